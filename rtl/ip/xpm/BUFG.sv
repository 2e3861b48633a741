// SPDX-License-Identifier: Apache-2.0
// BUFG (UG953): a clock, buffered.
module BUFG (
  input  logic I,
  output logic O
);

  assign O = I;

endmodule
