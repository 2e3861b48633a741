// SPDX-License-Identifier: Apache-2.0
// Checks one AXI4-Stream bus: TVALID and payload hold until TREADY, and TKEEP is contiguous from
// byte 0 and partial only with TLAST, which is what the DMA promises and what it relies on.
module axis_checker #(
  // Bits of a beat.
  parameter int unsigned DataWidth = 64
) (
  input logic                   aclk,
  // Low also while the two sides of the stream are being reset: TVALID may be dropped then.
  input logic                   aresetn,

  input logic [DataWidth-1:0]   tdata,
  input logic [DataWidth/8-1:0] tkeep,
  input logic                   tvalid,
  input logic                   tready,
  input logic                   tlast
);

  logic                         past_valid_q;
  logic                         stalled_q;
  logic [DataWidth+DataWidth/8:0] beat_q;

  always_ff @(posedge aclk) begin
    past_valid_q <= aresetn;
    stalled_q    <= tvalid && !tready;
    beat_q       <= {tdata, tkeep, tlast};
  end

  always_ff @(posedge aclk) begin
    if (aresetn && past_valid_q && stalled_q) begin
      assert (tvalid) else $error("AXI4-Stream: TVALID withdrawn before TREADY");
      assert ({tdata, tkeep, tlast} == beat_q)
      else $error("AXI4-Stream: beat changed while stalled");
    end
    if (aresetn && tvalid) begin
      assert ((tkeep & (tkeep + 1'b1)) == '0) else $error("AXI4-Stream: TKEEP %b has gaps", tkeep);
      assert (tlast || (&tkeep)) else $error("AXI4-Stream: partial TKEEP %b without TLAST", tkeep);
    end
  end

endmodule
