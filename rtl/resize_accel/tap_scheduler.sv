// SPDX-License-Identifier: Apache-2.0
// Decides, output row by output row and Pixels outputs at a time, where the taps of each output
// lie and with which weights.
//
// A row is issued once both of its tap rows are in the line buffer. The next row's taps are known
// while a row is issued, so rows follow each other without a gap. Groups are issued only against
// a credit, so that nothing behind ever has to stop.
//
// Throughput: a group per clock. Latency: one clock from issue to group_valid_o.
module tap_scheduler
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4,
  parameter int unsigned Credits = 16,  // groups that the output FIFO can hold
  localparam int unsigned CountWidth = $clog2(Pixels + 1),
  localparam int unsigned SpanWidth = $clog2(2 * Pixels)
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // Loads the frame's parameters, which must then hold still, and begins.
  input  logic                   start_i,
  input  logic                   abort_i,
  input  dim_t                   src_width_i,
  input  dim_t                   src_height_i,
  input  dim_t                   dst_width_i,
  input  dim_t                   dst_height_i,
  input  logic                   decimate_columns_i,
  input  logic                   decimate_rows_i,
  input  position_t [Pixels-1:0] column_init_i,
  input  position_t              column_step_i,
  input  position_t              row_init_i,
  input  position_t              row_step_i,
  // High from start_i until the last group was issued.
  output logic                   busy_o,

  // Rows that the line buffer has received since start_i, and the first one still needed.
  input  dim_t                   rows_written_i,
  output dim_t                   first_row_o,

  // A group left the output FIFO.
  input  logic                   credit_i,

  output logic                   group_valid_o,
  output logic [CountWidth-1:0]  group_count_o,
  output logic                   group_last_o,
  // Where the taps are: the slot of the upper tap row, the column of the first output's left tap,
  // and the lower bits of all left taps' columns.
  output logic [1:0]             group_slot_o,
  output dim_t                   group_column_o,
  output logic [Pixels-1:0][SpanWidth-1:0] group_place_o,
  // The weights of the right taps, and of the taps in the odd row.
  output weight_t [Pixels-1:0]   group_wx_o,
  output row_weight_t            group_wy_o
);

  localparam int unsigned CreditWidth = $clog2(Credits + 1);
  localparam int unsigned IndexWidth = PositionWidth - PositionFraction;

  // Index and weight of the left or upper tap, clamped to the image (spec: p < 0 -> 0,
  // p > n-1 -> n-1; both with weight 0).
  function automatic dim_t tap_index(input position_t position, input dim_t last);
    logic [IndexWidth-1:0] index;
    index = IndexWidth'(position >> PositionFraction);
    if (index[IndexWidth-1]) return '0;
    if (index >= IndexWidth'(last)) return last;
    return index[DimWidth-1:0];
  endfunction

  function automatic weight_t tap_weight(input position_t position, input dim_t last);
    logic [IndexWidth-1:0] index;
    index = IndexWidth'(position >> PositionFraction);
    // A negative position has a large index.
    if (index >= IndexWidth'(last)) return '0;
    return position[PositionFraction-1-:WeightWidth];
  endfunction

  dim_t last_row_q, last_column_q;

  // The next row, and its taps; these valid a clock after row_position_q was loaded.
  position_t row_position_q;
  dim_t      next_row_q, next_first_q, next_need_q;
  weight_t   next_wy_q;
  logic      next_fresh_q, next_known_q, next_exists_q, next_is_last_q;
  logic      row_ready, load_row;

  // The row at hand.
  logic                   active_q, row_is_last_q, final_group_q;
  dim_t                   row_first_q, column_q, remaining_q;
  row_weight_t            row_wy_q;
  logic [CreditWidth-1:0] credits_q;
  logic                   credit_q, issue;

  // The issued group.
  logic                   valid_q, last_q;
  logic [CountWidth-1:0]  count_q;
  logic [1:0]             slot_q;
  dim_t                   tap_column_q;
  logic [Pixels-1:0][SpanWidth-1:0] place_q;
  weight_t [Pixels-1:0]   wx_q;
  row_weight_t            wy_q;

  assign row_ready = next_known_q && rows_written_i >= next_need_q;
  assign issue = active_q && credit_q;
  assign load_row = row_ready && (!active_q || (issue && final_group_q));

  // ---- groups ----------------------------------------------------------------------------------
  for (genvar i = 0; i < Pixels; i++) begin : gen_lane
    position_t position_q;

    always_ff @(posedge clk_i) begin : taps
      // Place of the left tap in the row as the line buffer keeps it.
      dim_t place;
      if (issue) begin
        place = decimate_columns_i ? DimWidth'({column_q, 1'b0}) + DimWidth'(2 * i)
                                   : tap_index(position_q, last_column_q);
        if (i == 0) tap_column_q <= place;
        place_q[i] <= place[SpanWidth-1:0];
        wx_q[i]    <= tap_weight(position_q, last_column_q);
        position_q <= position_q + column_step_i;
      end
      if (load_row) position_q <= column_init_i[i];
    end
  end

  always_ff @(posedge clk_i) begin : groups
    valid_q <= issue;
    if (issue) begin
      last_q  <= final_group_q && row_is_last_q;
      count_q <= final_group_q ? remaining_q[CountWidth-1:0] : CountWidth'(Pixels);
      slot_q  <= row_first_q[1:0];
      wy_q    <= row_wy_q;
      if (final_group_q) active_q <= 1'b0;
      final_group_q <= remaining_q <= DimWidth'(2 * Pixels);
      column_q      <= column_q + DimWidth'(Pixels);
      remaining_q   <= remaining_q - DimWidth'(Pixels);
    end
    if (issue != credit_i) begin
      credit_q  <= credit_i || credits_q != CreditWidth'(1);
      credits_q <= credit_i ? credits_q + 1'b1 : credits_q - 1'b1;
    end
    if (load_row) begin
      active_q      <= 1'b1;
      row_first_q   <= next_first_q;
      row_wy_q      <= next_first_q[0] ? UnitWeight - {1'b0, next_wy_q} : {1'b0, next_wy_q};
      row_is_last_q <= next_is_last_q;
      column_q      <= '0;
      remaining_q   <= dst_width_i;
      final_group_q <= dst_width_i <= DimWidth'(Pixels);
    end
    if (start_i) row_first_q <= '0;
    if (!rst_ni || abort_i) begin
      active_q  <= 1'b0;
      credits_q <= CreditWidth'(Credits);
      credit_q  <= 1'b1;
      valid_q   <= 1'b0;
    end
  end

  // ---- rows ------------------------------------------------------------------------------------
  always_ff @(posedge clk_i) begin : rows
    dim_t tap;
    if (next_fresh_q) begin
      tap = tap_index(row_position_q, last_row_q);
      next_first_q <= decimate_rows_i ? {next_row_q[DimWidth-2:0], 1'b0} : tap;
      // At the lower edge the lower tap has weight 0 and need not be there.
      if (decimate_rows_i) next_need_q <= {next_row_q[DimWidth-2:0], 1'b0} + DimWidth'(2);
      else if (tap == last_row_q) next_need_q <= src_height_i;
      else next_need_q <= tap + DimWidth'(2);
      next_wy_q    <= tap_weight(row_position_q, last_row_q);
      next_known_q <= next_exists_q;
    end
    next_fresh_q <= 1'b0;
    if (load_row) begin
      next_fresh_q   <= !next_is_last_q;
      next_exists_q  <= !next_is_last_q;
      next_known_q   <= 1'b0;
      row_position_q <= row_position_q + row_step_i;
      next_is_last_q <= next_row_q + DimWidth'(2) == dst_height_i;
      next_row_q     <= next_row_q + 1'b1;
    end
    if (start_i) begin
      next_exists_q  <= 1'b1;
      next_fresh_q   <= 1'b1;
      next_known_q   <= 1'b0;
      row_position_q <= row_init_i;
      next_is_last_q <= dst_height_i == DimWidth'(1);
      next_row_q     <= '0;
      last_row_q     <= src_height_i - 1'b1;
      last_column_q  <= src_width_i - 1'b1;
    end
    if (!rst_ni || abort_i) begin
      next_exists_q <= 1'b0;
      next_fresh_q  <= 1'b0;
      next_known_q  <= 1'b0;
    end
  end

  assign busy_o = next_exists_q || active_q;
  // Between two rows, the next one's upper tap is the first row still needed. Once that is not
  // known, nothing may be overwritten.
  assign first_row_o = active_q || !next_known_q ? row_first_q : next_first_q;
  assign group_valid_o = valid_q;
  assign group_count_o = count_q;
  assign group_last_o = last_q;
  assign group_slot_o = slot_q;
  assign group_column_o = tap_column_q;
  assign group_place_o = place_q;
  assign group_wx_o = wx_q;
  assign group_wy_o = wy_q;

endmodule
