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

  // W, source, destination: whether there is a beat, and the bytes that it carries.
  input  logic [ByteChannels-1:0]            beat_i,
  input  logic [ByteChannels-1:0][Bytes-1:0] keep_i,
  input  logic                               freeze_i,
  input  logic                               clear_i,

  output count_t [ByteChannels-1:0]          frozen_o
);

  // Zeros of 4 bits, and of a beat as a few of those.
  localparam int unsigned Nibbles = Bytes / 4;
  typedef logic [2:0] nibble_t;
  typedef logic [4:0] number_t;

  function automatic nibble_t zeros(input logic [3:0] bits);
    unique case (bits)
      4'b1111:                                     return 3'd0;
      4'b0111, 4'b1011, 4'b1101, 4'b1110:          return 3'd1;
      4'b0001, 4'b0010, 4'b0100, 4'b1000:          return 3'd3;
      4'b0000:                                     return 3'd4;
      default:                                     return 3'd2;
    endcase
  endfunction

  logic                    late_q, later_q, freeze_q, freeze2_q, clear_q, clear2_q;
  logic                    now_active, active;
  logic [ByteChannels-1:0] partial;

  for (genvar c = 0; c < ByteChannels; c++) begin : gen_partial
    assign partial[c] = beat_i[c] & (keep_i[c] != '1);
  end

  // Something is to be done in this clock, or on its way to the counters.
  assign now_active = (partial != '0) | freeze_i | clear_i;
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
    nibble_t [Nibbles-1:0] nibbles_q;
    number_t               number_q;
    count_t                count_q, count_frozen_q;

    // The last stage first: a simulator then keeps no copy of a register.
    always_ff @(posedge clk_i) begin
      if (!rst_ni) begin
        count_q   <= '0;
        number_q  <= '0;
        nibbles_q <= '0;
      end else if (active) begin
        number_t number;
        if (freeze2_q) count_frozen_q <= count_q;
        count_q <= CountBits'(number_q) + (clear2_q ? '0 : count_q);
        number = '0;
        for (int unsigned n = 0; n < Nibbles; n++) number += 5'(nibbles_q[n]);
        number_q <= number;
        for (int unsigned n = 0; n < Nibbles; n++) begin
          nibbles_q[n] <= partial[c] ? zeros(keep_i[c][4*n+:4]) : '0;
        end
      end
    end

    assign frozen_o[c] = count_frozen_q;
  end

endmodule
