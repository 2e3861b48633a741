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
#include "bandwidth.h"
#include "burst.h"
#include "ddr.h"
#include "ports.h"
#include "random.h"
#include "swynq_sim.h"

namespace swynq {

template <class P>
class Axi4Read {
  static constexpr uint32_t kChannel = 2 * P::kIndex % 64;  // of the bandwidth
  static constexpr uint32_t kBusLog2 = std::countr_zero(P::kBytes);

 public:
  Axi4Read(const Ddr& ddr, const swynq_sim_options& options, Bandwidth& bandwidth,
           swynq_sim_statistics& statistics)
      : memory_(ddr.bytes()),
        memory_size_(ddr.size()),
        stall_ar_(options.seed, 1 + kPortStreams * P::kIndex, 0),
        stall_r_(options.seed, 2 + kPortStreams * P::kIndex, 0),
        bandwidth_(bandwidth),
        statistics_(statistics) {}

  void set(const swynq_sim_memory_options& options) {
    latency_ = options.read_latency;
    max_outstanding_ = options.max_outstanding_reads;
    stall_ar_.set(options.stall_ar);
    stall_r_.set(options.stall_r);
  }

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
  [[gnu::always_inline]] void drive(Model& model, uint64_t edge) {
    bool ready = accepted_ - completed_ < max_outstanding_;
    bool may_offer = true;
    if constexpr (kStalls) {
      ready = !stall_ar_.next() && ready;
      may_offer = !stall_r_.next();
    }
    P::arready(model) = ready;
    if (offered_) return;
    if (accepted_ != completed_ && may_offer) {
      Burst& burst = bursts_[completed_ % kBurstSlots];
      if (burst.due <= edge && (!kStalls || bandwidth_.allows(kChannel, true))) {
        offer(model, burst);
        if constexpr (kStalls) bandwidth_.spend(kChannel, P::kBytes);
        return;
      }
    }
    P::rvalid(model) = 0;
  }

  // Takes what the overlay's settled outputs say, and what the coming edge will complete.
  [[gnu::always_inline]] void consume(Model& model, uint64_t edge) {
    if (P::arvalid(model) & P::arready(model)) accept(model, edge);
    if (offered_ & (P::rready(model) != 0)) {
      offered_ = false;
      Burst& burst = bursts_[completed_ % kBurstSlots];
      completed_ += --burst.remaining == 0;
      if (statistics_.read_beats++ == 0) statistics_.first_read_beat_clock = edge;
      statistics_.last_read_beat_clock = edge;
    }
  }

 private:
  [[gnu::noinline]] void accept(Model& model, uint64_t edge) {
    const BurstAddress address{lite_aligned<P>(P::araddr(model)), P::arlen(model) + 1u,
                               P::arsize(model), P::arburst(model), P::arid(model)};
    check_burst<P>("AR", edge, address);
    bursts_[accepted_ % kBurstSlots].start(address, edge + latency_, memory_size_, kBusLog2);
    ++accepted_;
    ++statistics_.read_bursts;
  }

  void offer(Model& model, Burst& burst) {
    if (burst.plain) [[likely]] {
      put(P::rdata(model), memory_ + burst.address, P::kBytes);
      burst.address += P::kBytes;
      P::rresp(model) = kOkay;
    } else if (burst.error) {
      clear(P::rdata(model));
      P::rresp(model) = kDecErr;
    } else {
      // Lanes outside a narrow beat carry memory too; the overlay must not look at them.
      const uint64_t word = burst.address & ~uint64_t{P::kBytes - 1};
      put(P::rdata(model), memory_ + word, P::kBytes);
      burst.advance();
      P::rresp(model) = kOkay;
    }
    P::rlast(model) = burst.remaining == 1;
    P::rvalid(model) = 1;
    assign(P::rid(model), burst.id);
    offered_ = true;
  }

  const uint8_t* memory_;
  uint64_t memory_size_;
  uint32_t latency_ = 1;
  uint32_t max_outstanding_ = 1;
  // Counts of bursts; their difference is what is outstanding.
  uint32_t accepted_ = 0;
  uint32_t completed_ = 0;
  bool offered_ = false;  // a beat stands on R
  Stalls stall_ar_;
  Stalls stall_r_;
  Bandwidth& bandwidth_;
  swynq_sim_statistics& statistics_;
  Burst bursts_[kBurstSlots];
};

}  // namespace swynq

#endif
