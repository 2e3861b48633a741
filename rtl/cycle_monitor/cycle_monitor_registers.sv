// SPDX-License-Identifier: Apache-2.0
// AXI4-Lite front end of the cycle monitor: handshakes, address decode and the read multiplexers.
//
// Register map:
//   0x000 ID           R   0x5359_434D, "SYCM"
//   0x004 VERSION      R   31:16 major, 15:0 minor
//   0x008 PARAMETERS   R   7:0 bytes per beat | 15:8 bits of a counter | 23:16 frames kept
//   0x00C CONTROL      0 SNAPSHOT, 1 CLEAR: write 1 to command, reads 1 until that is done. Both at
//                      once freeze and clear at the same clock, so that no clock is lost. The first
//                      command after a reset wakes the monitor, with a clear before it
//   0x010 STATUS       R   0 READY: a snapshot is complete; the registers from 0x400 on hold it
//                          1 AWAKE: there was a command since the reset
//   0x014 FRAME_INDEX  RW  5:0 which frame FRAME_* tell of: 0 is the one that ended last
//   0x018 CLOCK_LO     R   rising edges of the clock since reset; reading it latches CLOCK_HI
//   0x01C CLOCK_HI     R   the high 32 bits as of the last read of CLOCK_LO
//   0x020 FRAME_START  R   low 32 bits of the time of the frame's first source beat
//   0x024 FRAME_END    R   low 32 bits of the time of the frame's last destination beat
//   0x028 FRAME_HIGH   R   15:0 high bits of FRAME_START, 31:16 of FRAME_END
//   0x02C FRAMES_SINCE R   15:0 frames begun since the snapshot; 65535 for more
// What a snapshot froze. A value has 48 bits, the low 32 at its address and the high 16 at +4.
// n is the channel: 0 AR, 1 R, 2 AW, 3 W, 4 B, 5 MM2S, 6 S2MM.
//   0x400 + 8n BEATS     clocks with VALID and READY     0x438 READS_MEASURED   bursts whose latency
//   0x440 + 8n STALLED   clocks with VALID, not READY     0x478 WRITES_MEASURED  was measured
//   0x480 + 8n STARVED   clocks with READY, not VALID     0x4B8 FRAMES           that ended
//   0x4C0 REGISTER_READS   0x4C8 REGISTER_WRITES          0x4D0 REGISTER_BUSY    clocks
//   0x500 + 8n FIRST     time of the first beat           0x538 START            time of the clear
//   0x540 + 8n LAST      time of the last beat            0x578 SNAPSHOT_CLOCK   of the snapshot
//   0x580 W_MISSING   0x588 MM2S_MISSING   0x590 S2MM_MISSING   bytes that beats did not carry
//   0x598 OUTSTANDING     8:0 most read bursts under way, 24:16 most write bursts
//   0x5A0 READ_TOTAL      0x5A8 WRITE_TOTAL     sums of the latencies, clocks
//   0x5B0 READ_MINIMUM    0x5B8 WRITE_MINIMUM   32 bits; 0xFFFF_FFFF if none was measured
//   0x5C0 READ_MAXIMUM    0x5C8 WRITE_MAXIMUM   32 bits
// These, and FRAME_START, FRAME_END and FRAME_HIGH, read 0 unless STATUS.READY.
// Everything else in the window reads 0 and ignores writes. Every response is OKAY.
//
// A write takes effect in the clock after the later of its AW and W handshakes; RVALID follows the
// AR handshake by four clocks. One write and one read are in flight.
module cycle_monitor_registers
  import cycle_monitor_pkg::*;
#(
  parameter int unsigned Bytes = 8
) (
  input  logic                     clk_i,
  input  logic                     rst_ni,

  input  logic [15:0]              s_awaddr_i,
  input  logic                     s_awvalid_i,
  output logic                     s_awready_o,
  input  logic [31:0]              s_wdata_i,
  input  logic [3:0]               s_wstrb_i,
  input  logic                     s_wvalid_i,
  output logic                     s_wready_o,
  output logic                     s_bvalid_o,
  input  logic                     s_bready_i,
  input  logic [15:0]              s_araddr_i,
  input  logic                     s_arvalid_i,
  output logic                     s_arready_o,
  output logic [31:0]              s_rdata_o,
  output logic                     s_rvalid_o,
  input  logic                     s_rready_i,

  // A command, for one clock; what is commanded and not yet done; a snapshot can be read.
  output command_t                 command_o,
  input  command_t                 busy_i,
  input  logic                     ready_i,
  // There was a command since the reset.
  input  logic                     awake_i,

  // The clock before this one.
  input  clock_t                   past_i,

  // The frozen values. Those of memories follow one clock after `rd_en_o`.
  output logic                     rd_en_o,
  output logic [PlaceBits-1:0]     event_addr_o,
  input  count_t                   event_data_i,
  input  count_t                   start_i,
  input  count_t                   frozen_clock_i,
  input  count_t [ByteChannels-1:0] missing_i,
  input  count_t                   read_total_i,
  input  latency_t                 read_minimum_i,
  input  latency_t                 read_maximum_i,
  input  under_way_t               read_high_water_i,
  input  count_t                   write_total_i,
  input  latency_t                 write_minimum_i,
  input  latency_t                 write_maximum_i,
  input  under_way_t               write_high_water_i,

  output logic [FrameBits-1:0]     frame_index_o,
  input  count_t                   frame_start_i,
  input  count_t                   frame_end_i,
  input  logic [15:0]              frames_since_i
);

  localparam logic [31:0] Id = 32'h5359_434D;
  localparam logic [31:0] Version = 32'h0001_0001;
  localparam logic [31:0] Parameters = {8'd0, 8'(FramesKept), 8'(CountBits), 8'(Bytes)};

  // Counters have the places below.
  localparam logic [PlaceBits-1:0] EventPlaces =
      PlaceBits'(RegisterRow * Columns + RegisterColumns);

  // Words below 0x040.
  typedef enum logic [3:0] {
    WordId          = 4'h0,
    WordVersion     = 4'h1,
    WordParameters  = 4'h2,
    WordControl     = 4'h3,
    WordStatus      = 4'h4,
    WordFrameIndex  = 4'h5,
    WordClockLo     = 4'h6,
    WordClockHi     = 4'h7,
    WordFrameStart  = 4'h8,
    WordFrameEnd    = 4'h9,
    WordFrameHigh   = 4'hA,
    WordFramesSince = 4'hB
  } control_word_e;

  // Pairs of words from 0x500 on that hold a value and no time of a channel.
  typedef enum logic [4:0] {
    ValueStart         = 5'h07,
    ValueSnapshotClock = 5'h0F,
    ValueWMissing      = 5'h10,
    ValueMm2sMissing   = 5'h11,
    ValueS2mmMissing   = 5'h12,
    ValueOutstanding   = 5'h13,
    ValueReadTotal     = 5'h14,
    ValueWriteTotal    = 5'h15,
    ValueReadMinimum   = 5'h16,
    ValueWriteMinimum  = 5'h17,
    ValueReadMaximum   = 5'h18,
    ValueWriteMaximum  = 5'h19
  } value_pair_e;

  logic                 aw_held_q, w_held_q, bvalid_q;
  logic                 reading_q, fetch_q, choose_q, answer_q, rvalid_q;
  logic                 open_q, active;
  command_t             command_q;
  logic [13:0]          aw_word_q, ar_word_q;
  logic [5:0]           wdata_q;
  logic                 wstrb_q;
  logic [FrameBits-1:0] frame_index_q;

  // ---- handshakes ------------------------------------------------------------------------------
  assign s_awready_o = !aw_held_q;
  assign s_wready_o  = !w_held_q;
  assign s_bvalid_o  = bvalid_q;
  assign s_arready_o = !reading_q;
  assign s_rvalid_o  = rvalid_q;

  // An access begins or is under way. In all other clocks nothing here moves.
  assign active = s_awvalid_i || s_wvalid_i || s_arvalid_i || open_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      open_q        <= 1'b0;
      aw_held_q     <= 1'b0;
      w_held_q      <= 1'b0;
      bvalid_q      <= 1'b0;
      reading_q     <= 1'b0;
      fetch_q       <= 1'b0;
      choose_q      <= 1'b0;
      answer_q      <= 1'b0;
      rvalid_q      <= 1'b0;
      command_q     <= '0;
      frame_index_q <= '0;
    end else if (active) begin
      logic write, reading_next;
      write = aw_held_q && w_held_q && !bvalid_q;
      open_q     <= s_awvalid_i || s_wvalid_i || s_arvalid_i || aw_held_q || w_held_q || bvalid_q ||
                    reading_q;
      command_q <= '0;
      if (write && wstrb_q) begin
        if (aw_word_q == 14'(WordFrameIndex)) frame_index_q <= wdata_q;
        if (aw_word_q == 14'(WordControl)) command_q <= wdata_q[1:0];
      end
      if (!aw_held_q) aw_word_q <= s_awaddr_i[15:2];
      if (!w_held_q) begin
        wdata_q <= s_wdata_i[5:0];
        wstrb_q <= s_wstrb_i[0];
      end
      if (!reading_q) ar_word_q <= s_araddr_i[15:2];
      bvalid_q  <= bvalid_q ? !s_bready_i : write;
      aw_held_q <= aw_held_q ? !write : s_awvalid_i;
      w_held_q  <= w_held_q ? !write : s_wvalid_i;
      reading_next = reading_q ? !(rvalid_q && s_rready_i) : s_arvalid_i;
      rvalid_q  <= rvalid_q ? !s_rready_i : answer_q;
      answer_q  <= choose_q;
      choose_q  <= fetch_q;
      fetch_q   <= s_arvalid_i && !reading_q;
      reading_q <= reading_next;
    end
  end

  assign command_o     = command_q;
  assign frame_index_o = frame_index_q;

  // ---- reads -----------------------------------------------------------------------------------
  count_t      value_q, wide_q;
  logic [31:0] clock_hi_q, word_q, rdata_q;

  assign rd_en_o      = fetch_q;
  assign event_addr_o = ar_word_q[PlaceBits:1];

  always_ff @(posedge clk_i) begin : read
    logic is_table, is_time, is_event, is_value, is_control, is_frame;
    if (!rst_ni) begin
      clock_hi_q <= '0;
    end else if (reading_q) begin
      // Third clock: answer.
      if (answer_q) begin
        rdata_q <= word_q | (ar_word_q[0] ? 32'(wide_q[47:32]) : wide_q[31:0]);
      end
      // Second clock: choose, of each kind of register, or 0 of the kinds that are not addressed.
      if (choose_q) begin
        is_control = ar_word_q[13:4] == '0;
        is_frame   = is_control && ready_i && (ar_word_q[3:0] >= WordFrameStart) &&
                     (ar_word_q[3:0] <= WordFrameHigh);
        // 27 counters from 0x400 on, 7 times each from 0x500 and 0x540 on; the rest are values.
        is_table   = (ar_word_q[13:7] == 7'h02) && ready_i;
        is_time    = event_addr_o[5] && !event_addr_o[4] && (event_addr_o[2:0] != 3'd7);
        is_event   = is_table && (is_time || (event_addr_o < EventPlaces));
        is_value   = is_table && event_addr_o[5] && !is_time;
        wide_q    <= (is_event ? event_data_i : '0) | (is_value ? value_q : '0);
        word_q    <= '0;
        if (is_frame) begin
          unique case (ar_word_q[3:0])
            WordFrameStart: word_q <= frame_start_i[31:0];
            WordFrameEnd:   word_q <= frame_end_i[31:0];
            default:        word_q <= {frame_end_i[47:32], frame_start_i[47:32]};
          endcase
        end
        if (ar_word_q == 14'(WordClockLo)) clock_hi_q <= past_i[63:32];
        if (is_control) begin
          unique case (ar_word_q[3:0])
            WordId:          word_q <= Id;
            WordVersion:     word_q <= Version;
            WordParameters:  word_q <= Parameters;
            WordControl:     word_q[1:0] <= busy_i;
            WordStatus:      word_q[1:0] <= {awake_i, ready_i};
            WordFrameIndex:  word_q[FrameBits-1:0] <= frame_index_q;
            WordClockLo:     word_q <= past_i[31:0];
            WordClockHi:     word_q <= clock_hi_q;
            WordFramesSince: word_q[15:0] <= frames_since_i;
            default:         ;
          endcase
        end
      end
      // First clock: fetch. Memories are read, and one of the values is chosen.
      if (fetch_q) begin
        unique case (ar_word_q[5:1])
          ValueStart:         value_q <= start_i;
          ValueSnapshotClock: value_q <= frozen_clock_i;
          ValueWMissing:      value_q <= missing_i[0];
          ValueMm2sMissing:   value_q <= missing_i[1];
          ValueS2mmMissing:   value_q <= missing_i[2];
          ValueOutstanding:
            value_q <= CountBits'({write_high_water_i, 7'd0, read_high_water_i});
          ValueReadTotal:     value_q <= read_total_i;
          ValueWriteTotal:    value_q <= write_total_i;
          ValueReadMinimum:   value_q <= CountBits'(read_minimum_i);
          ValueWriteMinimum:  value_q <= CountBits'(write_minimum_i);
          ValueReadMaximum:   value_q <= CountBits'(read_maximum_i);
          ValueWriteMaximum:  value_q <= CountBits'(write_maximum_i);
          default:            value_q <= '0;
        endcase
      end
    end
  end

  assign s_rdata_o = rdata_q;

  // The byte within a word does not select anything, and no register is written beyond bit 5.
  logic unused_bits;
  assign unused_bits = ^{s_awaddr_i[1:0], s_araddr_i[1:0], s_wdata_i[31:6], s_wstrb_i[3:1]};

endmodule
