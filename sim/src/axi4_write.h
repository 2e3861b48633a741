// SPDX-License-Identifier: Apache-2.0
// The write half of the DDR's AXI4 port: AW, W and B.
//
// Data may come in the same clock as its address or before it: up to kEarlyBeats beats wait for
// their address. Bursts are answered in the order of their addresses. Clock numbers are as in
// axi4_read.h.
#ifndef SWYNQ_SIM_SRC_AXI4_WRITE_H
#define SWYNQ_SIM_SRC_AXI4_WRITE_H

#include <bit>
#include <cstring>

#include "activity_bursts.h"
#include "burst.h"
#include "ddr.h"
#include "ports.h"
#include "random.h"
#include "swynq_sim.h"

namespace swynq {

template <class M>
class Axi4Write {
  using Port = DataPort<M>;
  static constexpr uint32_t kBusLog2 = std::countr_zero(Port::kBytes);
  static constexpr uint32_t kEarlyBeats = 16;

 public:
  Axi4Write(const Ddr& ddr, const swynq_sim_options& options, swynq_sim_statistics& statistics)
      : memory_(ddr.bytes()),
        memory_size_(ddr.size()),
        latency_(options.write_latency),
        max_outstanding_(options.max_outstanding_writes),
        stall_aw_(options.seed, 3, options.stall_aw),
        stall_w_(options.seed, 4, options.stall_w),
        stall_b_(options.seed, 5, options.stall_b),
        statistics_(statistics) {}

  // Forgets every burst.
  void reset() {
    accepted_ = filled_ = completed_ = 0;
    early_count_ = 0;
    offered_ = false;
  }

  BurstsInFlight in_flight() const {
    BurstsInFlight bursts{accepted_ - completed_, filled_ - completed_, false};
    for (uint32_t i = 0; i < early_count_; ++i) bursts.data += early_[i].last;
    bursts.partial = early_count_ != 0 && !early_[early_count_ - 1].last;
    return bursts;
  }

  // Sets the overlay's inputs for the coming edge.
  template <bool kStalls>
  void drive(M& model, uint64_t edge) {
    bool address_ready = accepted_ - completed_ < max_outstanding_;
    bool data_ready = (filled_ != accepted_) | (early_count_ < kEarlyBeats);
    bool may_offer = true;
    if constexpr (kStalls) {
      address_ready = !stall_aw_.next() && address_ready;
      data_ready = !stall_w_.next() && data_ready;
      may_offer = !stall_b_.next();
    }
    model.m_axi_awready = address_ready;
    model.m_axi_wready = data_ready;
    if (offered_) return;
    if (completed_ != filled_ && may_offer) {
      const Burst& burst = bursts_[completed_ % kBurstSlots];
      if (burst.due <= edge) {
        model.m_axi_bvalid = 1;
        model.m_axi_bresp = burst.error ? kDecErr : kOkay;
        set_write_id(model, burst.id);
        offered_ = true;
        return;
      }
    }
    model.m_axi_bvalid = 0;
  }

  // Takes what the overlay's settled outputs say, and what the coming edge will complete.
  [[gnu::always_inline]] void consume(M& model, uint64_t edge) {
    if (model.m_axi_awvalid & model.m_axi_awready) accept(model, edge);
    if (model.m_axi_wvalid & model.m_axi_wready) {
      if (statistics_.write_beats++ == 0) statistics_.first_write_beat_clock = edge;
      statistics_.last_write_beat_clock = edge;
      if (filled_ != accepted_) [[likely]] {
        store(&model.m_axi_wdata, model.m_axi_wstrb, model.m_axi_wlast != 0, edge);
      } else {
        EarlyBeat& beat = early_[early_count_++];
        std::memcpy(beat.data, &model.m_axi_wdata, Port::kBytes);
        beat.strobes = model.m_axi_wstrb;
        beat.last = model.m_axi_wlast != 0;
      }
    }
    if (offered_ & (model.m_axi_bready != 0)) {
      offered_ = false;
      ++completed_;
    }
  }

 private:
  struct EarlyBeat {
    uint8_t data[Port::kBytes];
    uint32_t strobes;
    bool last;
  };

  [[gnu::noinline]] void accept(M& model, uint64_t edge) {
    const BurstAddress address{model.m_axi_awaddr, model.m_axi_awlen + 1u, model.m_axi_awsize,
                               model.m_axi_awburst, write_id(model)};
    check_burst("AW", edge, address, Port::kBytes);
    bursts_[accepted_ % kBurstSlots].start(address, 0, memory_size_, kBusLog2);
    ++accepted_;
    ++statistics_.write_bursts;
    if (early_count_ != 0) [[unlikely]] store_early(edge);
  }

  // The beats that came before this first address.
  [[gnu::noinline]] void store_early(uint64_t edge) {
    uint32_t used = 0;
    while (used < early_count_ && filled_ != accepted_) {
      const EarlyBeat& beat = early_[used++];
      store(beat.data, beat.strobes, beat.last, edge);
    }
    early_count_ -= used;
    std::memmove(early_, early_ + used, early_count_ * sizeof early_[0]);
  }

  // One beat of the oldest burst whose data is not complete.
  void store(const void* data, uint32_t strobes, bool last, uint64_t edge) {
    Burst& burst = bursts_[filled_ % kBurstSlots];
    if (burst.plain & (strobes == Port::kAllLanes)) [[likely]] {
      std::memcpy(memory_ + burst.address, data, Port::kBytes);
      burst.address += Port::kBytes;
    } else {
      store_partly(burst, static_cast<const uint8_t*>(data), strobes, edge);
    }
    --burst.remaining;
    if (last != (burst.remaining == 0)) [[unlikely]] fail_last(burst, last, edge);
    if (last) {
      burst.due = edge + latency_;
      ++filled_;
    }
  }

  [[gnu::noinline]] void store_partly(Burst& burst, const uint8_t* data, uint32_t strobes,
                                      uint64_t edge) {
    const uint32_t lanes = burst.lanes(Port::kBytes);
    if ((strobes & ~lanes) != 0) {
      fail(SWYNQ_SIM_PROTOCOL_ERROR,
           "W channel, clock %" PRIu64 ", address 0x%" PRIx64
           ": WSTRB 0x%x strobes bytes outside the beat's lanes, 0x%x",
           edge, burst.address, strobes, lanes);
    }
    if (!burst.error) {
      uint8_t* word = memory_ + (burst.address & ~uint64_t{Port::kBytes - 1});
      for (uint32_t lane = 0; lane < Port::kBytes; ++lane) {
        if ((strobes >> lane) & 1u) word[lane] = data[lane];
      }
    }
    burst.advance();
    // After an unaligned first beat the rest of an incrementing burst is whole words.
    burst.plain = burst.type == kIncr && burst.beat_log2 == kBusLog2 && !burst.error;
  }

  [[noreturn, gnu::cold, gnu::noinline]] void fail_last(const Burst& burst, bool last,
                                                        uint64_t edge) {
    if (last) {
      fail(SWYNQ_SIM_PROTOCOL_ERROR,
           "W channel, clock %" PRIu64 ", address 0x%" PRIx64
           ": WLAST came %u beats before the end of the burst that AWLEN announced",
           edge, burst.first, burst.remaining);
    }
    fail(SWYNQ_SIM_PROTOCOL_ERROR,
         "W channel, clock %" PRIu64 ", address 0x%" PRIx64
         ": WLAST is missing on the last beat of the burst",
         edge, burst.first);
  }

  uint8_t* memory_;
  uint64_t memory_size_;
  uint32_t latency_;
  uint32_t max_outstanding_;
  // Counts of bursts: address accepted, data complete, response taken.
  uint32_t accepted_ = 0;
  uint32_t filled_ = 0;
  uint32_t completed_ = 0;
  uint32_t early_count_ = 0;
  bool offered_ = false;  // a response stands on B
  Stalls stall_aw_;
  Stalls stall_w_;
  Stalls stall_b_;
  swynq_sim_statistics& statistics_;
  Burst bursts_[kBurstSlots];
  EarlyBeat early_[kEarlyBeats];
};

}  // namespace swynq

#endif
