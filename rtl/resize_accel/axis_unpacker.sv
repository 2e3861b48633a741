// SPDX-License-Identifier: Apache-2.0
// Turns a byte stream into blocks of PixelsPerBlock pixels, of which any number may be taken.
//
// Beats are stored into a ring of four blocks (six beats). A beat may be short (TKEEP contiguous
// from bit 0): the next one then continues in the byte behind it, so an image may arrive in any
// number of DMA transfers of any length, and several images in one.
//
// Taken from is the block that holds the oldest byte. offset_o is the first pixel of it not yet
// taken, level_o the number of bytes that have arrived from that pixel on. The taker takes take_i
// pixels with fire_i; it must not take beyond the block, nor more than has arrived. block_o is the
// block last taken from.
//
// Throughput: a beat in and a block out per clock. Latency: a byte can be taken two clocks after
// its beat was accepted, and is at block_o a clock later. s_axis_tready comes from a register, and
// every input goes into one: it may come straight from a block RAM.
module axis_unpacker
  import resize_pkg::*;
#(
  parameter int unsigned DataWidth = 64,  // bits per beat: 32, 64 or 128
  parameter int unsigned PixelsPerBlock = DataWidth / 16,
  localparam int unsigned Lanes = DataWidth / 8,
  localparam int unsigned TakeWidth = $clog2(PixelsPerBlock + 1),
  localparam int unsigned LevelWidth = $clog2(6 * Lanes + 1)
) (
  input  logic                              clk_i,
  input  logic                              rst_ni,
  // Forgets all bytes.
  input  logic                              flush_i,

  input  logic [DataWidth-1:0]              s_axis_tdata,
  input  logic [Lanes-1:0]                  s_axis_tkeep,
  input  logic                              s_axis_tvalid,
  output logic                              s_axis_tready,

  output pixel_t [PixelsPerBlock-1:0]       block_o,
  output logic [$clog2(PixelsPerBlock)-1:0] offset_o,
  output logic [LevelWidth-1:0]             level_o,
  input  logic                              fire_i,
  input  logic [TakeWidth-1:0]              take_i
);

  localparam int unsigned LaneWidth = $clog2(Lanes);
  localparam int unsigned OffsetWidth = $clog2(PixelsPerBlock);
  localparam int unsigned Words = 6;
  localparam int unsigned ShiftWidth = LaneWidth + 3;
  localparam int unsigned HalfWidth = DataWidth / 2;

  // Where the next byte goes: word, one-hot, and lane.
  logic [Words-1:0]       word_q;
  logic [LaneWidth-1:0]   lane_q;
  logic [1:0]             block_q;
  logic [OffsetWidth-1:0] offset_q;
  logic [LevelWidth-1:0]  level_q;
  logic                   ready_q;
  logic                   accept;
  // The beat accepted last, on its way into the ring, and how many bytes it has.
  logic                   beat_valid_q;
  logic [DataWidth-1:0]   beat_q;
  logic [LaneWidth:0]     arrived_q;

  assign accept = s_axis_tvalid && ready_q;

  // TKEEP is contiguous, so its length is the place of its highest bit; nearly always the top one.
  always_ff @(posedge clk_i) begin
    if (accept) begin
      beat_q    <= s_axis_tdata;
      arrived_q <= (LaneWidth + 1)'(Lanes);
      if (!s_axis_tkeep[Lanes-1]) begin
        arrived_q <= '0;
        for (int unsigned i = 0; i < Lanes; i++) begin
          if (s_axis_tkeep[i]) arrived_q <= (LaneWidth + 1)'(i + 1);
        end
      end
    end
  end

  always_ff @(posedge clk_i) begin : count
    logic [LevelWidth-1:0] level;
    logic [LaneWidth:0]    lane_sum;
    logic [TakeWidth:0]    offset_sum;
    level = level_q;
    if (beat_valid_q) begin
      level    = level + LevelWidth'(arrived_q);
      lane_sum = {1'b0, lane_q} + arrived_q;
      if (lane_sum[LaneWidth]) word_q <= {word_q[Words-2:0], word_q[Words-1]};
      lane_q   <= lane_sum[LaneWidth-1:0];
    end
    if (fire_i) begin
      level      = level - LevelWidth'(take_i) - LevelWidth'({take_i, 1'b0});
      offset_sum = (TakeWidth + 1)'(offset_q) + (TakeWidth + 1)'(take_i);
      if (offset_sum[OffsetWidth]) block_q <= block_q + 1'b1;
      offset_q   <= offset_sum[OffsetWidth-1:0];
    end
    level_q <= level;
    // Room for a further beat besides the one that is on its way by then.
    ready_q <= level <= (accept ? LevelWidth'(4 * Lanes) : LevelWidth'(5 * Lanes));
    beat_valid_q <= accept;
    if (!rst_ni || flush_i) begin
      beat_valid_q <= 1'b0;
      word_q       <= Words'(1);
      lane_q       <= '0;
      block_q      <= '0;
      offset_q     <= '0;
      level_q      <= '0;
      ready_q      <= 1'b0;
    end
  end

  // The ring, and the block taken last.
  logic [DataWidth-1:0]           word0_q, word1_q, word2_q, word3_q, word4_q, word5_q;
  logic [DataWidth+HalfWidth-1:0] taken_q;

  always_ff @(posedge clk_i) begin : ring
    logic [ShiftWidth-1:0] shift;
    logic [DataWidth-1:0]  first, middle, last;
    logic [DataWidth-1:0]  rotated, here, lanes;
    // Blocks 0 and 2 are a word and the lower half of the next, blocks 1 and 3 the upper half and
    // the word after.
    if (fire_i) begin
      first   = block_q[1] ? word3_q : word0_q;
      middle  = block_q[1] ? word4_q : word1_q;
      last    = block_q[1] ? word5_q : word2_q;
      taken_q <= block_q[0] ? {last, middle[DataWidth-1:HalfWidth]}
                            : {middle[HalfWidth-1:0], first};
    end
    // The lanes from lane_q on go to this word, the others to the next, whose upper lanes may hold
    // the oldest bytes. Bytes behind the ones that TKEEP marks land in free space, and are
    // overwritten by the next beat: no need to mask them.
    if (beat_valid_q) begin
      shift   = {lane_q, 3'b000};
      here    = {DataWidth{1'b1}} << shift;
      // DataWidth - shift to the right, in two steps as that may be all of it.
      rotated = (beat_q << shift) | ((beat_q >> 1) >> ~shift);
      if (word_q[0] || word_q[5]) begin
        lanes = word_q[0] ? here : ~here;
        word0_q <= (rotated & lanes) | (word0_q & ~lanes);
      end
      if (word_q[1] || word_q[0]) begin
        lanes = word_q[1] ? here : ~here;
        word1_q <= (rotated & lanes) | (word1_q & ~lanes);
      end
      if (word_q[2] || word_q[1]) begin
        lanes = word_q[2] ? here : ~here;
        word2_q <= (rotated & lanes) | (word2_q & ~lanes);
      end
      if (word_q[3] || word_q[2]) begin
        lanes = word_q[3] ? here : ~here;
        word3_q <= (rotated & lanes) | (word3_q & ~lanes);
      end
      if (word_q[4] || word_q[3]) begin
        lanes = word_q[4] ? here : ~here;
        word4_q <= (rotated & lanes) | (word4_q & ~lanes);
      end
      if (word_q[5] || word_q[4]) begin
        lanes = word_q[5] ? here : ~here;
        word5_q <= (rotated & lanes) | (word5_q & ~lanes);
      end
    end
  end

  assign s_axis_tready = ready_q;
  assign block_o = taken_q;
  assign offset_o = offset_q;
  assign level_o = level_q;

endmodule
