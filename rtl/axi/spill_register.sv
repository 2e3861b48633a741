// Two-entry register stage of a valid/ready stream: cuts every combinational path in both
// directions.
//
// Throughput: one beat per clock. Latency: one clock.
// Both handshake outputs are flip-flops; the second entry takes the beat that arrives in the clock
// in which the reader stalls.
module spill_register #(
  // Bits of payload.
  parameter int unsigned Width = 1
) (
  input  logic             clk_i,
  input  logic             rst_ni,

  input  logic             wr_valid_i,
  output logic             wr_ready_o,
  input  logic [Width-1:0] wr_data_i,

  output logic             rd_valid_o,
  input  logic             rd_ready_i,
  output logic [Width-1:0] rd_data_o
);

  logic             valid_q, spilled_q, ready_q;
  logic [Width-1:0] data_q, spill_data_q;
  logic             accept, advance;

  assign accept  = wr_valid_i & ready_q;
  assign advance = ~valid_q | rd_ready_i;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q   <= 1'b0;
      spilled_q <= 1'b0;
      ready_q   <= 1'b0;
    end else begin
      if (advance) begin
        valid_q   <= spilled_q | accept;
        spilled_q <= 1'b0;
        ready_q   <= 1'b1;
      end else begin
        spilled_q <= spilled_q | accept;
        ready_q   <= ~(spilled_q | accept);
      end
    end
  end

  // Not ready while the spill entry is filled, so the two sources of `data_q` never compete.
  always_ff @(posedge clk_i) begin
    if (advance & (spilled_q | accept)) begin
      data_q <= spilled_q ? spill_data_q : wr_data_i;
    end
    if (accept) begin
      spill_data_q <= wr_data_i;
    end
  end

  assign wr_ready_o = ready_q;
  assign rd_valid_o = valid_q;
  assign rd_data_o  = data_q;

endmodule
