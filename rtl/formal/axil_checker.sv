// SPDX-License-Identifier: Apache-2.0
// Checks both sides of one AXI4-Lite bus: VALID and payload hold until READY, and responses answer
// requests.
//
// Immediate assertions over delayed copies. A response must come at least one clock after its
// handshake: a subordinate's outputs may not depend on its inputs within a clock.
module axil_checker #(
  // Bits of the address.
  parameter int unsigned AddrWidth = 32,
  // Bits of the counters of outstanding accesses.
  parameter int unsigned CountWidth = 4
) (
  input logic                 aclk,
  input logic                 aresetn,

  input logic [AddrWidth-1:0] awaddr,
  input logic                 awvalid,
  input logic                 awready,
  input logic [31:0]          wdata,
  input logic [3:0]           wstrb,
  input logic                 wvalid,
  input logic                 wready,
  input logic [1:0]           bresp,
  input logic                 bvalid,
  input logic                 bready,
  input logic [AddrWidth-1:0] araddr,
  input logic                 arvalid,
  input logic                 arready,
  input logic [31:0]          rdata,
  input logic [1:0]           rresp,
  input logic                 rvalid,
  input logic                 rready
);

  logic past_valid_q;
  logic aw_stalled_q, w_stalled_q, b_stalled_q, ar_stalled_q, r_stalled_q;
  logic [AddrWidth-1:0] aw_q, ar_q;
  logic [35:0]          w_q;
  logic [33:0]          r_q;
  logic [1:0]           b_q;

  always_ff @(posedge aclk) begin
    past_valid_q <= aresetn;
    aw_stalled_q <= awvalid && !awready;
    w_stalled_q  <= wvalid && !wready;
    b_stalled_q  <= bvalid && !bready;
    ar_stalled_q <= arvalid && !arready;
    r_stalled_q  <= rvalid && !rready;
    aw_q         <= awaddr;
    ar_q         <= araddr;
    w_q          <= {wdata, wstrb};
    r_q          <= {rdata, rresp};
    b_q          <= bresp;
  end

  // Accepted and not answered yet.
  logic [CountWidth-1:0] aw_pending_q, w_pending_q, ar_pending_q;
  logic                  aw_fire, w_fire, ar_fire, b_fire, r_fire;

  assign aw_fire = awvalid && awready;
  assign w_fire  = wvalid && wready;
  assign ar_fire = arvalid && arready;
  assign b_fire  = bvalid && bready;
  assign r_fire  = rvalid && rready;

  always_ff @(posedge aclk) begin
    if (!aresetn) begin
      aw_pending_q <= '0;
      w_pending_q  <= '0;
      ar_pending_q <= '0;
    end else begin
      aw_pending_q <= aw_pending_q + CountWidth'(aw_fire) - CountWidth'(b_fire);
      w_pending_q  <= w_pending_q + CountWidth'(w_fire) - CountWidth'(b_fire);
      ar_pending_q <= ar_pending_q + CountWidth'(ar_fire) - CountWidth'(r_fire);
    end
  end

  always_ff @(posedge aclk) begin
    if (aresetn && past_valid_q) begin
      if (aw_stalled_q) begin
        assert (awvalid) else $error("AXI4-Lite: AWVALID withdrawn before AWREADY");
        assert (awaddr == aw_q) else $error("AXI4-Lite: AWADDR changed while stalled");
      end
      if (w_stalled_q) begin
        assert (wvalid) else $error("AXI4-Lite: WVALID withdrawn before WREADY");
        assert ({wdata, wstrb} == w_q) else $error("AXI4-Lite: W changed while stalled");
      end
      if (b_stalled_q) begin
        assert (bvalid) else $error("AXI4-Lite: BVALID withdrawn before BREADY");
        assert (bresp == b_q) else $error("AXI4-Lite: BRESP changed while stalled");
      end
      if (ar_stalled_q) begin
        assert (arvalid) else $error("AXI4-Lite: ARVALID withdrawn before ARREADY");
        assert (araddr == ar_q) else $error("AXI4-Lite: ARADDR changed while stalled");
      end
      if (r_stalled_q) begin
        assert (rvalid) else $error("AXI4-Lite: RVALID withdrawn before RREADY");
        assert ({rdata, rresp} == r_q) else $error("AXI4-Lite: R changed while stalled");
      end
    end
    if (aresetn) begin
      if (bvalid) begin
        assert (aw_pending_q != '0 && w_pending_q != '0)
        else $error("AXI4-Lite: B response without a write");
      end
      if (rvalid) begin
        assert (ar_pending_q != '0) else $error("AXI4-Lite: R response without a read");
      end
    end
  end

endmodule
