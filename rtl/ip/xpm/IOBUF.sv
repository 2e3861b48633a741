// SPDX-License-Identifier: Apache-2.0
// IOBUF (UG953): a pin of both directions, driven while T is low.
/* verilator lint_off UNUSEDPARAM */
module IOBUF #(
  parameter int DRIVE        = 12,
  parameter     IBUF_LOW_PWR = "TRUE",
  parameter     IOSTANDARD   = "DEFAULT",
  parameter     SLEW         = "SLOW"
) (
  input  logic I,
  input  logic T,
  output logic O,
  inout  wire  IO
);

  assign IO = T ? 1'bz : I;
  assign O  = IO;

endmodule
