// SPDX-License-Identifier: Apache-2.0
// First-in first-out buffer of the test overlay. Push only with space, pop only with count > 0.
module test_fifo #(
  parameter int unsigned Width = 64,
  parameter int unsigned DepthLog2 = 4
) (
  input  logic               clk_i,
  input  logic               rst_ni,
  input  logic               push_i,
  input  logic [Width-1:0]   data_i,
  input  logic               pop_i,
  output logic [Width-1:0]   data_o,
  output logic [DepthLog2:0] count_o
);
  logic [Width-1:0]     storage_q [2**DepthLog2];
  logic [DepthLog2-1:0] write_q, read_q;
  logic [DepthLog2:0]   count_q;

  assign data_o  = storage_q[read_q];
  assign count_o = count_q;

  always_ff @(posedge clk_i) begin
    if (push_i) storage_q[write_q] <= data_i;
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      write_q <= '0;
      read_q  <= '0;
      count_q <= '0;
    end else begin
      write_q <= write_q + DepthLog2'(push_i);
      read_q  <= read_q + DepthLog2'(pop_i);
      count_q <= count_q + (DepthLog2 + 1)'(push_i) - (DepthLog2 + 1)'(pop_i);
    end
  end
endmodule
