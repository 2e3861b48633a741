// Counts many events at once, 27 counters of 48 bits of which each may count in every clock, and keeps
// the times of each channel's first and last beat.
//
// An adder for each counter would be as many adders as there are counters. Instead the counters'
// low digits stand *upright*: plane k holds digit k of every counter, a bit for each event, and
// counting is a chain of half adders between the planes, which are a few operations on whole words.
//
//            event:  26 ... 1 0
//   plane 0          [. ... . .]  += events_i
//   plane 1          [. ... . .]  += carries of plane 0
//   ...
//   plane 7          [. ... . .]
//                     |  swap, every 255 clocks at the latest; the planes start again from 0
//   copies           [. ... . .] --> shift right, a counter each clock --> + memory --> memory
//
// Every 255 clocks, or earlier for a command, a period ends: the planes are copied and start again
// from 0. The copies are then shifted through one adder, a counter per clock, and added to its 48 bits
// in a small memory (`live`). Times go the same way: `beat_offsets` keeps them as offsets in the
// period, which the same adder adds to the period's first clock.
//
// A snapshot is such a copy whose sums are also kept in a second memory (`frozen`): everything is
// frozen at the clock of the swap, though it takes a round of 47 clocks to add it up. After a clear the
// sums start from 0 and first beats are looked for again: nothing has to be wiped.
//
// A command waits for the end of a round: at most 49 clocks. What happens in the clock in which it
// takes effect counts for the time after it. A channel without a beat has no times: its memory holds
// what it held.
module event_counters
  import cycle_monitor_pkg::*;
(
  input  logic                 clk_i,
  input  logic                 rst_ni,

  input  count_t               now_i,
  input  events_t              events_i,

  // Commands, for one clock, in which they take effect; only in the clock after one with `idle_o`.
  input  logic                 freeze_i,
  input  logic                 clear_i,
  output logic                 idle_o,
  // The sums of a snapshot are complete. One clock.
  output logic                 frozen_o,

  // A frozen sum or time, one clock after `rd_en_i`.
  input  logic                 rd_en_i,
  input  logic [PlaceBits-1:0] rd_addr_i,
  output count_t               rd_data_o
);

  // The places of a round, one each clock: the events, then the times of the first beats, from
  // place 32 on, and of the last ones, from place 40 on.
  localparam int unsigned LastPlace = 32 + 8 + Channels - 1;

  // A round takes a clock for each place and one more for the last sum.
  if (LastPlace + 2 >= 2 ** OffsetBits) begin : gen_too_many
    $error("event_counters: a period must be longer than a round");
  end

  // A plane, in a whole word of a simulator.
  typedef logic [31:0] plane_t;
  typedef plane_t [OffsetBits-1:0] planes_t;

  logic                 swap;
  planes_t              planes_q;
  offset_t              age_q;
  count_t               period_q;
  channels_t            seen, ever_q;
  offsets_t             firsts, lasts;

  logic                 adding_q, for_snapshot_q, from_zero_q, next_from_zero_q, frozen_q;
  logic                 sum_valid_q;
  logic [PlaceBits-1:0] place_q, sum_place_q;
  count_t               base_q, copy_period_q;
  offset_t              addend_q;
  planes_t              copy_q;
  offsets_t             copy_first_q, copy_last_q;
  channels_t            copy_new_q, copy_seen_q;
  count_t               live [Places];
  count_t               frozen [Places];

  // Not if the period ends by itself now: that starts a round.
  assign idle_o = ~adding_q & (age_q != '1);
  assign swap   = freeze_i | clear_i | (age_q == '1);

  // The planes after another clock.
  function automatic planes_t counted(input planes_t planes, input plane_t happened);
    plane_t carry = happened;
    for (int unsigned k = 0; k < OffsetBits; k++) begin
      counted[k] = planes[k] ^ carry;
      carry &= planes[k];
    end
  endfunction

  // The planes without their first event.
  function automatic planes_t shifted(input planes_t planes);
    for (int unsigned k = 0; k < OffsetBits; k++) shifted[k] = planes[k] >> 1;
  endfunction

  // In each part, what reads a register comes before what writes it: a simulator then keeps no copy.

  // ---- adding up ----------------------------------------------------------------------------

  // A sum is made and written a clock after its parts were read.
  always_ff @(posedge clk_i) begin
    if (sum_valid_q) begin
      count_t sum;
      sum = base_q + CountBits'(addend_q);
      live[sum_place_q] <= sum;
      if (for_snapshot_q) frozen[sum_place_q] <= sum;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      adding_q         <= 1'b0;
      sum_valid_q      <= 1'b0;
      for_snapshot_q   <= 1'b0;
      from_zero_q      <= 1'b0;
      next_from_zero_q <= 1'b1;
      frozen_q         <= 1'b0;
      ever_q           <= '0;
      age_q            <= '0;
      period_q         <= '0;
      planes_q         <= '0;
    end else begin
      if (adding_q | frozen_q) begin
        logic carry_on;
        carry_on = place_q <= PlaceBits'(LastPlace);
        unique case (place_q[5:3])
          3'b100: begin
            base_q       <= copy_new_q[0] ? copy_period_q : live[place_q];
            addend_q     <= copy_new_q[0] ? copy_first_q[0] : '0;
            copy_first_q <= copy_first_q >> OffsetBits;
            copy_new_q   <= copy_new_q >> 1;
          end
          3'b101: begin
            base_q      <= copy_seen_q[0] ? copy_period_q : live[place_q];
            addend_q    <= copy_seen_q[0] ? copy_last_q[0] : '0;
            copy_last_q <= copy_last_q >> OffsetBits;
            copy_seen_q <= copy_seen_q >> 1;
          end
          default: begin
            base_q <= from_zero_q ? '0 : live[place_q];
            for (int unsigned k = 0; k < OffsetBits; k++) addend_q[k] <= copy_q[k][0];
            copy_q <= shifted(copy_q);
          end
        endcase
        sum_place_q <= place_q;
        place_q     <= place_q + PlaceBits'(1);
        frozen_q    <= for_snapshot_q & ~carry_on & adding_q;
        adding_q    <= carry_on;
        sum_valid_q <= carry_on;
      end

      if (swap) begin
        place_q          <= '0;
        copy_q           <= planes_q;
        copy_period_q    <= period_q;
        copy_first_q     <= firsts;
        copy_last_q      <= lasts;
        copy_seen_q      <= seen;
        copy_new_q       <= seen & ~(next_from_zero_q ? '0 : ever_q);
        ever_q           <= (next_from_zero_q ? '0 : ever_q) | seen;
        from_zero_q      <= next_from_zero_q;
        next_from_zero_q <= clear_i;
        for_snapshot_q   <= freeze_i;
        adding_q         <= 1'b1;
        period_q         <= now_i;
      end

      // `age_q` is the offset of this clock in the period, but for the clock of a swap, which is
      // the first one of the next period.
      age_q <= swap ? offset_t'(1) : age_q + offset_t'(1);

      planes_q <= swap ? planes_t'(events_i) : counted(planes_q, plane_t'(events_i));
    end
  end

  beat_offsets u_offsets (
    .clk_i,
    .rst_ni,
    .swap_i  (swap),
    .offset_i(swap ? '0 : age_q),
    .beat_i  (events_i.beat),
    .seen_o  (seen),
    .first_o (firsts),
    .last_o  (lasts)
  );

  // ---- what is asked for --------------------------------------------------------------------

  always_ff @(posedge clk_i) begin
    if (rd_en_i) rd_data_o <= frozen[rd_addr_i];
  end

  assign frozen_o = frozen_q;

endmodule
