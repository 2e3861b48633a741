// AXI4-Lite front end of the cycle monitor: handshakes, address decode and the read multiplexers.
//
// Register map; L/H: the low 32 bits of a 48-bit value, then at +4 the high 16.
//   0x000 ID           R   0x5359_434D, "SYCM"
//   0x004 VERSION      R   31:16 major, 15:0 minor
//   0x008 PARAMETERS   R   7:0 bytes per beat | 15:8 bits of a counter | 23:16 frames kept
//   0x00C CONTROL      0 SNAPSHOT, 1 CLEAR: write 1 to command, reads 1 until that is done. Both at
//                      once freeze and clear at the same clock, so that no clock is lost
//   0x010 STATUS       R   0 READY: a snapshot is complete; the registers from 0x400 on hold it
//   0x014 FRAME_INDEX  RW  5:0 which frame FRAME_* tell of: 0 is the one that ended last
//   0x018 CLOCK_LO     R   rising edges of the clock since reset; reading it latches CLOCK_HI
//   0x01C CLOCK_HI     R   the high 32 bits as of the last read of CLOCK_LO
//   0x020 FRAME_START  R   low 32 bits of the time of the frame's first source beat
//   0x024 FRAME_END    R   low 32 bits of the time of the frame's last destination beat
//   0x028 FRAME_HIGH   R   15:0 high bits of FRAME_START, 31:16 of FRAME_END
//   0x02C FRAMES_SINCE R   15:0 frames begun since the snapshot; 65535 for more
// Of each channel, 0x400 + 0x40 * n, n: 0 AR, 1 R, 2 AW, 3 W, 4 B, 5 MM2S, 6 S2MM:
//   +0x00 BEATS    +0x08 STALLED  +0x10 STARVED    L/H  clocks with VALID and READY, VALID alone,
//                                                       READY alone
//   +0x18 MISSING                                  L/H  bytes that beats did not carry; W, streams
//   +0x20 FIRST    +0x28 LAST                      L/H  time of the first and the last beat
// Of the rest:
//   0x5C0 READS_MEASURED   0x5C8 WRITES_MEASURED   L/H  bursts whose latency was measured
//   0x5D0 FRAMES                                   L/H  frames that ended
//   0x5D8 REGISTER_READS   0x5E0 REGISTER_WRITES   0x5E8 REGISTER_BUSY  L/H
//   0x600 START            0x608 SNAPSHOT_CLOCK    L/H  clock of the last clear, of the snapshot
//   0x610 READ_TOTAL       0x618 WRITE_TOTAL       L/H  sums of the latencies, clocks
//   0x620 READ_MINIMUM     0x624 READ_MAXIMUM      32 bits; minimum 0xFFFF_FFFF if none
//   0x628 WRITE_MINIMUM    0x62C WRITE_MAXIMUM     32 bits
//   0x630 OUTSTANDING      8:0 most read bursts under way, 24:16 most write bursts
// The registers from 0x400 on, and FRAME_START, FRAME_END and FRAME_HIGH, read 0 unless STATUS.READY.
// Everything else in the window reads 0 and ignores writes. Every response is OKAY.
//
// A write takes effect in the clock after the later of its AW and W handshakes; RVALID follows the
// AR handshake by three clocks. One write and one read are in flight.
module cycle_monitor_registers
  import cycle_monitor_pkg::*;
#(
  parameter int unsigned Bytes = 8
) (
  input  logic                          clk_i,
  input  logic                          rst_ni,

  input  logic [15:0]                   s_awaddr_i,
  input  logic                          s_awvalid_i,
  output logic                          s_awready_o,
  input  logic [31:0]                   s_wdata_i,
  input  logic [3:0]                    s_wstrb_i,
  input  logic                          s_wvalid_i,
  output logic                          s_wready_o,
  output logic                          s_bvalid_o,
  input  logic                          s_bready_i,
  input  logic [15:0]                   s_araddr_i,
  input  logic                          s_arvalid_i,
  output logic                          s_arready_o,
  output logic [31:0]                   s_rdata_o,
  output logic                          s_rvalid_o,
  input  logic                          s_rready_i,

  // Commands, and how far they are.
  output logic                          snapshot_o,
  output logic                          clear_o,
  input  logic                          snapshot_busy_i,
  input  logic                          clear_busy_i,
  input  logic                          ready_i,

  input  logic [63:0]                   clock_i,

  // The frozen values. Those of memories follow one clock after `rd_en_o`.
  output logic                          rd_en_o,
  output logic [EventBits-1:0]          event_addr_o,
  input  count_t                        event_data_i,
  input  count_t                        first_i [Channels],
  input  count_t                        last_i [Channels],
  input  count_t                        missing_i [ByteChannels],
  input  bursts_t                       reads_i,
  input  bursts_t                       writes_i,
  input  count_t                        start_i,
  input  count_t                        frozen_clock_i,

  output logic [$clog2(FramesKept)-1:0] frame_index_o,
  input  count_t                        frame_start_i,
  input  count_t                        frame_end_i,
  input  logic [15:0]                   frames_since_i
);

  localparam logic [31:0] Id = 32'h5359_434D;
  localparam logic [31:0] Version = 32'h0001_0000;
  localparam logic [31:0] Parameters = {8'd0, 8'(FramesKept), 8'(CountBits), 8'(Bytes)};

  // Word addresses.
  localparam logic [13:0] WordControl    = 14'h03;
  localparam logic [13:0] WordFrameIndex = 14'h05;
  localparam logic [13:0] WordClockLo    = 14'h06;

  logic        aw_held_q, w_held_q, bvalid_q, write;
  logic        ar_held_q, fetched_q, rvalid_q;
  logic [13:0] aw_word_q, ar_word_q;
  logic [5:0]  wdata_q;
  logic        wstrb_q;

  logic [$clog2(FramesKept)-1:0] frame_index_q;

  // ---- handshakes ---------------------------------------------------------------------------

  assign s_awready_o = ~aw_held_q;
  assign s_wready_o  = ~w_held_q;
  assign s_bvalid_o  = bvalid_q;
  assign s_arready_o = ~ar_held_q & ~fetched_q & ~rvalid_q;
  assign s_rvalid_o  = rvalid_q;

  assign write = aw_held_q & w_held_q & ~bvalid_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      aw_held_q <= 1'b0;
      w_held_q  <= 1'b0;
      bvalid_q  <= 1'b0;
      ar_held_q <= 1'b0;
      fetched_q <= 1'b0;
      rvalid_q  <= 1'b0;
    end else begin
      aw_held_q <= aw_held_q ? ~write : s_awvalid_i;
      w_held_q  <= w_held_q ? ~write : s_wvalid_i;
      bvalid_q  <= bvalid_q ? ~s_bready_i : write;
      ar_held_q <= s_arvalid_i & s_arready_o;
      fetched_q <= ar_held_q;
      rvalid_q  <= rvalid_q ? ~s_rready_i : fetched_q;
    end
  end

  always_ff @(posedge clk_i) begin
    if (s_awvalid_i & ~aw_held_q) aw_word_q <= s_awaddr_i[15:2];
    if (s_wvalid_i & ~w_held_q) begin
      wdata_q <= s_wdata_i[5:0];
      wstrb_q <= s_wstrb_i[0];
    end
    if (s_arvalid_i & s_arready_o) ar_word_q <= s_araddr_i[15:2];
  end

  // ---- writes -------------------------------------------------------------------------------

  assign snapshot_o = write & (aw_word_q == WordControl) & wstrb_q & wdata_q[0];
  assign clear_o    = write & (aw_word_q == WordControl) & wstrb_q & wdata_q[1];

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      frame_index_q <= '0;
    end else if (write && aw_word_q == WordFrameIndex && wstrb_q) begin
      frame_index_q <= wdata_q[$clog2(FramesKept)-1:0];
    end
  end

  assign frame_index_o = frame_index_q;

  // ---- reads, first clock: fetch ------------------------------------------------------------

  // In the table from 0x400 on: which block of 64 bytes, and which 8 bytes of it.
  logic [3:0]  column;
  logic [2:0]  row;
  logic        is_event_q;
  count_t      value_q;
  logic [31:0] clock_lo_q, clock_hi_q;

  assign rd_en_o = ar_held_q;
  assign column  = ar_word_q[7:4];
  assign row     = ar_word_q[3:1];

  // The events' rows of eight are the first three of each column, and the rest of the last column.
  assign event_addr_o = row < 3'd3 ? {row[1:0], column[2:0]} : {2'd3, row - 3'd3};

  always_ff @(posedge clk_i) begin
    if (ar_held_q) begin
      is_event_q <= (column < 4'd8) & ((row < 3'd3) | (column == 4'd7 & row < 3'd6));
      value_q    <= '0;
      unique case (row)
        3'd0: if (column == 4'd8) value_q <= start_i;
        3'd1: if (column == 4'd8) value_q <= frozen_clock_i;
        3'd2: if (column == 4'd8) value_q <= reads_i.total;
        3'd3: begin
          unique case (column)
            4'd3:    value_q <= missing_i[0];
            4'd5:    value_q <= missing_i[1];
            4'd6:    value_q <= missing_i[2];
            4'd8:    value_q <= writes_i.total;
            default: ;
          endcase
        end
        3'd4: begin
          for (int unsigned c = 0; c < Channels; c++) begin
            if (column == 4'(c)) value_q <= first_i[c];
          end
        end
        3'd5: begin
          for (int unsigned c = 0; c < Channels; c++) begin
            if (column == 4'(c)) value_q <= last_i[c];
          end
        end
        default: ;
      endcase
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      clock_hi_q <= '0;
    end else if (ar_held_q && ar_word_q == WordClockLo) begin
      clock_hi_q <= clock_i[63:32];
    end
    if (ar_held_q) clock_lo_q <= clock_i[31:0];
  end

  // ---- reads, second clock: choose ----------------------------------------------------------

  logic [31:0] rdata_q;

  always_ff @(posedge clk_i) begin
    if (fetched_q) begin
      rdata_q <= '0;
      if (ar_word_q[13:4] == '0) begin
        unique case (ar_word_q[3:0])
          4'h0:    rdata_q <= Id;
          4'h1:    rdata_q <= Version;
          4'h2:    rdata_q <= Parameters;
          4'h3:    rdata_q[1:0] <= {clear_busy_i, snapshot_busy_i};
          4'h4:    rdata_q[0] <= ready_i;
          4'h5:    rdata_q[5:0] <= frame_index_q;
          4'h6:    rdata_q <= clock_lo_q;
          4'h7:    rdata_q <= clock_hi_q;
          4'h8:    if (ready_i) rdata_q <= frame_start_i[31:0];
          4'h9:    if (ready_i) rdata_q <= frame_end_i[31:0];
          4'hA:    if (ready_i) rdata_q <= {frame_end_i[47:32], frame_start_i[47:32]};
          4'hB:    rdata_q[15:0] <= frames_since_i;
          default: ;
        endcase
      end else if (ar_word_q[13:8] == 6'h01 && ready_i) begin
        if (column == 4'd8 && ar_word_q[3]) begin
          unique case (ar_word_q[2:0])
            3'h0:    rdata_q <= reads_i.minimum;
            3'h1:    rdata_q <= reads_i.maximum;
            3'h2:    rdata_q <= writes_i.minimum;
            3'h3:    rdata_q <= writes_i.maximum;
            3'h4:    rdata_q <= {7'd0, writes_i.high_water, 7'd0, reads_i.high_water};
            default: ;
          endcase
        end else if (ar_word_q[0]) begin
          rdata_q[15:0] <= is_event_q ? event_data_i[47:32] : value_q[47:32];
        end else begin
          rdata_q <= is_event_q ? event_data_i[31:0] : value_q[31:0];
        end
      end
    end
  end

  assign s_rdata_o = rdata_q;

  // The byte within a word does not select anything, and no register is written beyond bit 5.
  logic unused;
  assign unused = ^{s_awaddr_i[1:0], s_araddr_i[1:0], s_wdata_i[31:6], s_wstrb_i[3:1]};

endmodule
