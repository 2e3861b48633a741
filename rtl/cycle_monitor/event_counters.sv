// SPDX-License-Identifier: Apache-2.0
// Counts many events at once, 27 counters of 48 bits of which each may count in every clock, and
// keeps the times of each channel's first and last beat.
//
// An adder of 48 bits for each counter would be more than the DMA takes. Instead each event has a
// counter of 8 bits. Every 255 clocks, or earlier for a command, a period ends: these counters are
// copied and start again from 0, and one adder adds the copies to 48-bit sums in a small memory, a
// counter in each clock. Counters of a kind are the lanes of one word and have one adder: no lane
// overflows within a period. Times go the same way, as offsets from the period's first clock.
//
//   events ──► counts ────┐ at a
//                         ├─────────► copies ──► + ──► live, frozen
//   beats ──► offsets ────┘ period's end
//
// A snapshot is such a copy whose sums are also kept in a second memory (`frozen`): everything is
// frozen at the clock of the swap, though it takes a round of 47 clocks to add it up. After a clear
// the sums start from 0 and first beats are looked for again: nothing has to be wiped.
//
// All of it sleeps from reset to the first command, before which it clears.
//
// A command waits for the end of a round: at most 49 clocks. What happens in the clock in which it
// takes effect counts for the time after it. A channel without a beat has no times: its memory
// holds what it held.
module event_counters
  import cycle_monitor_pkg::*;
(
  input  logic                 clk_i,
  input  logic                 rst_ni,

  // A lane is 1 if its channel's VALID is, its READY is, both are.
  input  lanes_t               valid_i,
  input  lanes_t               ready_i,
  input  lanes_t               beat_i,
  // The register port: an access is under way; while it is, what ended.
  input  logic                 register_busy_i,
  input  logic                 register_write_i,
  input  logic                 register_read_i,
  // Two clocks later than all of the above: what ended. Any of it may be set if `late_i`.
  input  logic                 late_i,
  input  logic                 read_measured_i,
  input  logic                 write_measured_i,
  input  logic                 frame_end_i,
  // The clock before this one.
  input  clock_t               past_i,

  // There was a command, and a clock passed.
  output logic                 awake_o,
  // A command, for one clock. It takes effect in the clock in which `freeze_o` and `clear_o` say
  // so, in which a period begins: `swap_o`.
  input  command_t             command_i,
  output logic                 swap_o,
  output logic                 freeze_o,
  output logic                 clear_o,
  // What is commanded and not yet done; a snapshot can be read.
  output command_t             busy_o,
  output logic                 complete_o,

  // A frozen sum or time, one clock after `rd_en_i`.
  input  logic                 rd_en_i,
  input  logic [PlaceBits-1:0] rd_addr_i,
  output count_t               rd_data_o
);

  // A round ends at the first place that nothing is kept at.
  localparam place_t RoundEnd = '{row: LastRow, column: LastColumn};
  // Offset of the last clock of a period.
  localparam lane_t LastOffset = '1 - lane_t'(1);

  // A round takes a clock for each place and one more for the last sum.
  if (Rows * Columns + 1 >= 2 ** LaneBits) begin : gen_too_many
    $error("event_counters: a period must be longer than a round");
  end

  // ---- schedule --------------------------------------------------------------------------------
  // A period begins in this clock, and began so many clocks ago.
  logic     awake_q, swap_q, swapped_q, swapped_twice_q;
  lane_t    offset_q;
  command_t pending_q;
  logic     freeze_q, clear_q;
  // A period has begun, or its round is under way. It goes through the places: a sum's parts are
  // read in one clock, it is written in the next.
  logic     round_q, adding_q, sum_valid_q, frozen_q;
  place_t   place_q, sum_place_q;
  // The round is for a snapshot, the sums start from 0, and so will those of the next round.
  logic     for_snapshot_q, from_zero_q, next_from_zero_q, freezing_q, complete_q;

  // ---- the period at hand ----------------------------------------------------------------------
  lanes_t                      beat_q, stalled_q, starved_q;
  lane_t [RegisterColumns-1:0] register_q, late_q;
  // Channels with a beat in the period, and from the last clear to the period.
  lanes_t                      seen_q, ever_q, first_q, last_q;
  count_t                      period_q;

  // ---- the copies and the sums -----------------------------------------------------------------
  lane_t [Rows*Columns-1:0]    copy_q;
  // Channels whose times are of the copied period.
  lanes_t                      copy_opened_q, copy_seen_q;
  count_t                      copy_period_q, base_q;
  lane_t                       addend_q;
  count_t                      live [Places];
  count_t                      frozen [Places];

  // ---- what is asked for -----------------------------------------------------------------------
  always_ff @(posedge clk_i) begin : read
    if (rd_en_i) rd_data_o <= frozen[rd_addr_i];
  end

  always_ff @(posedge clk_i) begin : add
    count_t sum;
    logic   is_time, has_time;
    if (round_q) begin
      if (sum_valid_q) begin
        sum = base_q + CountBits'(addend_q);
        live[sum_place_q] <= sum;
        if (for_snapshot_q) frozen[sum_place_q] <= sum;
      end
      is_time  = (place_q.row == FirstRow) || (place_q.row == LastRow);
      has_time = (place_q.row == FirstRow) ? copy_opened_q[place_q.column][0]
                                           : copy_seen_q[place_q.column][0];
      base_q   <= (is_time && has_time) ? copy_period_q
                : (!is_time && from_zero_q) ? '0 : live[place_q];
      addend_q <= (is_time && !has_time) ? '0 : copy_q[place_q];
    end
  end

  // All ones in the lanes that are 1.
  function automatic lanes_t filled(input lanes_t lanes);
    return (lanes << LaneBits) - lanes;
  endfunction

  always_ff @(posedge clk_i) begin : count
    lanes_t opening, ever, with_beat;
    if (!rst_ni) begin
      beat_q     <= '0;
      stalled_q  <= '0;
      starved_q  <= '0;
      register_q <= '0;
      late_q     <= '0;
      seen_q     <= '0;
      ever_q     <= '0;
    end else if (awake_q) begin
      // What comes two clocks later is copied and counted two clocks later.
      if (late_i) begin
        if (swapped_twice_q) begin
          copy_q[{BeatRow, LastColumn}]    <= late_q[0];
          copy_q[{StalledRow, LastColumn}] <= late_q[1];
          copy_q[{StarvedRow, LastColumn}] <= late_q[2];
        end
        late_q <= (swapped_twice_q ? '0 : late_q) +
                  {lane_t'(frame_end_i), lane_t'(write_measured_i), lane_t'(read_measured_i)};
      end
      if (swap_q) begin
        ever = next_from_zero_q ? '0 : ever_q;
        copy_q        <= {last_q, first_q, lanes_t'(register_q), starved_q, stalled_q, beat_q};
        copy_opened_q <= seen_q & ~ever;
        copy_seen_q   <= seen_q;
        copy_period_q <= period_q;
        ever_q        <= ever | seen_q;
      end
      if (register_busy_i || swap_q) begin
        register_q <= (swap_q ? '0 : register_q) +
                      {lane_t'(register_busy_i), lane_t'(register_write_i),
                       lane_t'(register_read_i)};
      end
      with_beat = filled(beat_i);
      last_q    <= (last_q & ~with_beat) | ({Columns{offset_q}} & with_beat);
      opening = swap_q ? beat_i : (beat_i & ~seen_q);
      if (opening != '0) begin
        for (int unsigned c = 0; c < Channels; c++) begin
          if (opening[c][0]) first_q[c] <= offset_q;
        end
      end
      seen_q    <= (swap_q ? '0 : seen_q) | beat_i;
      beat_q    <= (swap_q ? '0 : beat_q) + beat_i;
      stalled_q <= (swap_q ? '0 : stalled_q) + (valid_i ^ beat_i);
      starved_q <= (swap_q ? '0 : starved_q) + (ready_i ^ beat_i);
    end
  end

  always_ff @(posedge clk_i) begin : plan
    command_t asked;
    logic     go, ends, turn, last_place;
    if (!rst_ni) begin
      awake_q          <= 1'b0;
      swap_q           <= 1'b0;
      swapped_q        <= 1'b0;
      swapped_twice_q  <= 1'b0;
      offset_q         <= '0;
      pending_q        <= '0;
      freeze_q         <= 1'b0;
      clear_q          <= 1'b0;
      round_q          <= 1'b0;
      adding_q         <= 1'b0;
      sum_valid_q      <= 1'b0;
      frozen_q         <= 1'b0;
      for_snapshot_q   <= 1'b0;
      from_zero_q      <= 1'b0;
      next_from_zero_q <= 1'b1;
      freezing_q       <= 1'b0;
      complete_q       <= 1'b0;
      period_q         <= '0;
    end else if (awake_q || (command_i != '0)) begin
      ends = offset_q == LastOffset;
      turn = 1'b0;
      if (round_q || (command_i != '0) || ends) begin
        asked      = pending_q | command_i;
        go         = (asked != '0) && !swap_q && !adding_q;
        turn       = go || ends;
        last_place = place_q == RoundEnd;
        if (frozen_q) begin
          freezing_q <= 1'b0;
          complete_q <= 1'b1;
        end
        if (asked.snapshot) complete_q <= 1'b0;
        if (go && awake_q && asked.snapshot) freezing_q <= 1'b1;
        if (swapped_q) period_q <= count_t'(past_i);
        pending_q       <= (go && (awake_q || !asked.snapshot)) ? '0 : asked;
        freeze_q        <= go && awake_q && asked.snapshot;
        clear_q         <= go && (!awake_q || asked.clear);
        frozen_q        <= for_snapshot_q && adding_q && last_place;
        if (swap_q) begin
          for_snapshot_q   <= freeze_q;
          from_zero_q      <= next_from_zero_q;
          next_from_zero_q <= clear_q;
        end
        sum_valid_q     <= adding_q && !last_place;
        sum_place_q     <= place_q;
        place_q         <= swap_q ? '0 : place_q + PlaceBits'(1);
        round_q         <= turn || swap_q || adding_q;
        adding_q        <= swap_q || (adding_q && !last_place);
        swapped_twice_q <= swapped_q;
        swapped_q       <= swap_q;
        swap_q          <= turn;
      end
      offset_q <= turn ? '0 : offset_q + lane_t'(1);
      awake_q  <= 1'b1;
    end
  end

  assign awake_o    = awake_q;
  assign swap_o     = swap_q;
  assign freeze_o   = freeze_q;
  assign clear_o    = clear_q;
  assign busy_o     = '{clear:    pending_q.clear || command_i.clear || clear_q,
                        snapshot: pending_q.snapshot || command_i.snapshot || freezing_q};
  assign complete_o = complete_q;

  logic unused_past;
  assign unused_past = ^past_i[$bits(clock_t)-1:CountBits];

endmodule
