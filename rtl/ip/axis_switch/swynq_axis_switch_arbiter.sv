// SPDX-License-Identifier: Apache-2.0
// Which of the streams that want it a manager of the switch takes beats from (PG085).
//
// A grant is given in the clock of the request. It lasts until a beat with TLAST, a number of beats, or
// a number of clocks without one, whichever are set.
module swynq_axis_switch_arbiter #(
  parameter int unsigned Streams = 2,
  parameter bit          OnLast  = 1'b0,
  // Beats and clocks; 0 is no limit.
  parameter int unsigned MaxBeats = 1,
  parameter int unsigned MaxIdle  = 0,
  // Whether the lowest stream goes first; else they take turns.
  parameter bit          Fixed    = 1'b0,
  localparam int unsigned Bits = Streams > 1 ? $clog2(Streams) : 1
) (
  input  logic               clk_i,
  input  logic               rst_ni,
  input  logic [Streams-1:0] request_i,
  // Streams that are granted nothing new.
  input  logic [Streams-1:0] suppress_i,
  // A beat of the granted stream passes.
  input  logic               beat_i,
  input  logic               last_i,
  output logic [Streams-1:0] grant_o
);

  logic               held_q;
  logic [Bits-1:0]    stream_q, choice;
  logic [31:0]        beats_q, idle_q;
  logic [Streams-1:0] wanting;
  logic               found;

  assign wanting = request_i & ~suppress_i;

  always_comb begin : choose
    logic [Bits:0] place;
    choice = '0;
    found  = 1'b0;
    // From the farthest to the next, so that the next one counts.
    for (int unsigned i = Streams; i > 0; i--) begin
      place = Fixed ? (Bits + 1)'(i - 1) : (Bits + 1)'(stream_q) + (Bits + 1)'(i);
      if (place >= (Bits + 1)'(Streams)) place = place - (Bits + 1)'(Streams);
      if (wanting[place[Bits-1:0]]) begin
        choice = place[Bits-1:0];
        found  = 1'b1;
      end
    end
    if (held_q) choice = stream_q;
  end

  always_comb begin : grant
    grant_o = '0;
    if (held_q ? request_i[stream_q] : found) grant_o[choice] = 1'b1;
  end

  always_ff @(posedge clk_i) begin : hold
    logic        ends;
    logic [31:0] beats;
    beats = held_q ? beats_q : '0;
    if (beat_i) begin
      stream_q <= choice;
      ends     = (OnLast && last_i) || (MaxBeats != 0 && beats == MaxBeats - 32'd1);
      held_q   <= !ends;
      beats_q  <= beats + 32'd1;
      idle_q   <= '0;
    end else if (held_q && MaxIdle != 0 && !request_i[stream_q]) begin
      idle_q <= idle_q + 32'd1;
      if (idle_q == MaxIdle - 32'd1) held_q <= 1'b0;
    end else if (!held_q && found) begin
      // A grant that waits for room stays where it is.
      stream_q <= choice;
      held_q   <= 1'b1;
      beats_q  <= '0;
      idle_q   <= '0;
    end
    if (!rst_ni) begin
      held_q   <= 1'b0;
      stream_q <= Bits'(Streams - 1);
      beats_q  <= '0;
      idle_q   <= '0;
    end
  end

endmodule
