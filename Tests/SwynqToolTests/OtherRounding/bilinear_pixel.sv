// SPDX-License-Identifier: Apache-2.0
// The pixel of rtl/resize_accel/bilinear_pixel.sv, rounded to nearest where the original truncates:
// a subtle mistake for `swynq verify` to find. Everything else, the latency included, is the same.
module bilinear_pixel (
  input  logic        clk_i,
  input  logic [3:0]  valid_i,
  input  logic [23:0] p00_i,
  input  logic [23:0] p01_i,
  input  logic [23:0] p10_i,
  input  logic [23:0] p11_i,
  input  logic [9:0]  wx_i,
  input  logic [10:0] wy_i,
  input  logic [20:0] area_i,
  input  logic        swapped_i,
  output logic [23:0] px_o
);

  logic [23:0] p00, p01, p10, p11, px, stage1_q, stage2_q, stage3_q;
  logic [9:0]  wxy;
  logic [10:0] wy;

  assign {p00, p01} = swapped_i ? {p10_i, p11_i} : {p00_i, p01_i};
  assign {p10, p11} = swapped_i ? {p00_i, p01_i} : {p10_i, p11_i};
  assign wy = swapped_i ? 11'd1024 - wy_i : wy_i;
  assign wxy = 10'((21'(wx_i) * 21'(wy)) >> 10);

  for (genvar c = 0; c < 3; c++) begin : gen_channel
    logic [19:0] sum;

    // The weights add up to 1024, so the sum fits; 512 is the half that the original leaves out.
    assign sum = 20'(p00[8*c+:8]) * (20'd1024 - 20'(wx_i) - 20'(wy) + 20'(wxy))
               + 20'(p01[8*c+:8]) * (20'(wx_i) - 20'(wxy))
               + 20'(p10[8*c+:8]) * (20'(wy) - 20'(wxy))
               + 20'(p11[8*c+:8]) * 20'(wxy) + 20'd512;
    assign px[8*c+:8] = 8'(sum >> 10);
  end

  logic unused;
  assign unused = ^area_i;

  always_ff @(posedge clk_i) begin
    if (valid_i[0]) stage1_q <= px;
    if (valid_i[1]) stage2_q <= stage1_q;
    if (valid_i[2]) stage3_q <= stage2_q;
    if (valid_i[3]) px_o     <= stage3_q;
  end

endmodule
