// SPDX-License-Identifier: Apache-2.0
// Moves the bytes of a stream to their place in the memory beats of a transfer that starts inside a
// beat.
//
// A memory beat is made of what the previous stream beat left and the lower bytes of this one. What
// the final beat leaves is pushed one clock later. With offset 0 beats pass unchanged; the delay is
// the same.
module axi_dma_realign_write #(
  // Bits of a beat, a power of two.
  parameter int unsigned DataWidth = 64,
  localparam int unsigned Bytes = DataWidth / 8,
  localparam int unsigned ByteBits = $clog2(Bytes)
) (
  input  logic                 clk_i,
  input  logic                 rst_ni,

  // Takes the offset.
  input  logic                 start_i,
  input  logic [ByteBits-1:0]  offset_i,
  input  logic                 abort_i,

  input  logic                 accept_i,
  input  logic [DataWidth-1:0] data_i,
  // One clock after `accept_i`: that beat counts, with so many bytes, and whether it is the last
  // one.
  input  logic                 placed_i,
  input  logic [ByteBits:0]    used_i,
  input  logic                 final_i,

  output logic                 push_o,
  output logic [DataWidth-1:0] push_data_o,
  output logic [ByteBits:0]    push_end_o,
  output logic                 push_last_o
);

  logic [ByteBits-1:0]  offset_q;
  logic [DataWidth-1:0] rotated_q, held_q;
  // A bit for each bit of a beat, so that one operation merges two beats.
  logic [DataWidth-1:0] from_held_q;
  logic                 started_q;
  logic [ByteBits:0]    end_place, rest_end_q;
  logic                 beyond, rest_q;

  // End of the beat's bytes, counted from the start of the memory beat: up to twice its size.
  assign end_place = {1'b0, offset_q} + used_i;
  assign beyond    = end_place > (ByteBits + 1)'(Bytes);

  assign push_data_o = (held_q & from_held_q) | (rotated_q & ~from_held_q);

  always_comb begin
    push_end_o  = (ByteBits + 1)'(Bytes);
    push_last_o = 1'b0;
    if (rest_q) begin
      push_end_o  = rest_end_q;
      push_last_o = 1'b1;
    end else if (final_i && !beyond) begin
      push_end_o  = end_place;
      push_last_o = 1'b1;
    end
  end

  always_ff @(posedge clk_i) begin : place
    logic [DataWidth-1:0] rotated;
    rest_q <= 1'b0;
    if (placed_i) begin
      held_q     <= rotated_q;
      rest_q     <= final_i && beyond;
      rest_end_q <= end_place - (ByteBits + 1)'(Bytes);
    end
    if (!rst_ni || abort_i) begin
      rest_q <= 1'b0;
    end
    if (accept_i) begin
      // Rotates left by `offset_q` bytes.
      rotated = data_i;
      for (int unsigned s = 0; s < ByteBits; s++) begin
        if (offset_q[s]) begin
          rotated = (rotated << (8 << s)) | (rotated >> (DataWidth - (8 << s)));
        end
      end
      rotated_q <= rotated;
    end
    if (started_q) begin
      from_held_q <= ~({DataWidth{1'b1}} << {offset_q, 3'b000});
    end
    if (start_i) begin
      offset_q <= offset_i;
    end
    started_q <= start_i;
  end

  assign push_o = (placed_i || rest_q) && !abort_i;

endmodule
