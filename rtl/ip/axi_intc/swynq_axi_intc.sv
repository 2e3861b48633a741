// SPDX-License-Identifier: Apache-2.0
// AXI interrupt controller v4.1 (PG099), without fast interrupts, cascading and software inputs.
//
//   0x00 ISR   0x04 IPR   0x08 IER   0x0C IAR   0x10 SIE   0x14 CIE   0x18 IVR   0x1C MER
//
// `irq` is active while an enabled input is pending and MER.ME is set. Inputs count once MER.HIE is
// set, which stays so until reset; before, software may write ISR. An edge is pending until
// IAR acknowledges it; a level, too, and it is pending again while the input is active. The lowest
// number has the highest priority. Registers ignore WSTRB.
module swynq_axi_intc #(
  parameter int unsigned C_S_AXI_ADDR_WIDTH = 9,
  parameter int unsigned C_NUM_INTR_INPUTS  = 1,
  // A set bit: an edge. Then by bit: rising edges, or levels that are active when high.
  parameter logic [31:0] C_KIND_OF_INTR     = 32'hFFFF_FFFF,
  parameter logic [31:0] C_KIND_OF_EDGE     = 32'hFFFF_FFFF,
  parameter logic [31:0] C_KIND_OF_LVL      = 32'hFFFF_FFFF,
  // Which inputs pass flip-flops first, and how many.
  parameter logic [31:0] C_ASYNC_INTR       = 32'hFFFF_FFFF,
  parameter int unsigned C_NUM_SYNC_FF      = 2,
  parameter int unsigned C_DISABLE_SYNCHRONIZERS = 0,
  // Whether these registers exist.
  parameter int unsigned C_HAS_IPR          = 1,
  parameter int unsigned C_HAS_SIE          = 1,
  parameter int unsigned C_HAS_CIE          = 1,
  parameter int unsigned C_HAS_IVR          = 1,
  // The active level of `irq`.
  parameter int unsigned C_IRQ_ACTIVE       = 1
) (
  input  logic                          s_axi_aclk,
  input  logic                          s_axi_aresetn,

  input  logic [C_S_AXI_ADDR_WIDTH-1:0] s_axi_awaddr,
  input  logic                          s_axi_awvalid,
  output logic                          s_axi_awready,
  input  logic [31:0]                   s_axi_wdata,
  input  logic [3:0]                    s_axi_wstrb,
  input  logic                          s_axi_wvalid,
  output logic                          s_axi_wready,
  output logic [1:0]                    s_axi_bresp,
  output logic                          s_axi_bvalid,
  input  logic                          s_axi_bready,
  input  logic [C_S_AXI_ADDR_WIDTH-1:0] s_axi_araddr,
  input  logic                          s_axi_arvalid,
  output logic                          s_axi_arready,
  output logic [31:0]                   s_axi_rdata,
  output logic [1:0]                    s_axi_rresp,
  output logic                          s_axi_rvalid,
  input  logic                          s_axi_rready,

  input  logic [C_NUM_INTR_INPUTS-1:0]  intr,
  output logic                          irq
);

  localparam int unsigned N        = C_NUM_INTR_INPUTS;
  localparam int unsigned WordBits = C_S_AXI_ADDR_WIDTH - 2;
  localparam int unsigned Stages   = C_DISABLE_SYNCHRONIZERS != 0 ? 0 : C_NUM_SYNC_FF;

  if (N < 1 || N > 32 || C_S_AXI_ADDR_WIDTH < 9 || C_NUM_SYNC_FF > 8) begin : gen_bad_width
    $error("swynq_axi_intc: 1 to 32 inputs, at most 8 flip-flops, and at least 9 address bits");
  end

  // The registers' words.
  localparam logic [6:0] Isr = 7'd0;
  localparam logic [6:0] Ipr = 7'd1;
  localparam logic [6:0] Ier = 7'd2;
  localparam logic [6:0] Iar = 7'd3;
  localparam logic [6:0] Sie = 7'd4;
  localparam logic [6:0] Cie = 7'd5;
  localparam logic [6:0] Ivr = 7'd6;
  localparam logic [6:0] Mer = 7'd7;

  // ---- accesses --------------------------------------------------------------------------------
  logic                wr_en, unused_rd_en;
  logic [WordBits-1:0] wr_word, rd_word;
  logic [31:0]         wr_data, rd_data;
  logic [3:0]          unused_wr_strb;

  swynq_ip_registers #(
    .AddrWidth(C_S_AXI_ADDR_WIDTH)
  ) u_registers (
    .clk_i      (s_axi_aclk),
    .rst_ni     (s_axi_aresetn),
    .s_awaddr_i (s_axi_awaddr),
    .s_awvalid_i(s_axi_awvalid),
    .s_awready_o(s_axi_awready),
    .s_wdata_i  (s_axi_wdata),
    .s_wstrb_i  (s_axi_wstrb),
    .s_wvalid_i (s_axi_wvalid),
    .s_wready_o (s_axi_wready),
    .s_bresp_o  (s_axi_bresp),
    .s_bvalid_o (s_axi_bvalid),
    .s_bready_i (s_axi_bready),
    .s_araddr_i (s_axi_araddr),
    .s_arvalid_i(s_axi_arvalid),
    .s_arready_o(s_axi_arready),
    .s_rdata_o  (s_axi_rdata),
    .s_rresp_o  (s_axi_rresp),
    .s_rvalid_o (s_axi_rvalid),
    .s_rready_i (s_axi_rready),
    .wr_en_o    (wr_en),
    .wr_word_o  (wr_word),
    .wr_data_o  (wr_data),
    .wr_strb_o  (unused_wr_strb),
    .rd_en_o    (unused_rd_en),
    .rd_word_o  (rd_word),
    .rd_data_i  (rd_data)
  );

  logic [6:0] wr_reg, rd_reg;
  assign wr_reg = wr_word[6:0];
  assign rd_reg = rd_word[6:0];

  // ---- inputs ----------------------------------------------------------------------------------
  // Active inputs as ones, each behind its flip-flops.
  logic [N-1:0] active, last_q, events;

  for (genvar i = 0; i < N; i++) begin : gen_input
    localparam bit Edge = C_KIND_OF_INTR[i];
    localparam bit High = Edge ? C_KIND_OF_EDGE[i] : C_KIND_OF_LVL[i];

    logic level;
    assign level = intr[i] ^ !High;

    if (C_ASYNC_INTR[i] && Stages > 0) begin : gen_stages
      logic [Stages-1:0] stages_q;
      always_ff @(posedge s_axi_aclk) begin : stages
        stages_q <= Stages'({stages_q, level});
        if (!s_axi_aresetn) stages_q <= '0;
      end
      assign active[i] = stages_q[Stages-1];
    end else begin : gen_direct
      assign active[i] = level;
    end

    assign events[i] = active[i] && !(Edge && last_q[i]);
  end

  // ---- registers -------------------------------------------------------------------------------
  logic [N-1:0] isr_q, ier_q, pending;
  logic         master_q, hardware_q, irq_q;

  assign pending = isr_q & ier_q;

  always_ff @(posedge s_axi_aclk) begin : registers
    logic [N-1:0] data, isr;
    irq_q  <= master_q && |pending;
    last_q <= active;
    data   = wr_data[N-1:0];
    isr    = isr_q;
    if (wr_en && wr_reg == Isr && !hardware_q) isr = data;
    if (wr_en && wr_reg == Iar) isr = isr & ~data;
    isr_q <= hardware_q ? isr | events : isr;
    if (wr_en && wr_reg == Ier) ier_q <= data;
    if (wr_en && wr_reg == Sie && C_HAS_SIE != 0) ier_q <= ier_q | data;
    if (wr_en && wr_reg == Cie && C_HAS_CIE != 0) ier_q <= ier_q & ~data;
    if (wr_en && wr_reg == Mer) begin
      master_q   <= wr_data[0];
      hardware_q <= hardware_q || wr_data[1];
    end
    if (!s_axi_aresetn) begin
      irq_q      <= 1'b0;
      last_q     <= '0;
      isr_q      <= '0;
      ier_q      <= '0;
      master_q   <= 1'b0;
      hardware_q <= 1'b0;
    end
  end

  assign irq = irq_q ^ (C_IRQ_ACTIVE == 0);

  // ---- reads -----------------------------------------------------------------------------------
  logic [31:0] vector;

  always_comb begin : lowest
    vector = 32'hFFFF_FFFF;
    for (int unsigned i = 0; i < N; i++) begin
      if (pending[N-1-i]) vector = N - 1 - i;
    end
  end

  always_comb begin : answer
    unique case (rd_reg)
      Isr:     rd_data = 32'(isr_q);
      Ipr:     rd_data = C_HAS_IPR != 0 ? 32'(pending) : 32'b0;
      Ier:     rd_data = 32'(ier_q);
      Ivr:     rd_data = C_HAS_IVR != 0 ? vector : 32'b0;
      Mer:     rd_data = {30'b0, hardware_q, master_q};
      default: rd_data = 32'b0;
    endcase
  end

  if (WordBits > 7) begin : gen_unused
    logic unused_high;
    assign unused_high = ^{wr_word[WordBits-1:7], rd_word[WordBits-1:7]};
  end
  if (N < 32) begin : gen_unused_data
    logic unused_data;
    assign unused_data = ^wr_data[31:N];
  end

endmodule
