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

  // From and to the unpacker.
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
  localparam int unsigned ColumnWidth = PositionWidth - PositionFraction + 1;
  typedef logic signed [ColumnWidth-1:0] column_t;

  // ---- position in the image --------------------------------------------------------------

  logic                   busy_q, gap_q, last_row_q;
  dim_t                   remaining_q, remaining_next, row_q;
  logic [CountWidth-1:0]  take_q, take_next, end_q, end_next, room;
  logic [OffsetWidth-1:0] offset_next;
  logic                   row_end_q;
  logic [LevelWidth-1:0]  need_q;
  column_t                base_q;
  logic                   row_kept, slot_free_q, fire;

  // What follows if the present take happens; computed beside the decision whether it does.
  always_comb begin
    if (start_i) begin
      offset_next = offset_i;
      remaining_next = width_i;
    end else begin
      offset_next = offset_i + OffsetWidth'(take_q);
      remaining_next = row_end_q ? width_i : remaining_q - DimWidth'(take_q);
    end
    room = CountWidth'(Pixels) - CountWidth'(offset_next);
    take_next = (remaining_next < DimWidth'(room)) ? remaining_next[CountWidth-1:0] : room;
    end_next = CountWidth'(offset_next) + take_next;
  end

  assign fire = busy_q && !gap_q && level_i >= need_q && (slot_free_q || !row_kept);

  always_ff @(posedge clk_i) begin
    if (!rst_ni || abort_i) begin
      busy_q <= 1'b0;
      gap_q  <= 1'b0;
    end else begin
      if (start_i) busy_q <= 1'b1;
      else if (fire && row_end_q && last_row_q) busy_q <= 1'b0;
      // The packer behind may need a clock to itself to finish a row.
      gap_q <= fire && row_end_q;
    end
  end

  always_ff @(posedge clk_i) begin
    if (start_i || fire) begin
      remaining_q <= remaining_next;
      take_q      <= take_next;
      end_q       <= end_next;
      need_q      <= LevelWidth'(take_next) + LevelWidth'({take_next, 1'b0});
      row_end_q   <= remaining_next <= DimWidth'(room);
      if (start_i || row_end_q) base_q <= -column_t'({1'b0, offset_next});
      else base_q <= base_q + column_t'(Pixels);
    end
    if (start_i) begin
      row_q      <= '0;
      last_row_q <= height_i == DimWidth'(1);
    end else if (fire && row_end_q) begin
      row_q      <= row_q + 1'b1;
      last_row_q <= row_q + DimWidth'(2) == height_i;
    end
  end

  // ---- rows: which are taps of an output ----------------------------------------------------

  position_t row_position_q;
  dim_t      tap_row;
  logic      first_tap, second_tap;

  assign tap_row = row_position_q[PositionFraction+:DimWidth];
  assign first_tap = row_q == tap_row;
  assign second_tap = row_q == tap_row + 1'b1;
  assign row_kept = !decimate_rows_i || first_tap || second_tap;

  always_ff @(posedge clk_i) begin
    if (start_i) row_position_q <= row_init_i;
    else if (fire && row_end_q && second_tap) row_position_q <= row_position_q + row_step_i;
  end

  // Kept rows begun. Compared a clock late, which the gap after a row hides.
  dim_t kept_q;

  always_ff @(posedge clk_i) begin
    if (start_i) kept_q <= '0;
    else if (fire && row_end_q && row_kept) kept_q <= kept_q + 1'b1;
    slot_free_q <= drain_i || {1'b0, kept_q} < {1'b0, first_row_i} + (DimWidth + 1)'(Slots);
  end

  // ---- columns: which are taps of an output -------------------------------------------------

  logic              masked_valid_q, masked_last_q;
  logic [Pixels-1:0] mask_q;
  pixel_t [Pixels-1:0] masked_q;
  position_t         column_position_q [Lanes];
  // The second tap of a hit on the block's last pixel is the first pixel of the next block.
  logic              carry_q;

  // Evaluated only when pixels are taken: it is the simulator's time that this saves.
  always_ff @(posedge clk_i) begin : find_taps
    column_t           distance;
    logic [Pixels:0]   taps;
    logic [Pixels-1:0] taken;
    if (start_i) begin
      carry_q           <= 1'b0;
      for (int unsigned l = 0; l < Lanes; l++) column_position_q[l] <= column_init_i[l];
    end else if (fire) begin
      // Pixels of the block from offset_i to end_q - 1.
      taken = Pixels'({Pixels{1'b1}} << offset_i) & Pixels'(~({Pixels{1'b1}} << end_q));
      if (decimate_columns_i) begin
        taps = '0;
        taps[0] = carry_q;
        for (int unsigned l = 0; l < Lanes; l++) begin
          distance = column_t'(column_position_q[l] >>> PositionFraction) - base_q;
          if (distance < column_t'({1'b0, end_q})) begin
            taps = taps | ((Pixels + 1)'(3) << distance[OffsetWidth-1:0]);
            column_position_q[l] <= column_position_q[l] + column_step_i;
          end
        end
        if (row_end_q) begin
          for (int unsigned l = 0; l < Lanes; l++) column_position_q[l] <= column_init_i[l];
        end
        carry_q <= taps[Pixels] && !row_end_q;
        taken = taken & taps[Pixels-1:0];
      end
      mask_q        <= row_kept ? taken : '0;
      masked_q      <= block_i;
      masked_last_q <= row_end_q;
    end
  end

  // ---- closing the gaps ---------------------------------------------------------------------

  pixel_t [Pixels-1:0]   packed_q;
  logic [CountWidth-1:0] count_q;
  logic                  valid_q, last_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni || abort_i) begin
      masked_valid_q <= 1'b0;
      valid_q        <= 1'b0;
    end else begin
      masked_valid_q <= fire && row_kept;
      valid_q        <= masked_valid_q && (masked_last_q || mask_q != '0);
    end
  end

  // Evaluated only for pixels that are there: it is the simulator's time that this saves.
  always_ff @(posedge clk_i) begin : pack
    logic [CountWidth-1:0] count;
    pixel_t                px [Pixels];
    if (masked_valid_q) begin
      // Places behind the last pixel may hold anything.
      for (int unsigned i = 0; i < Pixels; i++) px[i] = masked_q[i];
      count = '0;
      for (int unsigned i = 0; i < Pixels; i++) begin
        if (mask_q[i]) begin
          px[count[OffsetWidth-1:0]] = masked_q[i];
          count = count + 1'b1;
        end
      end
      for (int unsigned i = 0; i < Pixels; i++) packed_q[i] <= px[i];
      count_q <= count;
      last_q  <= masked_last_q;
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
