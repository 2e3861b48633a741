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
  input  logic [9:0]  wy_i,
  output logic [23:0] px_o
);

  logic [23:0] px, stage1_q, stage2_q, stage3_q;
  logic [9:0]  wxy;

  assign wxy = 10'((20'(wx_i) * 20'(wy_i)) >> 10);

  for (genvar c = 0; c < 3; c++) begin : gen_channel
    logic [19:0] sum;

    // The weights add up to 1024, so the sum fits; 512 is the half that the original leaves out.
    assign sum = 20'(p00_i[8*c+:8]) * (20'd1024 - 20'(wx_i) - 20'(wy_i) + 20'(wxy))
               + 20'(p01_i[8*c+:8]) * (20'(wx_i) - 20'(wxy))
               + 20'(p10_i[8*c+:8]) * (20'(wy_i) - 20'(wxy))
               + 20'(p11_i[8*c+:8]) * 20'(wxy) + 20'd512;
    assign px[8*c+:8] = 8'(sum >> 10);
  end

  always_ff @(posedge clk_i) begin
    if (valid_i[0]) stage1_q <= px;
    if (valid_i[1]) stage2_q <= stage1_q;
    if (valid_i[2]) stage3_q <= stage2_q;
    if (valid_i[3]) px_o     <= stage3_q;
  end

endmodule
