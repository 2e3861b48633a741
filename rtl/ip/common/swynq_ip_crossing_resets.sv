// SPDX-License-Identifier: Apache-2.0
// The resets of the two sides of a crossing: each is low while either is, as seen from its clock.
module swynq_ip_crossing_resets (
  input  logic from_clk_i,
  input  logic from_rst_ni,
  input  logic to_clk_i,
  input  logic to_rst_ni,
  output logic from_rst_no,
  output logic to_rst_no
);

  logic from_reset_q, to_reset_q, from_other, to_other, to_back, from_back;

  // A synchronizer starts from a flip-flop.
  always_ff @(posedge from_clk_i) begin : from
    from_reset_q <= from_rst_ni;
  end
  always_ff @(posedge to_clk_i) begin : to
    to_reset_q <= to_rst_ni;
  end

  swynq_ip_synchronizer u_from (.clk_i(from_clk_i), .data_i(to_reset_q), .data_o(from_other));
  swynq_ip_synchronizer u_to (.clk_i(to_clk_i), .data_i(from_reset_q), .data_o(to_other));

  // A side runs when the other has been seen to, and has seen it: else one would send what the other
  // forgets.
  logic from_seen_q, to_seen_q;

  always_ff @(posedge from_clk_i) begin : from_seen
    from_seen_q <= from_other && from_rst_ni;
  end
  always_ff @(posedge to_clk_i) begin : to_seen
    to_seen_q <= to_other && to_rst_ni;
  end

  swynq_ip_synchronizer u_back (.clk_i(from_clk_i), .data_i(to_seen_q), .data_o(from_back));
  swynq_ip_synchronizer u_forth (.clk_i(to_clk_i), .data_i(from_seen_q), .data_o(to_back));

  assign from_rst_no = from_seen_q && from_back;
  assign to_rst_no   = to_seen_q && to_back;

endmodule
