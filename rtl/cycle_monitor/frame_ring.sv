// SPDX-License-Identifier: Apache-2.0
// When each of the last frames began and ended. A frame begins with the first source beat after the
// previous frame's TLAST and ends with the destination's TLAST; the next may begin before that.
//
// The ring holds 512 frames, since a block RAM does, though a snapshot tells only of the 64 that
// ended last: so the ring need not be copied to be frozen. After a snapshot hundreds of frames may
// begin before one that it tells of is overwritten; `since_o` says how many have.
module frame_ring
  import cycle_monitor_pkg::*;
(
  input  logic                 clk_i,
  input  logic                 rst_ni,
  // Any of the below may be set, or was in the clock before.
  input  logic                 active_i,
  // The clock before this one.
  input  clock_t               past_i,
  // The first beat of a frame, and the last one, and how many are under way after these. A reset of
  // the streams abandons them.
  input  logic                 start_i,
  input  logic                 end_i,
  input  under_way_t           under_way_i,
  input  logic                 freeze_i,
  // A frame ended in the clock before.
  output logic                 ended_o,

  // How many frames before the last one that a snapshot tells of; its times follow one clock after
  // `rd_en_i`.
  input  logic                 rd_en_i,
  input  logic [FrameBits-1:0] rd_index_i,
  output count_t               rd_start_o,
  output count_t               rd_end_o,
  // Frames begun since the snapshot, 65535 for more.
  output logic [15:0]          since_o
);

  typedef logic [RingBits-1:0] slot_t;

  count_t      starts [2**RingBits];
  count_t      ends [2**RingBits];
  slot_t       ended_q, frozen_ended_q;
  logic [15:0] since_q;
  logic        end_q;

  always_ff @(posedge clk_i) begin : follow
    if (!rst_ni) begin
      end_q          <= 1'b0;
      ended_q        <= '0;
      frozen_ended_q <= '0;
      since_q        <= '0;
    end else if (active_i) begin
      if (start_i && (since_q != '1)) since_q <= since_q + 16'd1;
      if (freeze_i) begin
        frozen_ended_q <= ended_q;
        since_q        <= 16'(start_i);
      end
      ended_q <= ended_q + slot_t'(end_i);
      end_q   <= end_i;
    end
  end

  always_ff @(posedge clk_i) begin : write
    if (active_i) begin
      if (start_i) starts[ended_q + slot_t'(end_i) + under_way_i - slot_t'(1)] <= count_t'(past_i);
      if (end_i) ends[ended_q] <= count_t'(past_i);
    end
  end

  always_ff @(posedge clk_i) begin : read
    if (rd_en_i) begin
      rd_start_o <= starts[frozen_ended_q + ~slot_t'(rd_index_i)];
      rd_end_o   <= ends[frozen_ended_q + ~slot_t'(rd_index_i)];
    end
  end

  assign ended_o = end_q;
  assign since_o = since_q;

  logic unused_past;
  assign unused_past = ^past_i[$bits(clock_t)-1:CountBits];

endmodule
