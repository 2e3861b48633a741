// SPDX-License-Identifier: Apache-2.0
// Stream to memory: writes one AXI4-Stream packet into a buffer of at most LENGTH bytes.
//
//   stream --> axi_dma_s2mm_stream --> stream_fifo --> axi_dma_s2mm_write --> AW, W, B
//
// At full rate the first W beat leaves five clocks after the first stream beat, and one follows per
// clock.
module axi_dma_s2mm #(
  // As in `axi_dma`.
  parameter int unsigned AddrWidth = 32,
  parameter int unsigned LengthWidth = 26,
  parameter int unsigned DataWidth = 64,
  parameter int unsigned MaxBurst = 16,
  parameter int unsigned FifoDepth = 512,
  parameter int unsigned MaxOutstanding = 16,
  parameter bit Realign = 1'b1,
  localparam int unsigned Bytes = DataWidth / 8
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // From and to the channel's registers; see `axi_dma_channel`.
  input  logic [AddrWidth-1:0]   addr_i,
  input  logic [LengthWidth-1:0] length_i,
  input  logic                   load_i,
  input  logic                   start_i,
  input  logic [LengthWidth-1:0] start_length_i,
  input  logic                   abort_i,
  output logic                   done_o,
  output logic                   overflow_o,
  output logic [LengthWidth-1:0] received_o,
  output logic                   slave_error_o,
  output logic                   decode_error_o,
  output logic                   drained_o,

  input  logic [DataWidth-1:0]   s_tdata_i,
  input  logic [Bytes-1:0]       s_tkeep_i,
  input  logic                   s_tvalid_i,
  output logic                   s_tready_o,
  input  logic                   s_tlast_i,

  output logic [AddrWidth-1:0]   m_awaddr_o,
  output logic [7:0]             m_awlen_o,
  output logic                   m_awvalid_o,
  input  logic                   m_awready_i,
  output logic [DataWidth-1:0]   m_wdata_o,
  output logic [Bytes-1:0]       m_wstrb_o,
  output logic                   m_wlast_o,
  output logic                   m_wvalid_o,
  input  logic                   m_wready_i,
  input  logic [1:0]             m_bresp_i,
  input  logic                   m_bvalid_i,
  output logic                   m_bready_o
);

  localparam int unsigned ByteBits  = $clog2(Bytes);
  localparam int unsigned LevelBits = $clog2(FifoDepth) + 1;

  if (FifoDepth < 2 * MaxBurst || FifoDepth < 32) begin : gen_bad_depth
    $error("axi_dma_s2mm: the FIFO must hold two bursts of MaxBurst beats, and 32 beats");
  end

  logic                 accept, push, push_last, room_q, unused_ready;
  logic [DataWidth-1:0] push_data, beat_data;
  logic [ByteBits:0]    push_end, beat_end;
  logic                 beat_valid, beat_ready, finished, written;
  logic [LevelBits-1:0] level;

  axi_dma_s2mm_stream #(
    .LengthWidth(LengthWidth),
    .DataWidth  (DataWidth),
    .Realign    (Realign)
  ) u_stream (
    .clk_i,
    .rst_ni,
    .start_i,
    .offset_i   (addr_i[ByteBits-1:0]),
    .length_i,
    .abort_i,
    .room_i     (room_q),
    .s_tdata_i,
    .s_tkeep_i,
    .s_tvalid_i,
    .s_tready_o,
    .s_tlast_i,
    .accept_o   (accept),
    .push_o     (push),
    .push_data_o(push_data),
    .push_end_o (push_end),
    .push_last_o(push_last),
    .finished_o (finished),
    .overflow_o,
    .received_o
  );

  // Eight entries to spare: beats on their way when READY falls, and the rest of a final one.
  always_ff @(posedge clk_i) begin
    room_q <= level < LevelBits'(FifoDepth - 8);
  end

  // What a stopped transfer left is dropped when the next one starts: nothing is offered on W then.
  stream_fifo #(
    .Width(DataWidth + ByteBits + 1),
    .Depth(FifoDepth)
  ) u_fifo (
    .clk_i,
    .rst_ni,
    .flush_i   (start_i),
    .wr_valid_i(push),
    .wr_ready_o(unused_ready),
    .wr_data_i ({push_end, push_data}),
    .rd_valid_o(beat_valid),
    .rd_ready_i(beat_ready),
    .rd_data_o ({beat_end, beat_data}),
    .level_o   (level)
  );

  axi_dma_s2mm_write #(
    .AddrWidth     (AddrWidth),
    .LengthWidth   (LengthWidth),
    .DataWidth     (DataWidth),
    .MaxBurst      (MaxBurst),
    .FifoDepth     (FifoDepth),
    .MaxOutstanding(MaxOutstanding),
    .Realign       (Realign)
  ) u_write (
    .clk_i,
    .rst_ni,
    .addr_i,
    .length_i    (start_length_i),
    .load_i,
    .start_i,
    .abort_i,
    .slave_error_o,
    .decode_error_o,
    .drained_o,
    .written_o   (written),
    .accept_i    (accept),
    .push_i      (push),
    .push_last_i (push_last),
    .beat_valid_i(beat_valid),
    .beat_ready_o(beat_ready),
    .beat_data_i (beat_data),
    .beat_end_i  (beat_end),
    .m_awaddr_o,
    .m_awlen_o,
    .m_awvalid_o,
    .m_awready_i,
    .m_wdata_o,
    .m_wstrb_o,
    .m_wlast_o,
    .m_wvalid_o,
    .m_wready_i,
    .m_bresp_i,
    .m_bvalid_i,
    .m_bready_o
  );

  assign done_o = finished && written;

endmodule
