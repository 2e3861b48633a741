// SPDX-License-Identifier: Apache-2.0
// The same without any optional port, one interrupt, a narrow register address, and a
// combinational path from each register request to its READY, as small cores have it.
module plain_overlay #(
  parameter int unsigned DataWidth = 32
) (
  input  logic                   aclk,
  input  logic                   aresetn,
  input  logic [11:0]            s_axi_awaddr,
  input  logic                   s_axi_awvalid,
  output logic                   s_axi_awready,
  input  logic [31:0]            s_axi_wdata,
  input  logic [3:0]             s_axi_wstrb,
  input  logic                   s_axi_wvalid,
  output logic                   s_axi_wready,
  output logic [1:0]             s_axi_bresp,
  output logic                   s_axi_bvalid,
  input  logic                   s_axi_bready,
  input  logic [11:0]            s_axi_araddr,
  input  logic                   s_axi_arvalid,
  output logic                   s_axi_arready,
  output logic [31:0]            s_axi_rdata,
  output logic [1:0]             s_axi_rresp,
  output logic                   s_axi_rvalid,
  input  logic                   s_axi_rready,
  output logic [31:0]            m_axi_awaddr,
  output logic [7:0]             m_axi_awlen,
  output logic [2:0]             m_axi_awsize,
  output logic [1:0]             m_axi_awburst,
  output logic                   m_axi_awvalid,
  input  logic                   m_axi_awready,
  output logic [DataWidth-1:0]   m_axi_wdata,
  output logic [DataWidth/8-1:0] m_axi_wstrb,
  output logic                   m_axi_wlast,
  output logic                   m_axi_wvalid,
  input  logic                   m_axi_wready,
  input  logic [1:0]             m_axi_bresp,
  input  logic                   m_axi_bvalid,
  output logic                   m_axi_bready,
  output logic [31:0]            m_axi_araddr,
  output logic [7:0]             m_axi_arlen,
  output logic [2:0]             m_axi_arsize,
  output logic [1:0]             m_axi_arburst,
  output logic                   m_axi_arvalid,
  input  logic                   m_axi_arready,
  input  logic [DataWidth-1:0]   m_axi_rdata,
  input  logic [1:0]             m_axi_rresp,
  input  logic                   m_axi_rlast,
  input  logic                   m_axi_rvalid,
  output logic                   m_axi_rready,
  output logic                   irq
);
  test_pkg::job_t job;
  logic start, busy, copy_error, aw_ready, w_ready, ar_ready;
  logic [1:0] lines;

  test_registers #(.DataWidth(DataWidth)) u_registers (
    .clk_i(aclk), .rst_ni(aresetn),
    .s_axi_awaddr({20'd0, s_axi_awaddr}), .s_axi_awvalid, .s_axi_awready(aw_ready), .s_axi_wdata,
    .s_axi_wstrb, .s_axi_wvalid, .s_axi_wready(w_ready), .s_axi_bresp, .s_axi_bvalid,
    .s_axi_bready, .s_axi_araddr({20'd0, s_axi_araddr}), .s_axi_arvalid, .s_axi_arready(ar_ready),
    .s_axi_rdata, .s_axi_rresp, .s_axi_rvalid, .s_axi_rready,
    .job_o(job), .start_o(start), .busy_i(busy), .error_i(copy_error), .irq_o(lines)
  );
  assign s_axi_awready = aw_ready && s_axi_awvalid;
  assign s_axi_wready  = w_ready && s_axi_wvalid;
  assign s_axi_arready = ar_ready && s_axi_arvalid;
  assign irq = |lines;

  test_copier #(.DataWidth(DataWidth)) u_copier (
    .clk_i(aclk), .rst_ni(aresetn), .start_i(start), .job_i(job), .busy_o(busy),
    .error_o(copy_error),
    .m_axi_araddr, .m_axi_arlen, .m_axi_arsize, .m_axi_arburst, .m_axi_arvalid, .m_axi_arready,
    .m_axi_rdata, .m_axi_rresp, .m_axi_rlast, .m_axi_rvalid, .m_axi_rready,
    .m_axi_awaddr, .m_axi_awlen, .m_axi_awsize, .m_axi_awburst, .m_axi_awvalid, .m_axi_awready,
    .m_axi_wdata, .m_axi_wstrb, .m_axi_wlast, .m_axi_wvalid, .m_axi_wready,
    .m_axi_bresp, .m_axi_bvalid, .m_axi_bready
  );
endmodule
