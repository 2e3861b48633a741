// SPDX-License-Identifier: Apache-2.0
// One AXI4 burst: its rules, and where each of its beats goes.
#ifndef SWYNQ_SIM_SRC_BURST_H
#define SWYNQ_SIM_SRC_BURST_H

#include <cinttypes>
#include <cstdint>
#include <cstdio>

#include "failure.h"
#include "ports.h"

namespace swynq {

enum BurstType : uint8_t { kFixed = 0, kIncr = 1, kWrap = 2 };

// An address as it stands on AW or AR.
struct BurstAddress {
  uint64_t address;
  uint32_t beats;      // AxLEN + 1
  uint32_t beat_log2;  // AxSIZE
  uint32_t type;       // AxBURST
  uint32_t id;
};

// What a message about a port begins with, if the overlay has several of its kind: `m_axi_hp0_, `.
template <class P>
constexpr const char* port_mark() {
  if constexpr (std::tuple_size_v<MemoryPorts> > 1) {
    return P::kMark;
  } else {
    return "";
  }
}

// AXI4-Lite has no narrow or unaligned transfers: the low address bits say nothing (IHI 0022, B1.1).
template <class P>
constexpr uint64_t lite_aligned(uint64_t address) {
  return P::kIsLite ? address & ~uint64_t{P::kBytes - 1} : address;
}

// Throws PROTOCOL_ERROR if the burst breaks a rule of AXI4 (IHI 0022, "Address structure").
// channel: "AW" or "AR". Small enough to be inlined: it runs once per burst.
template <class P>
void check_burst(const char* channel, uint64_t clock, const BurstAddress& burst) {
  constexpr uint32_t bus_bytes = P::kBytes;
  const char* const mark = port_mark<P>();
  const uint64_t bytes = uint64_t{1} << burst.beat_log2;
  if (bytes > bus_bytes) {
    fail(SWYNQ_SIM_PROTOCOL_ERROR,
         "%s%s channel, clock %" PRIu64 ", address 0x%" PRIx64 ": beats of %" PRIu64
         " bytes (%sSIZE %u) on a bus of %u bytes",
         mark, channel, clock, burst.address, bytes, channel, burst.beat_log2, bus_bytes);
  }
  switch (burst.type) {
    case kIncr: {
      const uint64_t first = burst.address & ~(bytes - 1);
      const uint64_t last = first + bytes * burst.beats - 1;
      if ((first >> 12) != (last >> 12)) {
        fail(SWYNQ_SIM_PROTOCOL_ERROR,
             "%s%s channel, clock %" PRIu64 ", address 0x%" PRIx64 ": a burst of %u beats of %" PRIu64
             " bytes crosses a 4 KiB boundary",
             mark, channel, clock, burst.address, burst.beats, bytes);
      }
      return;
    }
    case kFixed:
      if (burst.beats > 16) {
        fail(SWYNQ_SIM_PROTOCOL_ERROR,
             "%s%s channel, clock %" PRIu64 ", address 0x%" PRIx64
             ": a FIXED burst of %u beats; at most 16 are allowed",
             mark, channel, clock, burst.address, burst.beats);
      }
      return;
    case kWrap:
      if (burst.beats != 2 && burst.beats != 4 && burst.beats != 8 && burst.beats != 16) {
        fail(SWYNQ_SIM_PROTOCOL_ERROR,
             "%s%s channel, clock %" PRIu64 ", address 0x%" PRIx64
             ": a WRAP burst of %u beats; only 2, 4, 8 and 16 are allowed",
             mark, channel, clock, burst.address, burst.beats);
      }
      if (burst.address % bytes != 0) {
        fail(SWYNQ_SIM_PROTOCOL_ERROR,
             "%s%s channel, clock %" PRIu64 ", address 0x%" PRIx64
             ": a WRAP burst must start at a multiple of its beat, %" PRIu64 " bytes",
             mark, channel, clock, burst.address, bytes);
      }
      return;
    default:
      fail(SWYNQ_SIM_PROTOCOL_ERROR,
           "%s%s channel, clock %" PRIu64 ", address 0x%" PRIx64 ": %sBURST is 3, which is reserved",
           mark, channel, clock, burst.address, channel);
  }
}

// A burst under way.
struct Burst {
  uint64_t address = 0;  // of the next beat
  uint64_t first = 0;    // as it stood on AW or AR, for messages
  uint64_t due = 0;      // clock of the first data beat (read) or of the response (write)
  uint64_t wrap_mask = 0;
  uint32_t remaining = 0;
  uint32_t id = 0;
  uint32_t beat_log2 = 0;
  uint8_t type = kIncr;
  bool error = false;  // beyond the DDR
  // Every further beat is one whole bus word, one after the other: the fast path.
  bool plain = false;

  void start(const BurstAddress& from, uint64_t due_clock, uint64_t memory_size,
             uint32_t bus_log2) {
    address = first = from.address;
    due = due_clock;
    remaining = from.beats;
    id = from.id;
    beat_log2 = from.beat_log2;
    type = static_cast<uint8_t>(from.type);
    wrap_mask = (uint64_t{from.beats} << from.beat_log2) - 1;
    // A burst stays within 4 KiB, and the DDR ends on such a boundary: first beat tells for all.
    error = address >= memory_size;
    plain = type == kIncr && beat_log2 == bus_log2 && (address & ((1u << bus_log2) - 1)) == 0 &&
            !error;
  }

  // To the address of the next beat, for bursts that are not plain.
  void advance() {
    const uint64_t bytes = uint64_t{1} << beat_log2;
    if (type == kIncr) {
      address = (address & ~(bytes - 1)) + bytes;
    } else if (type == kWrap) {
      address = (address & ~wrap_mask) | ((address + bytes) & wrap_mask);
    }
  }

  // Byte lanes that the beat at address may use, a bit each.
  template <uint32_t kBytes>
  Lanes<kBytes> lanes() const {
    const uint32_t bytes = 1u << beat_log2;
    const uint32_t low = static_cast<uint32_t>(address) & (kBytes - 1);
    const uint32_t high = (low & ~(bytes - 1)) + bytes;
    const Lanes<kBytes> below = kAllLanes<kBytes> >> (kBytes - high);
    return below & static_cast<Lanes<kBytes>>(kAllLanes<kBytes> << low);
  }
};

// A bit mask of lanes as a number in hexadecimal, for messages.
struct LanesText {
  template <class Bits>
  explicit LanesText(Bits lanes) {
    const auto low = static_cast<uint64_t>(lanes);
    uint64_t high = 0;
    if constexpr (sizeof lanes > 8) high = static_cast<uint64_t>(lanes >> 64);
    if (high != 0) {
      std::snprintf(text, sizeof text, "0x%" PRIx64 "%016" PRIx64, high, low);
    } else {
      std::snprintf(text, sizeof text, "0x%" PRIx64, low);
    }
  }
  char text[40];
};

// Slots for the bursts that a channel has accepted and not completed; options allow 64.
inline constexpr uint32_t kBurstSlots = 64;

}  // namespace swynq

#endif
