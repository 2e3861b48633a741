// SPDX-License-Identifier: Apache-2.0
// Moves the first byte of a transfer from its place in the memory beat to byte 0 of the stream.
//
// With an offset, a stream beat is made of the upper bytes of one memory beat and the lower bytes
// of the next; the last memory beat may leave a rest, which is pushed one clock later. Without an
// offset, beats pass in the clock in which they arrive. Never more stream beats than memory beats.
module axi_dma_realign_read #(
  // Bits of a beat, a power of two.
  parameter int unsigned DataWidth = 64,
  localparam int unsigned Bytes = DataWidth / 8,
  localparam int unsigned ByteBits = $clog2(Bytes)
) (
  input  logic                 clk_i,
  input  logic                 rst_ni,

  // Takes the offset. `end_byte_i`, the last byte's place in the last memory beat, is valid one
  // clock later.
  input  logic                 start_i,
  input  logic [ByteBits-1:0]  offset_i,
  input  logic [ByteBits-1:0]  end_byte_i,

  input  logic                 accept_i,
  input  logic [DataWidth-1:0] data_i,
  input  logic                 final_i,

  output logic                 push_o,
  output logic [DataWidth-1:0] data_o,
  output logic                 last_o,
  // With `last_o`: index of the last valid byte.
  output logic [ByteBits-1:0]  last_byte_o
);

  logic [ByteBits-1:0]  offset_q, last_byte_q;
  // A bit for each bit of a beat, so that one operation merges two beats.
  logic [DataWidth-1:0] from_held_q;
  logic                 started_q, aligned_q, rest_q, held_valid_q, flush_q;
  logic [DataWidth-1:0] rotated, held_q;

  // Rotates right by `offset_q` bytes.
  always_comb begin
    rotated = data_i;
    if (offset_q != '0) begin
      for (int unsigned s = 0; s < ByteBits; s++) begin
        if (offset_q[s]) begin
          rotated = (rotated >> (8 << s)) | (rotated << (DataWidth - (8 << s)));
        end
      end
    end
  end

  assign data_o = flush_q ? held_q : (held_q & from_held_q) | (rotated & ~from_held_q);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      held_valid_q <= 1'b0;
      flush_q      <= 1'b0;
    end else begin
      held_valid_q <= !start_i && (held_valid_q || accept_i);
      flush_q      <= accept_i && final_i && rest_q;
    end
  end

  always_ff @(posedge clk_i) begin
    started_q <= start_i;
    if (start_i) begin
      offset_q <= offset_i;
    end
    if (started_q) begin
      aligned_q   <= offset_q == '0;
      rest_q      <= (offset_q != '0) && (end_byte_i >= offset_q);
      last_byte_q <= end_byte_i - offset_q;
      from_held_q <= (offset_q == '0) ? '0 : {DataWidth{1'b1}} >> {offset_q, 3'b000};
    end
    if (accept_i) begin
      held_q <= rotated;
    end
  end

  assign push_o      = (accept_i && (aligned_q || held_valid_q)) || flush_q;
  assign last_o      = flush_q || (final_i && !rest_q);
  assign last_byte_o = last_byte_q;

endmodule
