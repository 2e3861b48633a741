// SPDX-License-Identifier: Apache-2.0
// Checks the AXI4-Lite port of a block of a design that makes its resets itself; see axil_checker.
module axil_port_checker #(
  // Bits of the address.
  parameter int unsigned AddrWidth = 32
) (
  input logic                 aclk,
  input logic                 aresetn,

  input logic [AddrWidth-1:0] awaddr,
  input logic                 awvalid,
  input logic                 awready,
  input logic [31:0]          wdata,
  input logic [3:0]           wstrb,
  input logic                 wvalid,
  input logic                 wready,
  input logic [1:0]           bresp,
  input logic                 bvalid,
  input logic                 bready,
  input logic [AddrWidth-1:0] araddr,
  input logic                 arvalid,
  input logic                 arready,
  input logic [31:0]          rdata,
  input logic [1:0]           rresp,
  input logic                 rvalid,
  input logic                 rready
);

  logic armed_resetn;

  reset_arming u_reset (
    .aclk, .aresetn, .armed_resetn
  );

  axil_checker #(
    .AddrWidth(AddrWidth), .CountWidth(8)
  ) u_checker (
    .aclk, .aresetn(armed_resetn),
    .awaddr, .awvalid, .awready, .wdata, .wstrb, .wvalid, .wready, .bresp, .bvalid, .bready,
    .araddr, .arvalid, .arready, .rdata, .rresp, .rvalid, .rready
  );

endmodule
