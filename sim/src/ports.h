// SPDX-License-Identifier: Apache-2.0
// What the generated class tells about the overlay's ports at compile time.
#ifndef SWYNQ_SIM_SRC_PORTS_H
#define SWYNQ_SIM_SRC_PORTS_H

#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace swynq {

// AXI responses ("AMBA AXI Protocol Specification", RRESP and BRESP encodings).
enum AxiResponse : uint8_t { kOkay = 0, kExOkay = 1, kSlvErr = 2, kDecErr = 3 };

// Widths of the AXI4 port of model M. Verilator makes IData, QData or VlWide<4> of the data bus.
template <class M>
struct DataPort {
  using Data = std::remove_cvref_t<decltype(std::declval<M&>().m_axi_rdata)>;
  static constexpr uint32_t kBytes = sizeof(Data);
  static constexpr uint32_t kBits = kBytes * 8;
  // One bit per byte lane, as in WSTRB.
  static constexpr uint32_t kAllLanes = (1u << kBytes) - 1;
  static_assert(kBytes == 4 || kBytes == 8 || kBytes == 16,
                "m_axi_*: the data bus must be 32, 64 or 128 bits wide");
  static_assert(sizeof(std::declval<M&>().m_axi_wdata) == kBytes,
                "m_axi_wdata and m_axi_rdata must be equally wide");
};

// IDs are echoed if the port has them.
template <class M>
uint32_t read_id(M& model) {
  if constexpr (requires { model.m_axi_arid; }) return model.m_axi_arid;
  return 0;
}

template <class M>
uint32_t write_id(M& model) {
  if constexpr (requires { model.m_axi_awid; }) return model.m_axi_awid;
  return 0;
}

template <class M>
void set_read_id(M& model, uint32_t id) {
  if constexpr (requires { model.m_axi_rid; }) {
    model.m_axi_rid = static_cast<std::remove_cvref_t<decltype(model.m_axi_rid)>>(id);
  }
}

template <class M>
void set_write_id(M& model, uint32_t id) {
  if constexpr (requires { model.m_axi_bid; }) {
    model.m_axi_bid = static_cast<std::remove_cvref_t<decltype(model.m_axi_bid)>>(id);
  }
}

template <class M>
uint32_t interrupts(M& model) {
  if constexpr (requires { model.irq; }) return static_cast<uint32_t>(model.irq);
  return 0;
}

// Drives every input of the two buses to its idle value.
template <class M>
void idle_inputs(M& model) {
  model.s_axi_awaddr = 0;
  model.s_axi_awvalid = 0;
  model.s_axi_wdata = 0;
  model.s_axi_wstrb = 0;
  model.s_axi_wvalid = 0;
  model.s_axi_bready = 0;
  model.s_axi_araddr = 0;
  model.s_axi_arvalid = 0;
  model.s_axi_rready = 0;
  if constexpr (requires { model.s_axi_awprot; }) model.s_axi_awprot = 0;
  if constexpr (requires { model.s_axi_arprot; }) model.s_axi_arprot = 0;
  model.m_axi_awready = 0;
  model.m_axi_wready = 0;
  model.m_axi_bresp = 0;
  model.m_axi_bvalid = 0;
  model.m_axi_arready = 0;
  model.m_axi_rresp = 0;
  model.m_axi_rlast = 0;
  model.m_axi_rvalid = 0;
  std::memset(&model.m_axi_rdata, 0, DataPort<M>::kBytes);
  set_read_id(model, 0);
  set_write_id(model, 0);
}

}  // namespace swynq

#endif
