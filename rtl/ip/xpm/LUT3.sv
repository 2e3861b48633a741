// SPDX-License-Identifier: Apache-2.0
// LUT3 (UG953): a function of 3 bits, whose value for each is a bit of INIT.
module LUT3 #(
  parameter logic [7:0] INIT = '0
) (
  output logic O,
  input  logic I0,
  input  logic I1,
  input  logic I2
);

  assign O = INIT[{I2, I1, I0}];

endmodule
