// SPDX-License-Identifier: Apache-2.0
// LUT4 (UG953): a function of 4 bits, whose value for each is a bit of INIT.
module LUT4 #(
  parameter logic [15:0] INIT = '0
) (
  output logic O,
  input  logic I0,
  input  logic I1,
  input  logic I2,
  input  logic I3
);

  assign O = INIT[{I3, I2, I1, I0}];

endmodule
