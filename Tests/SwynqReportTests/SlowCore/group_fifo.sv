// SPDX-License-Identifier: Apache-2.0
// In place of the resize core's `group_fifo`, for a core that is too slow for its bus: a group
// leaves at most every 16th clock, where the original lets one go in every clock.
module group_fifo #(
  parameter int unsigned Pixels = 4,
  parameter int unsigned Depth = 16,  // power of two
  localparam int unsigned CountWidth = $clog2(Pixels + 1)
) (
  input  logic                  clk_i,
  input  logic                  rst_ni,
  input  logic                  flush_i,

  input  logic                  tag_en_i,
  input  logic [CountWidth-1:0] tag_count_i,
  input  logic                  tag_last_i,
  input  logic                  wr_en_i,
  input  logic [Pixels-1:0][23:0] wr_px_i,

  output logic                  rd_valid_o,
  input  logic                  rd_ready_i,
  output logic [Pixels-1:0][23:0] rd_px_o,
  output logic [CountWidth-1:0] rd_count_o,
  output logic                  rd_last_o,
  output logic                  credit_o
);

  localparam int unsigned AddrWidth = $clog2(Depth);

  logic [AddrWidth:0]   tag_ptr_q, wr_ptr_q, rd_ptr_q;
  logic [CountWidth:0]  tag_mem [Depth];
  logic [Pixels-1:0][23:0] px_mem [Depth];
  logic [3:0]           rest_q;
  logic                 pop;

  assign rd_valid_o = wr_ptr_q != rd_ptr_q && rest_q == '0;
  assign pop = rd_valid_o && rd_ready_i;
  assign credit_o = pop;
  assign {rd_last_o, rd_count_o} = tag_mem[rd_ptr_q[AddrWidth-1:0]];
  assign rd_px_o = px_mem[rd_ptr_q[AddrWidth-1:0]];

  always_ff @(posedge clk_i) begin
    if (tag_en_i) begin
      tag_mem[tag_ptr_q[AddrWidth-1:0]] <= {tag_last_i, tag_count_i};
      tag_ptr_q <= tag_ptr_q + 1'b1;
    end
    if (wr_en_i) wr_ptr_q <= wr_ptr_q + 1'b1;
    if (pop) rd_ptr_q <= rd_ptr_q + 1'b1;
    if (pop) rest_q <= '1;
    else if (rest_q != '0) rest_q <= rest_q - 1'b1;
    if (!rst_ni || flush_i) begin
      tag_ptr_q <= '0;
      wr_ptr_q  <= '0;
      rd_ptr_q  <= '0;
      rest_q    <= '0;
    end
  end

  always_ff @(posedge clk_i) begin
    if (wr_en_i) px_mem[wr_ptr_q[AddrWidth-1:0]] <= wr_px_i;
  end

endmodule
