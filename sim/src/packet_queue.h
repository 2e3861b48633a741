// SPDX-License-Identifier: Apache-2.0
// Packets on their way into a stream of the overlay, or out of one.
#ifndef SWYNQ_SIM_SRC_PACKET_QUEUE_H
#define SWYNQ_SIM_SRC_PACKET_QUEUE_H

#include <cstdint>
#include <deque>
#include <vector>

#include "swynq_sim.h"

namespace swynq {

struct Packet {
  std::vector<uint8_t> bytes;
  // By swynq_sim_byte_kind; empty if all are data.
  std::vector<uint8_t> kinds;
  // TUSER of the beats; those that are missing are 0.
  std::vector<uint64_t> user;
  uint64_t beats = 0;
  uint64_t destination = 0;
  uint64_t id = 0;
  bool is_open = false;  // no TLAST at its end
  uint64_t first_clock = 0;
  uint64_t last_clock = 0;

  // From here on every byte has a kind.
  void keep_kinds() {
    if (kinds.empty()) kinds.assign(bytes.size(), SWYNQ_SIM_BYTE_DATA);
  }
};

}  // namespace swynq

#endif
