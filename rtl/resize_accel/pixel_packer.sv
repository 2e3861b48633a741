// SPDX-License-Identifier: Apache-2.0
// Packs runs of 1 to Pixels pixels into words of 2*Pixels pixels; the last word of a line may be
// short.
//
// Pixels go round a ring of one word. The word is complete when the ring wraps; what wrapped
// begins the next one. If the run that ends a line wraps as well, the remainder follows as a
// word of its own in the next clock, in which nothing is accepted.
//
// A run may be empty (in_count_i 0) only if it ends a line. A line that ends exactly with a full
// word is not followed by an empty one; a line without any pixel gives one word with count 0.
//
// Throughput: a run per clock. Latency: one clock.
module pixel_packer
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4,
  localparam int unsigned CountWidth = $clog2(Pixels + 1),
  localparam int unsigned LaneWidth = $clog2(Pixels),
  localparam int unsigned WordPixels = 2 * Pixels,
  localparam int unsigned FillWidth = $clog2(WordPixels)
) (
  input  logic                    clk_i,
  input  logic                    rst_ni,
  input  logic                    flush_i,

  input  logic                    in_valid_i,
  output logic                    in_ready_o,
  input  pixel_t [Pixels-1:0]     in_px_i,
  input  logic [CountWidth-1:0]   in_count_i,
  input  logic                    in_last_i,

  output logic                    word_valid_o,
  input  logic                    word_ready_i,
  output pixel_t [WordPixels-1:0] word_o,
  output logic [FillWidth:0]      word_count_o,
  output logic                    word_last_o
);

  pixel_t                  ring_q [WordPixels];
  logic [FillWidth-1:0]    fill_q;
  // The line has ended, but its last fill_q pixels are still in the ring.
  logic                    pending_q;
  logic                    valid_q, last_q;
  pixel_t [WordPixels-1:0] word_q;
  logic [FillWidth:0]      count_q;
  logic                    free, accept;

  assign free = !valid_q || word_ready_i;
  assign in_ready_o = free && !pending_q;
  assign accept = in_valid_i && in_ready_o;

  // What the ring holds below fill_q is the word's beginning; what comes in goes to places from
  // fill_q on, and what wraps around is the next word's. Places that hold nothing may receive
  // anything.
  always_ff @(posedge clk_i) begin : pack
    logic [FillWidth:0] sum;
    // The run fills the word; the run fills the word and more.
    logic               full, overflow;
    pixel_t             turned;
    pixel_t             run [Pixels];
    pixel_t             word [WordPixels];
    if (accept || (pending_q && free)) begin
      sum      = {1'b0, fill_q} + (FillWidth + 1)'(in_count_i);
      full     = sum[FillWidth] && !pending_q;
      overflow = full && sum[FillWidth-1:0] != '0;
      for (int unsigned i = 0; i < Pixels; i++) run[i] = in_px_i[i];
      for (int unsigned i = 0; i < WordPixels; i++) begin
        // As a run is at most half a ring, what a place may receive depends only on its lower
        // half's number.
        turned = run[LaneWidth'(i) - fill_q[LaneWidth-1:0]];
        word[i] = (FillWidth'(i) < fill_q) ? ring_q[i] : turned;
        ring_q[i] <= full ? turned : word[i];
      end
      if (full || in_last_i || pending_q) begin
        for (int unsigned i = 0; i < WordPixels; i++) word_q[i] <= word[i];
        count_q <= pending_q ? {1'b0, fill_q} : full ? (FillWidth + 1)'(WordPixels) : sum;
        last_q  <= pending_q || (in_last_i && !overflow);
      end
      fill_q    <= (pending_q || (in_last_i && !overflow)) ? '0 : sum[FillWidth-1:0];
      valid_q   <= full || in_last_i || pending_q;
      pending_q <= !pending_q && in_last_i && overflow;
    end else if (free) begin
      valid_q <= 1'b0;
    end
    if (!rst_ni || flush_i) begin
      fill_q    <= '0;
      pending_q <= 1'b0;
      valid_q   <= 1'b0;
    end
  end

  assign word_valid_o = valid_q;
  assign word_o = word_q;
  assign word_count_o = count_q;
  assign word_last_o = last_q;

endmodule
