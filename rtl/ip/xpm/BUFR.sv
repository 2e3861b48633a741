// SPDX-License-Identifier: Apache-2.0
// BUFR (UG953): a regional clock, buffered. It divides by nothing but 1.
/* verilator lint_off UNUSEDPARAM */
module BUFR #(
  parameter BUFR_DIVIDE = "BYPASS",
  parameter SIM_DEVICE  = "7SERIES"
) (
  input  logic CE,
  input  logic CLR,
  input  logic I,
  output logic O
);

  /* verilator lint_off WIDTH */
  localparam bit IsPlain = BUFR_DIVIDE == "BYPASS";
  /* verilator lint_on WIDTH */

  if (!IsPlain) begin : gen_bad_divider
    $error("BUFR: BUFR_DIVIDE is BYPASS");
  end

  assign O = I;

  // They are those of the divider.
  logic unused_inputs;
  assign unused_inputs = ^{CE, CLR};

endmodule
