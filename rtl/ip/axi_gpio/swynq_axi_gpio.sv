// SPDX-License-Identifier: Apache-2.0
// AXI GPIO v2.0 (PG144): one or two channels of up to 32 pins.
//
//   0x000 GPIO_DATA   0x004 GPIO_TRI   0x008 GPIO2_DATA   0x00C GPIO2_TRI
//   0x11C GIER, bit 31   0x120 IP ISR, toggled by ones   0x128 IP IER
//
// A set bit of TRI makes a pin an input. DATA reads the pins of inputs and what was written of
// outputs. Pins pass two flip-flops; a pin of a channel that changes sets the channel's bit of ISR.
// Registers ignore WSTRB, as the core does: every write is of a whole word.
module swynq_axi_gpio #(
  parameter int unsigned C_S_AXI_ADDR_WIDTH  = 9,
  parameter int unsigned C_GPIO_WIDTH        = 32,
  parameter int unsigned C_GPIO2_WIDTH       = 32,
  parameter int unsigned C_IS_DUAL           = 0,
  // Whether a channel has inputs alone, or outputs alone.
  parameter int unsigned C_ALL_INPUTS        = 0,
  parameter int unsigned C_ALL_INPUTS_2      = 0,
  parameter int unsigned C_ALL_OUTPUTS       = 0,
  parameter int unsigned C_ALL_OUTPUTS_2     = 0,
  parameter int unsigned C_INTERRUPT_PRESENT = 0,
  // DATA and TRI after reset.
  parameter logic [31:0] C_DOUT_DEFAULT      = 32'h0000_0000,
  parameter logic [31:0] C_TRI_DEFAULT       = 32'hFFFF_FFFF,
  parameter logic [31:0] C_DOUT_DEFAULT_2    = 32'h0000_0000,
  parameter logic [31:0] C_TRI_DEFAULT_2     = 32'hFFFF_FFFF
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

  output logic                          ip2intc_irpt,

  input  logic [C_GPIO_WIDTH-1:0]       gpio_io_i,
  output logic [C_GPIO_WIDTH-1:0]       gpio_io_o,
  output logic [C_GPIO_WIDTH-1:0]       gpio_io_t,
  input  logic [C_GPIO2_WIDTH-1:0]      gpio2_io_i,
  output logic [C_GPIO2_WIDTH-1:0]      gpio2_io_o,
  output logic [C_GPIO2_WIDTH-1:0]      gpio2_io_t
);

  localparam int unsigned WordBits = C_S_AXI_ADDR_WIDTH - 2;

  if (C_S_AXI_ADDR_WIDTH < 9 || C_GPIO_WIDTH < 1 || C_GPIO_WIDTH > 32 || C_GPIO2_WIDTH < 1 ||
      C_GPIO2_WIDTH > 32) begin : gen_bad_width
    $error("swynq_axi_gpio: a channel has 1 to 32 pins, an address at least 9 bits");
  end

  // The registers' words.
  localparam logic [6:0] Gier = 7'h47;
  localparam logic [6:0] Isr  = 7'h48;
  localparam logic [6:0] Ier  = 7'h4A;

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

  // The core looks at these bits of an address, so its registers repeat in a wider window.
  logic [6:0] wr_reg, rd_reg;
  assign wr_reg = wr_word[6:0];
  assign rd_reg = rd_word[6:0];

  // ---- channels --------------------------------------------------------------------------------
  // Both as if they had 32 pins; those that do not exist are 0.
  localparam logic [31:0] Pins [2] = '{32'hFFFF_FFFF >> (32 - C_GPIO_WIDTH),
                                       C_IS_DUAL != 0 ? 32'hFFFF_FFFF >> (32 - C_GPIO2_WIDTH) : 32'h0};
  localparam logic [31:0] DataDefault [2] = '{C_DOUT_DEFAULT, C_DOUT_DEFAULT_2};
  localparam logic [31:0] TriDefault [2]  = '{C_TRI_DEFAULT, C_TRI_DEFAULT_2};
  localparam bit          Inputs [2]      = '{C_ALL_INPUTS != 0, C_ALL_INPUTS_2 != 0};
  localparam bit          Outputs [2]     = '{C_ALL_OUTPUTS != 0, C_ALL_OUTPUTS_2 != 0};

  logic [1:0][31:0] pins, read, data_q, tri_q;
  logic [1:0]       changed_q;

  assign pins[0] = 32'(gpio_io_i);
  assign pins[1] = 32'(gpio2_io_i);

  for (genvar c = 0; c < 2; c++) begin : gen_channel
    logic [31:0] first_q, second_q, last_q;

    always_ff @(posedge s_axi_aclk) begin : registers
      if (wr_en && wr_reg == 7'(2 * c)) data_q[c] <= wr_data & Pins[c];
      if (wr_en && wr_reg == 7'(2 * c + 1)) tri_q[c] <= wr_data & Pins[c];
      if (!s_axi_aresetn) begin
        data_q[c] <= DataDefault[c] & Pins[c];
        tri_q[c]  <= TriDefault[c] & Pins[c];
      end
    end

    always_ff @(posedge s_axi_aclk) begin : inputs
      changed_q[c] <= second_q != last_q;
      last_q       <= second_q;
      second_q     <= first_q;
      first_q      <= pins[c] & Pins[c];
      // Pins that are high during reset have not changed.
      if (!s_axi_aresetn) begin
        changed_q[c] <= 1'b0;
        last_q       <= first_q;
        second_q     <= first_q;
      end
    end

    if (Inputs[c]) begin : gen_inputs
      assign read[c] = second_q;
    end else if (Outputs[c]) begin : gen_outputs
      assign read[c] = data_q[c];
    end else begin : gen_both
      assign read[c] = (second_q & tri_q[c]) | (data_q[c] & ~tri_q[c]);
    end
  end

  assign gpio_io_o  = data_q[0][C_GPIO_WIDTH-1:0];
  assign gpio_io_t  = tri_q[0][C_GPIO_WIDTH-1:0];
  assign gpio2_io_o = data_q[1][C_GPIO2_WIDTH-1:0];
  assign gpio2_io_t = tri_q[1][C_GPIO2_WIDTH-1:0];

  // ---- interrupt -------------------------------------------------------------------------------
  logic       global_q, interrupt_q;
  logic [1:0] status_q, enable_q;

  always_ff @(posedge s_axi_aclk) begin : interrupts
    logic [1:0] toggle;
    interrupt_q <= global_q && |(status_q & enable_q);
    toggle      = wr_en && wr_reg == Isr ? wr_data[1:0] : 2'b00;
    status_q    <= (status_q ^ toggle) | changed_q;
    if (wr_en && wr_reg == Gier) global_q <= wr_data[31];
    if (wr_en && wr_reg == Ier) enable_q <= wr_data[1:0] & {C_IS_DUAL != 0, 1'b1};
    if (!s_axi_aresetn || C_INTERRUPT_PRESENT == 0) begin
      interrupt_q <= 1'b0;
      status_q    <= 2'b00;
      global_q    <= 1'b0;
      enable_q    <= 2'b00;
    end
  end

  assign ip2intc_irpt = interrupt_q;

  // ---- reads -----------------------------------------------------------------------------------
  always_comb begin : answer
    unique case (rd_reg)
      7'h00:   rd_data = read[0];
      7'h01:   rd_data = tri_q[0];
      7'h02:   rd_data = read[1];
      7'h03:   rd_data = tri_q[1];
      Gier:    rd_data = {global_q, 31'b0};
      Isr:     rd_data = {30'b0, status_q};
      Ier:     rd_data = {30'b0, enable_q};
      default: rd_data = 32'b0;
    endcase
  end

  if (WordBits > 7) begin : gen_unused
    logic unused_high;
    assign unused_high = ^{wr_word[WordBits-1:7], rd_word[WordBits-1:7]};
  end

endmodule
