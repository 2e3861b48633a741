// SPDX-License-Identifier: Apache-2.0
// The BRAM controller with the memory that Vivado connects to it.
module bram_bench #(
  parameter int unsigned OnePort = 0,
  parameter int unsigned Latency = 1
) (
  input  logic        aclk,
  input  logic        aresetn,
  input  logic [3:0]  awid,
  input  logic [11:0] awaddr,
  input  logic [7:0]  awlen,
  input  logic [2:0]  awsize,
  input  logic [1:0]  awburst,
  input  logic        awvalid,
  output logic        awready,
  input  logic [31:0] wdata,
  input  logic [3:0]  wstrb,
  input  logic        wlast,
  input  logic        wvalid,
  output logic        wready,
  output logic [3:0]  bid,
  output logic [1:0]  bresp,
  output logic        bvalid,
  input  logic        bready,
  input  logic [3:0]  arid,
  input  logic [11:0] araddr,
  input  logic [7:0]  arlen,
  input  logic [2:0]  arsize,
  input  logic [1:0]  arburst,
  input  logic        arvalid,
  output logic        arready,
  output logic [3:0]  rid,
  output logic [31:0] rdata,
  output logic [1:0]  rresp,
  output logic        rlast,
  output logic        rvalid,
  input  logic        rready
);

  logic        rst_a, clk_a, en_a, rst_b, clk_b, en_b;
  logic [3:0]  we_a, we_b;
  logic [11:0] addr_a, addr_b;
  logic [31:0] wrdata_a, rddata_a, wrdata_b, rddata_b;

  swynq_axi_bram_ctrl #(
    .C_S_AXI_ADDR_WIDTH(12),
    .C_S_AXI_ID_WIDTH  (4),
    .C_SINGLE_PORT_BRAM(OnePort),
    .C_READ_LATENCY    (Latency)
  ) u_controller (
    .s_axi_aclk   (aclk),
    .s_axi_aresetn(aresetn),
    .s_axi_awid   (awid),
    .s_axi_awaddr (awaddr),
    .s_axi_awlen  (awlen),
    .s_axi_awsize (awsize),
    .s_axi_awburst(awburst),
    .s_axi_awlock (1'b0),
    .s_axi_awcache(4'b0011),
    .s_axi_awprot (3'b000),
    .s_axi_awvalid(awvalid),
    .s_axi_awready(awready),
    .s_axi_wdata  (wdata),
    .s_axi_wstrb  (wstrb),
    .s_axi_wlast  (wlast),
    .s_axi_wvalid (wvalid),
    .s_axi_wready (wready),
    .s_axi_bid    (bid),
    .s_axi_bresp  (bresp),
    .s_axi_bvalid (bvalid),
    .s_axi_bready (bready),
    .s_axi_arid   (arid),
    .s_axi_araddr (araddr),
    .s_axi_arlen  (arlen),
    .s_axi_arsize (arsize),
    .s_axi_arburst(arburst),
    .s_axi_arlock (1'b0),
    .s_axi_arcache(4'b0011),
    .s_axi_arprot (3'b000),
    .s_axi_arvalid(arvalid),
    .s_axi_arready(arready),
    .s_axi_rid    (rid),
    .s_axi_rdata  (rdata),
    .s_axi_rresp  (rresp),
    .s_axi_rlast  (rlast),
    .s_axi_rvalid (rvalid),
    .s_axi_rready (rready),
    .bram_rst_a   (rst_a),
    .bram_clk_a   (clk_a),
    .bram_en_a    (en_a),
    .bram_we_a    (we_a),
    .bram_addr_a  (addr_a),
    .bram_wrdata_a(wrdata_a),
    .bram_rddata_a(rddata_a),
    .bram_rst_b   (rst_b),
    .bram_clk_b   (clk_b),
    .bram_en_b    (en_b),
    .bram_we_b    (we_b),
    .bram_addr_b  (addr_b),
    .bram_wrdata_b(wrdata_b),
    .bram_rddata_b(rddata_b)
  );

  logic unused_rsta_busy, unused_rstb_busy;

  swynq_blk_mem_gen #(
    .C_MEM_TYPE            (OnePort != 0 ? 0 : 2),
    .C_ENABLE_32BIT_ADDRESS(1),
    .C_USE_BYTE_WEA        (1),
    .C_USE_BYTE_WEB        (1),
    .C_WEA_WIDTH           (4),
    .C_WEB_WIDTH           (4),
    .C_WRITE_DEPTH_A       (1024),
    .C_ADDRA_WIDTH         (32),
    .C_ADDRB_WIDTH         (32),
    .C_HAS_ENA             (1),
    .C_HAS_ENB             (1),
    .C_HAS_MEM_OUTPUT_REGS_A(Latency == 2 ? 1 : 0),
    .C_HAS_MEM_OUTPUT_REGS_B(Latency == 2 ? 1 : 0)
  ) u_memory (
    .clka     (clk_a),
    .rsta     (rst_a),
    .ena      (en_a),
    .wea      (we_a),
    .addra    ({20'b0, addr_a}),
    .dina     (wrdata_a),
    .douta    (rddata_a),
    .rsta_busy(unused_rsta_busy),
    .clkb     (clk_b),
    .rstb     (rst_b),
    .enb      (en_b),
    .web      (we_b),
    .addrb    ({20'b0, addr_b}),
    .dinb     (wrdata_b),
    .doutb    (rddata_b),
    .rstb_busy(unused_rstb_busy)
  );

endmodule
