// The bursts of one direction of the memory port: how long each waits and how many are under way.
//
// A burst waits from `start_i` (its address is accepted) to `answer_i` (its first R beat, or its B),
// and is under way until `end_i` (its last R beat, or its B). Answers come in order: all bursts carry
// one ID. The time of each start waits in a FIFO for its answer.
//
// A start that finds the FIFO full cannot be measured, nor can those after it until none is under
// way; `measured_o` marks the answers that are.
//
// Sum, minimum and maximum lag by one clock, for a short path, and so do `freeze_i` and `clear_i`
// inside.
module burst_latency
  import cycle_monitor_pkg::*;
#(
  // Starts that can wait for their answers. A power of two.
  parameter int unsigned Depth = 64
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  input  logic [LatencyBits-1:0] now_i,
  input  logic                   start_i,
  input  logic                   answer_i,
  input  logic                   end_i,
  input  logic                   freeze_i,
  input  logic                   clear_i,

  output logic                   measured_o,
  output bursts_t                frozen_o
);

  localparam int unsigned PtrBits = $clog2(Depth);

  // ---- latency ------------------------------------------------------------------------------

  logic [LatencyBits-1:0] fifo [Depth];
  // One bit more than an address, so that full and empty differ.
  logic [PtrBits:0]       wr_ptr_q, rd_ptr_q;
  logic                   measuring_q, full;

  logic                   latency_valid_q, freeze_q, clear_q;
  logic [LatencyBits-1:0] latency_q, minimum_q, maximum_q;
  count_t                 total_q;

  logic [OutstandingBits-1:0] outstanding_q, outstanding_d, high_water_q;

  assign full       = (wr_ptr_q ^ rd_ptr_q) == {1'b1, PtrBits'(0)};
  assign measured_o = answer_i & measuring_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      wr_ptr_q    <= '0;
      rd_ptr_q    <= '0;
      measuring_q <= 1'b1;
    end else if (!measuring_q) begin
      if (outstanding_q == '0 && !start_i) begin
        wr_ptr_q    <= '0;
        rd_ptr_q    <= '0;
        measuring_q <= 1'b1;
      end
    end else begin
      if (start_i) begin
        wr_ptr_q    <= wr_ptr_q + (PtrBits + 1)'(1);
        measuring_q <= ~full;
      end
      if (answer_i) rd_ptr_q <= rd_ptr_q + (PtrBits + 1)'(1);
    end
  end

  always_ff @(posedge clk_i) begin
    if (start_i) fifo[wr_ptr_q[PtrBits-1:0]] <= now_i;
  end

  always_ff @(posedge clk_i) begin
    if (answer_i) latency_q <= now_i - fifo[rd_ptr_q[PtrBits-1:0]];
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      latency_valid_q <= 1'b0;
      freeze_q        <= 1'b0;
      clear_q         <= 1'b0;
    end else begin
      latency_valid_q <= measured_o;
      freeze_q        <= freeze_i;
      clear_q         <= clear_i;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      total_q   <= '0;
      minimum_q <= '1;
      maximum_q <= '0;
    end else if (clear_q) begin
      total_q   <= latency_valid_q ? CountBits'(latency_q) : '0;
      minimum_q <= latency_valid_q ? latency_q : '1;
      maximum_q <= latency_valid_q ? latency_q : '0;
    end else if (latency_valid_q) begin
      total_q <= total_q + CountBits'(latency_q);
      if (latency_q < minimum_q) minimum_q <= latency_q;
      if (latency_q > maximum_q) maximum_q <= latency_q;
    end
  end

  // ---- under way ----------------------------------------------------------------------------

  assign outstanding_d = outstanding_q + OutstandingBits'(start_i) - OutstandingBits'(end_i);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      outstanding_q <= '0;
      high_water_q  <= '0;
    end else if (start_i | end_i | clear_i) begin
      outstanding_q <= outstanding_d;
      if (clear_i || outstanding_d > high_water_q) high_water_q <= outstanding_d;
    end
  end

  always_ff @(posedge clk_i) begin
    if (freeze_i) begin
      frozen_o.high_water <= high_water_q;
    end
    if (freeze_q) begin
      frozen_o.total   <= total_q;
      frozen_o.minimum <= minimum_q;
      frozen_o.maximum <= maximum_q;
    end
  end

endmodule
