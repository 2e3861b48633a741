// SPDX-License-Identifier: Apache-2.0
// The lane of a wide bus that each beat is in: bursts are told in the order of their addresses, then
// their beats one after the other.
module swynq_fabric_lane #(
  parameter int unsigned NarrowBytes = 4,
  parameter int unsigned LaneBits = 1,
  localparam int unsigned LowBits = $clog2(NarrowBytes),
  localparam int unsigned Bits = LaneBits + LowBits
) (
  input  logic                clk_i,
  input  logic                rst_ni,
  // A burst: the low bits of its address, AxLEN, AxSIZE, AxBURST.
  input  logic [Bits-1:0]     addr_i,
  input  logic [7:0]          len_i,
  input  logic [2:0]          size_i,
  input  logic [1:0]          burst_i,
  input  logic                push_i,
  output logic                ready_o,
  // The lane of the next beat, once its burst is known.
  output logic                known_o,
  output logic [LaneBits-1:0] lane_o,
  input  logic                beat_i,
  input  logic                last_i
);

  // Wide enough for the bytes of the longest wrapping burst.
  localparam int unsigned Wrap = 12;

  logic            full, empty, first_q;
  logic [Bits-1:0] start, place, place_q, next;
  logic [3:0]      len;
  logic [2:0]      size;
  logic [1:0]      burst;
  logic [Wrap-1:0] step, container;

  swynq_fabric_fifo #(
    .Width(Bits + 9), .DepthBits(4)
  ) u_bursts (
    .clk_i, .rst_ni,
    .push_i,
    // A wrapping burst has 16 beats at most.
    .data_i ({addr_i, len_i[3:0], size_i, burst_i}),
    .full_o (full),
    .pop_i  (beat_i && last_i),
    .data_o ({start, len, size, burst}),
    .empty_o(empty)
  );

  assign ready_o   = !full;
  assign known_o   = !empty;
  assign place     = first_q ? start : place_q;
  assign lane_o    = place[Bits-1:LowBits];
  assign step      = Wrap'(1) << size;
  assign container = ((Wrap'(len) + 1'b1) << size) - 1'b1;

  always_comb begin : following
    next = (place & ~Bits'(step - 1'b1)) + Bits'(step);
    if (burst == 2'b00) next = place;
    if (burst == 2'b10) next = (place & ~Bits'(container)) | (next & Bits'(container));
  end

  always_ff @(posedge clk_i) begin : beats
    if (beat_i) begin
      first_q <= last_i;
      place_q <= next;
    end
    if (!rst_ni) first_q <= 1'b1;
  end

  logic unused_len;
  assign unused_len = ^len_i[7:4];

endmodule
