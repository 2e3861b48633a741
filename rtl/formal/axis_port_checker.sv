// SPDX-License-Identifier: Apache-2.0
// Checks one AXI4-Stream bus between any two blocks: TVALID and what goes with it hold until TREADY. Null
// bytes may be anywhere, unlike in axis_checker.
module axis_port_checker #(
  // Bits of all signals but the handshake.
  parameter int unsigned Width = 32
) (
  input logic             aclk,
  input logic             aresetn,

  input logic             tvalid,
  input logic             tready,
  input logic [Width-1:0] beat
);

  logic             armed_resetn, past_valid_q, stalled_q;
  logic [Width-1:0] beat_q;

  reset_arming u_reset (
    .aclk, .aresetn, .armed_resetn
  );

  always_ff @(posedge aclk) begin
    past_valid_q <= armed_resetn;
    stalled_q    <= tvalid && !tready;
    beat_q       <= beat;
  end

  always_ff @(posedge aclk) begin
    if (armed_resetn && past_valid_q && stalled_q) begin
      assert (tvalid) else $error("AXI4-Stream: TVALID withdrawn before TREADY");
      assert (beat == beat_q) else $error("AXI4-Stream: beat changed while stalled");
    end
  end

endmodule
