// When in the period at hand each channel had its first and its last beat, as offsets from the
// period's first clock: the small half of the times that `event_counters` adds up.
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
  output offsets_t  first_o,
  output offsets_t  last_o
);

  channels_t seen_q, opening;

  assign opening = beat_i & (swap_i ? '1 : ~seen_q);
  assign seen_o  = seen_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) seen_q <= '0;
    else seen_q <= beat_i | (swap_i ? '0 : seen_q);
  end

  always_ff @(posedge clk_i) begin
    if (opening != '0) begin
      for (int unsigned c = 0; c < Channels; c++) begin
        if (opening[c]) first_o[c] <= offset_i;
      end
    end
  end

  // A register for each channel: the parts of one vector would cost a simulator a round trip each.
  for (genvar c = 0; c < Channels; c++) begin : gen_channel
    offset_t last_q;

    always_ff @(posedge clk_i) begin
      if (beat_i[c]) last_q <= offset_i;
    end

    assign last_o[c] = last_q;
  end

endmodule
