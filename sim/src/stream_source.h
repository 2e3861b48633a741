// SPDX-License-Identifier: Apache-2.0
// The sender of a stream that the overlay receives: a beat per clock as long as there are any, unless
// stalled. VALID waits for nothing, and stays until READY (IHI 0051, 2.2).
#ifndef SWYNQ_SIM_SRC_STREAM_SOURCE_H
#define SWYNQ_SIM_SRC_STREAM_SOURCE_H

#include <algorithm>
#include <cinttypes>
#include <deque>

#include "failure.h"
#include "packet_queue.h"
#include "ports.h"
#include "random.h"

namespace swynq {

template <class P>
class StreamSource {
  static constexpr uint32_t kBytes = P::kBytes;

 public:
  explicit StreamSource(const swynq_sim_options& options)
      : stall_(options.seed, 11 + kPortStreams * P::kIndex, 0) {}

  void set(const swynq_sim_stream_options& options) { stall_.set(options.stall); }

  // Forgets what was not sent.
  void reset() {
    packets_.clear();
    at_ = beat_ = 0;
    offered_ = false;
  }

  // Throws BAD_ARGUMENT for a packet that the stream cannot carry.
  void send(Packet packet) {
    check(packet);
    packet.beats = kBytes == 0 ? packet.user.size() : (packet.bytes.size() + kBytes - 1) / kBytes;
    packets_.push_back(std::move(packet));
  }

  bool is_idle() const { return packets_.empty(); }
  uint64_t waiting() const { return packets_.size(); }

  template <bool kStalls>
  [[gnu::always_inline]] void drive(Model& model, uint64_t) {
    bool may_offer = true;
    if constexpr (kStalls) may_offer = !stall_.next();
    if (offered_) return;
    if (!packets_.empty() && may_offer) {
      offer(model, packets_.front());
    } else {
      P::tvalid(model) = 0;
    }
  }

  [[gnu::always_inline]] void consume(Model& model, uint64_t) {
    if (offered_ & (P::tready(model) != 0)) {
      offered_ = false;
      Packet& packet = packets_.front();
      at_ += kBytes;
      if (++beat_ == packet.beats) [[unlikely]] {
        packets_.pop_front();
        at_ = beat_ = 0;
      }
    }
  }

 private:
  void check(const Packet& packet) const {
    const uint64_t size = packet.bytes.size();
    if (kBytes == 0 ? packet.user.empty() : size == 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "%sstream: a packet of no bytes", P::kMark);
    }
    if (!P::kHasKeep && kBytes != 0 && size % kBytes != 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT,
           "%sstream: the packet has %" PRIu64 " bytes, but must have a multiple of %u: the stream has no "
           "TKEEP",
           P::kMark, size, kBytes);
    }
    for (uint8_t kind : packet.kinds) {
      const bool fits = kind == SWYNQ_SIM_BYTE_DATA || (kind == SWYNQ_SIM_BYTE_NULL && P::kHasKeep) ||
                        (kind == SWYNQ_SIM_BYTE_POSITION && P::kHasStrobes);
      if (!fits) {
        fail(SWYNQ_SIM_BAD_ARGUMENT, "%sstream: a byte of kind %u, which %s", P::kMark, kind,
             kind == SWYNQ_SIM_BYTE_NULL       ? "needs TKEEP"
             : kind == SWYNQ_SIM_BYTE_POSITION ? "needs TSTRB"
                                               : "is none of swynq_sim_byte_kind");
      }
    }
    check_field("TDEST", packet.destination, P::kDestinationBits);
    check_field("TID", packet.id, P::kIdBits);
    for (uint64_t user : packet.user) check_field("TUSER", user, P::kUserBits);
  }

  static void check_field(const char* name, uint64_t value, uint32_t bits) {
    if (bits < 64 && (value >> bits) != 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "%sstream: %s 0x%" PRIx64 " does not fit %u bits", P::kMark, name,
           value, bits);
    }
  }

  void offer(Model& model, const Packet& packet) {
    const bool is_last = beat_ + 1 == packet.beats;
    if constexpr (kBytes != 0) {
      const size_t left = packet.bytes.size() - at_;
      if (left >= kBytes) [[likely]] {
        put(P::tdata(model), packet.bytes.data() + at_, kBytes);
      } else {
        clear(P::tdata(model));
        put(P::tdata(model), packet.bytes.data() + at_, left);
      }
      if constexpr (P::kHasKeep || P::kHasStrobes) set_lanes(model, packet, left);
    }
    if constexpr (P::kHasUser) {
      assign(P::tuser(model), beat_ < packet.user.size() ? packet.user[beat_] : 0);
    }
    assign(P::tdest(model), packet.destination);
    assign(P::tid(model), packet.id);
    P::tlast(model) = is_last && !packet.is_open;
    P::tvalid(model) = 1;
    offered_ = true;
  }

  void set_lanes(Model& model, const Packet& packet, size_t left) {
    if (left >= kBytes && packet.kinds.empty()) [[likely]] {
      constexpr auto all = AllLanes{};
      put(P::tkeep(model), all.bytes, kLaneBytes);
      put(P::tstrb(model), all.bytes, kLaneBytes);
      return;
    }
    uint8_t keep[kLaneBytes] = {};
    uint8_t strobes[kLaneBytes] = {};
    for (size_t lane = 0; lane < std::min<size_t>(left, kBytes); ++lane) {
      const uint8_t kind = packet.kinds.empty() ? SWYNQ_SIM_BYTE_DATA : packet.kinds[at_ + lane];
      if (kind != SWYNQ_SIM_BYTE_NULL) keep[lane / 8] |= static_cast<uint8_t>(1u << lane % 8);
      if (kind == SWYNQ_SIM_BYTE_DATA) strobes[lane / 8] |= static_cast<uint8_t>(1u << lane % 8);
    }
    put(P::tkeep(model), keep, kLaneBytes);
    put(P::tstrb(model), strobes, kLaneBytes);
  }

  static constexpr size_t kLaneBytes = (kBytes + 7) / 8;

  struct AllLanes {
    constexpr AllLanes() {
      for (size_t lane = 0; lane < kBytes; ++lane) {
        bytes[lane / 8] = static_cast<uint8_t>(bytes[lane / 8] | 1u << lane % 8);
      }
    }
    uint8_t bytes[kLaneBytes == 0 ? 1 : kLaneBytes] = {};
  };

  std::deque<Packet> packets_;
  size_t at_ = 0;      // byte of the front packet that the next beat begins with
  uint64_t beat_ = 0;  // and the beat's number
  bool offered_ = false;
  Stalls stall_;
};

}  // namespace swynq

#endif
