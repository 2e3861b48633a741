// SPDX-License-Identifier: Apache-2.0
// The pins that a cycle monitor watches, as they are at one rising edge of the clock.
#ifndef CYCLE_MONITOR_TEST_PINS_H
#define CYCLE_MONITOR_TEST_PINS_H

#include <cstdint>

enum Channel { kAr, kR, kAw, kW, kB, kSource, kDestination, kChannels };

struct Pins {
  bool valid[kChannels] = {};
  bool ready[kChannels] = {};
  bool r_last = false, source_last = false, destination_last = false;
  // Byte enables of W, source and destination.
  uint32_t w_strobes = 0, source_keep = 0, destination_keep = 0;
  bool stream_reset = false;
  bool aw_valid = false, w_valid = false, b_valid = false, b_ready = false;
  bool ar_valid = false, r_valid = false, r_ready = false;

  bool beat(Channel channel) const { return valid[channel] && ready[channel]; }
};

#endif
