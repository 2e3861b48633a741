// SPDX-License-Identifier: Apache-2.0
// The way of the stream data FIFO (PG085) to its second clock: beats cross first and are stored then,
// so that a packet leaves in one piece. At most `Depth` beats are under way and stored.
module swynq_axis_data_fifo_crossing #(
  parameter int unsigned Width = 8,
  // A power of two.
  parameter int unsigned Depth = 16
) (
  input  logic             s_clk_i,
  input  logic             s_rst_ni,
  input  logic             s_valid_i,
  output logic             s_ready_o,
  input  logic [Width-1:0] s_data_i,
  // Beats inside, as far as this side knows.
  output logic [31:0]      s_count_o,

  input  logic             m_clk_i,
  input  logic             m_rst_ni,
  // The reset of what follows.
  output logic             m_rst_no,
  output logic             m_valid_o,
  input  logic             m_ready_i,
  output logic [Width-1:0] m_data_o,
  // A beat leaves the FIFO for good.
  input  logic             m_leave_i,
  output logic [31:0]      m_count_o
);

  localparam int unsigned Bits = $clog2(Depth) + 1;

  logic s_run, m_run, s_reset_n, m_reset_n, ready, open_q;

  swynq_ip_crossing_resets u_resets (
    .from_clk_i (s_clk_i),
    .from_rst_ni(s_rst_ni),
    .to_clk_i   (m_clk_i),
    .to_rst_ni  (m_rst_ni),
    .from_rst_no(s_run),
    .to_rst_no  (m_run)
  );

  assign s_reset_n = s_run && s_rst_ni;
  assign m_reset_n = m_run && m_rst_ni;
  assign m_rst_no  = m_reset_n;

  // ---- counters of what came and what left, which cross in Gray code -----------------------------
  logic [Bits-1:0] came_q, came_gray_q, came_near_q, came_far_q, came_seen_q;
  logic [Bits-1:0] left_q, left_gray_q, left_near_q, left_far_q, left_seen_q;
  logic [Bits-1:0] s_count;
  logic            push;

  function automatic logic [Bits-1:0] gray(logic [Bits-1:0] value);
    return value ^ (value >> 1);
  endfunction

  function automatic logic [Bits-1:0] binary(logic [Bits-1:0] value);
    logic [Bits-1:0] result;
    result = value;
    for (int unsigned i = 1; i < Bits; i++) result = result ^ (value >> i);
    return result;
  endfunction

  assign push      = s_valid_i && s_ready_o;
  assign s_count   = came_q - left_seen_q;
  assign s_count_o = 32'(s_count);
  assign m_count_o = 32'(Bits'(came_seen_q - left_q));
  assign s_ready_o = ready && open_q && s_count != Bits'(Depth);

  always_ff @(posedge s_clk_i) begin : came
    open_q <= 1'b1;
    if (push) begin
      came_q      <= came_q + Bits'(1);
      came_gray_q <= gray(came_q + Bits'(1));
    end
    left_near_q <= left_gray_q;
    left_far_q  <= left_near_q;
    left_seen_q <= binary(left_far_q);
    if (!s_reset_n) begin
      open_q      <= 1'b0;
      came_q      <= '0;
      came_gray_q <= '0;
      left_near_q <= '0;
      left_far_q  <= '0;
      left_seen_q <= '0;
    end
  end

  always_ff @(posedge m_clk_i) begin : left
    if (m_leave_i) begin
      left_q      <= left_q + Bits'(1);
      left_gray_q <= gray(left_q + Bits'(1));
    end
    came_near_q <= came_gray_q;
    came_far_q  <= came_near_q;
    came_seen_q <= binary(came_far_q);
    if (!m_reset_n) begin
      left_q      <= '0;
      left_gray_q <= '0;
      came_near_q <= '0;
      came_far_q  <= '0;
      came_seen_q <= '0;
    end
  end

  swynq_ip_crossing #(
    .Width(Width)
  ) u_crossing (
    .from_clk_i  (s_clk_i),
    .from_rst_ni (s_reset_n),
    .from_data_i (s_data_i),
    .from_valid_i(push),
    .from_ready_o(ready),
    .to_clk_i    (m_clk_i),
    .to_rst_ni   (m_reset_n),
    .to_data_o   (m_data_o),
    .to_valid_o  (m_valid_o),
    .to_ready_i  (m_ready_i)
  );

endmodule
