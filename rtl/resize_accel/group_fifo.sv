// SPDX-License-Identifier: Apache-2.0
// FIFO of groups of 1 to Pixels pixels, in distributed RAM.
//
// It never refuses a write: whoever writes holds a credit per entry. credit_o returns one when a
// group has left. What is known of a group when it is issued, its tag, is written then; its pixels
// follow when they are made. Latency: one clock.
module group_fifo
  import resize_pkg::*;
#(
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
  input  pixel_t [Pixels-1:0]   wr_px_i,

  output logic                  rd_valid_o,
  input  logic                  rd_ready_i,
  output pixel_t [Pixels-1:0]   rd_px_o,
  output logic [CountWidth-1:0] rd_count_o,
  output logic                  rd_last_o,
  output logic                  credit_o
);

  localparam int unsigned AddrWidth = $clog2(Depth);

  logic [AddrWidth:0]   tag_ptr_q, wr_ptr_q, rd_ptr_q;
  logic [CountWidth:0]  tag_mem [Depth];
  pixel_t [Pixels-1:0]  px_mem [Depth];
  logic                 pop;

  assign rd_valid_o = wr_ptr_q != rd_ptr_q;
  assign pop = rd_valid_o && rd_ready_i;
  assign credit_o = pop;
  assign {rd_last_o, rd_count_o} = tag_mem[rd_ptr_q[AddrWidth-1:0]];
  assign rd_px_o = px_mem[rd_ptr_q[AddrWidth-1:0]];

  always_ff @(posedge clk_i) begin
    if (tag_en_i) begin
      tag_mem[tag_ptr_q[AddrWidth-1:0]] <= {tag_last_i, tag_count_i};
      tag_ptr_q <= tag_ptr_q + 1'b1;
    end
    if (wr_en_i) begin
      px_mem[wr_ptr_q[AddrWidth-1:0]] <= wr_px_i;
      wr_ptr_q <= wr_ptr_q + 1'b1;
    end
    if (pop) rd_ptr_q <= rd_ptr_q + 1'b1;
    if (!rst_ni || flush_i) begin
      tag_ptr_q <= '0;
      wr_ptr_q  <= '0;
      rd_ptr_q  <= '0;
    end
  end

endmodule
