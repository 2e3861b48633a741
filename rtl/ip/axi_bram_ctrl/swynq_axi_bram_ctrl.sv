// SPDX-License-Identifier: Apache-2.0
// AXI BRAM controller v4.1 (PG078) without ECC: AXI4 or AXI4-Lite to one or two ports of a memory.
//
// One burst is under way per direction; with one port, a read and a write take turns. A burst of
// writes takes a beat per clock. A read takes one in C_READ_LATENCY + 2 clocks, slower than the
// core, which reads ahead. FIXED, INCR and WRAP bursts of every size. Responses are OKAY, and no
// output follows an input within a clock.
module swynq_axi_bram_ctrl #(
  parameter int unsigned C_S_AXI_ADDR_WIDTH = 13,
  parameter int unsigned C_S_AXI_DATA_WIDTH = 32,
  parameter int unsigned C_S_AXI_ID_WIDTH   = 1,
  // Whether both directions share port A.
  parameter int unsigned C_SINGLE_PORT_BRAM = 0,
  // Clocks from an address to its data.
  parameter int unsigned C_READ_LATENCY     = 1
) (
  input  logic                            s_axi_aclk,
  input  logic                            s_axi_aresetn,

  input  logic [C_S_AXI_ID_WIDTH-1:0]     s_axi_awid,
  input  logic [C_S_AXI_ADDR_WIDTH-1:0]   s_axi_awaddr,
  input  logic [7:0]                      s_axi_awlen,
  input  logic [2:0]                      s_axi_awsize,
  input  logic [1:0]                      s_axi_awburst,
  input  logic                            s_axi_awlock,
  input  logic [3:0]                      s_axi_awcache,
  input  logic [2:0]                      s_axi_awprot,
  input  logic                            s_axi_awvalid,
  output logic                            s_axi_awready,
  input  logic [C_S_AXI_DATA_WIDTH-1:0]   s_axi_wdata,
  input  logic [C_S_AXI_DATA_WIDTH/8-1:0] s_axi_wstrb,
  input  logic                            s_axi_wlast,
  input  logic                            s_axi_wvalid,
  output logic                            s_axi_wready,
  output logic [C_S_AXI_ID_WIDTH-1:0]     s_axi_bid,
  output logic [1:0]                      s_axi_bresp,
  output logic                            s_axi_bvalid,
  input  logic                            s_axi_bready,
  input  logic [C_S_AXI_ID_WIDTH-1:0]     s_axi_arid,
  input  logic [C_S_AXI_ADDR_WIDTH-1:0]   s_axi_araddr,
  input  logic [7:0]                      s_axi_arlen,
  input  logic [2:0]                      s_axi_arsize,
  input  logic [1:0]                      s_axi_arburst,
  input  logic                            s_axi_arlock,
  input  logic [3:0]                      s_axi_arcache,
  input  logic [2:0]                      s_axi_arprot,
  input  logic                            s_axi_arvalid,
  output logic                            s_axi_arready,
  output logic [C_S_AXI_ID_WIDTH-1:0]     s_axi_rid,
  output logic [C_S_AXI_DATA_WIDTH-1:0]   s_axi_rdata,
  output logic [1:0]                      s_axi_rresp,
  output logic                            s_axi_rlast,
  output logic                            s_axi_rvalid,
  input  logic                            s_axi_rready,

  output logic                            bram_rst_a,
  output logic                            bram_clk_a,
  output logic                            bram_en_a,
  output logic [C_S_AXI_DATA_WIDTH/8-1:0] bram_we_a,
  output logic [C_S_AXI_ADDR_WIDTH-1:0]   bram_addr_a,
  output logic [C_S_AXI_DATA_WIDTH-1:0]   bram_wrdata_a,
  input  logic [C_S_AXI_DATA_WIDTH-1:0]   bram_rddata_a,
  output logic                            bram_rst_b,
  output logic                            bram_clk_b,
  output logic                            bram_en_b,
  output logic [C_S_AXI_DATA_WIDTH/8-1:0] bram_we_b,
  output logic [C_S_AXI_ADDR_WIDTH-1:0]   bram_addr_b,
  output logic [C_S_AXI_DATA_WIDTH-1:0]   bram_wrdata_b,
  input  logic [C_S_AXI_DATA_WIDTH-1:0]   bram_rddata_b
);

  localparam int unsigned AddrWidth = C_S_AXI_ADDR_WIDTH;
  localparam bit          OnePort   = C_SINGLE_PORT_BRAM != 0;

  if (C_READ_LATENCY < 1 || C_READ_LATENCY > 128) begin : gen_bad_latency
    $error("swynq_axi_bram_ctrl: C_READ_LATENCY must be 1 to 128");
  end

  // The address behind a beat's.
  function automatic logic [AddrWidth-1:0] following(
    input logic [AddrWidth-1:0] address, input logic [7:0] len, input logic [2:0] size,
    input logic [1:0] burst
  );
    logic [AddrWidth-1:0] step, aligned, next, wrap;
    step    = AddrWidth'(1) << size;
    aligned = address & ~(step - AddrWidth'(1));
    next    = aligned + step;
    // A wrapping burst stays in a block of its own size.
    wrap    = (AddrWidth'(len) << size) | (step - AddrWidth'(1));
    unique case (burst)
      2'b00:   return address;
      2'b10:   return (aligned & ~wrap) | (next & wrap);
      default: return next;
    endcase
  endfunction

  // ---- writes ----------------------------------------------------------------------------------
  logic                        open_q, writing_q, bvalid_q, reading_q;
  logic [AddrWidth-1:0]        waddr_q;
  logic [7:0]                  wlen_q;
  logic [2:0]                  wsize_q;
  logic [1:0]                  wburst_q;
  logic [C_S_AXI_ID_WIDTH-1:0] bid_q;
  logic                        write_beat;

  // With one port, writes win what both want, and wait for a read that is under way.
  assign s_axi_awready = open_q && !writing_q && !bvalid_q && !(OnePort && reading_q);
  assign s_axi_wready  = writing_q;
  assign write_beat    = s_axi_wvalid && writing_q;
  assign s_axi_bid     = bid_q;
  assign s_axi_bresp   = 2'b00;
  assign s_axi_bvalid  = bvalid_q;

  // What goes to the memory, a clock later.
  logic                            we_q;
  logic [AddrWidth-1:0]            we_addr_q;
  logic [C_S_AXI_DATA_WIDTH-1:0]   we_data_q;
  logic [C_S_AXI_DATA_WIDTH/8-1:0] we_strb_q;

  always_ff @(posedge s_axi_aclk) begin : writes
    we_q <= write_beat;
    if (bvalid_q && s_axi_bready) bvalid_q <= 1'b0;
    if (write_beat) begin
      we_addr_q <= waddr_q;
      we_data_q <= s_axi_wdata;
      we_strb_q <= s_axi_wstrb;
      waddr_q   <= following(waddr_q, wlen_q, wsize_q, wburst_q);
      if (s_axi_wlast) begin
        writing_q <= 1'b0;
        bvalid_q  <= 1'b1;
      end
    end
    if (s_axi_awvalid && s_axi_awready) begin
      writing_q <= 1'b1;
      waddr_q   <= s_axi_awaddr;
      wlen_q    <= s_axi_awlen;
      wsize_q   <= s_axi_awsize;
      wburst_q  <= s_axi_awburst;
      bid_q     <= s_axi_awid;
    end
    open_q <= 1'b1;
    if (!s_axi_aresetn) begin
      we_q      <= 1'b0;
      writing_q <= 1'b0;
      bvalid_q  <= 1'b0;
      open_q    <= 1'b0;
    end
  end

  // ---- reads -----------------------------------------------------------------------------------
  logic                          rvalid_q, request_q;
  logic [AddrWidth-1:0]          raddr_q;
  logic [7:0]                    rlen_q, rleft_q;
  logic [2:0]                    rsize_q;
  logic [1:0]                    rburst_q;
  logic [C_S_AXI_ID_WIDTH-1:0]   rid_q;
  logic [C_S_AXI_DATA_WIDTH-1:0] rdata_q;
  // The request's way through the memory.
  logic [C_READ_LATENCY-1:0]     under_way_q;
  logic                          waits;

  // A burst that is accepted waits while a write that was accepted with it has the one port.
  assign waits         = OnePort && (writing_q || we_q);
  assign s_axi_arready = open_q && !reading_q && !(OnePort && writing_q);
  assign s_axi_rid     = rid_q;
  assign s_axi_rdata   = rdata_q;
  assign s_axi_rresp   = 2'b00;
  assign s_axi_rlast   = rleft_q == 8'd0;
  assign s_axi_rvalid  = rvalid_q;

  always_ff @(posedge s_axi_aclk) begin : reads
    logic issue;
    issue       = request_q && !waits;
    under_way_q <= C_READ_LATENCY'({under_way_q, issue});
    if (issue) request_q <= 1'b0;
    if (under_way_q[C_READ_LATENCY-1]) begin
      rdata_q  <= OnePort ? bram_rddata_a : bram_rddata_b;
      rvalid_q <= 1'b1;
    end
    if (rvalid_q && s_axi_rready) begin
      rvalid_q  <= 1'b0;
      rleft_q   <= rleft_q - 8'd1;
      raddr_q   <= following(raddr_q, rlen_q, rsize_q, rburst_q);
      reading_q <= rleft_q != 8'd0;
      request_q <= rleft_q != 8'd0;
    end
    if (s_axi_arvalid && s_axi_arready) begin
      reading_q <= 1'b1;
      request_q <= 1'b1;
      raddr_q   <= s_axi_araddr;
      rlen_q    <= s_axi_arlen;
      rleft_q   <= s_axi_arlen;
      rsize_q   <= s_axi_arsize;
      rburst_q  <= s_axi_arburst;
      rid_q     <= s_axi_arid;
    end
    if (!s_axi_aresetn) begin
      under_way_q <= '0;
      request_q   <= 1'b0;
      reading_q   <= 1'b0;
      rvalid_q    <= 1'b0;
    end
  end

  // The memory's output register moves while its port is enabled.
  logic reads_now;
  assign reads_now = (request_q && !waits) || under_way_q != '0;

  // ---- memory ----------------------------------------------------------------------------------
  assign bram_rst_a    = !s_axi_aresetn;
  assign bram_clk_a    = s_axi_aclk;
  assign bram_en_a     = we_q || (OnePort && reads_now);
  assign bram_we_a     = we_q ? we_strb_q : '0;
  assign bram_addr_a   = OnePort && !we_q ? raddr_q : we_addr_q;
  assign bram_wrdata_a = we_data_q;
  assign bram_rst_b    = !s_axi_aresetn;
  assign bram_clk_b    = s_axi_aclk;
  assign bram_en_b     = !OnePort && reads_now;
  assign bram_we_b     = '0;
  assign bram_addr_b   = raddr_q;
  assign bram_wrdata_b = '0;

  logic unused_inputs;
  assign unused_inputs = ^{s_axi_awlock, s_axi_awcache, s_axi_awprot, s_axi_arlock, s_axi_arcache,
                           s_axi_arprot, OnePort ? bram_rddata_b : bram_rddata_a};

endmodule
