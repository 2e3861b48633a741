// SPDX-License-Identifier: Apache-2.0
// Checks what an AXI4 manager drives on one bus, and that the subordinate answers only what was
// asked.
//
// Immediate assertions over delayed copies, so that simulators and open formal tools take the same
// file.
// Rules (AMBA AXI IHI 0022, sections in brackets): VALID and payload hold until READY (A3.2.1);
// INCR bursts stay within 4 KiB (A3.4.1); WLAST marks the last beat of each burst (A3.4.1); R and B
// answer requests (A3.3.1). Assumes one ID, and write data not interleaved, as AXI4 demands; W may
// run ahead of AW.
module axi4_manager_checker #(
  // Bits of a beat.
  parameter int unsigned DataWidth = 64,
  // Bits of an address.
  parameter int unsigned AddrWidth = 32,
  // Bits of the counters of outstanding transactions, and log2 of the write bursts tracked.
  parameter int unsigned CountWidth = 10,
  // Whether bursts may be FIXED, of up to 16 beats (A3.4.1).
  parameter bit AllowFixed = 1'b0
) (
  input logic                   aclk,
  input logic                   aresetn,

  input logic [AddrWidth-1:0]   araddr,
  input logic [7:0]             arlen,
  input logic [2:0]             arsize,
  input logic [1:0]             arburst,
  input logic                   arvalid,
  input logic                   arready,
  input logic [DataWidth-1:0]   rdata,
  input logic [1:0]             rresp,
  input logic                   rlast,
  input logic                   rvalid,
  input logic                   rready,

  input logic [AddrWidth-1:0]   awaddr,
  input logic [7:0]             awlen,
  input logic [2:0]             awsize,
  input logic [1:0]             awburst,
  input logic                   awvalid,
  input logic                   awready,
  input logic [DataWidth-1:0]   wdata,
  input logic [DataWidth/8-1:0] wstrb,
  input logic                   wlast,
  input logic                   wvalid,
  input logic                   wready,
  input logic [1:0]             bresp,
  input logic                   bvalid,
  input logic                   bready
);

  localparam int unsigned Entries   = 1 << CountWidth;
  localparam int unsigned BytesLog2 = $clog2(DataWidth / 8);

  // Last byte of a burst, relative to its 4 KiB page.
  function automatic logic [13:0] last_in_page(logic [11:0] addr, logic [7:0] len,
                                               logic [2:0] size);
    logic [11:0] aligned;
    aligned = (addr >> size) << size;
    return 14'(aligned) + ((14'(len) + 14'd1) << size) - 14'd1;
  endfunction

  // ---- delayed copies --------------------------------------------------------------------------
  logic past_valid_q;
  logic ar_stalled_q, r_stalled_q, aw_stalled_q, w_stalled_q, b_stalled_q;
  logic [AddrWidth+12:0]            ar_q, aw_q;
  logic [DataWidth+2:0]             r_q;
  logic [DataWidth+DataWidth/8:0]   w_q;
  logic [1:0]                       b_q;

  always_ff @(posedge aclk) begin
    past_valid_q <= aresetn;
    ar_stalled_q <= arvalid && !arready;
    r_stalled_q  <= rvalid && !rready;
    aw_stalled_q <= awvalid && !awready;
    w_stalled_q  <= wvalid && !wready;
    b_stalled_q  <= bvalid && !bready;
    ar_q         <= {araddr, arlen, arsize, arburst};
    aw_q         <= {awaddr, awlen, awsize, awburst};
    r_q          <= {rdata, rresp, rlast};
    w_q          <= {wdata, wstrb, wlast};
    b_q          <= bresp;
  end

  // ---- counters --------------------------------------------------------------------------------
  // Lengths of write bursts whose AW is seen and whose data is not finished, and the other way
  // round: lengths of finished data bursts whose AW is still to come.
  logic [7:0]            aw_len_q [Entries];
  logic [7:0]            w_len_q [Entries];
  logic [CountWidth-1:0] aw_count_q, w_count_q;  // AW handshakes; finished data bursts
  logic [CountWidth-1:0] b_count_q;              // answered bursts
  logic [CountWidth-1:0] ar_pending_q;           // reads not finished
  logic [7:0]            beat_q;
  logic                  ar_fire, aw_fire, w_fire, r_end, b_fire;

  assign ar_fire = arvalid && arready;
  assign aw_fire = awvalid && awready;
  assign w_fire  = wvalid && wready;
  assign r_end   = rvalid && rready && rlast;
  assign b_fire  = bvalid && bready;

  logic aw_ahead, w_ahead;  // the current data burst's AW is known; its data ended before its AW
  logic [CountWidth-1:0] lead;  // bursts by which AW is ahead of data, signed
  assign lead     = aw_count_q - w_count_q;
  assign aw_ahead = lead != '0 && !lead[CountWidth-1];
  assign w_ahead  = lead[CountWidth-1];

  always_ff @(posedge aclk) begin
    if (!aresetn) begin
      aw_count_q   <= '0;
      w_count_q    <= '0;
      b_count_q    <= '0;
      ar_pending_q <= '0;
      beat_q       <= '0;
    end else begin
      if (aw_fire) begin
        aw_len_q[aw_count_q] <= awlen;
        aw_count_q           <= aw_count_q + CountWidth'(1);
      end
      if (w_fire) begin
        beat_q <= wlast ? '0 : beat_q + 8'd1;
        if (wlast) begin
          w_len_q[w_count_q] <= beat_q;
          w_count_q          <= w_count_q + CountWidth'(1);
        end
      end
      b_count_q    <= b_count_q + CountWidth'(b_fire);
      ar_pending_q <= ar_pending_q + CountWidth'(ar_fire) - CountWidth'(r_end);
    end
  end

  // ---- assertions ------------------------------------------------------------------------------
  always_ff @(posedge aclk) begin
    if (aresetn && past_valid_q) begin
      if (ar_stalled_q) begin
        assert (arvalid) else $error("AXI4: ARVALID withdrawn before ARREADY");
        assert ({araddr, arlen, arsize, arburst} == ar_q)
        else $error("AXI4: AR changed while stalled");
      end
      if (aw_stalled_q) begin
        assert (awvalid) else $error("AXI4: AWVALID withdrawn before AWREADY");
        assert ({awaddr, awlen, awsize, awburst} == aw_q)
        else $error("AXI4: AW changed while stalled");
      end
      if (w_stalled_q) begin
        assert (wvalid) else $error("AXI4: WVALID withdrawn before WREADY");
        assert ({wdata, wstrb, wlast} == w_q) else $error("AXI4: W changed while stalled");
      end
      if (r_stalled_q) begin
        assert (rvalid) else $error("AXI4: RVALID withdrawn before RREADY");
        assert ({rdata, rresp, rlast} == r_q) else $error("AXI4: R changed while stalled");
      end
      if (b_stalled_q) begin
        assert (bvalid) else $error("AXI4: BVALID withdrawn before BREADY");
        assert (bresp == b_q) else $error("AXI4: BRESP changed while stalled");
      end
    end
    if (aresetn) begin
      if (arvalid) begin
        assert (arburst == 2'b01 || (AllowFixed && arburst == 2'b00 && arlen < 8'd16))
        else $error("AXI4: ARBURST is not INCR");
        assert ({1'b0, arsize} <= 4'(BytesLog2)) else $error("AXI4: ARSIZE exceeds the bus");
        assert (arburst == 2'b00 || last_in_page(araddr[11:0], arlen, arsize) < 14'd4096)
        else $error("AXI4: read burst at %h, ARLEN %0d crosses 4 KiB", araddr, arlen);
      end
      if (awvalid) begin
        assert (awburst == 2'b01 || (AllowFixed && awburst == 2'b00 && awlen < 8'd16))
        else $error("AXI4: AWBURST is not INCR");
        assert ({1'b0, awsize} <= 4'(BytesLog2)) else $error("AXI4: AWSIZE exceeds the bus");
        assert (awburst == 2'b00 || last_in_page(awaddr[11:0], awlen, awsize) < 14'd4096)
        else $error("AXI4: write burst at %h, AWLEN %0d crosses 4 KiB", awaddr, awlen);
      end
      if (wvalid && aw_ahead) begin
        assert (wlast == (beat_q == aw_len_q[w_count_q]))
        else $error("AXI4: WLAST at beat %0d of a burst with AWLEN %0d", beat_q,
                    aw_len_q[w_count_q]);
      end
      if (aw_fire && w_ahead) begin
        assert (awlen == w_len_q[aw_count_q])
        else $error("AXI4: AWLEN %0d for data of %0d beats", awlen, w_len_q[aw_count_q] + 1);
      end
      if (aw_fire && !w_ahead && !aw_ahead) begin
        assert (beat_q <= awlen) else $error("AXI4: more data than AWLEN %0d before AW", awlen);
      end
      if (rvalid) begin
        assert (ar_pending_q != '0) else $error("AXI4: R beat without a read");
      end
      if (bvalid) begin
        assert (b_count_q != w_count_q && b_count_q != aw_count_q)
        else $error("AXI4: B response without a finished write");
      end
    end
  end

endmodule
