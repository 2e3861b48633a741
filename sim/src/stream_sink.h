// SPDX-License-Identifier: Apache-2.0
// The receiver of a stream that the overlay sends: ready as long as there is room, unless stalled.
#ifndef SWYNQ_SIM_SRC_STREAM_SINK_H
#define SWYNQ_SIM_SRC_STREAM_SINK_H

#include <algorithm>
#include <cinttypes>
#include <deque>

#include "failure.h"
#include "packet_queue.h"
#include "ports.h"
#include "random.h"

namespace swynq {

template <class P>
class StreamSink {
  static constexpr uint32_t kBytes = P::kBytes;
  static constexpr size_t kLaneBytes = (kBytes + 7) / 8;
  static constexpr uint64_t kBeatRoom = kBytes == 0 ? 1 : kBytes;

 public:
  explicit StreamSink(const swynq_sim_options& options)
      : stall_(options.seed, 11 + kPortStreams * P::kIndex, 0) {}

  void set(const swynq_sim_stream_options& options) {
    stall_.set(options.stall);
    capacity_ = options.capacity;
  }

  // Forgets what was received.
  void reset() {
    complete_.clear();
    open_.clear();
    held_ = 0;
  }

  template <bool kStalls>
  [[gnu::always_inline]] void drive(Model& model, uint64_t) {
    bool ready = held_ < capacity_;
    if constexpr (kStalls) ready = !stall_.next() && ready;
    P::tready(model) = ready;
  }

  [[gnu::always_inline]] void consume(Model& model, uint64_t edge) {
    if (P::tvalid(model) & P::tready(model)) take(model, edge);
  }

  // Whether a call of receive() with room for this many bytes has its packet.
  bool has(uint64_t bytes) const {
    if (!complete_.empty()) return true;
    if constexpr (P::kHasLast) return false;
    return std::any_of(open_.begin(), open_.end(), [&](const auto& open) { return open.left() >= bytes; });
  }

  // The oldest packet. Of a stream without TLAST: as many bytes as there is room for.
  void receive(swynq_sim_packet& into) {
    if constexpr (!P::kHasLast) split(into.byte_count);
    Packet& packet = complete_.front();
    if (into.kinds == nullptr) remove_nulls(packet);
    const uint64_t size = packet.bytes.size();
    if (size > into.byte_count) {
      const uint64_t room = into.byte_count;
      into.byte_count = size;
      fail(SWYNQ_SIM_BAD_ARGUMENT,
           "%sstream: the packet has %" PRIu64 " bytes, but there is room for %" PRIu64
           "; it can be received with more",
           P::kMark, size, room);
    }
    std::copy(packet.bytes.begin(), packet.bytes.end(), into.bytes);
    if (into.kinds != nullptr) {
      for (uint64_t i = 0; i < size; ++i) {
        into.kinds[i] = packet.kinds.empty() ? SWYNQ_SIM_BYTE_DATA : packet.kinds[i];
      }
    }
    const uint64_t told = std::min<uint64_t>(packet.user.size(), into.user_count);
    if (into.user != nullptr) std::copy_n(packet.user.begin(), told, into.user);
    into.byte_count = size;
    into.user_count = packet.user.size();
    into.beats = packet.beats;
    into.destination = packet.destination;
    into.id = packet.id;
    into.flags = packet.is_open ? SWYNQ_SIM_PACKET_OPEN : 0;
    into.first_clock = packet.first_clock;
    into.last_clock = packet.last_clock;
    held_ -= packet.beats * kBeatRoom;
    complete_.pop_front();
  }

  uint64_t waiting() const { return complete_.size(); }
  uint64_t held() const { return held_; }

 private:
  // A packet that grows. What was cut off its front is only counted, and removed once it is the half, so
  // that many small cuts do not move the rest each time.
  struct OpenPacket : Packet {
    size_t bytes_gone = 0;
    size_t beats_gone = 0;

    size_t left() const { return bytes.size() - bytes_gone; }

    void forget() {
      const auto remove = [](auto& from, size_t count) {
        from.erase(from.begin(), from.begin() + static_cast<ptrdiff_t>(std::min(count, from.size())));
      };
      remove(bytes, bytes_gone);
      remove(kinds, bytes_gone);
      remove(user, beats_gone);
      bytes_gone = beats_gone = 0;
    }
  };

  void take(Model& model, uint64_t edge) {
    const size_t place = open_packet(P::tdest(model), P::tid(model), edge);
    OpenPacket& packet = open_[place];
    const bool is_last = P::kHasLast && P::tlast(model) != 0;
    if constexpr (kBytes != 0) append(model, packet, is_last);
    if constexpr (P::kHasUser) packet.user.push_back(P::tuser(model));
    ++packet.beats;
    packet.last_clock = edge;
    held_ += kBeatRoom;
    if (is_last) {
      complete_.push_back(std::move(packet));
      open_.erase(open_.begin() + static_cast<ptrdiff_t>(place));
    }
  }

  // Packets of different TDEST or TID may be interleaved (IHI 0051, 2.8).
  size_t open_packet(uint64_t destination, uint64_t id, uint64_t edge) {
    for (size_t place = 0; place < open_.size(); ++place) {
      if (open_[place].destination == destination && open_[place].id == id) [[likely]] return place;
    }
    OpenPacket& packet = open_.emplace_back();
    packet.destination = destination;
    packet.id = id;
    packet.first_clock = edge;
    return open_.size() - 1;
  }

  void append(Model& model, Packet& packet, bool is_last) {
    uint8_t data[kBytes];
    std::memcpy(data, &P::tdata(model), kBytes);
    if constexpr (!P::kHasKeep && !P::kHasStrobes) {
      packet.bytes.insert(packet.bytes.end(), data, data + kBytes);
    } else {
      uint8_t kinds[kBytes];
      uint32_t data_bytes = 0;
      uint32_t end = 0;
      lanes(model, kinds);
      for (uint32_t lane = 0; lane < kBytes; ++lane) {
        data_bytes += kinds[lane] == SWYNQ_SIM_BYTE_DATA;
        if (kinds[lane] != SWYNQ_SIM_BYTE_NULL) end = lane + 1;
      }
      // The null bytes that fill the last beat are no part of the packet.
      const uint32_t count = is_last ? end : kBytes;
      if (data_bytes != count) packet.keep_kinds();
      packet.bytes.insert(packet.bytes.end(), data, data + count);
      if (!packet.kinds.empty() || data_bytes != count) {
        packet.kinds.insert(packet.kinds.end(), kinds, kinds + count);
      }
    }
  }

  static void lanes(Model& model, uint8_t* kinds) {
    uint8_t keep[kLaneBytes];
    uint8_t strobes[kLaneBytes];
    std::fill_n(keep, kLaneBytes, uint8_t{0xFF});
    if constexpr (P::kHasKeep) std::memcpy(keep, &P::tkeep(model), kLaneBytes);
    // TSTRB is as TKEEP where it is missing.
    std::copy_n(keep, kLaneBytes, strobes);
    if constexpr (P::kHasStrobes) std::memcpy(strobes, &P::tstrb(model), kLaneBytes);
    for (uint32_t lane = 0; lane < kBytes; ++lane) {
      const bool is_kept = (keep[lane / 8] >> lane % 8 & 1) != 0;
      const bool is_data = (strobes[lane / 8] >> lane % 8 & 1) != 0;
      kinds[lane] = !is_kept    ? SWYNQ_SIM_BYTE_NULL
                    : !is_data ? SWYNQ_SIM_BYTE_POSITION
                               : SWYNQ_SIM_BYTE_DATA;
    }
  }

  static void remove_nulls(Packet& packet) {
    if (packet.kinds.empty()) return;
    size_t kept = 0;
    for (size_t i = 0; i < packet.bytes.size(); ++i) {
      if (packet.kinds[i] != SWYNQ_SIM_BYTE_NULL) packet.bytes[kept++] = packet.bytes[i];
    }
    packet.bytes.resize(kept);
    packet.kinds.clear();
  }

  // Cuts what is asked for off the endless packet of a stream without TLAST; of several, by TDEST and TID, off
  // the oldest that has it.
  void split(uint64_t bytes) {
    if (!complete_.empty()) return;
    const auto place =
        std::find_if(open_.begin(), open_.end(), [&](const auto& open) { return open.left() >= bytes; });
    OpenPacket& whole = *place;
    Packet part;
    part.destination = whole.destination;
    part.id = whole.id;
    part.is_open = true;
    part.first_clock = whole.first_clock;
    part.last_clock = whole.last_clock;
    const uint64_t beats = kBytes == 0 ? whole.beats : bytes / kBytes;
    part.beats = beats;
    whole.beats -= beats;
    copy(whole.kinds, part.kinds, whole.bytes_gone, bytes);
    copy(whole.bytes, part.bytes, whole.bytes_gone, bytes);
    copy(whole.user, part.user, whole.beats_gone, beats);
    whole.bytes_gone += bytes;
    whole.beats_gone += beats;
    complete_.push_back(std::move(part));
    if (whole.left() == 0) {
      open_.erase(place);
    } else if (whole.bytes_gone > whole.bytes.size() / 2) {
      whole.forget();
    }
  }

  template <class T>
  static void copy(const std::vector<T>& from, std::vector<T>& to, size_t first, uint64_t count) {
    first = std::min(first, from.size());
    const auto begin = from.begin() + static_cast<ptrdiff_t>(first);
    to.assign(begin, begin + static_cast<ptrdiff_t>(std::min<uint64_t>(count, from.size() - first)));
  }

  std::deque<Packet> complete_;
  std::deque<OpenPacket> open_;
  uint64_t held_ = 0;  // bytes, as they came: null ones too
  uint64_t capacity_ = uint64_t{1} << 30;
  Stalls stall_;
};

}  // namespace swynq

#endif
