// SPDX-License-Identifier: Apache-2.0
// Runs one frame: checks the sizes, derives the scales and first positions, starts ingest and
// scheduler, and reports the end in the way of ap_ctrl_hs.
//
// The sizes are sampled when the frame's first bytes have arrived, so that after an automatic
// restart they may still be changed. That is also when ap_ready is given: from then on the sizes
// and the start of the next frame can be written, and it follows as soon as this one is done.
// Sizes of 0, above 3840 columns or above 2160 rows are refused: the run ends at once, with nothing
// consumed and nothing produced.
//
// Set-up takes ScaleWidth + Pixels + 3 clocks.
module frame_control
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4
) (
  input  logic        clk_i,
  input  logic        rst_ni,
  // Abandons the frame: it ends as if it were done.
  input  logic        abort_i,

  input  logic        ap_start_i,
  output logic        ap_done_o,
  output logic        ap_ready_o,
  output logic        ap_idle_o,
  // The three above are low while this is high.
  output logic        in_frame_o,
  input  logic [31:0] src_rows_i,
  input  logic [31:0] src_cols_i,
  input  logic [31:0] dst_rows_i,
  input  logic [31:0] dst_cols_i,

  input  logic        data_arrived_i,
  input  logic        frame_done_i,

  // start_o begins the frame; what follows holds still until it ends.
  output logic        start_o,
  output dim_t        src_width_o,
  output dim_t        src_height_o,
  output dim_t        dst_width_o,
  output dim_t        dst_height_o,
  output logic        decimate_columns_o,
  output logic        decimate_rows_o,
  output position_t [Pixels-1:0] column_init_o,
  // Twice the scale: how far one output is from the next.
  output position_t   column_pitch_o,
  output position_t   row_init_o,
  output position_t   row_pitch_o
);

  // Divide lasts ScaleWidth clocks, Init Pixels + 1.
  typedef enum logic [2:0] {Idle, Done, Divide, Derive, Init, Start, Run} state_e;

  localparam int unsigned CountWidth = $clog2(ScaleWidth + 1);
  localparam position_t Half = position_t'(1) <<< (PositionFraction - 1);

  state_e                state_q;
  logic                  sizes_good_q;
  scale_t                column_scale, row_scale;
  dim_t                  src_width_q, src_height_q, dst_width_q, dst_height_q;
  logic [CountWidth-1:0] count_q;
  position_t             position_q, row_init_q, column_pitch_q, row_pitch_q;
  position_t [Pixels-1:0] column_init_q;
  logic                  decimate_columns_q, decimate_rows_q;

  function automatic logic in_range(input logic [31:0] value, input int unsigned most);
    return value != '0 && value <= 32'(most);
  endfunction

  always_ff @(posedge clk_i) begin : control
    state_e state;
    state = state_q;
    unique case (state_q)
      Idle: begin
        if (ap_start_i && !sizes_good_q) state = Done;
        else if (ap_start_i && data_arrived_i) state = Divide;
      end
      Divide:  if (count_q == CountWidth'(1)) state = Derive;
      Derive:  state = Init;
      Init:    if (count_q == '0) state = Start;
      Start:   state = Run;
      Run:     if (frame_done_i) state = Done;
      Done:    state = Idle;
      default: state = Idle;
    endcase
    if (abort_i && in_frame_o) state = Done;
    if (!rst_ni) state = Idle;
    state_q <= state;
  end

  // The sizes are looked at a clock behind the registers: no write is so quick that a start could
  // overtake it.
  always_ff @(posedge clk_i) begin
    if (!in_frame_o) begin
      sizes_good_q <= in_range(src_cols_i, MaxWidth) && in_range(dst_cols_i, MaxWidth)
                   && in_range(src_rows_i, MaxHeight) && in_range(dst_rows_i, MaxHeight);
      src_width_q  <= src_cols_i[DimWidth-1:0];
      src_height_q <= src_rows_i[DimWidth-1:0];
      dst_width_q  <= dst_cols_i[DimWidth-1:0];
      dst_height_q <= dst_rows_i[DimWidth-1:0];
    end
  end

  scale_divider u_column_scale (
    .clk_i,
    .start_i(!in_frame_o),
    .step_i (state_q == Divide),
    .in_i   (src_cols_i[DimWidth-1:0]),
    .out_i  (dst_cols_i[DimWidth-1:0]),
    .scale_o(column_scale)
  );

  scale_divider u_row_scale (
    .clk_i,
    .start_i(!in_frame_o),
    .step_i (state_q == Divide),
    .in_i   (src_rows_i[DimWidth-1:0]),
    .out_i  (dst_rows_i[DimWidth-1:0]),
    .scale_o(row_scale)
  );

  // Positions of the first outputs: S - 2^32, and 2*S more for each output after it.
  always_ff @(posedge clk_i) begin
    if (state_q != Run) begin
      if (state_q == Init && count_q != '0) begin
        column_init_q <= {position_q, column_init_q[Pixels-1:1]};
        position_q    <= position_q + column_pitch_q;
      end
      if (state_q == Derive) begin
        position_q         <= position_t'({1'b0, column_scale}) - Half;
        row_init_q         <= position_t'({1'b0, row_scale}) - Half;
        column_pitch_q     <= position_t'({1'b0, column_scale, 1'b0});
        row_pitch_q        <= position_t'({1'b0, row_scale, 1'b0});
        decimate_columns_q <= column_scale[ScaleWidth-1:PositionFraction] != '0;
        decimate_rows_q    <= row_scale[ScaleWidth-1:PositionFraction] != '0;
      end
      count_q <= (state_q == Idle) ? CountWidth'(ScaleWidth)
               : (state_q == Derive) ? CountWidth'(Pixels) : count_q - 1'b1;
    end
  end

  assign ap_done_o = state_q == Done;
  assign ap_ready_o = state_q == Idle && ap_start_i && (data_arrived_i || !sizes_good_q);
  assign ap_idle_o = state_q == Idle && !ap_start_i;
  assign in_frame_o = state_q != Idle && state_q != Done;
  assign start_o = state_q == Start;
  assign src_width_o = src_width_q;
  assign src_height_o = src_height_q;
  assign dst_width_o = dst_width_q;
  assign dst_height_o = dst_height_q;
  assign decimate_columns_o = decimate_columns_q;
  assign decimate_rows_o = decimate_rows_q;
  assign column_init_o = column_init_q;
  assign column_pitch_o = column_pitch_q;
  assign row_init_o = row_init_q;
  assign row_pitch_o = row_pitch_q;

endmodule
