// SPDX-License-Identifier: Apache-2.0
// AXI DMA in direct register mode, register-compatible with AMD AXI DMA v7.1 (PG021), both
// channels.
//
//                 +------------------+
//   s_axi_* ----->| axi_dma_registers|      one axi_dma_channel per direction: registers and state
//                 +--------+---------+
//                    |          |
//              +-----+----+  +--+-------+
//   m_axi AR,R |   mm2s   |  |   s2mm   | AW,W,B m_axi
//              +-----+----+  +--+-------+
//                    |          ^
//        m_axis_mm2s_*          s_axis_s2mm_*
//
// One clock. Throughput: one beat per clock in each direction, at once. LENGTH's W handshake to
// ARVALID: three clocks. Bursts stay within blocks of MaxBurst beats and so within 4 KiB. AxID is
// 0, AxCACHE 0b0011.
// A transfer may start at any byte and have any length of 1 to 2^LengthWidth - 1 bytes.
// DMACR.Reset finishes what is outstanding on the bus, then resets both channels; TVALID may be
// dropped then, and `*_prmry_reset_out_n` is low meanwhile. No output depends on an input within a
// clock.
module axi_dma
  import axi_dma_pkg::*;
#(
  // Bits of the memory port and of both streams: 32, 64 or 128.
  parameter int unsigned DataWidth = 64,
  // Bits of a memory address, 32..64. Above 32 the MSB address registers exist.
  parameter int unsigned AddrWidth = 32,
  // Bits of LENGTH, 8..26.
  parameter int unsigned LengthWidth = 26,
  // Beats of the longest burst: a power of two, 2..256, at most 4096 bytes. 16 fits AXI3 ports.
  parameter int unsigned MaxBurst = 16,
  // Bits of the IDs.
  parameter int unsigned IdWidth = 1,
  // Beats in the FIFOs; powers of two, at least two bursts. Latency of the memory that they cover.
  parameter int unsigned ReadFifoDepth = 512,
  parameter int unsigned WriteFifoDepth = 512,
  // Write bursts that may wait for their response; a power of two.
  parameter int unsigned MaxOutstandingWrites = 16,
  // Whether transfers may start inside a beat. Without, the low address bits are ignored.
  parameter bit Realign = 1'b1
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

  output logic [IdWidth-1:0]     m_axi_arid,
  output logic [AddrWidth-1:0]   m_axi_araddr,
  output logic [7:0]             m_axi_arlen,
  output logic [2:0]             m_axi_arsize,
  output logic [1:0]             m_axi_arburst,
  output logic                   m_axi_arlock,
  output logic [3:0]             m_axi_arcache,
  output logic [2:0]             m_axi_arprot,
  output logic [3:0]             m_axi_arqos,
  output logic                   m_axi_arvalid,
  input  logic                   m_axi_arready,
  input  logic [IdWidth-1:0]     m_axi_rid,
  input  logic [DataWidth-1:0]   m_axi_rdata,
  input  logic [1:0]             m_axi_rresp,
  input  logic                   m_axi_rlast,
  input  logic                   m_axi_rvalid,
  output logic                   m_axi_rready,

  output logic [IdWidth-1:0]     m_axi_awid,
  output logic [AddrWidth-1:0]   m_axi_awaddr,
  output logic [7:0]             m_axi_awlen,
  output logic [2:0]             m_axi_awsize,
  output logic [1:0]             m_axi_awburst,
  output logic                   m_axi_awlock,
  output logic [3:0]             m_axi_awcache,
  output logic [2:0]             m_axi_awprot,
  output logic [3:0]             m_axi_awqos,
  output logic                   m_axi_awvalid,
  input  logic                   m_axi_awready,
  output logic [DataWidth-1:0]   m_axi_wdata,
  output logic [DataWidth/8-1:0] m_axi_wstrb,
  output logic                   m_axi_wlast,
  output logic                   m_axi_wvalid,
  input  logic                   m_axi_wready,
  input  logic [IdWidth-1:0]     m_axi_bid,
  input  logic [1:0]             m_axi_bresp,
  input  logic                   m_axi_bvalid,
  output logic                   m_axi_bready,

  output logic [DataWidth-1:0]   m_axis_mm2s_tdata,
  output logic [DataWidth/8-1:0] m_axis_mm2s_tkeep,
  output logic                   m_axis_mm2s_tvalid,
  input  logic                   m_axis_mm2s_tready,
  output logic                   m_axis_mm2s_tlast,

  input  logic [DataWidth-1:0]   s_axis_s2mm_tdata,
  input  logic [DataWidth/8-1:0] s_axis_s2mm_tkeep,
  input  logic                   s_axis_s2mm_tvalid,
  output logic                   s_axis_s2mm_tready,
  input  logic                   s_axis_s2mm_tlast,

  // Level interrupts: (IOC_Irq & IOC_IrqEn) | (Err_Irq & Err_IrqEn).
  output logic                   mm2s_introut,
  output logic                   s2mm_introut,
  // Low during `aresetn` and a soft reset: whoever shares the streams abandons its packet.
  output logic                   mm2s_prmry_reset_out_n,
  output logic                   s2mm_prmry_reset_out_n
);

  localparam int unsigned BlockBytes = MaxBurst * DataWidth / 8;

  if (DataWidth != 32 && DataWidth != 64 && DataWidth != 128) begin : gen_bad_data_width
    $error("axi_dma: DataWidth must be 32, 64 or 128");
  end
  if (AddrWidth < 32 || AddrWidth > 64) begin : gen_bad_addr_width
    $error("axi_dma: AddrWidth must be 32 to 64");
  end
  if (LengthWidth < 8 || LengthWidth > 26) begin : gen_bad_length_width
    $error("axi_dma: LengthWidth must be 8 to 26");
  end
  if (MaxBurst < 2 || MaxBurst > 256 || (MaxBurst & (MaxBurst - 1)) != 0 || BlockBytes > 4096)
  begin : gen_bad_max_burst
    $error("axi_dma: MaxBurst must be a power of two from 2 to 256, and at most 4096 bytes");
  end

  // ---- registers -------------------------------------------------------------------------------
  logic                        wr_en, rd_en;
  reg_sel_t [1:0] wr_sel, rd_sel;
  logic [31:0]                 wr_data;
  logic [3:0]                  wr_strb;
  logic [1:0][31:0]            rd_data;

  axi_dma_registers u_registers (
    .clk_i      (aclk),
    .rst_ni     (aresetn),
    .s_awaddr_i (s_axi_awaddr[9:0]),
    .s_awvalid_i(s_axi_awvalid),
    .s_awready_o(s_axi_awready),
    .s_wdata_i  (s_axi_wdata),
    .s_wstrb_i  (s_axi_wstrb),
    .s_wvalid_i (s_axi_wvalid),
    .s_wready_o (s_axi_wready),
    .s_bvalid_o (s_axi_bvalid),
    .s_bready_i (s_axi_bready),
    .s_araddr_i (s_axi_araddr[9:0]),
    .s_arvalid_i(s_axi_arvalid),
    .s_arready_o(s_axi_arready),
    .s_rdata_o  (s_axi_rdata),
    .s_rvalid_o (s_axi_rvalid),
    .s_rready_i (s_axi_rready),
    .wr_en_o    (wr_en),
    .wr_sel_o   (wr_sel),
    .wr_data_o  (wr_data),
    .wr_strb_o  (wr_strb),
    .rd_en_o    (rd_en),
    .rd_sel_o   (rd_sel),
    .rd_data_i  (rd_data)
  );

  assign s_axi_bresp = 2'b00;
  assign s_axi_rresp = 2'b00;

  // ---- soft reset ------------------------------------------------------------------------------
  // Both channels are stopped, then everything but the register port is reset for one clock.
  logic [1:0] halted;
  logic       resetting_q, reset_now_q, running_q, core_rst_n;

  assign core_rst_n = aresetn && !reset_now_q;

  always_ff @(posedge aclk) begin : soft_reset
    logic request, stopping;
    if (!aresetn) begin
      resetting_q <= 1'b0;
      reset_now_q <= 1'b0;
      running_q   <= 1'b0;
    end else if (wr_en || resetting_q || !running_q) begin
      // DMACR.Reset is written 1, in either channel.
      request     = wr_en && (wr_sel[Mm2s].control || wr_sel[S2mm].control) &&
                    wr_strb[0] && wr_data[2];
      stopping    = resetting_q && !reset_now_q;
      running_q   <= !resetting_q;
      resetting_q <= stopping || (request && !resetting_q);
      reset_now_q <= stopping && (&halted);
    end
  end

  assign mm2s_prmry_reset_out_n = running_q;
  assign s2mm_prmry_reset_out_n = running_q;

  // ---- channels --------------------------------------------------------------------------------
  logic [1:0]                  load, start, abort, done, overflow, introut;
  logic [1:0]                  slave_error, decode_error, drained;
  logic [1:0][AddrWidth-1:0]   addr;
  logic [1:0][LengthWidth-1:0] length, start_length, received;

  // MM2S has neither.
  assign overflow[Mm2s] = 1'b0;
  assign received[Mm2s] = '0;

  for (genvar c = 0; c < 2; c++) begin : gen_channel
    axi_dma_channel #(
      .AddrWidth  (AddrWidth),
      .LengthWidth(LengthWidth),
      .IsS2mm     (c == S2mm)
    ) u_channel (
      .clk_i         (aclk),
      .rst_ni        (core_rst_n),
      .wr_en_i       (wr_en),
      .wr_sel_i      (wr_sel[c]),
      .wr_data_i     (wr_data),
      .wr_strb_i     (wr_strb),
      .rd_en_i       (rd_en),
      .rd_sel_i      (rd_sel[c]),
      .rd_data_o     (rd_data[c]),
      .introut_o     (introut[c]),
      .resetting_i   (resetting_q),
      .halted_o      (halted[c]),
      .addr_o        (addr[c]),
      .length_o      (length[c]),
      .load_o        (load[c]),
      .start_o       (start[c]),
      .start_length_o(start_length[c]),
      .abort_o       (abort[c]),
      .done_i        (done[c]),
      .overflow_i    (overflow[c]),
      .received_i    (received[c]),
      .slave_error_i (slave_error[c]),
      .decode_error_i(decode_error[c]),
      .drained_i     (drained[c])
    );
  end

  assign mm2s_introut = introut[Mm2s];
  assign s2mm_introut = introut[S2mm];

  axi_dma_mm2s #(
    .AddrWidth  (AddrWidth),
    .LengthWidth(LengthWidth),
    .DataWidth  (DataWidth),
    .MaxBurst   (MaxBurst),
    .FifoDepth  (ReadFifoDepth),
    .Realign    (Realign)
  ) u_mm2s (
    .clk_i         (aclk),
    .rst_ni        (core_rst_n),
    .addr_i        (addr[Mm2s]),
    .length_i      (start_length[Mm2s]),
    .load_i        (load[Mm2s]),
    .start_i       (start[Mm2s]),
    .abort_i       (abort[Mm2s]),
    .done_o        (done[Mm2s]),
    .slave_error_o (slave_error[Mm2s]),
    .decode_error_o(decode_error[Mm2s]),
    .drained_o     (drained[Mm2s]),
    .m_araddr_o    (m_axi_araddr),
    .m_arlen_o     (m_axi_arlen),
    .m_arvalid_o   (m_axi_arvalid),
    .m_arready_i   (m_axi_arready),
    .m_rdata_i     (m_axi_rdata),
    .m_rresp_i     (m_axi_rresp),
    .m_rlast_i     (m_axi_rlast),
    .m_rvalid_i    (m_axi_rvalid),
    .m_rready_o    (m_axi_rready),
    .m_tdata_o     (m_axis_mm2s_tdata),
    .m_tkeep_o     (m_axis_mm2s_tkeep),
    .m_tvalid_o    (m_axis_mm2s_tvalid),
    .m_tready_i    (m_axis_mm2s_tready),
    .m_tlast_o     (m_axis_mm2s_tlast)
  );

  axi_dma_s2mm #(
    .AddrWidth     (AddrWidth),
    .LengthWidth   (LengthWidth),
    .DataWidth     (DataWidth),
    .MaxBurst      (MaxBurst),
    .FifoDepth     (WriteFifoDepth),
    .MaxOutstanding(MaxOutstandingWrites),
    .Realign       (Realign)
  ) u_s2mm (
    .clk_i         (aclk),
    .rst_ni        (core_rst_n),
    .addr_i        (addr[S2mm]),
    .length_i      (length[S2mm]),
    .load_i        (load[S2mm]),
    .start_i       (start[S2mm]),
    .start_length_i(start_length[S2mm]),
    .abort_i       (abort[S2mm]),
    .done_o        (done[S2mm]),
    .overflow_o    (overflow[S2mm]),
    .received_o    (received[S2mm]),
    .slave_error_o (slave_error[S2mm]),
    .decode_error_o(decode_error[S2mm]),
    .drained_o     (drained[S2mm]),
    .s_tdata_i     (s_axis_s2mm_tdata),
    .s_tkeep_i     (s_axis_s2mm_tkeep),
    .s_tvalid_i    (s_axis_s2mm_tvalid),
    .s_tready_o    (s_axis_s2mm_tready),
    .s_tlast_i     (s_axis_s2mm_tlast),
    .m_awaddr_o    (m_axi_awaddr),
    .m_awlen_o     (m_axi_awlen),
    .m_awvalid_o   (m_axi_awvalid),
    .m_awready_i   (m_axi_awready),
    .m_wdata_o     (m_axi_wdata),
    .m_wstrb_o     (m_axi_wstrb),
    .m_wlast_o     (m_axi_wlast),
    .m_wvalid_o    (m_axi_wvalid),
    .m_wready_i    (m_axi_wready),
    .m_bresp_i     (m_axi_bresp),
    .m_bvalid_i    (m_axi_bvalid),
    .m_bready_o    (m_axi_bready)
  );

  // ---- constant AXI fields ---------------------------------------------------------------------
  localparam logic [2:0] BeatSize    = 3'($clog2(DataWidth / 8));
  localparam logic [1:0] Incrementing = 2'b01;
  // Modifiable and bufferable, what PG021's cores drive too.
  localparam logic [3:0] NormalNonCacheable = 4'b0011;

  assign m_axi_arid    = '0;
  assign m_axi_arsize  = BeatSize;
  assign m_axi_arburst = Incrementing;
  assign m_axi_arlock  = 1'b0;
  assign m_axi_arcache = NormalNonCacheable;
  assign m_axi_arprot  = '0;
  assign m_axi_arqos   = '0;
  assign m_axi_awid    = '0;
  assign m_axi_awsize  = BeatSize;
  assign m_axi_awburst = Incrementing;
  assign m_axi_awlock  = 1'b0;
  assign m_axi_awcache = NormalNonCacheable;
  assign m_axi_awprot  = '0;
  assign m_axi_awqos   = '0;

  // MM2S works from the value written.
  logic unused_length;
  assign unused_length = ^length[Mm2s];

  // One ID and no protection: what comes back is in order, and every access is taken.
  logic unused_pins;
  assign unused_pins = ^{s_axi_awaddr[31:10], s_axi_araddr[31:10], s_axi_awprot, s_axi_arprot,
                         m_axi_rid, m_axi_bid};

endmodule
