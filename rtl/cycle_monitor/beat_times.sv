// The times of each channel's first and last beat since the last clear, and their frozen copies.
// A channel without a beat keeps what it has; its beat counter, 0, says that it means nothing.
module beat_times
  import cycle_monitor_pkg::*;
(
  input  logic      clk_i,
  input  logic      rst_ni,

  input  count_t    now_i,
  input  channels_t beat_i,
  input  logic      freeze_i,
  input  logic      clear_i,

  output count_t    first_o [Channels],
  output count_t    last_o [Channels]
);

  channels_t seen_q, opening;
  count_t    first_q [Channels];
  count_t    last_q [Channels];

  assign opening = beat_i & ~(clear_i ? '0 : seen_q);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      seen_q <= '0;
    end else begin
      seen_q <= (clear_i ? '0 : seen_q) | beat_i;
    end
  end

  always_ff @(posedge clk_i) begin
    if (beat_i != '0) begin
      for (int unsigned c = 0; c < Channels; c++) begin
        if (beat_i[c]) last_q[c] <= now_i;
      end
    end
    if (opening != '0) begin
      for (int unsigned c = 0; c < Channels; c++) begin
        if (opening[c]) first_q[c] <= now_i;
      end
    end
    if (freeze_i) begin
      first_o <= first_q;
      last_o  <= last_q;
    end
  end

endmodule
