// Counts many events at once: `Events` counters of 48 bits, each of which may count in every clock.
//
// An adder for each counter would be as many adders as there are counters. Instead the counters'
// low digits stand *upright*: plane k holds digit k of every counter, a bit for each event, and
// counting is a chain of half adders between the planes, which are a few operations on whole words.
//
//            event:  26 ... 1 0
//   plane 0          [. ... . .]  += events_i
//   plane 1          [. ... . .]  += carries of plane 0
//   ...
//   plane 6          [. ... . .]
//                     |  swap, every 64 clocks at the latest; the planes start again from 0
//   copies           [. ... . .] --> shift right, a counter each clock --> + memory --> memory
//
// Every 64 clocks, or earlier for a command, the planes are copied and start again from 0. The
// copies are then shifted through one adder, a counter per clock, and added to its 48 bits in a small
// memory (`live`). A snapshot is such a copy whose sums are also kept in a second memory (`frozen`):
// all counters are frozen at the clock of the swap, though it takes `Events` clocks to add them up.
// After a clear the sums start from 0: nothing has to be wiped.
//
// A command waits for the end of a round of additions: at most `Events` clocks. What happens in the
// clock of `swap_o` counts for the time after it.
module event_counters
  import cycle_monitor_pkg::*;
(
  input  logic                 clk_i,
  input  logic                 rst_ni,

  input  events_t              events_i,

  // Commands, held until `idle_o`; they take effect in the clock in which both are high.
  input  logic                 snapshot_i,
  input  logic                 clear_i,
  output logic                 idle_o,
  // The sums of a snapshot are complete. One clock.
  output logic                 frozen_o,

  // A frozen sum, one clock after `rd_en_i`.
  input  logic                 rd_en_i,
  input  logic [EventBits-1:0] rd_addr_i,
  output count_t               rd_data_o
);

  localparam int unsigned Planes = 7;
  localparam int unsigned PeriodBits = Planes - 1;

  logic [PeriodBits-1:0] age_q;
  logic                  swap;
  logic                  adding_q, for_snapshot_q, from_zero_q, next_from_zero_q;
  logic [EventBits-1:0]  slot_q;
  count_t                live [2**EventBits];
  count_t                frozen [2**EventBits];

  // A round of additions is shorter than a period, so a period never ends in the middle of one.
  if (Events >= 2 ** PeriodBits) begin : gen_too_many
    $error("event_counters: a period must be longer than there are events");
  end

  assign idle_o = ~adding_q;
  assign swap   = (~adding_q & (snapshot_i | clear_i)) | (age_q == '1);

  always_ff @(posedge clk_i) begin
    if (!rst_ni || swap) age_q <= '0;
    else age_q <= age_q + PeriodBits'(1);
  end

  // ---- counting -----------------------------------------------------------------------------

  // A signal for each plane rather than an array of them: simulators then keep them in registers.
  for (genvar k = 0; k < Planes; k++) begin : gen_plane
    logic [Events-1:0] plane_q, copy_q, carry;

    if (k == 0) begin : gen_lowest
      assign carry = events_i;
    end else begin : gen_higher
      assign carry = gen_plane[k-1].plane_q & gen_plane[k-1].carry;
    end

    always_ff @(posedge clk_i) begin
      if (!rst_ni) plane_q <= '0;
      else if (swap) plane_q <= k == 0 ? events_i : '0;
      else plane_q <= plane_q ^ carry;
    end

    always_ff @(posedge clk_i) begin
      if (swap) copy_q <= plane_q;
      else if (adding_q) copy_q <= copy_q >> 1;
    end
  end

  // ---- adding up ----------------------------------------------------------------------------

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      adding_q         <= 1'b0;
      for_snapshot_q   <= 1'b0;
      from_zero_q      <= 1'b0;
      next_from_zero_q <= 1'b1;
    end else if (swap) begin
      adding_q         <= 1'b1;
      for_snapshot_q   <= snapshot_i;
      from_zero_q      <= next_from_zero_q;
      next_from_zero_q <= clear_i;
    end else if (slot_q == EventBits'(Events - 1)) begin
      adding_q <= 1'b0;
    end
  end

  always_ff @(posedge clk_i) begin
    if (swap) slot_q <= '0;
    else if (adding_q) slot_q <= slot_q + EventBits'(1);
  end

  always_ff @(posedge clk_i) begin
    if (adding_q) begin
      count_t sum;
      sum = (from_zero_q ? '0 : live[slot_q]) +
            CountBits'({gen_plane[6].copy_q[0], gen_plane[5].copy_q[0], gen_plane[4].copy_q[0],
                        gen_plane[3].copy_q[0], gen_plane[2].copy_q[0], gen_plane[1].copy_q[0],
                        gen_plane[0].copy_q[0]});
      live[slot_q] <= sum;
      if (for_snapshot_q) frozen[slot_q] <= sum;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rd_en_i) rd_data_o <= frozen[rd_addr_i];
  end

  assign frozen_o = adding_q & for_snapshot_q & (slot_q == EventBits'(Events - 1));

endmodule
