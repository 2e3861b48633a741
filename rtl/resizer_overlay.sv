// SPDX-License-Identifier: Apache-2.0
// The PYNQ-HelloWorld resizer: an AXI DMA streams an image out of memory through a bilinear resize
// core and back into memory.
//
//   s_axi --- axil_demux --+-- axi_dma       0x4040_0000, 64 KiB   (PG021, direct register mode)
//                          +-- resize_accel  0x43C0_0000, 64 KiB   (HLS control, sizes)
//                          +-- cycle_monitor 0x43C1_0000, 64 KiB   (counters; only looks on)
//                          +-- DECERR elsewhere
//   m_axi --- axi_dma --- MM2S stream --> resize_accel --> S2MM stream --- axi_dma
//
// irq[0]: MM2S, irq[1]: S2MM, irq[2]: resize core; level, active high.
//
// A soft reset of the DMA also abandons a frame that the resize core is in the middle of.
// All outputs come from registers; aresetn is synchronous to aclk.
module resizer_overlay #(
  // Bits of the memory port and of the streams: 32, 64 or 128. The core works on DataWidth/16
  // pixels per clock.
  parameter int unsigned DataWidth = 64,
  // Longest burst, beats: 16 for the AXI3 HP ports of a Zynq-7000, up to 256 elsewhere. A power of
  // two; MaxBurst * DataWidth / 8 must not exceed 4096.
  parameter int unsigned MaxBurst = 16,
  // Bits of the memory port's transaction IDs. All bursts carry ID 0.
  parameter int unsigned IdWidth = 1,
  // Whether the cycle monitor is there. The rest takes the same clocks with and without it.
  parameter bit Monitor = 1'b1,
  localparam int unsigned StrbWidth = DataWidth / 8
) (
  input  logic                 aclk,
  input  logic                 aresetn,

  input  logic [31:0]          s_axi_awaddr,
  input  logic [2:0]           s_axi_awprot,
  input  logic                 s_axi_awvalid,
  output logic                 s_axi_awready,
  input  logic [31:0]          s_axi_wdata,
  input  logic [3:0]           s_axi_wstrb,
  input  logic                 s_axi_wvalid,
  output logic                 s_axi_wready,
  output logic [1:0]           s_axi_bresp,
  output logic                 s_axi_bvalid,
  input  logic                 s_axi_bready,
  input  logic [31:0]          s_axi_araddr,
  input  logic [2:0]           s_axi_arprot,
  input  logic                 s_axi_arvalid,
  output logic                 s_axi_arready,
  output logic [31:0]          s_axi_rdata,
  output logic [1:0]           s_axi_rresp,
  output logic                 s_axi_rvalid,
  input  logic                 s_axi_rready,

  output logic [IdWidth-1:0]   m_axi_awid,
  output logic [31:0]          m_axi_awaddr,
  output logic [7:0]           m_axi_awlen,
  output logic [2:0]           m_axi_awsize,
  output logic [1:0]           m_axi_awburst,
  output logic                 m_axi_awlock,
  output logic [3:0]           m_axi_awcache,
  output logic [2:0]           m_axi_awprot,
  output logic [3:0]           m_axi_awqos,
  output logic                 m_axi_awvalid,
  input  logic                 m_axi_awready,
  output logic [DataWidth-1:0] m_axi_wdata,
  output logic [StrbWidth-1:0] m_axi_wstrb,
  output logic                 m_axi_wlast,
  output logic                 m_axi_wvalid,
  input  logic                 m_axi_wready,
  input  logic [IdWidth-1:0]   m_axi_bid,
  input  logic [1:0]           m_axi_bresp,
  input  logic                 m_axi_bvalid,
  output logic                 m_axi_bready,
  output logic [IdWidth-1:0]   m_axi_arid,
  output logic [31:0]          m_axi_araddr,
  output logic [7:0]           m_axi_arlen,
  output logic [2:0]           m_axi_arsize,
  output logic [1:0]           m_axi_arburst,
  output logic                 m_axi_arlock,
  output logic [3:0]           m_axi_arcache,
  output logic [2:0]           m_axi_arprot,
  output logic [3:0]           m_axi_arqos,
  output logic                 m_axi_arvalid,
  input  logic                 m_axi_arready,
  input  logic [IdWidth-1:0]   m_axi_rid,
  input  logic [DataWidth-1:0] m_axi_rdata,
  input  logic [1:0]           m_axi_rresp,
  input  logic                 m_axi_rlast,
  input  logic                 m_axi_rvalid,
  output logic                 m_axi_rready,

  output logic [2:0]           irq
);

  localparam int unsigned Dma = 0;
  localparam int unsigned Resize = 1;
  localparam int unsigned Watch = 2;
  localparam int unsigned Blocks = Monitor ? 3 : 2;

  localparam logic [2:0][31:0] Base = {32'h43C1_0000, 32'h43C0_0000, 32'h4040_0000};

  // ---- registers -------------------------------------------------------------------------------
  logic [31:0]             awaddr, wdata, araddr;
  logic [2:0]              awprot, arprot;
  logic [3:0]              wstrb;
  logic [Blocks-1:0]       awvalid, awready, wvalid, wready, bvalid, bready;
  logic [Blocks-1:0]       arvalid, arready, rvalid, rready;
  logic [Blocks-1:0][1:0]  bresp, rresp;
  logic [Blocks-1:0][31:0] rdata;

  axil_demux #(
    .NumPorts (Blocks),
    .AddrWidth(32),
    .Base     (Base[Blocks-1:0]),
    .Mask     ({Blocks{32'hFFFF_0000}})
  ) u_demux (
    .clk_i      (aclk),
    .rst_ni     (aresetn),
    .s_awaddr_i (s_axi_awaddr),
    .s_awprot_i (s_axi_awprot),
    .s_awvalid_i(s_axi_awvalid),
    .s_awready_o(s_axi_awready),
    .s_wdata_i  (s_axi_wdata),
    .s_wstrb_i  (s_axi_wstrb),
    .s_wvalid_i (s_axi_wvalid),
    .s_wready_o (s_axi_wready),
    .s_bresp_o  (s_axi_bresp),
    .s_bvalid_o (s_axi_bvalid),
    .s_bready_i (s_axi_bready),
    .s_araddr_i (s_axi_araddr),
    .s_arprot_i (s_axi_arprot),
    .s_arvalid_i(s_axi_arvalid),
    .s_arready_o(s_axi_arready),
    .s_rdata_o  (s_axi_rdata),
    .s_rresp_o  (s_axi_rresp),
    .s_rvalid_o (s_axi_rvalid),
    .s_rready_i (s_axi_rready),
    .m_awaddr_o (awaddr),
    .m_awprot_o (awprot),
    .m_awvalid_o(awvalid),
    .m_awready_i(awready),
    .m_wdata_o  (wdata),
    .m_wstrb_o  (wstrb),
    .m_wvalid_o (wvalid),
    .m_wready_i (wready),
    .m_bresp_i  (bresp),
    .m_bvalid_i (bvalid),
    .m_bready_o (bready),
    .m_araddr_o (araddr),
    .m_arprot_o (arprot),
    .m_arvalid_o(arvalid),
    .m_arready_i(arready),
    .m_rdata_i  (rdata),
    .m_rresp_i  (rresp),
    .m_rvalid_i (rvalid),
    .m_rready_o (rready)
  );

  // ---- data ------------------------------------------------------------------------------------
  logic [DataWidth-1:0] src_tdata, dst_tdata;
  logic [StrbWidth-1:0] src_tkeep, dst_tkeep;
  logic                 src_tvalid, src_tready, src_tlast;
  logic                 dst_tvalid, dst_tready, dst_tlast;
  logic                 mm2s_reset_n, s2mm_reset_n;

  axi_dma #(
    .DataWidth(DataWidth),
    .MaxBurst (MaxBurst),
    .IdWidth  (IdWidth)
  ) axi_dma_0 (
    .aclk,
    .aresetn,
    .s_axi_awaddr          (awaddr),
    .s_axi_awprot          (awprot),
    .s_axi_awvalid         (awvalid[Dma]),
    .s_axi_awready         (awready[Dma]),
    .s_axi_wdata           (wdata),
    .s_axi_wstrb           (wstrb),
    .s_axi_wvalid          (wvalid[Dma]),
    .s_axi_wready          (wready[Dma]),
    .s_axi_bresp           (bresp[Dma]),
    .s_axi_bvalid          (bvalid[Dma]),
    .s_axi_bready          (bready[Dma]),
    .s_axi_araddr          (araddr),
    .s_axi_arprot          (arprot),
    .s_axi_arvalid         (arvalid[Dma]),
    .s_axi_arready         (arready[Dma]),
    .s_axi_rdata           (rdata[Dma]),
    .s_axi_rresp           (rresp[Dma]),
    .s_axi_rvalid          (rvalid[Dma]),
    .s_axi_rready          (rready[Dma]),
    .m_axi_awid,
    .m_axi_awaddr,
    .m_axi_awlen,
    .m_axi_awsize,
    .m_axi_awburst,
    .m_axi_awlock,
    .m_axi_awcache,
    .m_axi_awprot,
    .m_axi_awqos,
    .m_axi_awvalid,
    .m_axi_awready,
    .m_axi_wdata,
    .m_axi_wstrb,
    .m_axi_wlast,
    .m_axi_wvalid,
    .m_axi_wready,
    .m_axi_bid,
    .m_axi_bresp,
    .m_axi_bvalid,
    .m_axi_bready,
    .m_axi_arid,
    .m_axi_araddr,
    .m_axi_arlen,
    .m_axi_arsize,
    .m_axi_arburst,
    .m_axi_arlock,
    .m_axi_arcache,
    .m_axi_arprot,
    .m_axi_arqos,
    .m_axi_arvalid,
    .m_axi_arready,
    .m_axi_rid,
    .m_axi_rdata,
    .m_axi_rresp,
    .m_axi_rlast,
    .m_axi_rvalid,
    .m_axi_rready,
    .m_axis_mm2s_tdata     (src_tdata),
    .m_axis_mm2s_tkeep     (src_tkeep),
    .m_axis_mm2s_tvalid    (src_tvalid),
    .m_axis_mm2s_tready    (src_tready),
    .m_axis_mm2s_tlast     (src_tlast),
    .s_axis_s2mm_tdata     (dst_tdata),
    .s_axis_s2mm_tkeep     (dst_tkeep),
    .s_axis_s2mm_tvalid    (dst_tvalid),
    .s_axis_s2mm_tready    (dst_tready),
    .s_axis_s2mm_tlast     (dst_tlast),
    .mm2s_introut          (irq[0]),
    .s2mm_introut          (irq[1]),
    .mm2s_prmry_reset_out_n(mm2s_reset_n),
    .s2mm_prmry_reset_out_n(s2mm_reset_n)
  );

  resize_accel #(
    .DataWidth(DataWidth)
  ) resize_accel_0 (
    .aclk,
    .aresetn,
    .stream_aresetn   (mm2s_reset_n && s2mm_reset_n),
    .s_axi_awaddr     (awaddr),
    .s_axi_awprot     (awprot),
    .s_axi_awvalid    (awvalid[Resize]),
    .s_axi_awready    (awready[Resize]),
    .s_axi_wdata      (wdata),
    .s_axi_wstrb      (wstrb),
    .s_axi_wvalid     (wvalid[Resize]),
    .s_axi_wready     (wready[Resize]),
    .s_axi_bresp      (bresp[Resize]),
    .s_axi_bvalid     (bvalid[Resize]),
    .s_axi_bready     (bready[Resize]),
    .s_axi_araddr     (araddr),
    .s_axi_arprot     (arprot),
    .s_axi_arvalid    (arvalid[Resize]),
    .s_axi_arready    (arready[Resize]),
    .s_axi_rdata      (rdata[Resize]),
    .s_axi_rresp      (rresp[Resize]),
    .s_axi_rvalid     (rvalid[Resize]),
    .s_axi_rready     (rready[Resize]),
    .s_axis_src_tdata (src_tdata),
    .s_axis_src_tkeep (src_tkeep),
    .s_axis_src_tvalid(src_tvalid),
    .s_axis_src_tready(src_tready),
    .s_axis_src_tlast (src_tlast),
    .m_axis_dst_tdata (dst_tdata),
    .m_axis_dst_tkeep (dst_tkeep),
    .m_axis_dst_tvalid(dst_tvalid),
    .m_axis_dst_tready(dst_tready),
    .m_axis_dst_tlast (dst_tlast),
    .irq              (irq[2])
  );

  // ---- cycle monitor ---------------------------------------------------------------------------
  if (Monitor) begin : gen_monitor
    cycle_monitor #(
      .DataWidth(DataWidth)
    ) cycle_monitor_0 (
      .aclk,
      .aresetn,
      .s_axi_awaddr  (awaddr),
      .s_axi_awprot  (awprot),
      .s_axi_awvalid (awvalid[Watch]),
      .s_axi_awready (awready[Watch]),
      .s_axi_wdata   (wdata),
      .s_axi_wstrb   (wstrb),
      .s_axi_wvalid  (wvalid[Watch]),
      .s_axi_wready  (wready[Watch]),
      .s_axi_bresp   (bresp[Watch]),
      .s_axi_bvalid  (bvalid[Watch]),
      .s_axi_bready  (bready[Watch]),
      .s_axi_araddr  (araddr),
      .s_axi_arprot  (arprot),
      .s_axi_arvalid (arvalid[Watch]),
      .s_axi_arready (arready[Watch]),
      .s_axi_rdata   (rdata[Watch]),
      .s_axi_rresp   (rresp[Watch]),
      .s_axi_rvalid  (rvalid[Watch]),
      .s_axi_rready  (rready[Watch]),
      .mem_arvalid   (m_axi_arvalid),
      .mem_arready   (m_axi_arready),
      .mem_rvalid    (m_axi_rvalid),
      .mem_rready    (m_axi_rready),
      .mem_rlast     (m_axi_rlast),
      .mem_awvalid   (m_axi_awvalid),
      .mem_awready   (m_axi_awready),
      .mem_wvalid    (m_axi_wvalid),
      .mem_wready    (m_axi_wready),
      .mem_wstrb     (m_axi_wstrb),
      .mem_bvalid    (m_axi_bvalid),
      .mem_bready    (m_axi_bready),
      .stream_aresetn(mm2s_reset_n && s2mm_reset_n),
      .src_tvalid,
      .src_tready,
      .src_tlast,
      .src_tkeep,
      .dst_tvalid,
      .dst_tready,
      .dst_tlast,
      .dst_tkeep,
      .reg_awvalid   (s_axi_awvalid),
      .reg_wvalid    (s_axi_wvalid),
      .reg_bvalid    (s_axi_bvalid),
      .reg_bready    (s_axi_bready),
      .reg_arvalid   (s_axi_arvalid),
      .reg_rvalid    (s_axi_rvalid),
      .reg_rready    (s_axi_rready)
    );
  end

endmodule
