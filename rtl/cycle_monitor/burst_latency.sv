// SPDX-License-Identifier: Apache-2.0
// The bursts of one direction of the memory port: how long each waits and how many are under way.
//
// A burst waits from `start_i` (its address is accepted) to `answer_i` (its first R beat, or its
// B). Answers come in order: all bursts carry one ID. The time of each start waits in a FIFO for
// its answer.
//
// A burst that is under way when the monitor wakes cannot be measured, nor can a start that finds
// the FIFO full, nor those after it until none is under way; `measured_o` marks the answers that
// are.
//
// Sum, minimum and maximum lag by one clock, for a short path, and so do `freeze_i` and `clear_i`
// for them.
module burst_latency
  import cycle_monitor_pkg::*;
#(
  // Starts that can wait for their answers. A power of two.
  parameter int unsigned Depth = 64
) (
  input  logic         clk_i,
  input  logic         rst_ni,

  // Any of the below may be set, or was in the clock before.
  input  logic         active_i,
  // The clock before this one.
  input  clock_t       past_i,
  // Bursts are measured; if not, only followed.
  input  logic         awake_i,
  // After what starts and ends in this clock.
  input  under_way_t   under_way_i,
  input  logic         start_i,
  input  logic         answer_i,
  input  logic         freeze_i,
  input  logic         clear_i,

  // A latency was measured; one clock after its answer.
  output logic         measured_o,

  // Frozen.
  output count_t       total_o,
  output latency_t     minimum_o,
  output latency_t     maximum_o,
  output under_way_t   high_water_o
);

  // One bit more than an address, so that full and empty differ.
  localparam int unsigned PtrBits = $clog2(Depth) + 1;
  typedef logic [PtrBits-1:0] ptr_t;

  latency_t     fifo [Depth];
  ptr_t         wr_ptr_q, rd_ptr_q;
  logic         measuring_q;

  logic         latency_valid_q, freeze_q, clear_q;
  latency_t     latency_q, minimum_q, maximum_q;
  count_t       total_q;
  under_way_t   high_water_q;

  assign measured_o = latency_valid_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      wr_ptr_q        <= '0;
      rd_ptr_q        <= '0;
      measuring_q     <= 1'b0;
      latency_valid_q <= 1'b0;
      freeze_q        <= 1'b0;
      clear_q         <= 1'b0;
      total_q         <= '0;
      minimum_q       <= '1;
      maximum_q       <= '0;
      high_water_q    <= '0;
    end else if (active_i) begin
      // What the last clock's answer comes to.
      if (freeze_q) begin
        total_o   <= total_q;
        minimum_o <= minimum_q;
        maximum_o <= maximum_q;
      end
      if (latency_valid_q) begin
        total_q <= CountBits'(latency_q) + (clear_q ? '0 : total_q);
        if (clear_q || latency_q < minimum_q) minimum_q <= latency_q;
        if (clear_q || latency_q > maximum_q) maximum_q <= latency_q;
      end else if (clear_q) begin
        total_q   <= '0;
        minimum_q <= '1;
        maximum_q <= '0;
      end

      // The latency of this clock's.
      freeze_q        <= freeze_i;
      clear_q         <= clear_i;
      latency_valid_q <= answer_i && measuring_q;
      if (start_i) fifo[wr_ptr_q[PtrBits-2:0]] <= latency_t'(past_i);
      if (answer_i) latency_q <= latency_t'(past_i) - fifo[rd_ptr_q[PtrBits-2:0]];
      if (measuring_q) begin
        if (start_i) measuring_q <= (wr_ptr_q ^ rd_ptr_q) != ptr_t'(Depth);
        if (start_i) wr_ptr_q <= wr_ptr_q + ptr_t'(1);
        if (answer_i) rd_ptr_q <= rd_ptr_q + ptr_t'(1);
      end else if (awake_i && (under_way_i == '0)) begin
        wr_ptr_q    <= '0;
        rd_ptr_q    <= '0;
        measuring_q <= 1'b1;
      end

      // How many are under way.
      if (freeze_i) high_water_o <= high_water_q;
      if (clear_i || (awake_i && (under_way_i > high_water_q))) high_water_q <= under_way_i;
    end
  end

  logic unused_past;
  assign unused_past = ^past_i[$bits(clock_t)-1:LatencyBits];

endmodule
