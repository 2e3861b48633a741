// SPDX-License-Identifier: Apache-2.0
// The resize core of PYNQ-HelloWorld: HLS control registers (hls_control.sv has the map) around
// resize_core.
//
// Streams carry R, G, B bytes, row by row from the top, without padding, DataWidth/8 bytes per
// beat. On the input TLAST is ignored and TKEEP may be partial where a transfer ends; on the
// output TLAST marks the last beat of the image. Both ready and valid come from registers.
//
// stream_aresetn low abandons a frame that has begun and forgets what the streams hold; the
// registers keep their values, the run ends (ap_done). Tie it to the DMA's stream reset.
module resize_accel #(
  parameter int unsigned DataWidth = 64,  // bits per beat: 32, 64 or 128
  localparam int unsigned Lanes = DataWidth / 8
) (
  input  logic                 aclk,
  input  logic                 aresetn,
  input  logic                 stream_aresetn,

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

  input  logic [DataWidth-1:0] s_axis_src_tdata,
  input  logic [Lanes-1:0]     s_axis_src_tkeep,
  input  logic                 s_axis_src_tvalid,
  output logic                 s_axis_src_tready,
  input  logic                 s_axis_src_tlast,

  output logic [DataWidth-1:0] m_axis_dst_tdata,
  output logic [Lanes-1:0]     m_axis_dst_tkeep,
  output logic                 m_axis_dst_tvalid,
  input  logic                 m_axis_dst_tready,
  output logic                 m_axis_dst_tlast,

  output logic                 irq
);

  logic        ap_start, ap_done, ap_ready, ap_idle, in_frame;
  logic [31:0] src_rows, src_cols, dst_rows, dst_cols;
  logic        unused_pins;

  // The window is 64 KiB; protection bits carry nothing here; an image ends by its size.
  assign unused_pins = ^{s_axi_awaddr[31:16], s_axi_araddr[31:16], s_axi_awprot, s_axi_arprot,
                    s_axis_src_tlast, 1'b0};

  hls_control u_control (
    .clk_i       (aclk),
    .rst_ni      (aresetn),
    .s_axi_awaddr(s_axi_awaddr[15:0]),
    .s_axi_awvalid,
    .s_axi_awready,
    .s_axi_wdata,
    .s_axi_wstrb,
    .s_axi_wvalid,
    .s_axi_wready,
    .s_axi_bresp,
    .s_axi_bvalid,
    .s_axi_bready,
    .s_axi_araddr(s_axi_araddr[15:0]),
    .s_axi_arvalid,
    .s_axi_arready,
    .s_axi_rdata,
    .s_axi_rresp,
    .s_axi_rvalid,
    .s_axi_rready,
    .ap_start_o  (ap_start),
    .ap_done_i   (ap_done),
    .ap_ready_i  (ap_ready),
    .ap_idle_i   (ap_idle),
    .in_frame_i  (in_frame),
    .src_rows_o  (src_rows),
    .src_cols_o  (src_cols),
    .dst_rows_o  (dst_rows),
    .dst_cols_o  (dst_cols),
    .interrupt_o (irq)
  );

  resize_core #(
    .DataWidth(DataWidth)
  ) u_core (
    .clk_i        (aclk),
    .rst_ni       (aresetn),
    .abort_i      (!stream_aresetn),
    .ap_start_i   (ap_start),
    .ap_done_o    (ap_done),
    .ap_ready_o   (ap_ready),
    .ap_idle_o    (ap_idle),
    .in_frame_o   (in_frame),
    .src_rows_i   (src_rows),
    .src_cols_i   (src_cols),
    .dst_rows_i   (dst_rows),
    .dst_cols_i   (dst_cols),
    .s_axis_tdata (s_axis_src_tdata),
    .s_axis_tkeep (s_axis_src_tkeep),
    .s_axis_tvalid(s_axis_src_tvalid),
    .s_axis_tready(s_axis_src_tready),
    .m_axis_tdata (m_axis_dst_tdata),
    .m_axis_tkeep (m_axis_dst_tkeep),
    .m_axis_tvalid(m_axis_dst_tvalid),
    .m_axis_tready(m_axis_dst_tready),
    .m_axis_tlast (m_axis_dst_tlast)
  );

endmodule
