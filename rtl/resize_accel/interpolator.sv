// SPDX-License-Identifier: Apache-2.0
// Four rows of pixels, and the outputs made of them: groups of Pixels neighbouring ones, whose taps
// lie in two neighbouring rows.
//
//   rows:  row k lives in slot k mod 4. Even and odd rows are separate memories, so any two
//          neighbouring rows can be read side by side while a third is written. Each of the
//          2*Pixels lanes is a memory of its own, 24 bits wide, with an address of its own, so that
//          a read returns any 2*Pixels neighbouring pixels of a row: pixel x stands in lane
//          x mod (2*Pixels).
//   turn:  in two steps, by quads and by single pixels, until the first output's left tap stands
//          first. Output k lies at most 2k pixels to the right of output 0, so all taps are there.
//   pick:  each output's taps, by their distance from the first output's; few are candidates for
//          any one output.
//   blend: bilinear_pixel.
//
// Whether the upper row is the even or the odd one shows only in the weights: see bilinear_pixel.
//
// Throughput: a word in and a group out per clock. Latency: eight clocks from group_valid_i to
// px_valid_o.
module interpolator
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4,
  localparam int unsigned Span = 2 * Pixels,
  localparam int unsigned SpanWidth = $clog2(Span),
  localparam int unsigned WordWidth = $clog2((MaxWidth + Span - 1) / Span)
) (
  input  logic                             clk_i,
  input  logic                             rst_ni,
  input  logic                             abort_i,

  input  logic                             wr_en_i,
  input  logic [1:0]                       wr_slot_i,
  input  logic [WordWidth-1:0]             wr_word_i,
  input  pixel_t [Span-1:0]                wr_px_i,

  input  logic                             group_valid_i,
  // Slot of the upper tap row, column of the first output's left tap, places of all left taps
  // modulo Span.
  input  logic [1:0]                       group_slot_i,
  input  dim_t                             group_column_i,
  input  logic [Pixels-1:0][SpanWidth-1:0] group_place_i,
  input  weight_t [Pixels-1:0]             group_wx_i,
  input  row_weight_t                      group_wy_i,

  output logic                             px_valid_o,
  output pixel_t [Pixels-1:0]              px_o
);

  typedef struct packed {
    weight_t [Pixels-1:0] wx;
    row_weight_t          wy;
    logic                 swapped;
  } weights_t;

  // Two rows, the even and the odd one.
  typedef pixel_t rows_t [2][Span];
  typedef logic [Pixels-1:0][SpanWidth-1:0] reach_t;

  // Steps that hold a group: [0] read, [1] and [2] turned, [3] picked, [4] to [7] blended.
  localparam int unsigned Steps = 8;

  logic [Steps-1:0] valid_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni || abort_i) valid_q <= '0;
    else valid_q <= {valid_q[Steps-2:0], group_valid_i};
  end

  // ---- rows ------------------------------------------------------------------------------------
  logic [SpanWidth-1:0] offset;
  logic [WordWidth-1:0] word, word_next;
  rows_t                lane_q;

  assign offset = group_column_i[SpanWidth-1:0];
  assign word = group_column_i[SpanWidth+:WordWidth];
  assign word_next = word + 1'b1;

  for (genvar r = 0; r < 2; r++) begin : gen_row
    // Of slots n and n+1, the odd one is in the same half of its memory as n, the even one in the
    // next half if n is the odd one.
    logic half;
    assign half = (r == 1) ? group_slot_i[1] : group_slot_i[1] ^ group_slot_i[0];

    for (genvar i = 0; i < Span; i++) begin : gen_lane
      pixel_t mem [2 ** (WordWidth + 1)];
      logic   ahead;
      assign ahead = {1'b0, offset} > (SpanWidth + 1)'(i);

      always_ff @(posedge clk_i) begin
        if (wr_en_i && wr_slot_i[0] == 1'(r)) mem[{wr_slot_i[1], wr_word_i}] <= wr_px_i[i];
      end

      always_ff @(posedge clk_i) begin
        if (group_valid_i) lane_q[r][i] <= mem[{half, ahead ? word_next : word}];
      end
    end
  end

  // ---- turn ------------------------------------------------------------------------------------
  logic [SpanWidth-1:0] offset_q;
  logic [1:0]           fine_q;
  // Named for the step that they go with.
  reach_t               read_reach_q, coarse_reach_q, turned_reach_q;
  weights_t             read_weights_q, coarse_weights_q, turned_weights_q, picked_weights_q;
  rows_t                coarse_q, turned_q;

  always_ff @(posedge clk_i) begin : turn
    rows_t coarse, fine;
    if (valid_q[2]) picked_weights_q <= turned_weights_q;
    if (valid_q[1]) begin
      turned_reach_q   <= coarse_reach_q;
      turned_weights_q <= coarse_weights_q;
      fine = coarse_q;
      for (int unsigned q = 1; q < 4; q++) begin
        if (fine_q == 2'(q)) begin
          for (int unsigned r = 0; r < 2; r++) begin
            for (int unsigned i = 0; i < Span; i++) fine[r][i] = coarse_q[r][(i + q) % Span];
          end
        end
      end
      turned_q <= fine;
    end
    if (valid_q[0]) begin
      fine_q           <= offset_q[1:0];
      coarse_reach_q   <= read_reach_q;
      coarse_weights_q <= read_weights_q;
      coarse = lane_q;
      for (int unsigned q = 4; q < Span; q += 4) begin
        if ((offset_q & ~SpanWidth'(3)) == SpanWidth'(q)) begin
          for (int unsigned r = 0; r < 2; r++) begin
            for (int unsigned i = 0; i < Span; i++) coarse[r][i] = lane_q[r][(i + q) % Span];
          end
        end
      end
      coarse_q <= coarse;
    end
    if (group_valid_i) begin
      offset_q <= offset;
      for (int unsigned i = 0; i < Pixels; i++) begin
        read_reach_q[i] <= group_place_i[i] - group_place_i[0];
      end
      read_weights_q <= '{wx: group_wx_i, wy: group_wy_i, swapped: group_slot_i[0]};
    end
  end

  // ---- pick and blend --------------------------------------------------------------------------
  for (genvar i = 0; i < Pixels; i++) begin : gen_output
    // Output i's left tap is one of 2i+1 pixels, so the upper bits of a small reach are 0.
    localparam logic [SpanWidth-1:0] Mask = SpanWidth'(2 ** $clog2(2 * i + 1) - 1);
    pixel_t even_left_q, even_right_q, odd_left_q, odd_right_q;
    area_t  area_q;

    always_ff @(posedge clk_i) begin : pick
      logic [SpanWidth-1:0] left, right;
      if (valid_q[2]) begin
        left  = turned_reach_q[i] & Mask;
        right = left + 1'b1;
        even_left_q  <= turned_q[0][left];
        even_right_q <= turned_q[0][right];
        odd_left_q   <= turned_q[1][left];
        odd_right_q  <= turned_q[1][right];
        area_q       <= area_t'(turned_weights_q.wx[i]) * area_t'(turned_weights_q.wy);
      end
    end

    bilinear_pixel u_bilinear (
      .clk_i,
      .valid_i  (valid_q[3+:4]),
      .p00_i    (even_left_q),
      .p01_i    (even_right_q),
      .p10_i    (odd_left_q),
      .p11_i    (odd_right_q),
      .wx_i     (picked_weights_q.wx[i]),
      .wy_i     (picked_weights_q.wy),
      .area_i   (area_q),
      .swapped_i(picked_weights_q.swapped),
      .px_o     (px_o[i])
    );
  end

  assign px_valid_o = valid_q[Steps-1];

endmodule
