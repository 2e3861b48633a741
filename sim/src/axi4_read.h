// SPDX-License-Identifier: Apache-2.0
// The read half of the DDR's AXI4 port: AR and R.
//
// Bursts are answered in the order of their addresses, one beat per clock with no gap between
// bursts whose data is due. Clock numbers: drive() and consume() are told the rising edge that is
// about to come; a beat offered at edge n is one that the overlay can take at edge n.
#ifndef SWYNQ_SIM_SRC_AXI4_READ_H
#define SWYNQ_SIM_SRC_AXI4_READ_H

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
class Axi4Read {
  using Port = DataPort<M>;
  static constexpr uint32_t kBusLog2 = std::countr_zero(Port::kBytes);

 public:
  Axi4Read(const Ddr& ddr, const swynq_sim_options& options, swynq_sim_statistics& statistics)
      : memory_(ddr.bytes()),
        memory_size_(ddr.size()),
        latency_(options.read_latency),
        max_outstanding_(options.max_outstanding_reads),
        stall_ar_(options.seed, 1, options.stall_ar),
        stall_r_(options.seed, 2, options.stall_r),
        statistics_(statistics) {}

  // Forgets every burst.
  void reset() {
    accepted_ = completed_ = 0;
    offered_ = false;
  }

  BurstsInFlight in_flight() const {
    const uint32_t outstanding = accepted_ - completed_;
    // Whether the first beat of the oldest has passed does not matter: its address has.
    return {outstanding, 0, false};
  }

  // Sets the overlay's inputs for the coming edge.
  template <bool kStalls>
  void drive(M& model, uint64_t edge) {
    bool ready = accepted_ - completed_ < max_outstanding_;
    bool may_offer = true;
    if constexpr (kStalls) {
      ready = !stall_ar_.next() && ready;
      may_offer = !stall_r_.next();
    }
    model.m_axi_arready = ready;
    if (offered_) return;
    if (accepted_ != completed_ && may_offer) {
      Burst& burst = bursts_[completed_ % kBurstSlots];
      if (burst.due <= edge) {
        offer(model, burst);
        return;
      }
    }
    model.m_axi_rvalid = 0;
  }

  // Takes what the overlay's settled outputs say, and what the coming edge will complete.
  [[gnu::always_inline]] void consume(M& model, uint64_t edge) {
    if (model.m_axi_arvalid & model.m_axi_arready) accept(model, edge);
    if (offered_ & (model.m_axi_rready != 0)) {
      offered_ = false;
      Burst& burst = bursts_[completed_ % kBurstSlots];
      completed_ += --burst.remaining == 0;
      if (statistics_.read_beats++ == 0) statistics_.first_read_beat_clock = edge;
      statistics_.last_read_beat_clock = edge;
    }
  }

 private:
  [[gnu::noinline]] void accept(M& model, uint64_t edge) {
    const BurstAddress address{model.m_axi_araddr, model.m_axi_arlen + 1u, model.m_axi_arsize,
                               model.m_axi_arburst, read_id(model)};
    check_burst("AR", edge, address, Port::kBytes);
    bursts_[accepted_ % kBurstSlots].start(address, edge + latency_, memory_size_, kBusLog2);
    ++accepted_;
    ++statistics_.read_bursts;
  }

  void offer(M& model, Burst& burst) {
    if (burst.plain) [[likely]] {
      std::memcpy(&model.m_axi_rdata, memory_ + burst.address, Port::kBytes);
      burst.address += Port::kBytes;
      model.m_axi_rresp = kOkay;
    } else if (burst.error) {
      std::memset(&model.m_axi_rdata, 0, Port::kBytes);
      model.m_axi_rresp = kDecErr;
    } else {
      // Lanes outside a narrow beat carry memory too; the overlay must not look at them.
      const uint64_t word = burst.address & ~uint64_t{Port::kBytes - 1};
      std::memcpy(&model.m_axi_rdata, memory_ + word, Port::kBytes);
      burst.advance();
      model.m_axi_rresp = kOkay;
    }
    model.m_axi_rlast = burst.remaining == 1;
    model.m_axi_rvalid = 1;
    set_read_id(model, burst.id);
    offered_ = true;
  }

  const uint8_t* memory_;
  uint64_t memory_size_;
  uint32_t latency_;
  uint32_t max_outstanding_;
  // Counts of bursts; their difference is what is outstanding.
  uint32_t accepted_ = 0;
  uint32_t completed_ = 0;
  bool offered_ = false;  // a beat stands on R
  Stalls stall_ar_;
  Stalls stall_r_;
  swynq_sim_statistics& statistics_;
  Burst bursts_[kBurstSlots];
};

}  // namespace swynq

#endif
