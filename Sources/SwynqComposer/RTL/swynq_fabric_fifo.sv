// SPDX-License-Identifier: Apache-2.0
// A FIFO of 2^DepthBits entries. What was pushed can be taken in the next clock.
module swynq_fabric_fifo #(
  parameter int unsigned Width = 8,
  parameter int unsigned DepthBits = 4
) (
  input  logic             clk_i,
  input  logic             rst_ni,
  input  logic             push_i,
  input  logic [Width-1:0] data_i,
  output logic             full_o,
  input  logic             pop_i,
  output logic [Width-1:0] data_o,
  output logic             empty_o
);

  logic [Width-1:0]   entries [1<<DepthBits];
  logic [DepthBits:0] write_q, read_q;

  assign full_o  = (write_q ^ read_q) == {1'b1, {DepthBits{1'b0}}};
  assign empty_o = write_q == read_q;
  assign data_o  = entries[read_q[DepthBits-1:0]];

  always_ff @(posedge clk_i) begin : pointers
    if (push_i) begin
      entries[write_q[DepthBits-1:0]] <= data_i;
      write_q <= write_q + 1'b1;
    end
    if (pop_i) read_q <= read_q + 1'b1;
    if (!rst_ni) begin
      write_q <= '0;
      read_q  <= '0;
    end
  end

endmodule
