// SPDX-License-Identifier: Apache-2.0
// BUFGCE (UG953): a clock that an enable stops, between two edges and low.
/* verilator lint_off UNUSEDPARAM */
module BUFGCE #(
  parameter       CE_TYPE        = "SYNC",
  parameter [0:0] IS_CE_INVERTED = 1'b0,
  parameter [0:0] IS_I_INVERTED  = 1'b0,
  parameter       SIM_DEVICE     = "ULTRASCALE"
) (
  input  logic CE,
  input  logic I,
  output logic O
);

  logic clk, enable;

  assign clk = I ^ IS_I_INVERTED;

  always_latch begin : gate
    if (!clk) enable = CE ^ IS_CE_INVERTED;
  end

  assign O = clk & enable;

endmodule
