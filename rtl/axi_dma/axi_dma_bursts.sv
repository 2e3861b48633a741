// SPDX-License-Identifier: Apache-2.0
// Cuts a transfer of bytes into AXI4 INCR bursts at blocks of MaxBurst beats, naturally aligned.
//
// Every burst but the first starts at a block, every burst but the last ends with one. So no burst
// crosses 4 KiB, and the length of each is a subtraction of a few bits: no wide comparison with
// what is left.
// `addr_o`, `len_o` and `last_o` describe the next burst from the clock after `start_i`; `next_i`
// moves on.
module axi_dma_bursts #(
  // Bits of an address.
  parameter int unsigned AddrWidth = 32,
  // Bits of a transfer's length in bytes.
  parameter int unsigned LengthWidth = 26,
  // Bits of a beat, a power of two.
  parameter int unsigned DataWidth = 64,
  // Beats of the longest burst: a power of two, 2..256, and at most 4096 bytes.
  parameter int unsigned MaxBurst = 16,
  // Whether a transfer may start inside a beat. Without, the address is taken as aligned.
  parameter bit Realign = 1'b1,
  localparam int unsigned ByteBits = $clog2(DataWidth / 8),
  localparam int unsigned BeatBits = $clog2(MaxBurst)
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // The address register: at rest for two clocks before `start_i`.
  input  logic [AddrWidth-1:0]   addr_i,
  input  logic [LengthWidth-1:0] length_i,
  // Takes address and length, in the clock of `start_i` at the latest.
  input  logic                   load_i,
  input  logic                   start_i,
  input  logic                   next_i,
  // Drops what has not been issued.
  input  logic                   abort_i,

  // A burst is left to issue.
  output logic                   active_o,
  // Address of its first beat.
  output logic [AddrWidth-1:0]   addr_o,
  // AxLEN: its beats - 1.
  output logic [7:0]             len_o,
  output logic                   last_o,
  // Beat in its block at which the burst starts.
  output logic [BeatBits-1:0]    first_beat_o,
  // Where the transfer ends: the beat in the last block, and the byte in that beat.
  output logic [BeatBits-1:0]    end_beat_o,
  output logic [ByteBits-1:0]    end_byte_o
);

  localparam int unsigned BlockBits = ByteBits + BeatBits;
  localparam int unsigned SpanBits  = ((LengthWidth > BlockBits) ? LengthWidth : BlockBits) + 1;

  // Position of the byte before the first one, relative to the first block; -1 if that starts it.
  logic [BlockBits:0]             before_q;
  logic [BlockBits-1:0]           addr_low;
  logic [AddrWidth-BlockBits-1:0] block_q;
  logic [SpanBits-BlockBits-1:0]  blocks_left_q;
  logic [BeatBits-1:0]            first_beat_q, end_beat_q, beats;
  logic                           active_q, last_q;

  if (Realign) begin : gen_realign
    assign addr_low = addr_i[BlockBits-1:0];
  end else begin : gen_aligned
    assign addr_low = {addr_i[BlockBits-1:ByteBits], ByteBits'(0)};
    logic unused_addr_bits;
    assign unused_addr_bits = ^addr_i[ByteBits-1:0];
  end

  always_ff @(posedge clk_i) begin : walk
    logic [SpanBits-1:0] span;
    if (next_i) begin
      if (last_q) begin
        active_q <= 1'b0;
      end
      last_q        <= blocks_left_q == (SpanBits - BlockBits)'(1);
      blocks_left_q <= blocks_left_q - (SpanBits - BlockBits)'(1);
      block_q       <= block_q + (AddrWidth - BlockBits)'(1);
      first_beat_q  <= '0;
    end
    if (load_i) begin
      // Position of the last byte, relative to the first block.
      span = SpanBits'(length_i) + {{(SpanBits - BlockBits - 1) {before_q[BlockBits]}}, before_q};
      {blocks_left_q, end_beat_q, end_byte_o} <= span;
      block_q      <= addr_i[AddrWidth-1:BlockBits];
      first_beat_q <= addr_i[BlockBits-1:ByteBits];
      last_q       <= span[SpanBits-1:BlockBits] == '0;
    end
    before_q <= {1'b0, addr_low} - (BlockBits + 1)'(1);
    if (abort_i) begin
      active_q <= 1'b0;
    end
    if (start_i) begin
      active_q <= 1'b1;
    end
    if (!rst_ni) begin
      active_q <= 1'b0;
    end
  end

  assign beats        = (last_q ? end_beat_q : '1) - first_beat_q;
  assign len_o        = 8'(beats);
  assign active_o     = active_q;
  assign last_o       = last_q;
  assign addr_o       = {block_q, first_beat_q, ByteBits'(0)};
  assign first_beat_o = first_beat_q;
  assign end_beat_o   = end_beat_q;

endmodule
