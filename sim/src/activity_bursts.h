// SPDX-License-Identifier: Apache-2.0
// Bursts as an onlooker sees them: their addresses, data and responses pass by on the channels,
// each in order, and belong together by their place in that order.
#ifndef SWYNQ_SIM_SRC_ACTIVITY_BURSTS_H
#define SWYNQ_SIM_SRC_ACTIVITY_BURSTS_H

#include <cstdint>

#include "burst.h"
#include "swynq_sim.h"

namespace swynq {

// Bursts of one direction that are under way when somebody begins to look.
struct BurstsInFlight {
  uint32_t addresses = 0;  // accepted, last read beat or write response yet to come
  uint32_t data = 0;       // of those the ones whose data is complete, and data without an address
  bool partial = false;    // some of the next burst's data has passed
};

// One direction. Write data may pass before its address.
class BurstTracker {
 public:
  void start(const BurstsInFlight& in_flight) {
    addressed_ = in_flight.addresses;
    filled_ = in_flight.data;
    ended_ = 0;
    // Whose address or first beat was not seen is followed to its end, but told of to nobody.
    const uint32_t begun = in_flight.data + (in_flight.partial ? 1 : 0);
    unseen_ = begun > addressed_ ? begun : addressed_;
    for (Slot& slot : slots_) slot = {};
  }

  uint32_t outstanding() const { return addressed_ - ended_; }
  // Bursts that were under way when the looking began.
  uint32_t unseen() const { return unseen_; }
  // Bursts under way whose beginning was seen.
  uint32_t seen_under_way() const {
    const bool open = slots_[filled_ % kSlots].first_beat != 0;
    const uint32_t begun = addressed_ > filled_ ? addressed_ : filled_ + open;
    const uint32_t told = ended_ > unseen_ ? ended_ : unseen_;
    return begun > told ? begun - told : 0;
  }

  void address(uint64_t clock, uint64_t address, uint32_t beats, uint32_t beat_log2) {
    Slot& slot = slots_[addressed_++ % kSlots];
    slot.start = clock;
    slot.address = address;
    slot.beats = beats;
    slot.beat_bytes = 1u << beat_log2;
  }

  void beat(uint64_t clock, bool last) {
    Slot& slot = slots_[filled_ % kSlots];
    if (slot.first_beat == 0) slot.first_beat = clock;
    slot.last_beat = clock;
    filled_ += last;
  }

  // The oldest burst is over. True if all of it was seen; event then says what it was.
  bool end(uint64_t clock, uint32_t kind, bool failed, swynq_sim_event& event) {
    Slot& slot = slots_[ended_ % kSlots];
    event = {};
    event.kind = kind;
    event.start = slot.start;
    event.end = clock;
    event.address = slot.address;
    event.first_beat = slot.first_beat;
    event.last_beat = slot.last_beat;
    event.beats = slot.beats;
    event.beat_bytes = slot.beat_bytes;
    event.status = failed ? SWYNQ_SIM_DECODE_ERROR : SWYNQ_SIM_OK;
    slot = {};
    return ended_++ >= unseen_;
  }

 private:
  // Addresses that wait, and beats that may come before theirs (axi4_write.h).
  static constexpr uint32_t kSlots = 2 * kBurstSlots;

  struct Slot {
    uint64_t start = 0;
    uint64_t address = 0;
    uint64_t first_beat = 0;
    uint64_t last_beat = 0;
    uint32_t beats = 0;
    uint32_t beat_bytes = 0;
  };

  // Counts of bursts: address accepted, data complete, over; and how many of them began unseen.
  uint32_t addressed_ = 0;
  uint32_t filled_ = 0;
  uint32_t ended_ = 0;
  uint32_t unseen_ = 0;
  Slot slots_[kSlots];
};

}  // namespace swynq

#endif
