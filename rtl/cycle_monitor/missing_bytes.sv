// Counts the bytes that beats did *not* carry: W's without strobe, the streams' without TKEEP. Most
// beats are whole, so this is what changes rarely; the bytes that did cross are the beats times the
// width, less these.
//
// The counters lag by one clock, for a short path, and so do `freeze_i` and `clear_i` inside.
module missing_bytes
  import cycle_monitor_pkg::*;
#(
  parameter int unsigned Bytes = 8
) (
  input  logic             clk_i,
  input  logic             rst_ni,

  input  logic             beat_i,
  input  logic [Bytes-1:0] keep_i,
  input  logic             freeze_i,
  input  logic             clear_i,

  output count_t           frozen_o
);

  localparam int unsigned NumberBits = $clog2(Bytes + 1);

  function automatic logic [NumberBits-1:0] zeros(input logic [Bytes-1:0] word);
    zeros = '0;
    for (int unsigned i = 0; i < Bytes; i++) begin
      if (!word[i]) zeros += NumberBits'(1);
    end
  endfunction

  logic                  partial_q, freeze_q, clear_q;
  logic [NumberBits-1:0] number_q;
  count_t                count_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      partial_q <= 1'b0;
      freeze_q  <= 1'b0;
      clear_q   <= 1'b0;
    end else begin
      partial_q <= beat_i & (keep_i != '1);
      freeze_q  <= freeze_i;
      clear_q   <= clear_i;
    end
  end

  always_ff @(posedge clk_i) begin
    if (beat_i & (keep_i != '1)) number_q <= zeros(keep_i);
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      count_q <= '0;
    end else if (clear_q) begin
      count_q <= partial_q ? CountBits'(number_q) : '0;
    end else if (partial_q) begin
      count_q <= count_q + CountBits'(number_q);
    end
  end

  always_ff @(posedge clk_i) begin
    if (freeze_q) frozen_o <= count_q;
  end

endmodule
