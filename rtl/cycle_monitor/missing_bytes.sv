// SPDX-License-Identifier: Apache-2.0
// Counts the bytes that beats did *not* carry: W's without strobe, the streams' without TKEEP.
// Nearly all beats are whole, so this is what changes rarely; the bytes that did cross are the
// beats times the width, less these.
//
// The counters lag by two clocks, for a short path, and so do `freeze_i` and `clear_i` inside.
module missing_bytes
  import cycle_monitor_pkg::*;
#(
  parameter int unsigned Bytes = 8
) (
  input  logic                      clk_i,
  input  logic                      rst_ni,

  // A lane is 1 if its channel has a beat.
  input  lanes_t                    beat_i,
  // The bytes of W, source and destination; in clocks without a beat they do not count. If not
  // awake, there are none.
  input  logic                      awake_i,
  input  logic [Bytes-1:0]          w_keep_i,
  input  logic [Bytes-1:0]          src_keep_i,
  input  logic [Bytes-1:0]          dst_keep_i,
  // A command may take effect: which.
  input  logic                      swap_i,
  input  logic                      freeze_i,
  input  logic                      clear_i,

  output count_t [ByteChannels-1:0] frozen_o
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
    low_pair  = zero[0] && zero[1];
    high_pair = zero[2] && zero[3];
    low_odd   = zero[0] ^ zero[1];
    high_odd  = zero[2] ^ zero[3];
    return {low_pair && high_pair, low_pair ^ high_pair ^ (low_odd & high_odd), low_odd ^ high_odd};
  endfunction

  for (genvar c = 0; c < ByteChannels; c++) begin : gen_channel
    localparam int unsigned Channel = (c == 0) ? W : (c == 1) ? Src : Dst;
    nibble_t [Nibbles-1:0] nibbles_q;
    number_t               number_q;
    count_t                count_q;
    // A partial beat or a command is on its way to the counter.
    logic                  moving_q, late_q, freeze_q, freeze2_q, clear_q, clear2_q;

    always_ff @(posedge clk_i) begin : count
      logic [Bytes-1:0] keep;
      logic             comes;
      number_t          number;
      if (!rst_ni) begin
        count_q   <= '0;
        number_q  <= '0;
        nibbles_q <= '0;
        moving_q  <= 1'b0;
        late_q    <= 1'b0;
        freeze2_q <= 1'b0;
        freeze_q  <= 1'b0;
        clear2_q  <= 1'b0;
        clear_q   <= 1'b0;
      end else if (awake_i) begin
        keep  = (c == 0) ? w_keep_i : (c == 1) ? src_keep_i : dst_keep_i;
        comes = swap_i || (keep != '1);
        if (comes || moving_q) begin
          if (freeze2_q) frozen_o[c] <= count_q;
          count_q <= CountBits'(number_q) + (clear2_q ? '0 : count_q);
          number = '0;
          for (int unsigned n = 0; n < Nibbles; n++) number += number_t'(nibbles_q[n]);
          number_q <= number;
          for (int unsigned n = 0; n < Nibbles; n++) begin
            nibbles_q[n] <= beat_i[Channel][0] ? zeros(keep[4*n+:4]) : '0;
          end
          moving_q  <= comes || late_q;
          late_q    <= comes;
          freeze2_q <= freeze_q;
          freeze_q  <= freeze_i;
          clear2_q  <= clear_q;
          clear_q   <= clear_i;
        end
      end
    end
  end

endmodule
