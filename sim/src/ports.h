// SPDX-License-Identifier: Apache-2.0
// The overlay's ports at compile time: types of the build's overlay_ports.h, and what all of a kind do.
//
// A port is a type P with a function for each of its signals, P::awaddr(model), that gives the member
// of the model's class. What the overlay lacks is a constant (an output) or Ignored (an input).
#ifndef SWYNQ_SIM_SRC_PORTS_H
#define SWYNQ_SIM_SRC_PORTS_H

#include <array>
#include <cstdint>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>

#include "model.h"

// For lambdas of the clock loop: clang takes them out of line when there are several.
#define SWYNQ_SIM_INLINE __attribute__((always_inline))

namespace swynq {

// An input that the overlay does not have: takes any value, and reads as 0.
struct Ignored {
  template <class Value>
  void operator=(const Value&) const {}
  constexpr operator uint32_t() const { return 0; }
};

// An input or output that a program reaches by name. Its bits are little-endian in the member.
struct Signal {
  const char* name;
  uint32_t bits;
  bool is_input;
  void* (*member)(Model& model);
};

}  // namespace swynq

#include "overlay_ports.h"

namespace swynq {

// AXI responses ("AMBA AXI Protocol Specification", RRESP and BRESP encodings).
enum AxiResponse : uint8_t { kOkay = 0, kExOkay = 1, kSlvErr = 2, kDecErr = 3 };

inline constexpr bool kOneClock = std::tuple_size_v<Clocks> == 1;
inline constexpr uint32_t kClockCount = std::tuple_size_v<Clocks>;

// Calls function.operator()<P>() for each port of a tuple.
template <class Ports, class Function>
constexpr void for_each_port(Function&& function) {
  [&]<class... P>(std::type_identity<std::tuple<P...>>) {
    (function.template operator()<P>(), ...);
  }(std::type_identity<Ports>{});
}

// A bit for each byte lane, as in WSTRB and TKEEP.
template <uint32_t kBytes>
using Lanes = std::conditional_t<
    kBytes <= 32, uint32_t, std::conditional_t<kBytes <= 64, uint64_t, unsigned __int128>>;

template <uint32_t kBytes>
inline constexpr Lanes<kBytes> kAllLanes =
    static_cast<Lanes<kBytes>>(~Lanes<kBytes>{0}) >> (sizeof(Lanes<kBytes>) * 8 - kBytes);

// Moves bytes between memory and a port of any width.
template <class Port>
inline void put(Port& port, const void* from, size_t bytes) {
  std::memcpy(&port, from, bytes);
}
inline void put(Ignored, const void*, size_t) {}

template <class Port>
inline void clear(Port& port) {
  std::memset(&port, 0, sizeof port);
}
inline void clear(Ignored) {}

template <class Port>
inline void assign(Port& port, uint64_t value) {
  port = static_cast<Port>(value);
}
inline void assign(Ignored, uint64_t) {}

template <class P>
inline Lanes<P::kBytes> write_strobes([[maybe_unused]] Model& m) {
  if constexpr (P::kHasStrobes) {
    Lanes<P::kBytes> lanes = 0;
    std::memcpy(&lanes, &P::wstrb(m), (P::kBytes + 7) / 8);
    return lanes;
  } else {
    return kAllLanes<P::kBytes>;
  }
}

template <class P>
void idle_memory(Model& m) {
  P::awready(m) = 0;
  P::wready(m) = 0;
  P::bvalid(m) = 0;
  P::bresp(m) = 0;
  assign(P::bid(m), 0);
  P::arready(m) = 0;
  P::rvalid(m) = 0;
  P::rresp(m) = 0;
  P::rlast(m) = 0;
  assign(P::rid(m), 0);
  clear(P::rdata(m));
  clear(P::buser(m));
  clear(P::ruser(m));
}

// A register port's requests are single beats: what AXI4 has besides AXI4-Lite stays as it is set here.
template <class P>
void idle_registers(Model& m) {
  P::awvalid(m) = 0;
  P::wvalid(m) = 0;
  P::bready(m) = 0;
  P::arvalid(m) = 0;
  P::rready(m) = 0;
  assign(P::awaddr(m), 0);
  assign(P::araddr(m), 0);
  clear(P::wdata(m));
  clear(P::wstrb(m));
  P::wlast(m) = 1;
  P::awburst(m) = 1;
  P::arburst(m) = 1;
  clear(P::awlen(m)), clear(P::arlen(m)), clear(P::awsize(m)), clear(P::arsize(m));
  clear(P::awid(m)), clear(P::arid(m)), clear(P::wid(m));
  clear(P::awlock(m)), clear(P::arlock(m)), clear(P::awcache(m)), clear(P::arcache(m));
  clear(P::awprot(m)), clear(P::arprot(m)), clear(P::awqos(m)), clear(P::arqos(m));
  clear(P::awregion(m)), clear(P::arregion(m));
  clear(P::awuser(m)), clear(P::aruser(m)), clear(P::wuser(m));
}

template <class P>
void idle_stream(Model& m) {
  if constexpr (P::kIsSource) {
    P::tvalid(m) = 0;
    clear(P::tdata(m)), clear(P::tlast(m)), clear(P::tkeep(m)), clear(P::tstrb(m));
    clear(P::tuser(m)), clear(P::tdest(m)), clear(P::tid(m));
    P::twakeup(m) = 1;
  } else {
    P::tready(m) = 0;
  }
}

// Drives every input of every bus to its idle value.
inline void idle_buses(Model& m) {
  for_each_port<RegisterPorts>([&]<class P>() { idle_registers<P>(m); });
  for_each_port<MemoryPorts>([&]<class P>() { idle_memory<P>(m); });
  for_each_port<StreamPorts>([&]<class P>() { idle_stream<P>(m); });
}

}  // namespace swynq

#endif
