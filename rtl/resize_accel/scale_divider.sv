// SPDX-License-Identifier: Apache-2.0
// Scale factor of one axis: S = floor(in * 2^32 / out), Q12.32 (xf::cv::resize).
//
// Restoring division, one quotient bit per clock: start_i loads, ScaleWidth clocks with step_i
// divide, and scale_o holds the quotient until the next of either. out must not be 0.
module scale_divider
  import resize_pkg::*;
(
  input  logic   clk_i,
  input  logic   start_i,
  input  logic   step_i,
  input  dim_t   in_i,
  input  dim_t   out_i,
  output scale_t scale_o
);

  dim_t   divisor_q;
  // The dividend leaves at the top while the quotient enters at the bottom.
  scale_t shift_q;
  dim_t   remainder_q;

  always_ff @(posedge clk_i) begin : divide
    logic [DimWidth:0] partial, difference;
    if (step_i) begin
      partial = {remainder_q, shift_q[ScaleWidth-1]};
      difference = partial - {1'b0, divisor_q};
      // The remainder stays below the divisor, so the top bit of the difference is its sign.
      remainder_q <= difference[DimWidth] ? partial[DimWidth-1:0] : difference[DimWidth-1:0];
      shift_q     <= {shift_q[ScaleWidth-2:0], !difference[DimWidth]};
    end
    if (start_i) begin
      divisor_q   <= out_i;
      remainder_q <= '0;
      shift_q     <= {in_i, {(ScaleWidth - DimWidth) {1'b0}}};
    end
  end

  assign scale_o = shift_q;

endmodule
