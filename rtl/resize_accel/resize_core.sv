// SPDX-License-Identifier: Apache-2.0
// Bilinear resize of an RGB stream, bit-exact with xf::cv::resize, several pixels per clock.
//
//   bytes -> axis_unpacker -> row_ingest -> pixel_packer -> interpolator (four rows)
//                           tap_scheduler decides what is read when ->|
//   bytes <- axis_serializer <- pixel_packer <- group_fifo <----------+
//
// Throughput: DataWidth/16 pixels per clock in and out, against the DataWidth/24 that a beat per
// clock carries; the surplus covers the ends of rows. A row is written while two are read, so the
// stream that carries more bytes runs without a pause.
// Latency from the last byte of the second tap row to the first output beat: about 17 clocks.
module resize_core
  import resize_pkg::*;
#(
  parameter int unsigned DataWidth = 64,  // bits per beat: 32, 64 or 128
  localparam int unsigned Lanes = DataWidth / 8
) (
  input  logic                 clk_i,
  input  logic                 rst_ni,
  // Abandons the frame and forgets the stream.
  input  logic                 abort_i,

  input  logic                 ap_start_i,
  output logic                 ap_done_o,
  output logic                 ap_ready_o,
  output logic                 ap_idle_o,
  // The three above are low while this is high.
  output logic                 in_frame_o,
  input  logic [31:0]          src_rows_i,
  input  logic [31:0]          src_cols_i,
  input  logic [31:0]          dst_rows_i,
  input  logic [31:0]          dst_cols_i,

  input  logic [DataWidth-1:0] s_axis_tdata,
  input  logic [Lanes-1:0]     s_axis_tkeep,
  input  logic                 s_axis_tvalid,
  output logic                 s_axis_tready,

  output logic [DataWidth-1:0] m_axis_tdata,
  output logic [Lanes-1:0]     m_axis_tkeep,
  output logic                 m_axis_tvalid,
  input  logic                 m_axis_tready,
  output logic                 m_axis_tlast
);

  // Pixels per clock, and per word: a word is three beats.
  localparam int unsigned Pixels = DataWidth / 16;
  localparam int unsigned WordPixels = 2 * Pixels;
  localparam int unsigned CountWidth = $clog2(Pixels + 1);
  localparam int unsigned WordCountWidth = $clog2(WordPixels + 1);
  localparam int unsigned SpanWidth = $clog2(WordPixels);
  localparam int unsigned LevelWidth = $clog2(6 * Lanes + 1);
  localparam int unsigned WordAddrWidth = $clog2((MaxWidth + WordPixels - 1) / WordPixels);
  // Enough for the groups between issue and FIFO, and to bridge the FIFO's own latency.
  localparam int unsigned Credits = 16;

  if (DataWidth != 32 && DataWidth != 64 && DataWidth != 128) begin : gen_bad_width
    $error("resize_core: DataWidth must be 32, 64 or 128");
  end

  // ---- frame -----------------------------------------------------------------------------------
  logic      start, frame_done, ingest_busy, schedule_busy;
  dim_t      src_width, src_height, dst_width, dst_height;
  logic      decimate_columns, decimate_rows;
  position_t [Pixels-1:0] column_init;
  position_t column_pitch, row_init, row_pitch;
  logic [LevelWidth-1:0] level;

  frame_control #(
    .Pixels(Pixels)
  ) u_frame (
    .clk_i,
    .rst_ni,
    .abort_i,
    .ap_start_i,
    .ap_done_o,
    .ap_ready_o,
    .ap_idle_o,
    .in_frame_o,
    .src_rows_i,
    .src_cols_i,
    .dst_rows_i,
    .dst_cols_i,
    .data_arrived_i    (level != '0),
    .frame_done_i      (frame_done),
    .start_o           (start),
    .src_width_o       (src_width),
    .src_height_o      (src_height),
    .dst_width_o       (dst_width),
    .dst_height_o      (dst_height),
    .decimate_columns_o(decimate_columns),
    .decimate_rows_o   (decimate_rows),
    .column_init_o     (column_init),
    .column_pitch_o    (column_pitch),
    .row_init_o        (row_init),
    .row_pitch_o       (row_pitch)
  );

  // ---- in: stream to line buffer ---------------------------------------------------------------
  pixel_t [Pixels-1:0]        block;
  logic [$clog2(Pixels)-1:0]  offset;
  logic                       fire;
  logic [CountWidth-1:0]      take;
  logic                       in_valid, in_last;
  pixel_t [Pixels-1:0]        in_px;
  logic [CountWidth-1:0]      in_count;
  logic                       word_valid, word_last;
  pixel_t [WordPixels-1:0]    word_px;
  dim_t                       rows_written_q, first_row;
  logic [WordAddrWidth-1:0]   word_q;

  axis_unpacker #(
    .DataWidth(DataWidth)
  ) u_unpacker (
    .clk_i,
    .rst_ni,
    .flush_i (abort_i),
    .s_axis_tdata,
    .s_axis_tkeep,
    .s_axis_tvalid,
    .s_axis_tready,
    .block_o (block),
    .offset_o(offset),
    .level_o (level),
    .fire_i  (fire),
    .take_i  (take)
  );

  row_ingest #(
    .Pixels    (Pixels),
    .LevelWidth(LevelWidth)
  ) u_ingest (
    .clk_i,
    .rst_ni,
    .start_i           (start),
    .abort_i,
    .width_i           (src_width),
    .height_i          (src_height),
    .decimate_columns_i(decimate_columns),
    .decimate_rows_i   (decimate_rows),
    .column_init_i     (column_init[Pixels/2-1:0]),
    .column_step_i     (column_pitch <<< $clog2(Pixels / 2)),
    .row_init_i        (row_init),
    .row_step_i        (row_pitch),
    .busy_o            (ingest_busy),
    .block_i           (block),
    .offset_i          (offset),
    .level_i           (level),
    .fire_o            (fire),
    .take_o            (take),
    .first_row_i       (first_row),
    // Rows after the last output's taps are of no use, but must be taken.
    .drain_i   (!schedule_busy),
    .px_valid_o(in_valid),
    .px_o      (in_px),
    .px_count_o(in_count),
    .px_last_o (in_last)
  );

  logic unused_in_ready;
  logic [WordCountWidth-1:0] unused_word_count;

  pixel_packer #(
    .Pixels(Pixels)
  ) u_in_packer (
    .clk_i,
    .rst_ni,
    .flush_i   (abort_i || start),
    .in_valid_i(in_valid),
    // The gap that ingest leaves after a row is all that the packer ever needs.
    .in_ready_o  (unused_in_ready),
    .in_px_i     (in_px),
    .in_count_i  (in_count),
    .in_last_i   (in_last),
    .word_valid_o(word_valid),
    .word_ready_i(1'b1),
    .word_o      (word_px),
    .word_count_o(unused_word_count),
    .word_last_o (word_last)
  );

  always_ff @(posedge clk_i) begin
    if (word_valid) begin
      word_q <= word_last ? '0 : word_q + 1'b1;
      if (word_last) rows_written_q <= rows_written_q + 1'b1;
    end
    if (start) begin
      rows_written_q <= '0;
      word_q         <= '0;
    end
  end

  // ---- line buffer to pixels -------------------------------------------------------------------
  logic                     credit;
  logic                     group_valid, group_last;
  logic [CountWidth-1:0]    group_count;
  logic [1:0]               group_slot;
  dim_t                     group_column;
  logic [Pixels-1:0][SpanWidth-1:0] group_place;
  weight_t [Pixels-1:0]     group_wx;
  row_weight_t              group_wy;
  logic                     out_px_valid;
  pixel_t [Pixels-1:0]      out_px;

  tap_scheduler #(
    .Pixels (Pixels),
    .Credits(Credits)
  ) u_scheduler (
    .clk_i,
    .rst_ni,
    .start_i           (start),
    .abort_i,
    .src_width_i       (src_width),
    .src_height_i      (src_height),
    .dst_width_i       (dst_width),
    .dst_height_i      (dst_height),
    .decimate_columns_i(decimate_columns),
    .decimate_rows_i   (decimate_rows),
    .column_init_i     (column_init),
    .column_step_i     (column_pitch <<< $clog2(Pixels)),
    .row_init_i        (row_init),
    .row_step_i        (row_pitch),
    .busy_o            (schedule_busy),
    .rows_written_i    (rows_written_q),
    .first_row_o       (first_row),
    .credit_i          (credit),
    .group_valid_o     (group_valid),
    .group_count_o     (group_count),
    .group_last_o      (group_last),
    .group_slot_o      (group_slot),
    .group_column_o    (group_column),
    .group_place_o     (group_place),
    .group_wx_o        (group_wx),
    .group_wy_o        (group_wy)
  );

  interpolator #(
    .Pixels(Pixels)
  ) u_interpolator (
    .clk_i,
    .rst_ni,
    .abort_i,
    .wr_en_i       (word_valid),
    .wr_slot_i     (rows_written_q[1:0]),
    .wr_word_i     (word_q),
    .wr_px_i       (word_px),
    .group_valid_i (group_valid),
    .group_slot_i  (group_slot),
    .group_column_i(group_column),
    .group_place_i (group_place),
    .group_wx_i    (group_wx),
    .group_wy_i    (group_wy),
    .px_valid_o    (out_px_valid),
    .px_o          (out_px)
  );

  // ---- out: pixels to stream -------------------------------------------------------------------
  logic                      fifo_valid, fifo_ready, fifo_last;
  pixel_t [Pixels-1:0]       fifo_px;
  logic [CountWidth-1:0]     fifo_count;
  logic                      out_valid, out_ready, out_last;
  pixel_t [WordPixels-1:0]   out_word;
  logic [WordCountWidth-1:0] out_count;
  logic                      output_done_q;

  group_fifo #(
    .Pixels(Pixels),
    .Depth (Credits)
  ) u_out_fifo (
    .clk_i,
    .rst_ni,
    .flush_i    (abort_i),
    .tag_en_i   (group_valid),
    .tag_count_i(group_count),
    .tag_last_i (group_last),
    .wr_en_i    (out_px_valid),
    .wr_px_i    (out_px),
    .rd_valid_o (fifo_valid),
    .rd_ready_i (fifo_ready),
    .rd_px_o    (fifo_px),
    .rd_count_o (fifo_count),
    .rd_last_o  (fifo_last),
    .credit_o   (credit)
  );

  pixel_packer #(
    .Pixels(Pixels)
  ) u_out_packer (
    .clk_i,
    .rst_ni,
    .flush_i     (abort_i),
    .in_valid_i  (fifo_valid),
    .in_ready_o  (fifo_ready),
    .in_px_i     (fifo_px),
    .in_count_i  (fifo_count),
    .in_last_i   (fifo_last),
    .word_valid_o(out_valid),
    .word_ready_i(out_ready),
    .word_o      (out_word),
    .word_count_o(out_count),
    .word_last_o (out_last)
  );

  axis_serializer #(
    .DataWidth(DataWidth)
  ) u_serializer (
    .clk_i,
    .rst_ni,
    .flush_i     (abort_i),
    .word_valid_i(out_valid),
    .word_ready_o(out_ready),
    .word_i      (out_word),
    .word_count_i(out_count),
    .word_last_i (out_last),
    .m_axis_tdata,
    .m_axis_tkeep,
    .m_axis_tvalid,
    .m_axis_tready,
    .m_axis_tlast
  );

  always_ff @(posedge clk_i) begin
    if (m_axis_tlast) begin
      if (m_axis_tvalid && m_axis_tready) output_done_q <= 1'b1;
    end
    if (!rst_ni || start) output_done_q <= 1'b0;
  end

  assign frame_done = output_done_q && !ingest_busy;

endmodule
