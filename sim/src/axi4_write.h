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
#include "bandwidth.h"
#include "burst.h"
#include "ddr.h"
#include "ports.h"
#include "random.h"
#include "swynq_sim.h"

namespace swynq {

template <class P>
class Axi4Write {
  using Strobes = Lanes<P::kBytes>;
  static constexpr uint32_t kChannel = (2 * P::kIndex + 1) % 64;  // of the bandwidth
  static constexpr uint32_t kBusLog2 = std::countr_zero(P::kBytes);
  static constexpr uint32_t kEarlyBeats = 16;

 public:
  Axi4Write(const Ddr& ddr, const swynq_sim_options& options, Bandwidth& bandwidth,
            swynq_sim_statistics& statistics)
      : memory_(ddr.bytes()),
        memory_size_(ddr.size()),
        stall_aw_(options.seed, 3 + kPortStreams * P::kIndex, 0),
        stall_w_(options.seed, 4 + kPortStreams * P::kIndex, 0),
        stall_b_(options.seed, 5 + kPortStreams * P::kIndex, 0),
        bandwidth_(bandwidth),
        statistics_(statistics) {}

  void set(const swynq_sim_memory_options& options) {
    latency_ = options.write_latency;
    max_outstanding_ = options.max_outstanding_writes;
    stall_aw_.set(options.stall_aw);
    stall_w_.set(options.stall_w);
    stall_b_.set(options.stall_b);
  }

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
  [[gnu::always_inline]] void drive(Model& model, uint64_t edge) {
    bool address_ready = accepted_ - completed_ < max_outstanding_;
    bool data_ready = (filled_ != accepted_) | (early_count_ < kEarlyBeats);
    bool may_offer = true;
    if constexpr (kStalls) {
      address_ready = !stall_aw_.next() && address_ready;
      data_ready = !stall_w_.next() && data_ready;
      if (!bandwidth_.allows(kChannel, P::wvalid(model) && data_ready)) data_ready = false;
      may_offer = !stall_b_.next();
    }
    P::awready(model) = address_ready;
    P::wready(model) = data_ready;
    if (offered_) return;
    if (completed_ != filled_ && may_offer) {
      const Burst& burst = bursts_[completed_ % kBurstSlots];
      if (burst.due <= edge) {
        P::bvalid(model) = 1;
        P::bresp(model) = burst.error ? kDecErr : kOkay;
        assign(P::bid(model), burst.id);
        offered_ = true;
        return;
      }
    }
    P::bvalid(model) = 0;
  }

  // Takes what the overlay's settled outputs say, and what the coming edge will complete.
  template <bool kStalls>
  [[gnu::always_inline]] void consume(Model& model, uint64_t edge) {
    if (P::awvalid(model) & P::awready(model)) accept(model, edge);
    if (P::wvalid(model) & P::wready(model)) {
      if constexpr (kStalls) bandwidth_.spend(kChannel, P::kBytes);
      if (statistics_.write_beats++ == 0) statistics_.first_write_beat_clock = edge;
      statistics_.last_write_beat_clock = edge;
      if (filled_ != accepted_) [[likely]] {
        store(&P::wdata(model), write_strobes<P>(model), P::wlast(model) != 0, edge, P::wid(model));
      } else {
        EarlyBeat& beat = early_[early_count_++];
        std::memcpy(beat.data, &P::wdata(model), P::kBytes);
        beat.strobes = write_strobes<P>(model);
        beat.id = P::wid(model);
        beat.last = P::wlast(model) != 0;
      }
    }
    if (offered_ & (P::bready(model) != 0)) {
      offered_ = false;
      ++completed_;
    }
  }

 private:
  struct EarlyBeat {
    uint8_t data[P::kBytes];
    Strobes strobes;
    uint32_t id;
    bool last;
  };

  [[gnu::noinline]] void accept(Model& model, uint64_t edge) {
    const BurstAddress address{lite_aligned<P>(P::awaddr(model)), P::awlen(model) + 1u,
                               P::awsize(model), P::awburst(model), P::awid(model)};
    check_burst<P>("AW", edge, address);
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
      store(beat.data, beat.strobes, beat.last, edge, beat.id);
    }
    early_count_ -= used;
    std::memmove(early_, early_ + used, early_count_ * sizeof early_[0]);
  }

  // One beat of the oldest burst whose data is not complete.
  void store(const void* data, Strobes strobes, bool last, uint64_t edge,
             [[maybe_unused]] uint32_t id) {
    Burst& burst = bursts_[filled_ % kBurstSlots];
    if constexpr (P::kHasWriteId) {
      if (id != burst.id) [[unlikely]] fail_interleaved(burst, id, edge);
    }
    if (burst.plain & (strobes == kAllLanes<P::kBytes>)) [[likely]] {
      std::memcpy(memory_ + burst.address, data, P::kBytes);
      burst.address += P::kBytes;
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

  [[gnu::noinline]] void store_partly(Burst& burst, const uint8_t* data, Strobes strobes,
                                      uint64_t edge) {
    const Strobes lanes = burst.lanes<P::kBytes>();
    if ((strobes & ~lanes) != 0) {
      fail(SWYNQ_SIM_PROTOCOL_ERROR,
           "%sW channel, clock %" PRIu64 ", address 0x%" PRIx64
           ": WSTRB %s strobes bytes outside the beat's lanes, %s",
           port_mark<P>(), edge, burst.address, LanesText(strobes).text, LanesText(lanes).text);
    }
    if (!burst.error) {
      uint8_t* word = memory_ + (burst.address & ~uint64_t{P::kBytes - 1});
      for (uint32_t lane = 0; lane < P::kBytes; ++lane) {
        if (static_cast<uint32_t>(strobes >> lane) & 1u) word[lane] = data[lane];
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
           "%sW channel, clock %" PRIu64 ", address 0x%" PRIx64
           ": WLAST came %u beats before the end of the burst that AWLEN announced",
           port_mark<P>(), edge, burst.first, burst.remaining);
    }
    fail(SWYNQ_SIM_PROTOCOL_ERROR,
         "%sW channel, clock %" PRIu64 ", address 0x%" PRIx64
         ": WLAST is missing on the last beat of the burst",
         port_mark<P>(), edge, burst.first);
  }

  // AXI3 lets a manager mix the data of several bursts; the memory takes them one after the other.
  [[noreturn, gnu::cold, gnu::noinline]] void fail_interleaved(const Burst& burst, uint32_t id,
                                                               uint64_t edge) {
    fail(SWYNQ_SIM_PROTOCOL_ERROR,
         "%sW channel, clock %" PRIu64 ", address 0x%" PRIx64
         ": WID is %u, but the burst whose data is due has the ID %u; data of several bursts cannot be "
         "interleaved here",
         port_mark<P>(), edge, burst.first, id, burst.id);
  }

  uint8_t* memory_;
  uint64_t memory_size_;
  uint32_t latency_ = 1;
  uint32_t max_outstanding_ = 1;
  // Counts of bursts: address accepted, data complete, response taken.
  uint32_t accepted_ = 0;
  uint32_t filled_ = 0;
  uint32_t completed_ = 0;
  uint32_t early_count_ = 0;
  bool offered_ = false;  // a response stands on B
  Stalls stall_aw_;
  Stalls stall_w_;
  Stalls stall_b_;
  Bandwidth& bandwidth_;
  swynq_sim_statistics& statistics_;
  Burst bursts_[kBurstSlots];
  EarlyBeat early_[kEarlyBeats];
};

}  // namespace swynq

#endif
