// Picks each output's four taps out of the line buffer's window.
//
// Latency: one clock. The valid input only keeps an idle stage from toggling.
module tap_gather
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4,
  localparam int unsigned Window = 4 * Pixels,
  localparam int unsigned WindowWidth = $clog2(Window)
) (
  input  logic                   clk_i,
  input  logic                   valid_i,
  // [0]: the even row, [1]: the odd row.
  input  pixel_t                 window_i [2*Window],
  // The upper tap row is the odd one.
  input  logic                   upper_odd_i,
  input  logic [WindowWidth-1:0] tap_i [Pixels],
  output pixel_t                 p00_o [Pixels],
  output pixel_t                 p01_o [Pixels],
  output pixel_t                 p10_o [Pixels],
  output pixel_t                 p11_o [Pixels]
);

  logic [WindowWidth-1:0] right [Pixels];

  for (genvar i = 0; i < Pixels; i++) begin : gen_pixel
    assign right[i] = tap_i[i] + 1'b1;

    always_ff @(posedge clk_i) begin
      if (valid_i) begin
        p00_o[i] <= window_i[{upper_odd_i, tap_i[i]}];
        p01_o[i] <= window_i[{upper_odd_i, right[i]}];
        p10_o[i] <= window_i[{!upper_odd_i, tap_i[i]}];
        p11_o[i] <= window_i[{!upper_odd_i, right[i]}];
      end
    end
  end

endmodule
