// SPDX-License-Identifier: Apache-2.0
// The AXI4-Lite initiator: one register access at a time, in as few clocks as the overlay allows.
//
// A clock is Clock(before_edge): it settles the overlay's inputs, calls before_edge() to look at
// the handshakes that the coming edge completes, and lets the edge happen. What is set on the
// ports after it returns counts for the next edge.
#ifndef SWYNQ_SIM_SRC_REGISTER_ACCESS_H
#define SWYNQ_SIM_SRC_REGISTER_ACCESS_H

#include <cinttypes>
#include <cstdint>

#include "failure.h"
#include "ports.h"
#include "random.h"
#include "swynq_sim.h"

namespace swynq {

template <class M>
class RegisterAccess {
 public:
  explicit RegisterAccess(const swynq_sim_options& options)
      : timeout_(options.register_timeout),
        stall_aw_(options.seed, 6, options.stall_registers),
        stall_w_(options.seed, 7, options.stall_registers),
        stall_b_(options.seed, 8, options.stall_registers),
        stall_ar_(options.seed, 9, options.stall_registers),
        stall_r_(options.seed, 10, options.stall_registers) {}

  void reset() { hung_ = false; }

  // AW and W go out together, unless stalled apart. edge: number of the next clock.
  template <class Clock>
  void write(M& model, uint64_t edge, uint64_t address, uint32_t value, uint32_t strobes,
             Clock&& clock) {
    refuse_if_hung();
    assign(model.s_axi_awaddr, address);
    model.s_axi_wdata = value;
    assign(model.s_axi_wstrb, strobes);
    bool address_done = false;
    bool data_done = false;
    for (uint32_t n = 0; n < timeout_; ++n, ++edge) {
      if (!address_done && !model.s_axi_awvalid) model.s_axi_awvalid = !stall_aw_.next();
      if (!data_done && !model.s_axi_wvalid) model.s_axi_wvalid = !stall_w_.next();
      model.s_axi_bready = !stall_b_.next();
      bool finished = false;
      uint32_t response = kOkay;
      clock([&] {
        address_done |= (model.s_axi_awvalid & model.s_axi_awready) != 0;
        data_done |= (model.s_axi_wvalid & model.s_axi_wready) != 0;
        if (model.s_axi_bvalid) {
          if (!(address_done && data_done)) fail_early("B", edge, address);
          finished = model.s_axi_bready != 0;
          response = model.s_axi_bresp;
        }
      });
      if (address_done) model.s_axi_awvalid = 0;
      if (data_done) model.s_axi_wvalid = 0;
      if (finished) {
        model.s_axi_bready = 0;
        check_response("write", address, response);
        return;
      }
    }
    hung_ = true;
    fail(SWYNQ_SIM_BUS_HANG,
         "register write, address 0x%" PRIx64
         ": not completed within %u clocks (address %s, data %s, no response); reset the overlay",
         address, timeout_, accepted(address_done), accepted(data_done));
  }

  template <class Clock>
  uint32_t read(M& model, uint64_t edge, uint64_t address, Clock&& clock) {
    refuse_if_hung();
    assign(model.s_axi_araddr, address);
    bool address_done = false;
    for (uint32_t n = 0; n < timeout_; ++n, ++edge) {
      if (!address_done && !model.s_axi_arvalid) model.s_axi_arvalid = !stall_ar_.next();
      model.s_axi_rready = !stall_r_.next();
      bool finished = false;
      uint32_t response = kOkay;
      uint32_t value = 0;
      clock([&] {
        address_done |= (model.s_axi_arvalid & model.s_axi_arready) != 0;
        if (model.s_axi_rvalid) {
          if (!address_done) fail_early("R", edge, address);
          finished = model.s_axi_rready != 0;
          response = model.s_axi_rresp;
          value = model.s_axi_rdata;
        }
      });
      if (address_done) model.s_axi_arvalid = 0;
      if (finished) {
        model.s_axi_rready = 0;
        check_response("read", address, response);
        return value;
      }
    }
    hung_ = true;
    fail(SWYNQ_SIM_BUS_HANG,
         "register read, address 0x%" PRIx64
         ": not completed within %u clocks (address %s, no data); reset the overlay",
         address, timeout_, accepted(address_done));
  }

 private:
  template <class Port>
  static void assign(Port& port, uint64_t value) {
    port = static_cast<Port>(value);
  }

  static const char* accepted(bool done) { return done ? "accepted" : "not accepted"; }

  // After a hang the requests stay on the bus, as AXI demands, until the reset drops them.
  void refuse_if_hung() const {
    if (hung_) {
      fail(SWYNQ_SIM_BUS_HANG,
           "an earlier register access was never completed; reset the overlay first");
    }
  }

  static void check_response(const char* what, uint64_t address, uint32_t response) {
    if (response == kDecErr) {
      fail(SWYNQ_SIM_DECODE_ERROR,
           "register %s, address 0x%" PRIx64 ": nothing is mapped there (DECERR)", what, address);
    }
    if (response == kSlvErr) {
      fail(SWYNQ_SIM_SUBORDINATE_ERROR,
           "register %s, address 0x%" PRIx64 ": the block there refused it (SLVERR)", what,
           address);
    }
    if (response == kExOkay) {
      fail(SWYNQ_SIM_PROTOCOL_ERROR,
           "register %s, address 0x%" PRIx64 ": answered EXOKAY, which AXI4-Lite does not have",
           what, address);
    }
  }

  [[noreturn, gnu::cold, gnu::noinline]] static void fail_early(const char* channel, uint64_t edge,
                                                                uint64_t address) {
    fail(SWYNQ_SIM_PROTOCOL_ERROR,
         "AXI4-Lite %s channel, clock %" PRIu64 ", address 0x%" PRIx64
         ": a response came before its request was accepted",
         channel, edge, address);
  }

  uint32_t timeout_;
  bool hung_ = false;
  Stalls stall_aw_;
  Stalls stall_w_;
  Stalls stall_b_;
  Stalls stall_ar_;
  Stalls stall_r_;
};

}  // namespace swynq

#endif
