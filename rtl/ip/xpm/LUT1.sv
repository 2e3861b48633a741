// SPDX-License-Identifier: Apache-2.0
// LUT1 (UG953): a function of 1 bit, whose value for each is a bit of INIT.
module LUT1 #(
  parameter logic [1:0] INIT = '0
) (
  output logic O,
  input  logic I0
);

  assign O = INIT[I0];

endmodule
