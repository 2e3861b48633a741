// SPDX-License-Identifier: Apache-2.0
// One output pixel from its four taps, bit-exact with xf::cv::resize (bilinear, 8 bits):
//
//   wxy = (wx * wy) >> 10                                              truncated
//   out = (p00*1024 + (p01-p00)*wx + (p10-p00)*wy + (p00+p11-p01-p10)*wxy) >> 10
//
// All four products are exact; truncation happens in wxy and at the end, nowhere else. The four
// effective weights are never negative and add up to 1024, so the result needs no saturation.
//
// With swapped_i the rows come in the wrong order: p1x_i is the upper one, and wy_i its weight,
// 1024 - wy. The same formula then holds with wx - wxy in place of wxy, which is wx * wy_i / 1024
// rounded up.
// The product wx_i * wy_i comes along, made a clock before.
//
// Pipeline, always moving: differences | products | two sums | sum. Latency: four clocks. The
// valid inputs only keep idle stages from toggling.
module bilinear_pixel
  import resize_pkg::*;
(
  input  logic        clk_i,
  // Which stages hold something: [0] the taps at the input, ... [3] the two sums.
  input  logic [3:0]  valid_i,
  input  pixel_t      p00_i,
  input  pixel_t      p01_i,
  input  pixel_t      p10_i,
  input  pixel_t      p11_i,
  input  weight_t     wx_i,
  input  row_weight_t wy_i,
  input  area_t       area_i,
  input  logic        swapped_i,
  output pixel_t      px_o
);

  localparam int unsigned DiffWidth = 10;
  localparam int unsigned ProductWidth = DiffWidth + WeightWidth + 1;

  typedef logic signed [DiffWidth-1:0] diff_t;
  typedef logic signed [ProductWidth-1:0] product_t;

  weight_t     wx_q, wxy_q;
  row_weight_t wy_q;

  always_ff @(posedge clk_i) begin
    if (valid_i[0]) begin
      wx_q  <= wx_i;
      wy_q  <= wy_i;
      wxy_q <= WeightWidth'((area_i + area_t'({WeightWidth{swapped_i}})) >> WeightWidth);
    end
  end

  for (genvar c = 0; c < 3; c++) begin : gen_channel
    logic [7:0] p00, p01, p10, p11;
    logic [7:0] base_q, base_product_q;
    diff_t      dx_q, dy_q, dxy_q;
    product_t   mx_q, my_q, mxy_q;
    product_t   sum_low_q, sum_high_q;
    logic [7:0] out_q;

    assign p00 = p00_i[8*c+:8];
    assign p01 = p01_i[8*c+:8];
    assign p10 = p10_i[8*c+:8];
    assign p11 = p11_i[8*c+:8];

    always_ff @(posedge clk_i) begin
      if (valid_i[0]) begin
        base_q <= p00;
        dx_q   <= diff_t'({2'b00, p01}) - diff_t'({2'b00, p00});
        dy_q   <= diff_t'({2'b00, p10}) - diff_t'({2'b00, p00});
        dxy_q  <= diff_t'({2'b00, p00}) + diff_t'({2'b00, p11})
                - diff_t'({2'b00, p01}) - diff_t'({2'b00, p10});
      end
      if (valid_i[1]) begin
        base_product_q <= base_q;
        mx_q           <= dx_q * $signed({1'b0, wx_q});
        my_q           <= product_t'(dy_q * $signed({1'b0, wy_q}));
        mxy_q          <= dxy_q * $signed({1'b0, wxy_q});
      end
      if (valid_i[2]) begin
        sum_low_q  <= mx_q + my_q;
        sum_high_q <= mxy_q + product_t'({1'b0, base_product_q, {WeightWidth{1'b0}}});
      end
      if (valid_i[3]) out_q <= 8'((sum_low_q + sum_high_q) >>> WeightWidth);
    end

    assign px_o[8*c+:8] = out_q;
  end

endmodule
