// SPDX-License-Identifier: Apache-2.0
// A channel from one clock to another: a FIFO whose pointers cross in Gray code.
//
// Both sides are reset at once. READY is high in reset.
module swynq_ip_crossing #(
  // Bits of an entry.
  parameter int unsigned Width = 8,
  // log2 of the entries, at least 2.
  parameter int unsigned DepthBits = 3
) (
  input  logic             from_clk_i,
  input  logic             from_rst_ni,
  input  logic [Width-1:0] from_data_i,
  input  logic             from_valid_i,
  output logic             from_ready_o,
  input  logic             to_clk_i,
  input  logic             to_rst_ni,
  output logic [Width-1:0] to_data_o,
  output logic             to_valid_o,
  input  logic             to_ready_i
);

  typedef logic [DepthBits:0] pointer_t;

  logic [Width-1:0] entries [1<<DepthBits];
  pointer_t         write_q, write_gray_q, write_next;
  pointer_t         read_q, read_gray_q, read_next;
  pointer_t         read_seen_q, read_near_q, write_seen_q, write_near_q;

  assign write_next   = write_q + 1'b1;
  assign read_next    = read_q + 1'b1;
  assign from_ready_o = write_gray_q != {~read_seen_q[DepthBits:DepthBits-1],
                                         read_seen_q[DepthBits-2:0]};
  assign to_valid_o   = read_gray_q != write_seen_q;
  assign to_data_o    = entries[read_q[DepthBits-1:0]];

  always_ff @(posedge from_clk_i) begin : from
    read_near_q <= read_gray_q;
    read_seen_q <= read_near_q;
    if (from_valid_i && from_ready_o) begin
      entries[write_q[DepthBits-1:0]] <= from_data_i;
      write_q      <= write_next;
      write_gray_q <= write_next ^ (write_next >> 1);
    end
    if (!from_rst_ni) begin
      write_q      <= '0;
      write_gray_q <= '0;
      read_near_q  <= '0;
      read_seen_q  <= '0;
    end
  end

  always_ff @(posedge to_clk_i) begin : to
    write_near_q <= write_gray_q;
    write_seen_q <= write_near_q;
    if (to_valid_o && to_ready_i) begin
      read_q      <= read_next;
      read_gray_q <= read_next ^ (read_next >> 1);
    end
    if (!to_rst_ni) begin
      read_q       <= '0;
      read_gray_q  <= '0;
      write_near_q <= '0;
      write_seen_q <= '0;
    end
  end

endmodule
