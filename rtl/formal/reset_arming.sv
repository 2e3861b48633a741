// SPDX-License-Identifier: Apache-2.0
// A reset for checkers of designs that make their resets themselves: it ends only after one of three
// clocks. Before that the flip-flops of such a reset, and all behind it, may hold anything.
module reset_arming (
  input  logic aclk,
  input  logic aresetn,
  output logic armed_resetn
);

  logic [1:0] low_q;
  logic       armed_q;

  initial begin
    low_q   = '0;
    armed_q = 1'b0;
  end

  always_ff @(posedge aclk) begin
    low_q <= aresetn ? '0 : low_q + 2'(low_q != 2'd3);
    if (low_q == 2'd3) armed_q <= 1'b1;
  end

  assign armed_resetn = armed_q && aresetn;

endmodule
