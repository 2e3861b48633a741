// SPDX-License-Identifier: Apache-2.0
// OBUF (UG953): an output.
/* verilator lint_off UNUSEDPARAM */
module OBUF #(
  parameter     CAPACITANCE = "DONT_CARE",
  parameter int DRIVE       = 12,
  parameter     IOSTANDARD  = "DEFAULT",
  parameter     SLEW        = "SLOW"
) (
  input  logic I,
  output logic O
);

  assign O = I;

endmodule
