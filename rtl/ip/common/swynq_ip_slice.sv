// SPDX-License-Identifier: Apache-2.0
// Two entries between two handshakes. One passes in every clock, and no output follows an input
// within one. READY is low in reset.
module swynq_ip_slice #(
  // Bits of an entry.
  parameter int unsigned Width = 32
) (
  input  logic             clk_i,
  input  logic             rst_ni,

  input  logic             valid_i,
  output logic             ready_o,
  input  logic [Width-1:0] data_i,

  output logic             valid_o,
  input  logic             ready_i,
  output logic [Width-1:0] data_o
);

  logic             ready_q, valid_q, full_q;
  logic [Width-1:0] head_q, spare_q;

  assign ready_o = ready_q;
  assign valid_o = valid_q;
  assign data_o  = head_q;

  always_ff @(posedge clk_i) begin : move
    logic push, held, full;
    push = valid_i && ready_q;
    // The head stays.
    held = valid_q && !ready_i;
    full = held && (push || full_q);
    if (push) spare_q <= data_i;
    if (!held) head_q <= full_q ? spare_q : data_i;
    valid_q <= held || push || full_q;
    full_q  <= full;
    ready_q <= !full;
    if (!rst_ni) begin
      valid_q <= 1'b0;
      full_q  <= 1'b0;
      ready_q <= 1'b0;
    end
  end

endmodule
