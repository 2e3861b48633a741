// Counts the bytes that beats did *not* carry: W's without strobe, the streams' without TKEEP. Nearly
// all beats are whole, so this is what changes rarely; the bytes that did cross are the beats times
// the width, less these.
//
// The counters lag by two clocks, for a short path, and so do `freeze_i` and `clear_i` inside.
module missing_bytes
  import cycle_monitor_pkg::*;
#(
  parameter int unsigned Bytes = 8
) (
  input  logic                               clk_i,
  input  logic                               rst_ni,

  // Beats, and the bytes that those of W, source and destination carry. Without a beat these do not
  // count, but all ones spare a simulator from looking.
  input  channels_t                          beat_i,
  input  logic [ByteChannels-1:0][Bytes-1:0] keep_i,
  input  logic                               freeze_i,
  input  logic                               clear_i,

  output count_t [ByteChannels-1:0]          frozen_o
);

  // Zeros of 4 bits, and of a beat as a few of those.
  localparam int unsigned Nibbles = Bytes / 4;
  typedef logic [2:0] nibble_t;
  typedef logic [4:0] number_t;

  // As half adders, not as a table: Yosys would make a ROM of that, and move it before `keep_i`'s
  // register.
  function automatic nibble_t zeros(input logic [3:0] bits);
    logic [3:0] zero;
    logic       low_pair, high_pair, low_odd, high_odd;
    zero      = ~bits;
    low_pair  = zero[0] & zero[1];
    high_pair = zero[2] & zero[3];
    low_odd   = zero[0] ^ zero[1];
    high_odd  = zero[2] ^ zero[3];
    return {low_pair & high_pair, low_pair ^ high_pair ^ (low_odd & high_odd), low_odd ^ high_odd};
  endfunction

  logic                    late_q, later_q, freeze_q, freeze2_q, clear_q, clear2_q;
  logic                    now_active, active;

  // Something may have to be done in this clock, or is on its way to the counters.
  assign now_active = (keep_i != '1) | freeze_i | clear_i;
  assign active     = now_active | late_q | later_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      later_q   <= 1'b0;
      late_q    <= 1'b0;
      freeze2_q <= 1'b0;
      freeze_q  <= 1'b0;
      clear2_q  <= 1'b0;
      clear_q   <= 1'b0;
    end else if (active) begin
      later_q   <= late_q;
      late_q    <= now_active;
      freeze2_q <= freeze_q;
      freeze_q  <= freeze_i;
      clear2_q  <= clear_q;
      clear_q   <= clear_i;
    end
  end

  for (genvar c = 0; c < ByteChannels; c++) begin : gen_channel
    localparam int unsigned Channel = (c == 0) ? W : (c == 1) ? Src : Dst;
    nibble_t [Nibbles-1:0] nibbles_q;
    number_t               number_q;
    count_t                count_q;

    // The last stage first: a simulator then keeps no copy of a register.
    always_ff @(posedge clk_i) begin
      if (!rst_ni) begin
        count_q   <= '0;
        number_q  <= '0;
        nibbles_q <= '0;
      end else if (active) begin
        number_t number;
        count_q <= CountBits'(number_q) + (clear2_q ? '0 : count_q);
        number = '0;
        for (int unsigned n = 0; n < Nibbles; n++) number += 5'(nibbles_q[n]);
        number_q <= number;
        for (int unsigned n = 0; n < Nibbles; n++) begin
          nibbles_q[n] <= beat_i[Channel] ? zeros(keep_i[c][4*n+:4]) : '0;
        end
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (active && freeze2_q) begin
      frozen_o <= {gen_channel[2].count_q, gen_channel[1].count_q, gen_channel[0].count_q};
    end
  end

endmodule
