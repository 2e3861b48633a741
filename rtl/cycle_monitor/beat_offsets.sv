// When in the period at hand each channel had its first and its last beat, as offsets of 6 bits: the
// small half of the times that `event_counters` adds up. Like its counters they stand upright: word k
// holds bit k of every channel's offset.
module beat_offsets
  import cycle_monitor_pkg::*;
(
  input  logic      clk_i,
  input  logic      rst_ni,

  // A period begins in this clock.
  input  logic      swap_i,
  // Clocks since the period's first one.
  input  offset_t   offset_i,
  input  channels_t beat_i,

  // Which channels had a beat in the period so far, and when.
  output channels_t seen_o,
  output channels_t first_o [OffsetBits],
  output channels_t last_o [OffsetBits]
);

  channels_t seen_q, opening;

  assign opening = beat_i & (swap_i ? '1 : ~seen_q);
  assign seen_o  = seen_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) seen_q <= '0;
    else seen_q <= beat_i | (swap_i ? '0 : seen_q);
  end

  always_ff @(posedge clk_i) begin
    for (int unsigned k = 0; k < OffsetBits; k++) begin
      last_o[k] <= (last_o[k] & ~beat_i) | ({Channels{offset_i[k]}} & beat_i);
    end
  end

  always_ff @(posedge clk_i) begin
    if (opening != '0) begin
      for (int unsigned k = 0; k < OffsetBits; k++) begin
        first_o[k] <= (first_o[k] & ~opening) | ({Channels{offset_i[k]}} & opening);
      end
    end
  end

endmodule
