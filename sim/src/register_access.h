// SPDX-License-Identifier: Apache-2.0
// The manager of a register port: one access at a time, in as few clocks as the overlay allows. An AXI4
// port gets bursts of one beat.
//
// A clock is Clock(before_edge): it settles the overlay's inputs, calls before_edge() to look at
// the handshakes that the coming edge completes, and lets the edge happen. What is set on the
// ports after it returns counts for the next edge.
#ifndef SWYNQ_SIM_SRC_REGISTER_ACCESS_H
#define SWYNQ_SIM_SRC_REGISTER_ACCESS_H

#include <bit>
#include <cinttypes>
#include <cstdint>
#include <cstring>

#include "failure.h"
#include "ports.h"
#include "random.h"
#include "swynq_sim.h"

namespace swynq {

// A register of 4 or 8 bytes, within one word of its port.
struct RegisterWord {
  uint64_t address;
  uint32_t bytes;
};

template <class P>
class RegisterAccess {
 public:
  explicit RegisterAccess(const swynq_sim_options& options)
      : timeout_(options.register_timeout),
        stall_aw_(options.seed, 6 + kPortStreams * P::kIndex, options.stall_registers),
        stall_w_(options.seed, 7 + kPortStreams * P::kIndex, options.stall_registers),
        stall_b_(options.seed, 8 + kPortStreams * P::kIndex, options.stall_registers),
        stall_ar_(options.seed, 9 + kPortStreams * P::kIndex, options.stall_registers),
        stall_r_(options.seed, 10 + kPortStreams * P::kIndex, options.stall_registers) {}

  void reset() { hung_ = false; }

  // AW and W go out together, unless stalled apart. edge: number of the next clock.
  template <class Clock>
  void write(Model& model, uint64_t edge, RegisterWord word, uint64_t value, uint32_t strobes,
             Clock&& clock) {
    refuse_if_hung();
    const uint64_t address = word.address;
    assign(P::awaddr(model), address);
    assign(P::awsize(model), static_cast<uint32_t>(std::countr_zero(word.bytes)));
    set_data(model, word, value, strobes);
    bool address_done = false;
    bool data_done = false;
    for (uint32_t n = 0; n < timeout_; ++n, ++edge) {
      if (!address_done && !P::awvalid(model)) P::awvalid(model) = !stall_aw_.next();
      if (!data_done && !P::wvalid(model)) P::wvalid(model) = !stall_w_.next();
      P::bready(model) = !stall_b_.next();
      bool finished = false;
      uint32_t response = kOkay;
      clock([&] {
        address_done |= (P::awvalid(model) & P::awready(model)) != 0;
        data_done |= (P::wvalid(model) & P::wready(model)) != 0;
        if (P::bvalid(model)) {
          if (!(address_done && data_done)) fail_early("B", edge, address);
          finished = P::bready(model) != 0;
          response = P::bresp(model);
        }
      });
      if (address_done) P::awvalid(model) = 0;
      if (data_done) P::wvalid(model) = 0;
      if (finished) {
        P::bready(model) = 0;
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
  uint64_t read(Model& model, uint64_t edge, RegisterWord word, Clock&& clock) {
    refuse_if_hung();
    const uint64_t address = word.address;
    assign(P::araddr(model), address);
    assign(P::arsize(model), static_cast<uint32_t>(std::countr_zero(word.bytes)));
    bool address_done = false;
    for (uint32_t n = 0; n < timeout_; ++n, ++edge) {
      if (!address_done && !P::arvalid(model)) P::arvalid(model) = !stall_ar_.next();
      P::rready(model) = !stall_r_.next();
      bool finished = false;
      uint32_t response = kOkay;
      uint64_t value = 0;
      clock([&] {
        address_done |= (P::arvalid(model) & P::arready(model)) != 0;
        if (P::rvalid(model)) {
          if (!address_done) fail_early("R", edge, address);
          finished = P::rready(model) != 0;
          response = P::rresp(model);
          value = data(model, word);
        }
      });
      if (address_done) P::arvalid(model) = 0;
      if (finished) {
        P::rready(model) = 0;
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
  static uint32_t lane(RegisterWord word) {
    return static_cast<uint32_t>(word.address) & (P::kBytes - 1);
  }

  static void set_data(Model& model, RegisterWord word, uint64_t value, uint32_t strobes) {
    uint8_t data[P::kBytes] = {};
    std::memcpy(data + lane(word), &value, word.bytes);
    put(P::wdata(model), data, P::kBytes);
    const auto lanes = static_cast<Lanes<P::kBytes>>(Lanes<P::kBytes>{strobes} << lane(word));
    put(P::wstrb(model), &lanes, (P::kBytes + 7) / 8);
  }

  static uint64_t data(Model& model, RegisterWord word) {
    uint8_t data[P::kBytes];
    std::memcpy(data, &P::rdata(model), P::kBytes);
    uint64_t value = 0;
    std::memcpy(&value, data + lane(word), word.bytes);
    return value;
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
