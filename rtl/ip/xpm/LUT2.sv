// SPDX-License-Identifier: Apache-2.0
// LUT2 (UG953): a function of 2 bits, whose value for each is a bit of INIT.
module LUT2 #(
  parameter logic [3:0] INIT = '0
) (
  output logic O,
  input  logic I0,
  input  logic I1
);

  assign O = INIT[{I1, I0}];

endmodule
