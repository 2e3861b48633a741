// SPDX-License-Identifier: Apache-2.0
// AXI DMA v7.1 (PG021) in direct register mode, as a block design instantiates it: rtl/axi_dma with
// the vendor's ports and parameters.
//
// A channel that is left out reads zeros and ignores writes. Bursts of both channels are at most as
// long as the shorter of both limits, and both realign if one does.
module swynq_axi_dma #(
  parameter int unsigned C_S_AXI_LITE_ADDR_WIDTH   = 10,
  parameter int unsigned C_SG_LENGTH_WIDTH         = 14,
  parameter int unsigned C_INCLUDE_MM2S            = 1,
  parameter int unsigned C_INCLUDE_MM2S_DRE        = 0,
  parameter int unsigned C_MM2S_BURST_SIZE         = 16,
  parameter int unsigned C_M_AXI_MM2S_ADDR_WIDTH   = 32,
  parameter int unsigned C_M_AXI_MM2S_DATA_WIDTH   = 32,
  parameter int unsigned C_M_AXIS_MM2S_TDATA_WIDTH = 32,
  parameter int unsigned C_INCLUDE_S2MM            = 1,
  parameter int unsigned C_INCLUDE_S2MM_DRE        = 0,
  parameter int unsigned C_S2MM_BURST_SIZE         = 16,
  parameter int unsigned C_M_AXI_S2MM_ADDR_WIDTH   = 32,
  parameter int unsigned C_M_AXI_S2MM_DATA_WIDTH   = 32,
  parameter int unsigned C_S_AXIS_S2MM_TDATA_WIDTH = 32
) (
  // One clock: the three are the same.
  input  logic                                     s_axi_lite_aclk,
  input  logic                                     m_axi_mm2s_aclk,
  input  logic                                     m_axi_s2mm_aclk,
  input  logic                                     axi_resetn,

  input  logic [C_S_AXI_LITE_ADDR_WIDTH-1:0]       s_axi_lite_awaddr,
  input  logic                                     s_axi_lite_awvalid,
  output logic                                     s_axi_lite_awready,
  input  logic [31:0]                              s_axi_lite_wdata,
  input  logic                                     s_axi_lite_wvalid,
  output logic                                     s_axi_lite_wready,
  output logic [1:0]                               s_axi_lite_bresp,
  output logic                                     s_axi_lite_bvalid,
  input  logic                                     s_axi_lite_bready,
  input  logic [C_S_AXI_LITE_ADDR_WIDTH-1:0]       s_axi_lite_araddr,
  input  logic                                     s_axi_lite_arvalid,
  output logic                                     s_axi_lite_arready,
  output logic [31:0]                              s_axi_lite_rdata,
  output logic [1:0]                               s_axi_lite_rresp,
  output logic                                     s_axi_lite_rvalid,
  input  logic                                     s_axi_lite_rready,

  output logic [C_M_AXI_MM2S_ADDR_WIDTH-1:0]       m_axi_mm2s_araddr,
  output logic [7:0]                               m_axi_mm2s_arlen,
  output logic [2:0]                               m_axi_mm2s_arsize,
  output logic [1:0]                               m_axi_mm2s_arburst,
  output logic [2:0]                               m_axi_mm2s_arprot,
  output logic [3:0]                               m_axi_mm2s_arcache,
  output logic                                     m_axi_mm2s_arvalid,
  input  logic                                     m_axi_mm2s_arready,
  input  logic [C_M_AXI_MM2S_DATA_WIDTH-1:0]       m_axi_mm2s_rdata,
  input  logic [1:0]                               m_axi_mm2s_rresp,
  input  logic                                     m_axi_mm2s_rlast,
  input  logic                                     m_axi_mm2s_rvalid,
  output logic                                     m_axi_mm2s_rready,

  output logic                                     mm2s_prmry_reset_out_n,
  output logic [C_M_AXIS_MM2S_TDATA_WIDTH-1:0]     m_axis_mm2s_tdata,
  output logic [C_M_AXIS_MM2S_TDATA_WIDTH/8-1:0]   m_axis_mm2s_tkeep,
  output logic                                     m_axis_mm2s_tvalid,
  input  logic                                     m_axis_mm2s_tready,
  output logic                                     m_axis_mm2s_tlast,

  output logic [C_M_AXI_S2MM_ADDR_WIDTH-1:0]       m_axi_s2mm_awaddr,
  output logic [7:0]                               m_axi_s2mm_awlen,
  output logic [2:0]                               m_axi_s2mm_awsize,
  output logic [1:0]                               m_axi_s2mm_awburst,
  output logic [2:0]                               m_axi_s2mm_awprot,
  output logic [3:0]                               m_axi_s2mm_awcache,
  output logic                                     m_axi_s2mm_awvalid,
  input  logic                                     m_axi_s2mm_awready,
  output logic [C_M_AXI_S2MM_DATA_WIDTH-1:0]       m_axi_s2mm_wdata,
  output logic [C_M_AXI_S2MM_DATA_WIDTH/8-1:0]     m_axi_s2mm_wstrb,
  output logic                                     m_axi_s2mm_wlast,
  output logic                                     m_axi_s2mm_wvalid,
  input  logic                                     m_axi_s2mm_wready,
  input  logic [1:0]                               m_axi_s2mm_bresp,
  input  logic                                     m_axi_s2mm_bvalid,
  output logic                                     m_axi_s2mm_bready,

  output logic                                     s2mm_prmry_reset_out_n,
  input  logic [C_S_AXIS_S2MM_TDATA_WIDTH-1:0]     s_axis_s2mm_tdata,
  input  logic [C_S_AXIS_S2MM_TDATA_WIDTH/8-1:0]   s_axis_s2mm_tkeep,
  input  logic                                     s_axis_s2mm_tvalid,
  output logic                                     s_axis_s2mm_tready,
  input  logic                                     s_axis_s2mm_tlast,

  output logic                                     mm2s_introut,
  output logic                                     s2mm_introut
);

  localparam bit          Mm2s      = C_INCLUDE_MM2S != 0;
  localparam bit          S2mm      = C_INCLUDE_S2MM != 0;
  localparam int unsigned DataWidth = Mm2s ? C_M_AXI_MM2S_DATA_WIDTH : C_M_AXI_S2MM_DATA_WIDTH;
  localparam int unsigned AddrWidth = Mm2s ? C_M_AXI_MM2S_ADDR_WIDTH : C_M_AXI_S2MM_ADDR_WIDTH;
  localparam int unsigned ReadBurst  = Mm2s ? C_MM2S_BURST_SIZE : C_S2MM_BURST_SIZE;
  localparam int unsigned WriteBurst = S2mm ? C_S2MM_BURST_SIZE : C_MM2S_BURST_SIZE;
  localparam int unsigned MaxBurst   = ReadBurst < WriteBurst ? ReadBurst : WriteBurst;
  localparam bit          Realign    = (Mm2s && C_INCLUDE_MM2S_DRE != 0) ||
                                       (S2mm && C_INCLUDE_S2MM_DRE != 0);
  // Two bursts at least.
  localparam int unsigned FifoDepth  = 512;

  if (Mm2s && (C_M_AXI_MM2S_DATA_WIDTH != DataWidth || C_M_AXIS_MM2S_TDATA_WIDTH != DataWidth ||
               C_M_AXI_MM2S_ADDR_WIDTH != AddrWidth)) begin : gen_bad_mm2s
    $error("swynq_axi_dma: memory and streams have one width");
  end
  if (S2mm && (C_M_AXI_S2MM_DATA_WIDTH != DataWidth || C_S_AXIS_S2MM_TDATA_WIDTH != DataWidth ||
               C_M_AXI_S2MM_ADDR_WIDTH != AddrWidth)) begin : gen_bad_s2mm
    $error("swynq_axi_dma: memory and streams have one width");
  end

  // Registers of a channel that is left out, moved to a word that nothing has.
  function automatic logic [31:0] word(input logic [9:0] address);
    logic is_s2mm;
    is_s2mm = address >= 10'h030;
    return {22'b0, (is_s2mm ? S2mm : Mm2s) ? address : 10'h3FC};
  endfunction

  logic [AddrWidth-1:0] araddr, awaddr;
  logic [DataWidth-1:0] rdata, wdata, mm2s_tdata, s2mm_tdata;
  logic [DataWidth/8-1:0] wstrb, mm2s_tkeep, s2mm_tkeep;

  // Of a channel that is left out, ports have whatever width its parameters say.
  assign m_axi_mm2s_araddr = C_M_AXI_MM2S_ADDR_WIDTH'(araddr);
  assign m_axis_mm2s_tdata = C_M_AXIS_MM2S_TDATA_WIDTH'(mm2s_tdata);
  assign m_axis_mm2s_tkeep = (C_M_AXIS_MM2S_TDATA_WIDTH / 8)'(mm2s_tkeep);
  assign m_axi_s2mm_awaddr = C_M_AXI_S2MM_ADDR_WIDTH'(awaddr);
  assign m_axi_s2mm_wdata  = C_M_AXI_S2MM_DATA_WIDTH'(wdata);
  assign m_axi_s2mm_wstrb  = (C_M_AXI_S2MM_DATA_WIDTH / 8)'(wstrb);
  assign rdata             = DataWidth'(m_axi_mm2s_rdata);
  assign s2mm_tdata        = DataWidth'(s_axis_s2mm_tdata);
  assign s2mm_tkeep        = (DataWidth / 8)'(s_axis_s2mm_tkeep);

  logic unused_arid, unused_arlock, unused_awid, unused_awlock;
  logic [3:0] unused_arqos, unused_awqos;

  axi_dma #(
    .DataWidth     (DataWidth),
    .AddrWidth     (AddrWidth),
    .LengthWidth   (C_SG_LENGTH_WIDTH),
    .MaxBurst      (MaxBurst),
    .ReadFifoDepth (FifoDepth),
    .WriteFifoDepth(FifoDepth),
    .Realign       (Realign)
  ) u_dma (
    .aclk                  (s_axi_lite_aclk),
    .aresetn               (axi_resetn),
    .s_axi_awaddr          (word(s_axi_lite_awaddr[9:0])),
    .s_axi_awprot          (3'b000),
    .s_axi_awvalid         (s_axi_lite_awvalid),
    .s_axi_awready         (s_axi_lite_awready),
    .s_axi_wdata           (s_axi_lite_wdata),
    .s_axi_wstrb           (4'hF),
    .s_axi_wvalid          (s_axi_lite_wvalid),
    .s_axi_wready          (s_axi_lite_wready),
    .s_axi_bresp           (s_axi_lite_bresp),
    .s_axi_bvalid          (s_axi_lite_bvalid),
    .s_axi_bready          (s_axi_lite_bready),
    .s_axi_araddr          (word(s_axi_lite_araddr[9:0])),
    .s_axi_arprot          (3'b000),
    .s_axi_arvalid         (s_axi_lite_arvalid),
    .s_axi_arready         (s_axi_lite_arready),
    .s_axi_rdata           (s_axi_lite_rdata),
    .s_axi_rresp           (s_axi_lite_rresp),
    .s_axi_rvalid          (s_axi_lite_rvalid),
    .s_axi_rready          (s_axi_lite_rready),
    .m_axi_arid            (unused_arid),
    .m_axi_araddr          (araddr),
    .m_axi_arlen           (m_axi_mm2s_arlen),
    .m_axi_arsize          (m_axi_mm2s_arsize),
    .m_axi_arburst         (m_axi_mm2s_arburst),
    .m_axi_arlock          (unused_arlock),
    .m_axi_arcache         (m_axi_mm2s_arcache),
    .m_axi_arprot          (m_axi_mm2s_arprot),
    .m_axi_arqos           (unused_arqos),
    .m_axi_arvalid         (m_axi_mm2s_arvalid),
    .m_axi_arready         (m_axi_mm2s_arready),
    .m_axi_rid             (1'b0),
    .m_axi_rdata           (rdata),
    .m_axi_rresp           (m_axi_mm2s_rresp),
    .m_axi_rlast           (m_axi_mm2s_rlast),
    .m_axi_rvalid          (m_axi_mm2s_rvalid),
    .m_axi_rready          (m_axi_mm2s_rready),
    .m_axi_awid            (unused_awid),
    .m_axi_awaddr          (awaddr),
    .m_axi_awlen           (m_axi_s2mm_awlen),
    .m_axi_awsize          (m_axi_s2mm_awsize),
    .m_axi_awburst         (m_axi_s2mm_awburst),
    .m_axi_awlock          (unused_awlock),
    .m_axi_awcache         (m_axi_s2mm_awcache),
    .m_axi_awprot          (m_axi_s2mm_awprot),
    .m_axi_awqos           (unused_awqos),
    .m_axi_awvalid         (m_axi_s2mm_awvalid),
    .m_axi_awready         (m_axi_s2mm_awready),
    .m_axi_wdata           (wdata),
    .m_axi_wstrb           (wstrb),
    .m_axi_wlast           (m_axi_s2mm_wlast),
    .m_axi_wvalid          (m_axi_s2mm_wvalid),
    .m_axi_wready          (m_axi_s2mm_wready),
    .m_axi_bid             (1'b0),
    .m_axi_bresp           (m_axi_s2mm_bresp),
    .m_axi_bvalid          (m_axi_s2mm_bvalid),
    .m_axi_bready          (m_axi_s2mm_bready),
    .m_axis_mm2s_tdata     (mm2s_tdata),
    .m_axis_mm2s_tkeep     (mm2s_tkeep),
    .m_axis_mm2s_tvalid    (m_axis_mm2s_tvalid),
    .m_axis_mm2s_tready    (m_axis_mm2s_tready),
    .m_axis_mm2s_tlast     (m_axis_mm2s_tlast),
    .s_axis_s2mm_tdata     (s2mm_tdata),
    .s_axis_s2mm_tkeep     (s2mm_tkeep),
    .s_axis_s2mm_tvalid    (s_axis_s2mm_tvalid),
    .s_axis_s2mm_tready    (s_axis_s2mm_tready),
    .s_axis_s2mm_tlast     (s_axis_s2mm_tlast),
    .mm2s_introut          (mm2s_introut),
    .s2mm_introut          (s2mm_introut),
    .mm2s_prmry_reset_out_n(mm2s_prmry_reset_out_n),
    .s2mm_prmry_reset_out_n(s2mm_prmry_reset_out_n)
  );

  logic unused_clocks, unused_left_out;
  assign unused_clocks   = ^{m_axi_mm2s_aclk, m_axi_s2mm_aclk};
  assign unused_left_out = ^{araddr, awaddr, wdata, wstrb, mm2s_tdata, mm2s_tkeep};
  if (C_S_AXI_LITE_ADDR_WIDTH > 10) begin : gen_unused
    logic unused_high;
    assign unused_high = ^{s_axi_lite_awaddr[C_S_AXI_LITE_ADDR_WIDTH-1:10],
                           s_axi_lite_araddr[C_S_AXI_LITE_ADDR_WIDTH-1:10]};
  end

endmodule
