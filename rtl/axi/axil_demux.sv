// SPDX-License-Identifier: Apache-2.0
// One AXI4-Lite subordinate port to `NumPorts` manager ports, chosen by address.
//
// Port i takes the addresses with (address & Mask[i]) == Base[i]; the lowest i wins where ranges
// overlap, and what no port takes is answered with DECERR here. Managers see the full, unchanged
// address.
// One write and one read are in flight, independent of each other; AW and W may arrive in either
// order.
// Every output is a flip-flop. Added latency: one clock each way, so an access takes two clocks
// more than at the subordinate itself.
// The manager ports share one copy of every payload; only the VALID and READY of the chosen one
// move.
module axil_demux #(
  // Manager ports, at least 1.
  parameter int unsigned NumPorts = 2,
  // Bits of address.
  parameter int unsigned AddrWidth = 32,
  // First address of each port's range; element 0 is the rightmost. Bits outside `Mask` must be 0.
  parameter logic [NumPorts-1:0][AddrWidth-1:0] Base = '0,
  // Address bits that are compared with `Base`.
  parameter logic [NumPorts-1:0][AddrWidth-1:0] Mask = '0
) (
  input  logic                      clk_i,
  input  logic                      rst_ni,

  input  logic [AddrWidth-1:0]      s_awaddr_i,
  input  logic [2:0]                s_awprot_i,
  input  logic                      s_awvalid_i,
  output logic                      s_awready_o,
  input  logic [31:0]               s_wdata_i,
  input  logic [3:0]                s_wstrb_i,
  input  logic                      s_wvalid_i,
  output logic                      s_wready_o,
  output logic [1:0]                s_bresp_o,
  output logic                      s_bvalid_o,
  input  logic                      s_bready_i,
  input  logic [AddrWidth-1:0]      s_araddr_i,
  input  logic [2:0]                s_arprot_i,
  input  logic                      s_arvalid_i,
  output logic                      s_arready_o,
  output logic [31:0]               s_rdata_o,
  output logic [1:0]                s_rresp_o,
  output logic                      s_rvalid_o,
  input  logic                      s_rready_i,

  output logic [AddrWidth-1:0]      m_awaddr_o,
  output logic [2:0]                m_awprot_o,
  output logic [NumPorts-1:0]       m_awvalid_o,
  input  logic [NumPorts-1:0]       m_awready_i,
  output logic [31:0]               m_wdata_o,
  output logic [3:0]                m_wstrb_o,
  output logic [NumPorts-1:0]       m_wvalid_o,
  input  logic [NumPorts-1:0]       m_wready_i,
  input  logic [NumPorts-1:0][1:0]  m_bresp_i,
  input  logic [NumPorts-1:0]       m_bvalid_i,
  output logic [NumPorts-1:0]       m_bready_o,
  output logic [AddrWidth-1:0]      m_araddr_o,
  output logic [2:0]                m_arprot_o,
  output logic [NumPorts-1:0]       m_arvalid_o,
  input  logic [NumPorts-1:0]       m_arready_i,
  input  logic [NumPorts-1:0][31:0] m_rdata_i,
  input  logic [NumPorts-1:0][1:0]  m_rresp_i,
  input  logic [NumPorts-1:0]       m_rvalid_i,
  output logic [NumPorts-1:0]       m_rready_o
);

  axil_demux_write #(
    .NumPorts (NumPorts),
    .AddrWidth(AddrWidth),
    .Base     (Base),
    .Mask     (Mask)
  ) u_write (
    .clk_i,
    .rst_ni,
    .s_awaddr_i,
    .s_awprot_i,
    .s_awvalid_i,
    .s_awready_o,
    .s_wdata_i,
    .s_wstrb_i,
    .s_wvalid_i,
    .s_wready_o,
    .s_bresp_o,
    .s_bvalid_o,
    .s_bready_i,
    .m_awaddr_o,
    .m_awprot_o,
    .m_awvalid_o,
    .m_awready_i,
    .m_wdata_o,
    .m_wstrb_o,
    .m_wvalid_o,
    .m_wready_i,
    .m_bresp_i,
    .m_bvalid_i,
    .m_bready_o
  );

  axil_demux_read #(
    .NumPorts (NumPorts),
    .AddrWidth(AddrWidth),
    .Base     (Base),
    .Mask     (Mask)
  ) u_read (
    .clk_i,
    .rst_ni,
    .s_araddr_i,
    .s_arprot_i,
    .s_arvalid_i,
    .s_arready_o,
    .s_rdata_o,
    .s_rresp_o,
    .s_rvalid_o,
    .s_rready_i,
    .m_araddr_o,
    .m_arprot_o,
    .m_arvalid_o,
    .m_arready_i,
    .m_rdata_i,
    .m_rresp_i,
    .m_rvalid_i,
    .m_rready_o
  );

endmodule
