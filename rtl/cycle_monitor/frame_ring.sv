// When each of the last frames began and ended. A frame begins with the first source beat after the
// previous frame's TLAST and ends with the destination's TLAST; the next may begin before that.
//
// The ring holds 512 frames, since a block RAM does, though a snapshot tells only of the 64 that ended
// last: so the ring need not be copied to be frozen. After a snapshot hundreds of frames may begin
// before one that it tells of is overwritten; `since_o` says how many have.
//
// `stream_rst_ni` low abandons the frames under way.
module frame_ring
  import cycle_monitor_pkg::*;
(
  input  logic                 clk_i,
  input  logic                 rst_ni,
  input  logic                 stream_rst_ni,

  input  count_t               now_i,
  input  logic                 src_beat_i,
  input  logic                 src_last_i,
  input  logic                 frame_end_i,
  input  logic                 freeze_i,

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
  slot_t       started_q, ended_q, frozen_ended_q;
  logic        in_frame_q, turn, active, start;
  logic [15:0] since_q;

  // A source beat begins or ends a frame; something happens at all.
  assign turn    = src_beat_i & (src_last_i | ~in_frame_q);
  assign active  = turn | frame_end_i | freeze_i | ~stream_rst_ni;
  assign start   = turn & ~in_frame_q;
  assign since_o = since_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      in_frame_q     <= 1'b0;
      started_q      <= '0;
      ended_q        <= '0;
      frozen_ended_q <= '0;
      since_q        <= '0;
    end else if (active) begin
      if (freeze_i) frozen_ended_q <= ended_q;
      if (start && since_q != '1) since_q <= since_q + 16'd1;
      if (freeze_i) since_q <= 16'(start);
      if (!stream_rst_ni) begin
        in_frame_q <= 1'b0;
        started_q  <= ended_q + slot_t'(frame_end_i);
      end else if (turn) begin
        in_frame_q <= ~src_last_i;
        started_q  <= started_q + slot_t'(start);
      end
      ended_q <= ended_q + slot_t'(frame_end_i);
    end
  end

  always_ff @(posedge clk_i) begin
    if (active) begin
      if (start) starts[started_q] <= now_i;
      if (frame_end_i) ends[ended_q] <= now_i;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rd_en_i) begin
      rd_start_o <= starts[frozen_ended_q + ~slot_t'(rd_index_i)];
      rd_end_o   <= ends[frozen_ended_q + ~slot_t'(rd_index_i)];
    end
  end

endmodule
