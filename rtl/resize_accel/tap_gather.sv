// Picks each output's four taps out of the line buffer's window, in three steps that each are no
// more than one narrow multiplexer behind a register:
//
//   1. the window, turned left by whole quads of pixels
//   2. turned by the rest, so that the first output's left tap stands first; upper and lower row
//      put in order
//   3. each output's taps, by their distance from the first output's
//
// Output k lies at most 2k pixels to the right of output 0, so 2*Pixels pixels of a row hold all
// taps, and few of them are candidates for any one output.
//
// Latency: three clocks. The valid inputs only keep idle stages from toggling.
module tap_gather
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4,
  localparam int unsigned Span = 2 * Pixels,
  localparam int unsigned Window = 4 * Pixels,
  localparam int unsigned WindowWidth = $clog2(Window),
  localparam int unsigned ReachWidth = $clog2(Span)
) (
  input  logic                   clk_i,
  // [0]: window_i holds a group; [1], [2]: the steps behind it do.
  input  logic [2:0]             valid_i,
  // [0] to [Window-1]: the even row, the rest: the odd row. Used in step 1.
  input  pixel_t                 window_i [2*Window],
  // Place of the first output's left tap in the window. Used in step 1.
  input  logic [WindowWidth-1:0] first_i,
  // The upper tap row is the odd one. Used in step 1.
  input  logic                   upper_odd_i,
  // How far each output's left tap is to the right of the first one's. Used in step 1.
  input  logic [ReachWidth-1:0]  reach_i [Pixels],
  output pixel_t                 p00_o [Pixels],
  output pixel_t                 p01_o [Pixels],
  output pixel_t                 p10_o [Pixels],
  output pixel_t                 p11_o [Pixels]
);

  localparam int unsigned Quad = 4;
  localparam int unsigned QuadWidth = WindowWidth - 2;
  localparam int unsigned Coarse = Span + Quad - 1;

  pixel_t                coarse_q [2][Coarse];
  pixel_t                upper_q [Span];
  pixel_t                lower_q [Span];
  logic [1:0]            fine_q;
  logic                  upper_odd_q;
  logic [ReachWidth-1:0] reach_q [2][Pixels];

  always_ff @(posedge clk_i) begin
    if (valid_i[0]) begin
      fine_q      <= first_i[1:0];
      upper_odd_q <= upper_odd_i;
      reach_q[0]  <= reach_i;
    end
    if (valid_i[1]) reach_q[1] <= reach_q[0];
  end

  for (genvar r = 0; r < 2; r++) begin : gen_row
    for (genvar i = 0; i < Coarse; i++) begin : gen_coarse
      // The quad, and the place in it, of the pixel i to the right of the first quad's beginning.
      logic [QuadWidth-1:0] quad;
      assign quad = first_i[WindowWidth-1:2] + QuadWidth'(i / Quad);

      always_ff @(posedge clk_i) begin
        if (valid_i[0]) coarse_q[r][i] <= window_i[{1'(r), quad, 2'(i % Quad)}];
      end
    end
  end

  for (genvar i = 0; i < Span; i++) begin : gen_span
    always_ff @(posedge clk_i) begin
      if (valid_i[1]) begin
        upper_q[i] <= coarse_q[upper_odd_q][i+32'(fine_q)];
        lower_q[i] <= coarse_q[!upper_odd_q][i+32'(fine_q)];
      end
    end
  end

  for (genvar i = 0; i < Pixels; i++) begin : gen_output
    // Output i's left tap is one of 2i+1 pixels, so the upper bits of a small reach are 0.
    localparam logic [ReachWidth-1:0] Mask = ReachWidth'(2 ** $clog2(2 * i + 1) - 1);
    logic [ReachWidth-1:0] left, right;

    assign left = reach_q[1][i] & Mask;
    assign right = left + 1'b1;

    always_ff @(posedge clk_i) begin
      if (valid_i[2]) begin
        p00_o[i] <= upper_q[left];
        p01_o[i] <= upper_q[right];
        p10_o[i] <= lower_q[left];
        p11_o[i] <= lower_q[right];
      end
    end
  end

endmodule
