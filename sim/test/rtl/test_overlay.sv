// SPDX-License-Identifier: Apache-2.0
// The test overlay, with every optional port: registers and a copier.
module test_overlay
  import test_pkg::*;
#(
  parameter int unsigned DataWidth = 64
) (
  input  logic                   aclk,
  input  logic                   aresetn,
  input  logic [31:0]            s_axi_awaddr,
  input  logic [2:0]             s_axi_awprot,
  input  logic                   s_axi_awvalid,
  output logic                   s_axi_awready,
  input  logic [31:0]            s_axi_wdata,
  input  logic [3:0]             s_axi_wstrb,
  input  logic                   s_axi_wvalid,
  output logic                   s_axi_wready,
  output logic [1:0]             s_axi_bresp,
  output logic                   s_axi_bvalid,
  input  logic                   s_axi_bready,
  input  logic [31:0]            s_axi_araddr,
  input  logic [2:0]             s_axi_arprot,
  input  logic                   s_axi_arvalid,
  output logic                   s_axi_arready,
  output logic [31:0]            s_axi_rdata,
  output logic [1:0]             s_axi_rresp,
  output logic                   s_axi_rvalid,
  input  logic                   s_axi_rready,
  output logic [3:0]             m_axi_awid,
  output logic [31:0]            m_axi_awaddr,
  output logic [7:0]             m_axi_awlen,
  output logic [2:0]             m_axi_awsize,
  output logic [1:0]             m_axi_awburst,
  output logic                   m_axi_awlock,
  output logic [3:0]             m_axi_awcache,
  output logic [2:0]             m_axi_awprot,
  output logic                   m_axi_awvalid,
  input  logic                   m_axi_awready,
  output logic [DataWidth-1:0]   m_axi_wdata,
  output logic [DataWidth/8-1:0] m_axi_wstrb,
  output logic                   m_axi_wlast,
  output logic                   m_axi_wvalid,
  input  logic                   m_axi_wready,
  input  logic [3:0]             m_axi_bid,
  input  logic [1:0]             m_axi_bresp,
  input  logic                   m_axi_bvalid,
  output logic                   m_axi_bready,
  output logic [3:0]             m_axi_arid,
  output logic [31:0]            m_axi_araddr,
  output logic [7:0]             m_axi_arlen,
  output logic [2:0]             m_axi_arsize,
  output logic [1:0]             m_axi_arburst,
  output logic                   m_axi_arlock,
  output logic [3:0]             m_axi_arcache,
  output logic [2:0]             m_axi_arprot,
  output logic                   m_axi_arvalid,
  input  logic                   m_axi_arready,
  input  logic [3:0]             m_axi_rid,
  input  logic [DataWidth-1:0]   m_axi_rdata,
  input  logic [1:0]             m_axi_rresp,
  input  logic                   m_axi_rlast,
  input  logic                   m_axi_rvalid,
  output logic                   m_axi_rready,
  output logic [1:0]             irq
);
  job_t job;
  logic start, busy, copy_error, id_error_q;

  test_registers #(.DataWidth(DataWidth)) u_registers (
    .clk_i(aclk), .rst_ni(aresetn),
    .s_axi_awaddr, .s_axi_awvalid, .s_axi_awready, .s_axi_wdata, .s_axi_wstrb, .s_axi_wvalid,
    .s_axi_wready, .s_axi_bresp, .s_axi_bvalid, .s_axi_bready, .s_axi_araddr, .s_axi_arvalid,
    .s_axi_arready, .s_axi_rdata, .s_axi_rresp, .s_axi_rvalid, .s_axi_rready,
    .job_o(job), .start_o(start), .busy_i(busy), .error_i(copy_error || id_error_q), .irq_o(irq)
  );

  test_copier #(.DataWidth(DataWidth)) u_copier (
    .clk_i(aclk), .rst_ni(aresetn), .start_i(start), .job_i(job), .busy_o(busy),
    .error_o(copy_error),
    .m_axi_araddr, .m_axi_arlen, .m_axi_arsize, .m_axi_arburst, .m_axi_arvalid, .m_axi_arready,
    .m_axi_rdata, .m_axi_rresp, .m_axi_rlast, .m_axi_rvalid, .m_axi_rready,
    .m_axi_awaddr, .m_axi_awlen, .m_axi_awsize, .m_axi_awburst, .m_axi_awvalid, .m_axi_awready,
    .m_axi_wdata, .m_axi_wstrb, .m_axi_wlast, .m_axi_wvalid, .m_axi_wready,
    .m_axi_bresp, .m_axi_bvalid, .m_axi_bready
  );

  // The memory answers in order with the ID of the request: IDs count up, and must come back so.
  logic [3:0] arid_q, awid_q, rid_q, bid_q;
  always_ff @(posedge aclk) begin
    if (!aresetn) begin
      arid_q     <= '0;
      awid_q     <= '0;
      rid_q      <= '0;
      bid_q      <= '0;
      id_error_q <= 1'b0;
    end else begin
      if (m_axi_arvalid && m_axi_arready) arid_q <= arid_q + 4'd1;
      if (m_axi_awvalid && m_axi_awready) awid_q <= awid_q + 4'd1;
      if (m_axi_rvalid && m_axi_rready && m_axi_rlast) rid_q <= rid_q + 4'd1;
      if (m_axi_bvalid && m_axi_bready) bid_q <= bid_q + 4'd1;
      if ((m_axi_rvalid && m_axi_rid != rid_q) || (m_axi_bvalid && m_axi_bid != bid_q)) begin
        id_error_q <= 1'b1;
      end
    end
  end
  assign m_axi_arid = arid_q;
  assign m_axi_awid = awid_q;

  assign m_axi_awlock  = 1'b0;
  assign m_axi_awcache = 4'b0011;
  assign m_axi_awprot  = 3'b000;
  assign m_axi_arlock  = 1'b0;
  assign m_axi_arcache = 4'b0011;
  assign m_axi_arprot  = 3'b000;

  logic unused;
  assign unused = ^{s_axi_awprot, s_axi_arprot};
endmodule
