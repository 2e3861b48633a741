// SPDX-License-Identifier: Apache-2.0
// Ports of every kind, more than one of each, for the tests of the harness: two copiers, each with its
// registers, its memory port and its clock; a register file behind 64-bit AXI4; a stream that adds 1
// to each byte; other inputs and outputs.
module ports_overlay #(
  parameter int unsigned DataWidth = 512
) (
  input  logic                   ap_clk,
  input  logic                   ap_rst_n,
  input  logic                   mem_aclk,
  input  logic                   mem_areset,
  input  logic [11:0]            s_axi_control_AWADDR,
  input  logic                   s_axi_control_AWVALID,
  output logic                   s_axi_control_AWREADY,
  input  logic [31:0]            s_axi_control_WDATA,
  input  logic [3:0]             s_axi_control_WSTRB,
  input  logic                   s_axi_control_WVALID,
  output logic                   s_axi_control_WREADY,
  output logic [1:0]             s_axi_control_BRESP,
  output logic                   s_axi_control_BVALID,
  input  logic                   s_axi_control_BREADY,
  input  logic [11:0]            s_axi_control_ARADDR,
  input  logic                   s_axi_control_ARVALID,
  output logic                   s_axi_control_ARREADY,
  output logic [31:0]            s_axi_control_RDATA,
  output logic [1:0]             s_axi_control_RRESP,
  output logic                   s_axi_control_RVALID,
  input  logic                   s_axi_control_RREADY,
  input  logic [15:0]            s_axi_dma_awaddr,
  input  logic                   s_axi_dma_awvalid,
  output logic                   s_axi_dma_awready,
  input  logic [31:0]            s_axi_dma_wdata,
  input  logic [3:0]             s_axi_dma_wstrb,
  input  logic                   s_axi_dma_wvalid,
  output logic                   s_axi_dma_wready,
  output logic [1:0]             s_axi_dma_bresp,
  output logic                   s_axi_dma_bvalid,
  input  logic                   s_axi_dma_bready,
  input  logic [15:0]            s_axi_dma_araddr,
  input  logic                   s_axi_dma_arvalid,
  output logic                   s_axi_dma_arready,
  output logic [31:0]            s_axi_dma_rdata,
  output logic [1:0]             s_axi_dma_rresp,
  output logic                   s_axi_dma_rvalid,
  input  logic                   s_axi_dma_rready,
  input  logic [1:0]             S_AXI_CFG_AWID,
  input  logic [7:0]             S_AXI_CFG_AWADDR,
  input  logic [7:0]             S_AXI_CFG_AWLEN,
  input  logic [2:0]             S_AXI_CFG_AWSIZE,
  input  logic [1:0]             S_AXI_CFG_AWBURST,
  input  logic                   S_AXI_CFG_AWVALID,
  output logic                   S_AXI_CFG_AWREADY,
  input  logic [63:0]            S_AXI_CFG_WDATA,
  input  logic [7:0]             S_AXI_CFG_WSTRB,
  input  logic                   S_AXI_CFG_WLAST,
  input  logic                   S_AXI_CFG_WVALID,
  output logic                   S_AXI_CFG_WREADY,
  output logic [1:0]             S_AXI_CFG_BID,
  output logic [1:0]             S_AXI_CFG_BRESP,
  output logic                   S_AXI_CFG_BVALID,
  input  logic                   S_AXI_CFG_BREADY,
  input  logic [1:0]             S_AXI_CFG_ARID,
  input  logic [7:0]             S_AXI_CFG_ARADDR,
  input  logic [7:0]             S_AXI_CFG_ARLEN,
  input  logic [2:0]             S_AXI_CFG_ARSIZE,
  input  logic [1:0]             S_AXI_CFG_ARBURST,
  input  logic                   S_AXI_CFG_ARVALID,
  output logic                   S_AXI_CFG_ARREADY,
  output logic [1:0]             S_AXI_CFG_RID,
  output logic [63:0]            S_AXI_CFG_RDATA,
  output logic [1:0]             S_AXI_CFG_RRESP,
  output logic                   S_AXI_CFG_RLAST,
  output logic                   S_AXI_CFG_RVALID,
  input  logic                   S_AXI_CFG_RREADY,
  output logic [3:0]             m_axi_gmem_AWID,
  output logic [63:0]            m_axi_gmem_AWADDR,
  output logic [7:0]             m_axi_gmem_AWLEN,
  output logic [2:0]             m_axi_gmem_AWSIZE,
  output logic [1:0]             m_axi_gmem_AWBURST,
  output logic                   m_axi_gmem_AWVALID,
  input  logic                   m_axi_gmem_AWREADY,
  output logic [DataWidth-1:0]   m_axi_gmem_WDATA,
  output logic [DataWidth/8-1:0] m_axi_gmem_WSTRB,
  output logic                   m_axi_gmem_WLAST,
  output logic                   m_axi_gmem_WVALID,
  input  logic                   m_axi_gmem_WREADY,
  input  logic [3:0]             m_axi_gmem_BID,
  input  logic [1:0]             m_axi_gmem_BRESP,
  input  logic                   m_axi_gmem_BVALID,
  output logic                   m_axi_gmem_BREADY,
  output logic [3:0]             m_axi_gmem_ARID,
  output logic [63:0]            m_axi_gmem_ARADDR,
  output logic [7:0]             m_axi_gmem_ARLEN,
  output logic [2:0]             m_axi_gmem_ARSIZE,
  output logic [1:0]             m_axi_gmem_ARBURST,
  output logic                   m_axi_gmem_ARVALID,
  input  logic                   m_axi_gmem_ARREADY,
  input  logic [3:0]             m_axi_gmem_RID,
  input  logic [DataWidth-1:0]   m_axi_gmem_RDATA,
  input  logic [1:0]             m_axi_gmem_RRESP,
  input  logic                   m_axi_gmem_RLAST,
  input  logic                   m_axi_gmem_RVALID,
  output logic                   m_axi_gmem_RREADY,
  output logic [3:0]             m_axi_hp_awid,
  output logic [31:0]            m_axi_hp_awaddr,
  output logic [3:0]             m_axi_hp_awlen,
  output logic [2:0]             m_axi_hp_awsize,
  output logic [1:0]             m_axi_hp_awburst,
  output logic                   m_axi_hp_awvalid,
  input  logic                   m_axi_hp_awready,
  output logic [3:0]             m_axi_hp_wid,
  output logic [31:0]            m_axi_hp_wdata,
  output logic [3:0]             m_axi_hp_wstrb,
  output logic                   m_axi_hp_wlast,
  output logic                   m_axi_hp_wvalid,
  input  logic                   m_axi_hp_wready,
  input  logic [3:0]             m_axi_hp_bid,
  input  logic [1:0]             m_axi_hp_bresp,
  input  logic                   m_axi_hp_bvalid,
  output logic                   m_axi_hp_bready,
  output logic [3:0]             m_axi_hp_arid,
  output logic [31:0]            m_axi_hp_araddr,
  output logic [3:0]             m_axi_hp_arlen,
  output logic [2:0]             m_axi_hp_arsize,
  output logic [1:0]             m_axi_hp_arburst,
  output logic                   m_axi_hp_arvalid,
  input  logic                   m_axi_hp_arready,
  input  logic [3:0]             m_axi_hp_rid,
  input  logic [31:0]            m_axi_hp_rdata,
  input  logic [1:0]             m_axi_hp_rresp,
  input  logic                   m_axi_hp_rlast,
  input  logic                   m_axi_hp_rvalid,
  output logic                   m_axi_hp_rready,
  input  logic [31:0]            in_stream_TDATA,
  input  logic [3:0]             in_stream_TKEEP,
  input  logic [3:0]             in_stream_TSTRB,
  input  logic                   in_stream_TLAST,
  input  logic [5:0]             in_stream_TUSER,
  input  logic [2:0]             in_stream_TDEST,
  input  logic [1:0]             in_stream_TID,
  input  logic                   in_stream_TVALID,
  output logic                   in_stream_TREADY,
  output logic [31:0]            out_stream_TDATA,
  output logic [3:0]             out_stream_TKEEP,
  output logic [3:0]             out_stream_TSTRB,
  output logic                   out_stream_TLAST,
  output logic [5:0]             out_stream_TUSER,
  output logic [2:0]             out_stream_TDEST,
  output logic [1:0]             out_stream_TID,
  output logic                   out_stream_TVALID,
  input  logic                   out_stream_TREADY,
  input  logic [39:0]            gpio_i,
  output logic [39:0]            gpio_o,
  input  logic [99:0]            wide_i,
  output logic [99:0]            wide_o,
  output logic                   interrupt,
  output logic [35:0]            dma_introut
);
  // ---- Two copiers --------------------------------------------------------------------------------
  logic [31:0] wide_awaddr, wide_araddr;
  logic [7:0]  slow_awlen, slow_arlen;
  logic [1:0]  wide_irq, slow_irq;
  logic [3:0]  wid_q;

  // Bit 32 of the wide port's addresses follows gpio_i: beyond 4 GiB.
  assign m_axi_gmem_AWADDR = {31'd0, gpio_i[39], wide_awaddr};
  assign m_axi_gmem_ARADDR = {31'd0, gpio_i[39], wide_araddr};
  assign m_axi_hp_awlen    = slow_awlen[3:0];
  assign m_axi_hp_arlen    = slow_arlen[3:0];
  assign m_axi_hp_wid      = wid_q;

  // The copier's bursts carry their number; their data follows in order.
  always_ff @(posedge mem_aclk) begin : write_id
    if (mem_areset) begin
      wid_q <= '0;
    end else if (m_axi_hp_wvalid && m_axi_hp_wready && m_axi_hp_wlast) begin
      wid_q <= wid_q + 4'd1;
    end
  end

  test_overlay #(.DataWidth(DataWidth)) u_wide (
    .aclk(ap_clk), .aresetn(ap_rst_n),
    .s_axi_awaddr({20'd0, s_axi_control_AWADDR}), .s_axi_awvalid(s_axi_control_AWVALID),
    .s_axi_awready(s_axi_control_AWREADY), .s_axi_wdata(s_axi_control_WDATA),
    .s_axi_wstrb(s_axi_control_WSTRB), .s_axi_wvalid(s_axi_control_WVALID),
    .s_axi_wready(s_axi_control_WREADY), .s_axi_bresp(s_axi_control_BRESP),
    .s_axi_bvalid(s_axi_control_BVALID), .s_axi_bready(s_axi_control_BREADY),
    .s_axi_araddr({20'd0, s_axi_control_ARADDR}), .s_axi_arvalid(s_axi_control_ARVALID),
    .s_axi_arready(s_axi_control_ARREADY), .s_axi_rdata(s_axi_control_RDATA),
    .s_axi_rresp(s_axi_control_RRESP), .s_axi_rvalid(s_axi_control_RVALID),
    .s_axi_rready(s_axi_control_RREADY), .s_axi_awprot(3'd0), .s_axi_arprot(3'd0),
    .m_axi_awid(m_axi_gmem_AWID), .m_axi_awaddr(wide_awaddr), .m_axi_awlen(m_axi_gmem_AWLEN),
    .m_axi_awsize(m_axi_gmem_AWSIZE), .m_axi_awburst(m_axi_gmem_AWBURST),
    .m_axi_awvalid(m_axi_gmem_AWVALID), .m_axi_awready(m_axi_gmem_AWREADY),
    .m_axi_wdata(m_axi_gmem_WDATA), .m_axi_wstrb(m_axi_gmem_WSTRB),
    .m_axi_wlast(m_axi_gmem_WLAST), .m_axi_wvalid(m_axi_gmem_WVALID),
    .m_axi_wready(m_axi_gmem_WREADY), .m_axi_bid(m_axi_gmem_BID), .m_axi_bresp(m_axi_gmem_BRESP),
    .m_axi_bvalid(m_axi_gmem_BVALID), .m_axi_bready(m_axi_gmem_BREADY),
    .m_axi_arid(m_axi_gmem_ARID), .m_axi_araddr(wide_araddr), .m_axi_arlen(m_axi_gmem_ARLEN),
    .m_axi_arsize(m_axi_gmem_ARSIZE), .m_axi_arburst(m_axi_gmem_ARBURST),
    .m_axi_arvalid(m_axi_gmem_ARVALID), .m_axi_arready(m_axi_gmem_ARREADY),
    .m_axi_rid(m_axi_gmem_RID), .m_axi_rdata(m_axi_gmem_RDATA), .m_axi_rresp(m_axi_gmem_RRESP),
    .m_axi_rlast(m_axi_gmem_RLAST), .m_axi_rvalid(m_axi_gmem_RVALID),
    .m_axi_rready(m_axi_gmem_RREADY), .m_axi_awlock(), .m_axi_awcache(), .m_axi_awprot(),
    .m_axi_arlock(), .m_axi_arcache(), .m_axi_arprot(), .irq(wide_irq)
  );

  test_overlay #(.DataWidth(32)) u_slow (
    .aclk(mem_aclk), .aresetn(!mem_areset),
    .s_axi_awaddr({16'd0, s_axi_dma_awaddr}), .s_axi_awvalid(s_axi_dma_awvalid),
    .s_axi_awready(s_axi_dma_awready), .s_axi_wdata(s_axi_dma_wdata),
    .s_axi_wstrb(s_axi_dma_wstrb), .s_axi_wvalid(s_axi_dma_wvalid),
    .s_axi_wready(s_axi_dma_wready), .s_axi_bresp(s_axi_dma_bresp),
    .s_axi_bvalid(s_axi_dma_bvalid), .s_axi_bready(s_axi_dma_bready),
    .s_axi_araddr({16'd0, s_axi_dma_araddr}), .s_axi_arvalid(s_axi_dma_arvalid),
    .s_axi_arready(s_axi_dma_arready), .s_axi_rdata(s_axi_dma_rdata),
    .s_axi_rresp(s_axi_dma_rresp), .s_axi_rvalid(s_axi_dma_rvalid),
    .s_axi_rready(s_axi_dma_rready), .s_axi_awprot(3'd0), .s_axi_arprot(3'd0),
    .m_axi_awid(m_axi_hp_awid), .m_axi_awaddr(m_axi_hp_awaddr), .m_axi_awlen(slow_awlen),
    .m_axi_awsize(m_axi_hp_awsize), .m_axi_awburst(m_axi_hp_awburst),
    .m_axi_awvalid(m_axi_hp_awvalid), .m_axi_awready(m_axi_hp_awready),
    .m_axi_wdata(m_axi_hp_wdata), .m_axi_wstrb(m_axi_hp_wstrb), .m_axi_wlast(m_axi_hp_wlast),
    .m_axi_wvalid(m_axi_hp_wvalid), .m_axi_wready(m_axi_hp_wready), .m_axi_bid(m_axi_hp_bid),
    .m_axi_bresp(m_axi_hp_bresp), .m_axi_bvalid(m_axi_hp_bvalid), .m_axi_bready(m_axi_hp_bready),
    .m_axi_arid(m_axi_hp_arid), .m_axi_araddr(m_axi_hp_araddr), .m_axi_arlen(slow_arlen),
    .m_axi_arsize(m_axi_hp_arsize), .m_axi_arburst(m_axi_hp_arburst),
    .m_axi_arvalid(m_axi_hp_arvalid), .m_axi_arready(m_axi_hp_arready), .m_axi_rid(m_axi_hp_rid),
    .m_axi_rdata(m_axi_hp_rdata), .m_axi_rresp(m_axi_hp_rresp), .m_axi_rlast(m_axi_hp_rlast),
    .m_axi_rvalid(m_axi_hp_rvalid), .m_axi_rready(m_axi_hp_rready), .m_axi_awlock(),
    .m_axi_awcache(), .m_axi_awprot(), .m_axi_arlock(), .m_axi_arcache(), .m_axi_arprot(),
    .irq(slow_irq)
  );

  // ---- Registers of 64 bits -----------------------------------------------------------------------
  test_regfile u_regfile (
    .clk_i(mem_aclk), .rst_ni(!mem_areset),
    .awid_i(S_AXI_CFG_AWID), .awaddr_i(S_AXI_CFG_AWADDR), .awlen_i(S_AXI_CFG_AWLEN),
    .awsize_i(S_AXI_CFG_AWSIZE), .awburst_i(S_AXI_CFG_AWBURST), .awvalid_i(S_AXI_CFG_AWVALID),
    .awready_o(S_AXI_CFG_AWREADY), .wdata_i(S_AXI_CFG_WDATA), .wstrb_i(S_AXI_CFG_WSTRB),
    .wlast_i(S_AXI_CFG_WLAST), .wvalid_i(S_AXI_CFG_WVALID), .wready_o(S_AXI_CFG_WREADY),
    .bid_o(S_AXI_CFG_BID), .bresp_o(S_AXI_CFG_BRESP), .bvalid_o(S_AXI_CFG_BVALID),
    .bready_i(S_AXI_CFG_BREADY), .arid_i(S_AXI_CFG_ARID), .araddr_i(S_AXI_CFG_ARADDR),
    .arlen_i(S_AXI_CFG_ARLEN), .arsize_i(S_AXI_CFG_ARSIZE), .arburst_i(S_AXI_CFG_ARBURST),
    .arvalid_i(S_AXI_CFG_ARVALID), .arready_o(S_AXI_CFG_ARREADY), .rid_o(S_AXI_CFG_RID),
    .rdata_o(S_AXI_CFG_RDATA), .rresp_o(S_AXI_CFG_RRESP), .rlast_o(S_AXI_CFG_RLAST),
    .rvalid_o(S_AXI_CFG_RVALID), .rready_i(S_AXI_CFG_RREADY)
  );

  // ---- A stream -----------------------------------------------------------------------------------
  localparam int unsigned BeatWidth = 52;
  logic [BeatWidth-1:0] beat_in, beat_out;
  logic [4:0]           beats;
  logic                 push, pop;

  for (genvar i = 0; i < 4; i++) begin : gen_bytes
    assign beat_in[8*i +: 8] = in_stream_TDATA[8*i +: 8] + 8'd1;
  end
  assign beat_in[BeatWidth-1:32] = {in_stream_TKEEP, in_stream_TSTRB, in_stream_TLAST,
                                    in_stream_TUSER, in_stream_TDEST, in_stream_TID};
  assign in_stream_TREADY  = beats != 5'd16;
  assign push              = in_stream_TVALID && in_stream_TREADY;
  assign out_stream_TVALID = beats != '0;
  assign pop               = out_stream_TVALID && out_stream_TREADY;
  assign {out_stream_TKEEP, out_stream_TSTRB, out_stream_TLAST, out_stream_TUSER, out_stream_TDEST,
          out_stream_TID, out_stream_TDATA} = beat_out;

  test_fifo #(.Width(BeatWidth), .DepthLog2(4)) u_beats (
    .clk_i(ap_clk), .rst_ni(ap_rst_n), .push_i(push), .data_i(beat_in), .pop_i(pop),
    .data_o(beat_out), .count_o(beats)
  );

  // ---- The rest -----------------------------------------------------------------------------------
  always_ff @(posedge ap_clk) begin : general_purpose
    gpio_o <= gpio_i + 40'd1;
  end

  assign wide_o      = ~wide_i;
  assign interrupt   = wide_irq[0];
  assign dma_introut = {gpio_i[33:0], slow_irq};

  logic unused_bits;
  assign unused_bits = ^{wide_irq[1], slow_awlen[7:4], slow_arlen[7:4]};
endmodule
