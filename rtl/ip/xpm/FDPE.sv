// SPDX-License-Identifier: Apache-2.0
// FDPE (UG953): a flip-flop with clock enable and asynchronous preset.
module FDPE #(
  // Before the first clock.
  parameter [0:0] INIT           = 1'b1,
  parameter [0:0] IS_C_INVERTED  = 1'b0,
  parameter [0:0] IS_PRE_INVERTED = 1'b0,
  parameter [0:0] IS_D_INVERTED  = 1'b0
) (
  output logic Q,
  input  logic C,
  input  logic CE,
  input  logic PRE,
  input  logic D
);

  logic clk, control;

  assign clk     = C ^ IS_C_INVERTED;
  assign control = PRE ^ IS_PRE_INVERTED;

  initial Q = INIT;

  always_ff @(posedge clk or posedge control) begin : register
    if (control) Q <= 1'b1;
    else if (CE) Q <= D ^ IS_D_INVERTED;
  end

endmodule
