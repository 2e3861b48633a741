// SPDX-License-Identifier: Apache-2.0
// FDSE (UG953): a flip-flop with clock enable and synchronous set.
module FDSE #(
  // Before the first clock.
  parameter [0:0] INIT           = 1'b1,
  parameter [0:0] IS_C_INVERTED  = 1'b0,
  parameter [0:0] IS_S_INVERTED   = 1'b0,
  parameter [0:0] IS_D_INVERTED  = 1'b0
) (
  output logic Q,
  input  logic C,
  input  logic CE,
  input  logic S,
  input  logic D
);

  logic clk, control;

  assign clk     = C ^ IS_C_INVERTED;
  assign control = S ^ IS_S_INVERTED;

  initial Q = INIT;

  always_ff @(posedge clk) begin : register
    if (control) Q <= 1'b1;
    else if (CE) Q <= D ^ IS_D_INVERTED;
  end

endmodule
