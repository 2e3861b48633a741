// Scale factor of one axis: S = floor(in * 2^32 / out), Q12.32 (xf::cv::resize).
//
// Restoring division, one quotient bit per clock: done_o rises ScaleWidth clocks after start_i
// and stays high, with scale_o stable, until the next start_i. out must not be 0.
module scale_divider
  import resize_pkg::*;
(
  input  logic   clk_i,
  input  logic   rst_ni,
  input  logic   start_i,
  input  dim_t   in_i,
  input  dim_t   out_i,
  output logic   done_o,
  output scale_t scale_o
);

  localparam int unsigned CountWidth = $clog2(ScaleWidth + 1);

  logic [CountWidth-1:0] count_q;
  dim_t                  divisor_q;
  // The dividend leaves at the top while the quotient enters at the bottom.
  scale_t                shift_q;
  dim_t                  remainder_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) count_q <= '0;
    else if (start_i) count_q <= CountWidth'(ScaleWidth);
    else if (count_q != '0) count_q <= count_q - 1'b1;
  end

  always_ff @(posedge clk_i) begin : divide
    logic [DimWidth:0] partial, difference;
    if (start_i) begin
      divisor_q   <= out_i;
      remainder_q <= '0;
      shift_q     <= {in_i, {(ScaleWidth - DimWidth) {1'b0}}};
    end else if (count_q != '0) begin
      partial = {remainder_q, shift_q[ScaleWidth-1]};
      difference = partial - {1'b0, divisor_q};
      // The remainder stays below the divisor, so the top bit of the difference is its sign.
      remainder_q <= difference[DimWidth] ? partial[DimWidth-1:0] : difference[DimWidth-1:0];
      shift_q     <= {shift_q[ScaleWidth-2:0], !difference[DimWidth]};
    end
  end

  assign done_o = count_q == '0;
  assign scale_o = shift_q;

endmodule
