// SPDX-License-Identifier: Apache-2.0
// FDRE (UG953): a flip-flop with clock enable and synchronous reset.
module FDRE #(
  // Before the first clock.
  parameter [0:0] INIT           = 1'b0,
  parameter [0:0] IS_C_INVERTED  = 1'b0,
  parameter [0:0] IS_R_INVERTED   = 1'b0,
  parameter [0:0] IS_D_INVERTED  = 1'b0
) (
  output logic Q,
  input  logic C,
  input  logic CE,
  input  logic R,
  input  logic D
);

  logic clk, control;

  assign clk     = C ^ IS_C_INVERTED;
  assign control = R ^ IS_R_INVERTED;

  initial Q = INIT;

  always_ff @(posedge clk) begin : register
    if (control) Q <= 1'b0;
    else if (CE) Q <= D ^ IS_D_INVERTED;
  end

endmodule
