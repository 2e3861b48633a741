// SPDX-License-Identifier: Apache-2.0
// AXI's stability rule, held against every output of the overlay in every clock: once VALID is
// high, it and its payload stay until READY. For the instrumented variant only.
#ifndef SWYNQ_SIM_SRC_STABILITY_H
#define SWYNQ_SIM_SRC_STABILITY_H

#include <array>
#include <cinttypes>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "burst.h"
#include "failure.h"
#include "ports.h"

namespace swynq {

// One channel. Its payload is kWords words of 64 bits: fields of one word each, the last of which
// may take several.
template <size_t kWords>
class StableChannel {
 public:
  using Names = std::initializer_list<const char*>;
  using Payload = std::array<uint64_t, kWords>;

  void reset() { waiting_ = false; }

  void check(const char* mark, const char* channel, Names names, uint64_t edge, bool valid,
             bool ready, const Payload& payload) {
    if (waiting_) {
      if (!valid) {
        fail(SWYNQ_SIM_PROTOCOL_ERROR,
             "%s%s channel, clock %" PRIu64 ", %s 0x%" PRIx64 ": VALID fell before READY came",
             mark, channel, edge, name(names, 0).c_str(), payload_[0]);
      }
      for (size_t i = 0; i < kWords; ++i) {
        if (payload[i] != payload_[i]) {
          fail(SWYNQ_SIM_PROTOCOL_ERROR,
               "%s%s channel, clock %" PRIu64 ", %s 0x%" PRIx64 ": %s changed from 0x%" PRIx64
               " to 0x%" PRIx64 " while VALID waited for READY",
               mark, channel, edge, name(names, 0).c_str(), payload_[0], name(names, i).c_str(),
               payload_[i], payload[i]);
        }
      }
    }
    waiting_ = valid && !ready;
    payload_ = payload;
  }

 private:
  // Words beyond the last name belong to it: `WDATA[127:64]`.
  static std::string name(Names names, size_t word) {
    const size_t last = names.size() - 1;
    const std::string name = names.begin()[word < last ? word : last];
    if (word < last || kWords == names.size()) return name;
    const size_t low = (word - last) * 64;
    return name + "[" + std::to_string(low + 63) + ":" + std::to_string(low) + "]";
  }

  bool waiting_ = false;
  Payload payload_{};
};

template <uint32_t kBytes>
inline constexpr size_t kWordsOf = kBytes == 0 ? 1 : (kBytes + 7) / 8;

// The channels of a memory port on which the overlay drives VALID.
template <class P>
class StableMemory {
 public:
  void reset() {
    aw_.reset();
    w_.reset();
    ar_.reset();
  }

  void check(Model& m, uint64_t edge) {
    const char* const mark = port_mark<P>();
    if constexpr (P::kHasWrite) {
      aw_.check(mark, "AW", {"AWADDR", "AWLEN", "AWSIZE", "AWBURST", "AWID"}, edge, P::awvalid(m),
                P::awready(m),
                {P::awaddr(m), P::awlen(m), P::awsize(m), P::awburst(m), P::awid(m)});
      const auto strobes = write_strobes<P>(m);
      std::array<uint64_t, 3 + kData> payload{static_cast<uint64_t>(strobes)};
      if constexpr (sizeof strobes > 8) payload[1] = static_cast<uint64_t>(strobes >> 64);
      payload[2] = P::wlast(m);
      std::memcpy(&payload[3], &P::wdata(m), P::kBytes);
      w_.check(mark, "W", {"WSTRB", "WSTRB", "WLAST", "WDATA"}, edge, P::wvalid(m), P::wready(m),
               payload);
    }
    if constexpr (P::kHasRead) {
      ar_.check(mark, "AR", {"ARADDR", "ARLEN", "ARSIZE", "ARBURST", "ARID"}, edge, P::arvalid(m),
                P::arready(m),
                {P::araddr(m), P::arlen(m), P::arsize(m), P::arburst(m), P::arid(m)});
    }
  }

 private:
  static constexpr size_t kData = kWordsOf<P::kBytes>;

  StableChannel<5> aw_;
  StableChannel<3 + kData> w_;
  StableChannel<5> ar_;
};

// The responses of a register port.
template <class P>
class StableRegisters {
 public:
  void reset() {
    b_.reset();
    r_.reset();
  }

  void check(Model& m, uint64_t edge) {
    if constexpr (P::kHasWrite) {
      b_.check("", "AXI4-Lite B", {"BRESP"}, edge, P::bvalid(m), P::bready(m), {P::bresp(m)});
    }
    if constexpr (P::kHasRead) {
      std::array<uint64_t, 1 + kData> payload{P::rresp(m)};
      std::memcpy(&payload[1], &P::rdata(m), P::kBytes);
      r_.check("", "AXI4-Lite R", {"RRESP", "RDATA"}, edge, P::rvalid(m), P::rready(m), payload);
    }
  }

 private:
  static constexpr size_t kData = kWordsOf<P::kBytes>;

  StableChannel<1> b_;
  StableChannel<1 + kData> r_;
};

// A stream that the overlay sends.
template <class P>
class StableStream {
 public:
  void reset() { t_.reset(); }

  void check([[maybe_unused]] Model& m, [[maybe_unused]] uint64_t edge) {
    if constexpr (!P::kIsSource) {
      std::array<uint64_t, 4 + 2 * kLanes + kData> payload{P::tlast(m), P::tuser(m), P::tdest(m),
                                                           P::tid(m)};
      if constexpr (P::kHasKeep) std::memcpy(&payload[4], &P::tkeep(m), (P::kBytes + 7) / 8);
      if constexpr (P::kHasStrobes) {
        std::memcpy(&payload[4 + kLanes], &P::tstrb(m), (P::kBytes + 7) / 8);
      }
      if constexpr (P::kBytes != 0) std::memcpy(&payload[4 + 2 * kLanes], &P::tdata(m), P::kBytes);
      t_.check(P::kMark, "T", {"TLAST", "TUSER", "TDEST", "TID", "TKEEP, TSTRB, TDATA"}, edge,
               P::tvalid(m), P::tready(m), payload);
    }
  }

 private:
  static constexpr size_t kData = kWordsOf<P::kBytes>;
  static constexpr size_t kLanes = kWordsOf<kData>;

  StableChannel<4 + 2 * kLanes + kData> t_;
};

}  // namespace swynq

#endif
