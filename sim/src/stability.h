// SPDX-License-Identifier: Apache-2.0
// AXI's stability rule, held against every output of the overlay in every clock: once VALID is
// high, it and its payload stay until READY. For the instrumented variant only.
#ifndef SWYNQ_SIM_SRC_STABILITY_H
#define SWYNQ_SIM_SRC_STABILITY_H

#include <array>
#include <cinttypes>
#include <cstdint>
#include <cstring>

#include "failure.h"
#include "ports.h"

namespace swynq {

// One channel. Its payload is any number of words, each with a name for the message.
template <size_t kWords>
class StableChannel {
 public:
  void reset() { waiting_ = false; }

  void check(const char* channel, const std::array<const char*, kWords>& names, uint64_t edge,
             bool valid, bool ready, const std::array<uint64_t, kWords>& payload) {
    if (waiting_) {
      if (!valid) {
        fail(SWYNQ_SIM_PROTOCOL_ERROR,
             "%s channel, clock %" PRIu64 ", %s 0x%" PRIx64 ": VALID fell before READY came",
             channel, edge, names[0], payload_[0]);
      }
      for (size_t i = 0; i < kWords; ++i) {
        if (payload[i] != payload_[i]) {
          fail(SWYNQ_SIM_PROTOCOL_ERROR,
               "%s channel, clock %" PRIu64 ", %s 0x%" PRIx64 ": %s changed from 0x%" PRIx64
               " to 0x%" PRIx64 " while VALID waited for READY",
               channel, edge, names[0], payload_[0], names[i], payload_[i], payload[i]);
        }
      }
    }
    waiting_ = valid && !ready;
    payload_ = payload;
  }

 private:
  bool waiting_ = false;
  std::array<uint64_t, kWords> payload_{};
};

// All channels on which the overlay drives VALID.
template <class M>
class StabilityChecks {
 public:
  void reset() {
    aw_.reset();
    w_.reset();
    ar_.reset();
    register_b_.reset();
    register_r_.reset();
  }

  void check(M& m, uint64_t edge) {
    aw_.check("AW", {"AWADDR", "AWLEN", "AWSIZE", "AWBURST", "AWID"}, edge, m.m_axi_awvalid,
              m.m_axi_awready,
              {m.m_axi_awaddr, m.m_axi_awlen, m.m_axi_awsize, m.m_axi_awburst, write_id(m)});
    ar_.check("AR", {"ARADDR", "ARLEN", "ARSIZE", "ARBURST", "ARID"}, edge, m.m_axi_arvalid,
              m.m_axi_arready,
              {m.m_axi_araddr, m.m_axi_arlen, m.m_axi_arsize, m.m_axi_arburst, read_id(m)});
    uint64_t data[2] = {0, 0};
    std::memcpy(data, &m.m_axi_wdata, DataPort<M>::kBytes);
    w_.check("W", {"WDATA[63:0]", "WDATA[127:64]", "WSTRB", "WLAST"}, edge, m.m_axi_wvalid,
             m.m_axi_wready, {data[0], data[1], m.m_axi_wstrb, m.m_axi_wlast});
    register_b_.check("AXI4-Lite B", {"BRESP"}, edge, m.s_axi_bvalid, m.s_axi_bready,
                      {m.s_axi_bresp});
    register_r_.check("AXI4-Lite R", {"RDATA", "RRESP"}, edge, m.s_axi_rvalid, m.s_axi_rready,
                      {m.s_axi_rdata, m.s_axi_rresp});
  }

 private:
  StableChannel<5> aw_;
  StableChannel<4> w_;
  StableChannel<5> ar_;
  StableChannel<1> register_b_;
  StableChannel<2> register_r_;
};

}  // namespace swynq

#endif
