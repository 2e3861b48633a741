// SPDX-License-Identifier: Apache-2.0
// AXI CDMA v4.1 (PG034) in simple mode.
//
//   0x00 CDMACR   0x04 CDMASR   0x18 SA   0x1C SA_MSB   0x20 DA   0x24 DA_MSB   0x28 BTT
//
// A write of BTT starts a copy, and is ignored while one runs; BTT = 0 is DMAIntErr. An error ends a copy
// once the bursts under way have ended, sets IDLE and Err_Irq, and lets no copy start until a reset.
// CDMACR.Reset ends a copy likewise and then resets the registers. With key holes all beats of a side
// have the one address, which counts without its bits inside a beat. One clock for both ports.
module swynq_axi_cdma #(
  parameter int unsigned C_S_AXI_LITE_ADDR_WIDTH = 6,
  parameter int unsigned C_M_AXI_ADDR_WIDTH      = 32,
  parameter int unsigned C_M_AXI_DATA_WIDTH      = 32,
  parameter int unsigned C_M_AXI_MAX_BURST_LEN   = 16,
  parameter int unsigned C_INCLUDE_DRE           = 0
) (
  input  logic                               s_axi_lite_aclk,
  input  logic                               m_axi_aclk,
  input  logic                               s_axi_lite_aresetn,

  input  logic [C_S_AXI_LITE_ADDR_WIDTH-1:0] s_axi_lite_awaddr,
  input  logic                               s_axi_lite_awvalid,
  output logic                               s_axi_lite_awready,
  input  logic [31:0]                        s_axi_lite_wdata,
  input  logic                               s_axi_lite_wvalid,
  output logic                               s_axi_lite_wready,
  output logic [1:0]                         s_axi_lite_bresp,
  output logic                               s_axi_lite_bvalid,
  input  logic                               s_axi_lite_bready,
  input  logic [C_S_AXI_LITE_ADDR_WIDTH-1:0] s_axi_lite_araddr,
  input  logic                               s_axi_lite_arvalid,
  output logic                               s_axi_lite_arready,
  output logic [31:0]                        s_axi_lite_rdata,
  output logic [1:0]                         s_axi_lite_rresp,
  output logic                               s_axi_lite_rvalid,
  input  logic                               s_axi_lite_rready,

  output logic                               cdma_introut,

  output logic [C_M_AXI_ADDR_WIDTH-1:0]      m_axi_araddr,
  output logic [7:0]                         m_axi_arlen,
  output logic [2:0]                         m_axi_arsize,
  output logic [1:0]                         m_axi_arburst,
  output logic [2:0]                         m_axi_arprot,
  output logic [3:0]                         m_axi_arcache,
  output logic                               m_axi_arvalid,
  input  logic                               m_axi_arready,
  input  logic [C_M_AXI_DATA_WIDTH-1:0]      m_axi_rdata,
  input  logic [1:0]                         m_axi_rresp,
  input  logic                               m_axi_rlast,
  input  logic                               m_axi_rvalid,
  output logic                               m_axi_rready,

  output logic [C_M_AXI_ADDR_WIDTH-1:0]      m_axi_awaddr,
  output logic [7:0]                         m_axi_awlen,
  output logic [2:0]                         m_axi_awsize,
  output logic [1:0]                         m_axi_awburst,
  output logic [2:0]                         m_axi_awprot,
  output logic [3:0]                         m_axi_awcache,
  output logic                               m_axi_awvalid,
  input  logic                               m_axi_awready,
  output logic [C_M_AXI_DATA_WIDTH-1:0]      m_axi_wdata,
  output logic [C_M_AXI_DATA_WIDTH/8-1:0]    m_axi_wstrb,
  output logic                               m_axi_wlast,
  output logic                               m_axi_wvalid,
  input  logic                               m_axi_wready,
  input  logic [1:0]                         m_axi_bresp,
  input  logic                               m_axi_bvalid,
  output logic                               m_axi_bready
);

  localparam int unsigned WordBits    = C_S_AXI_LITE_ADDR_WIDTH - 2;
  localparam int unsigned AddrWidth   = C_M_AXI_ADDR_WIDTH;
  localparam int unsigned HighBits    = AddrWidth > 32 ? AddrWidth - 32 : 1;
  localparam int unsigned LengthWidth = 26;

  if (C_S_AXI_LITE_ADDR_WIDTH < 6 || AddrWidth < 32 || AddrWidth > 64 || C_M_AXI_DATA_WIDTH < 32 ||
      C_M_AXI_DATA_WIDTH > 1024 || C_M_AXI_MAX_BURST_LEN < 16 ||
      C_M_AXI_MAX_BURST_LEN > 256) begin : gen_bad_width
    $error("swynq_axi_cdma: 32 to 64 address bits, 32 to 1024 data bits, bursts of 16 to 256");
  end

  // The registers' words.
  localparam logic [3:0] Cr    = 4'd0;
  localparam logic [3:0] Sr    = 4'd1;
  localparam logic [3:0] Sa    = 4'd6;
  localparam logic [3:0] SaMsb = 4'd7;
  localparam logic [3:0] Da    = 4'd8;
  localparam logic [3:0] DaMsb = 4'd9;
  localparam logic [3:0] Btt   = 4'd10;

  // ---- accesses --------------------------------------------------------------------------------
  logic                wr_en, unused_rd_en;
  logic [WordBits-1:0] wr_word, rd_word;
  logic [31:0]         wr_data, rd_data;
  logic [3:0]          unused_wr_strb;

  swynq_ip_registers #(
    .AddrWidth(C_S_AXI_LITE_ADDR_WIDTH)
  ) u_registers (
    .clk_i      (s_axi_lite_aclk),
    .rst_ni     (s_axi_lite_aresetn),
    .s_awaddr_i (s_axi_lite_awaddr),
    .s_awvalid_i(s_axi_lite_awvalid),
    .s_awready_o(s_axi_lite_awready),
    .s_wdata_i  (s_axi_lite_wdata),
    .s_wstrb_i  (4'hF),
    .s_wvalid_i (s_axi_lite_wvalid),
    .s_wready_o (s_axi_lite_wready),
    .s_bresp_o  (s_axi_lite_bresp),
    .s_bvalid_o (s_axi_lite_bvalid),
    .s_bready_i (s_axi_lite_bready),
    .s_araddr_i (s_axi_lite_araddr),
    .s_arvalid_i(s_axi_lite_arvalid),
    .s_arready_o(s_axi_lite_arready),
    .s_rdata_o  (s_axi_lite_rdata),
    .s_rresp_o  (s_axi_lite_rresp),
    .s_rvalid_o (s_axi_lite_rvalid),
    .s_rready_i (s_axi_lite_rready),
    .wr_en_o    (wr_en),
    .wr_word_o  (wr_word),
    .wr_data_o  (wr_data),
    .wr_strb_o  (unused_wr_strb),
    .rd_en_o    (unused_rd_en),
    .rd_word_o  (rd_word),
    .rd_data_i  (rd_data)
  );

  logic [3:0] wr_reg, rd_reg;
  assign wr_reg = wr_word[3:0];
  assign rd_reg = rd_word[3:0];

  // ---- registers -------------------------------------------------------------------------------
  logic                   resetting_q, start_q, busy, done, slave_error, decode_error;
  logic                   fixed_read_q, fixed_write_q;
  logic [2:0]             enable_q;  // Err, Dly, IOC
  logic [7:0]             threshold_q, delay_q;
  logic                   internal_error_q, slave_error_q, decode_error_q, completed_q, failed_q;
  logic                   interrupt_q, has_error;
  logic [31:0]            source_q, destination_q;
  logic [HighBits-1:0]    source_high_q, destination_high_q;
  logic [LengthWidth-1:0] length_q;
  logic                   idle;

  assign has_error = internal_error_q || slave_error_q || decode_error_q;
  assign idle      = !busy && !start_q;

  always_ff @(posedge s_axi_lite_aclk) begin : registers
    start_q     <= 1'b0;
    interrupt_q <= (completed_q && enable_q[0]) || (failed_q && enable_q[2]);
    if (wr_en && wr_reg == Sr) begin
      if (wr_data[12]) completed_q <= 1'b0;
      if (wr_data[14]) failed_q <= 1'b0;
    end
    // An error's own clock is before that of the end, or the same.
    if (slave_error) slave_error_q <= 1'b1;
    if (decode_error) decode_error_q <= 1'b1;
    if (done) begin
      if (has_error || slave_error || decode_error) failed_q <= 1'b1;
      else completed_q <= 1'b1;
    end
    if (wr_en && wr_reg == Cr) begin
      fixed_read_q  <= wr_data[4];
      fixed_write_q <= wr_data[5];
      enable_q      <= wr_data[14:12];
      delay_q       <= wr_data[31:24];
      if (wr_data[23:16] != 8'd0) threshold_q <= wr_data[23:16];
      if (wr_data[2]) resetting_q <= 1'b1;
    end
    if (wr_en && wr_reg == Sa) source_q <= wr_data;
    if (wr_en && wr_reg == Da) destination_q <= wr_data;
    if (wr_en && wr_reg == SaMsb && AddrWidth > 32) source_high_q <= wr_data[HighBits-1:0];
    if (wr_en && wr_reg == DaMsb && AddrWidth > 32) destination_high_q <= wr_data[HighBits-1:0];
    if (wr_en && wr_reg == Btt && idle && !has_error && !resetting_q) begin
      length_q <= wr_data[LengthWidth-1:0];
      if (wr_data[LengthWidth-1:0] != '0) start_q <= 1'b1;
      else begin
        internal_error_q <= 1'b1;
        failed_q         <= 1'b1;
      end
    end
    if (!s_axi_lite_aresetn || (resetting_q && idle)) begin
      resetting_q        <= 1'b0;
      start_q            <= 1'b0;
      fixed_read_q       <= 1'b0;
      fixed_write_q      <= 1'b0;
      enable_q           <= 3'b000;
      threshold_q        <= 8'd1;
      delay_q            <= 8'd0;
      internal_error_q   <= 1'b0;
      slave_error_q      <= 1'b0;
      decode_error_q     <= 1'b0;
      completed_q        <= 1'b0;
      failed_q           <= 1'b0;
      interrupt_q        <= 1'b0;
      source_q           <= '0;
      destination_q      <= '0;
      source_high_q      <= '0;
      destination_high_q <= '0;
      length_q           <= '0;
    end
  end

  assign cdma_introut = interrupt_q;

  always_comb begin : answer
    unique case (rd_reg)
      Cr:      rd_data = {delay_q, threshold_q, 1'b0, enable_q, 6'b0, fixed_write_q, fixed_read_q,
                          1'b0, resetting_q, 2'b0};
      Sr:      rd_data = {8'b0, 8'd1, 1'b0, failed_q, 1'b0, completed_q, 5'b0, decode_error_q,
                          slave_error_q, internal_error_q, 2'b0, idle, 1'b0};
      Sa:      rd_data = source_q;
      SaMsb:   rd_data = 32'(source_high_q);
      Da:      rd_data = destination_q;
      DaMsb:   rd_data = 32'(destination_high_q);
      Btt:     rd_data = 32'(length_q);
      default: rd_data = 32'b0;
    endcase
  end

  // ---- copies ----------------------------------------------------------------------------------
  swynq_axi_cdma_mover #(
    .DataWidth  (C_M_AXI_DATA_WIDTH),
    .AddrWidth  (AddrWidth),
    .LengthWidth(LengthWidth),
    .MaxBurst   (C_M_AXI_MAX_BURST_LEN),
    .Realign    (C_INCLUDE_DRE != 0)
  ) u_mover (
    .clk_i              (s_axi_lite_aclk),
    .rst_ni             (s_axi_lite_aresetn),
    .start_i            (start_q),
    .source_i           (AddrWidth'({source_high_q, source_q})),
    .destination_i      (AddrWidth'({destination_high_q, destination_q})),
    .length_i           (length_q),
    .fixed_source_i     (fixed_read_q),
    .fixed_destination_i(fixed_write_q),
    .abort_i            (resetting_q),
    .busy_o             (busy),
    .done_o             (done),
    .slave_error_o      (slave_error),
    .decode_error_o     (decode_error),
    .m_araddr_o         (m_axi_araddr),
    .m_arlen_o          (m_axi_arlen),
    .m_arburst_o        (m_axi_arburst),
    .m_arvalid_o        (m_axi_arvalid),
    .m_arready_i        (m_axi_arready),
    .m_rdata_i          (m_axi_rdata),
    .m_rresp_i          (m_axi_rresp),
    .m_rvalid_i         (m_axi_rvalid),
    .m_rready_o         (m_axi_rready),
    .m_awaddr_o         (m_axi_awaddr),
    .m_awlen_o          (m_axi_awlen),
    .m_awburst_o        (m_axi_awburst),
    .m_awvalid_o        (m_axi_awvalid),
    .m_awready_i        (m_axi_awready),
    .m_wdata_o          (m_axi_wdata),
    .m_wstrb_o          (m_axi_wstrb),
    .m_wlast_o          (m_axi_wlast),
    .m_wvalid_o         (m_axi_wvalid),
    .m_wready_i         (m_axi_wready),
    .m_bresp_i          (m_axi_bresp),
    .m_bvalid_i         (m_axi_bvalid),
    .m_bready_o         (m_axi_bready)
  );

  localparam logic [2:0] Size = 3'($clog2(C_M_AXI_DATA_WIDTH / 8));

  assign m_axi_arsize  = Size;
  assign m_axi_awsize  = Size;
  assign m_axi_arprot  = 3'b000;
  assign m_axi_awprot  = 3'b000;
  assign m_axi_arcache = 4'b0011;
  assign m_axi_awcache = 4'b0011;

  logic unused_inputs;
  assign unused_inputs = ^{m_axi_aclk, m_axi_rlast};
  if (WordBits > 4) begin : gen_unused
    logic unused_high;
    assign unused_high = ^{wr_word[WordBits-1:4], rd_word[WordBits-1:4]};
  end

endmodule
