// SPDX-License-Identifier: Apache-2.0
// Walks over the incoming image, row by row, and passes on the pixels that outputs depend on.
//
// An axis that shrinks to half or less is decimated: only the two taps of each output survive,
// in order, so that output j finds its taps at 2j and 2j+1. On any other axis all survive. Either
// way a row of the image keeps at most MaxWidth pixels, and its reader advances at most two
// pixels per output.
//
// Decimation of columns: lane l owns the outputs j = l, l+Lanes, ... . Taps of different outputs
// are at least two columns apart then, so a block holds the first tap of at most one output of
// each lane, and the lanes need not know each other.
//
// Throughput: a block of Pixels per clock, less one clock at each end of a row, and one where a
// row ends inside a block.
// Latency: two clocks from fire_o to px_valid_o.
module row_ingest
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4,      // per block
  parameter int unsigned LevelWidth = 6,  // of the unpacker's level
  parameter int unsigned Slots = 4,       // rows in the line buffer
  localparam int unsigned Lanes = Pixels / 2,
  localparam int unsigned OffsetWidth = $clog2(Pixels),
  localparam int unsigned CountWidth = $clog2(Pixels + 1)
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // Loads the frame's parameters, which must then hold still, and begins.
  input  logic                   start_i,
  input  logic                   abort_i,
  input  dim_t                   width_i,
  input  dim_t                   height_i,
  input  logic                   decimate_columns_i,
  input  logic                   decimate_rows_i,
  // Positions of the first outputs, and how far a lane's next output is.
  input  position_t [Lanes-1:0]  column_init_i,
  input  position_t              column_step_i,
  input  position_t              row_init_i,
  input  position_t              row_step_i,
  // High from start_i until the last pixel was taken.
  output logic                   busy_o,

  // From and to the unpacker. block_i follows fire_o by a clock.
  input  pixel_t [Pixels-1:0]    block_i,
  input  logic [OffsetWidth-1:0] offset_i,
  input  logic [LevelWidth-1:0]  level_i,
  output logic                   fire_o,
  output logic [CountWidth-1:0]  take_o,

  // The first row that the scheduler still needs, counting kept rows. A row that is kept waits
  // until the slot it goes to no longer holds a needed one; with drain_i it need not.
  input  dim_t                   first_row_i,
  input  logic                   drain_i,

  // The surviving pixels: px_count_o of them, packed to the front. px_last_o ends a kept row.
  output logic                   px_valid_o,
  output pixel_t [Pixels-1:0]    px_o,
  output logic [CountWidth-1:0]  px_count_o,
  output logic                   px_last_o
);

  // A column, or how far one is from another; room for the lanes' positions past the last output.
  localparam int unsigned ColumnWidth = PositionWidth - PositionFraction;
  typedef logic [ColumnWidth-1:0] column_t;

  // ---- position in the image -------------------------------------------------------------------
  logic                   busy_q, gap_q, last_row_q;
  dim_t                   remaining_q, row_q;
  logic [CountWidth-1:0]  take_q, end_q;
  logic                   row_end_q;
  logic [LevelWidth-1:0]  need_q;
  // Column of the block's first pixel; just below 0 where a row begins inside a block.
  column_t                base_q;
  position_t              row_position_q;
  // Kept rows begun.
  dim_t                   kept_q;
  // Of the row at hand. Found a clock late, which the gap after a row hides.
  logic                   row_kept_q, second_tap_q, slot_free_q;
  logic                   fire;

  // ---- the pixels taken, and which of them are taps of an output -------------------------------
  logic                masked_valid_q, masked_last_q;
  logic [Pixels-1:0]   mask_q;
  position_t           column_position_q [Lanes];
  // The second tap of a hit on the block's last pixel is the first pixel of the next block.
  logic                carry_q;

  assign fire = busy_q && !gap_q && level_i >= need_q && (slot_free_q || !row_kept_q);

  always_ff @(posedge clk_i) begin : walk
    logic [OffsetWidth-1:0] offset_next;
    dim_t                   remaining_next;
    logic [CountWidth-1:0]  room, take_next;
    column_t                distance;
    logic [Pixels:0]        taps;
    logic [Pixels-1:0]      taken;
    position_t              position;
    dim_t                   tap_row;

    if (gap_q) begin
      tap_row = row_position_q[PositionFraction+:DimWidth];
      second_tap_q <= row_q == tap_row + 1'b1;
      row_kept_q   <= !decimate_rows_i || row_q == tap_row || row_q == tap_row + 1'b1;
    end
    // A slot that is free stays so until the next row.
    if (gap_q || !slot_free_q) begin
      slot_free_q <= drain_i || {1'b0, kept_q} < {1'b0, first_row_i} + (DimWidth + 1)'(Slots);
    end
    // The packer behind may need a clock to itself to finish a row.
    gap_q <= fire && row_end_q;

    if (start_i || fire) begin
      // Pixels of the block from offset_i to end_q - 1.
      taken = Pixels'({Pixels{1'b1}} << offset_i) & Pixels'(~({Pixels{1'b1}} << end_q));
      if (decimate_columns_i) begin
        taps = (Pixels + 1)'(carry_q);
        for (int unsigned l = 0; l < Lanes; l++) begin
          position = column_position_q[l];
          // Never negative: a tap is found in the first block that reaches it.
          distance = position[PositionFraction+:ColumnWidth] - base_q;
          if (distance < column_t'(Pixels)) begin
            taps = taps | ((Pixels + 1)'(3) << distance[OffsetWidth-1:0]);
            position = position + column_step_i;
          end
          if (start_i || row_end_q) position = column_init_i[l];
          column_position_q[l] <= position;
        end
        carry_q <= taps[Pixels] && !row_end_q;
        taken = taken & taps[Pixels-1:0];
      end
      mask_q        <= taken;
      masked_last_q <= row_end_q;

      if (row_end_q) begin
        if (last_row_q) busy_q <= 1'b0;
        last_row_q <= row_q + DimWidth'(2) == height_i;
        row_q      <= row_q + 1'b1;
        if (second_tap_q) row_position_q <= row_position_q + row_step_i;
        if (row_kept_q) kept_q <= kept_q + 1'b1;
      end

      // What follows; beside the decision whether it does.
      offset_next    = start_i ? offset_i : offset_i + OffsetWidth'(take_q);
      remaining_next = start_i || row_end_q ? width_i : remaining_q - DimWidth'(take_q);
      room           = CountWidth'(Pixels) - CountWidth'(offset_next);
      take_next      = (remaining_next < DimWidth'(room)) ? remaining_next[CountWidth-1:0] : room;
      base_q      <= start_i || row_end_q ? -column_t'(offset_next) : base_q + column_t'(Pixels);
      row_end_q   <= remaining_next <= DimWidth'(room);
      remaining_q <= remaining_next;
      take_q      <= take_next;
      end_q       <= CountWidth'(offset_next) + take_next;
      need_q      <= LevelWidth'(take_next) + LevelWidth'({take_next, 1'b0});
    end

    if (start_i) begin
      busy_q         <= 1'b1;
      row_q          <= '0;
      last_row_q     <= height_i == DimWidth'(1);
      row_position_q <= row_init_i;
      second_tap_q   <= 1'b0;
      row_kept_q     <= !decimate_rows_i || row_init_i[PositionFraction+:DimWidth] == '0;
      kept_q         <= '0;
      carry_q        <= 1'b0;
      slot_free_q    <= 1'b1;
    end
    if (!rst_ni || abort_i) begin
      busy_q <= 1'b0;
      gap_q  <= 1'b0;
    end
  end

  // ---- closing the gaps ------------------------------------------------------------------------
  pixel_t [Pixels-1:0]   packed_q;
  logic [CountWidth-1:0] count_q;
  logic                  valid_q, last_q;

  always_ff @(posedge clk_i) begin : pack
    logic [CountWidth-1:0] count;
    pixel_t                px [Pixels];
    valid_q <= 1'b0;
    if (masked_valid_q) begin
      count = '0;
      // Places behind the last pixel may hold anything.
      for (int unsigned i = 0; i < Pixels; i++) px[i] = block_i[i];
      for (int unsigned i = 0; i < Pixels; i++) begin
        if (mask_q[i]) begin
          px[count[OffsetWidth-1:0]] = block_i[i];
          count = count + 1'b1;
        end
      end
      for (int unsigned i = 0; i < Pixels; i++) packed_q[i] <= px[i];
      count_q <= count;
      last_q  <= masked_last_q;
      valid_q <= masked_last_q || mask_q != '0;
    end
    masked_valid_q <= fire && row_kept_q;
    if (!rst_ni || abort_i) begin
      masked_valid_q <= 1'b0;
      valid_q        <= 1'b0;
    end
  end

  assign busy_o = busy_q;
  assign fire_o = fire;
  assign take_o = take_q;
  assign px_valid_o = valid_q;
  assign px_o = packed_q;
  assign px_count_o = count_q;
  assign px_last_o = last_q;

endmodule
