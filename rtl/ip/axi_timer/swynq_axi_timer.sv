// SPDX-License-Identifier: Apache-2.0
// AXI timer v2.0 (PG079): two counters that generate pulses or capture, alone, as one of twice the
// width, or as a PWM.
//
//   0x00 TCSR0   0x04 TLR0   0x08 TCR0   0x10 TCSR1   0x14 TLR1   0x18 TCR1
//
//   TCSR: 0 MDT, capture   1 UDT, down   2 GENT   3 CAPT   4 ARHT   5 LOAD   6 ENIT   7 ENT
//         8 INT, cleared by a 1   9 PWM   10 ENALL, sets ENT of both   11 CASC, of TCSR0
//
// A counter that rolls over has expired: a clock later it is reloaded, or rests until it is loaded.
// So TLR + 2 clocks pass from load to reload counting down, and in a cascade, whose upper half follows
// the lower one by two clocks, TLR + 4. INT of an expiry that comes in the very clock in which
// software clears INT is lost, as in the core. Triggers and `freeze` pass two flip-flops.
module swynq_axi_timer #(
  parameter int unsigned C_S_AXI_ADDR_WIDTH = 5,
  parameter int unsigned C_COUNT_WIDTH      = 32,
  // Whether the second counter is missing: its registers read 0 then, and so does CASC.
  parameter int unsigned C_ONE_TIMER_ONLY   = 0,
  // The active levels of the triggers and the pulses.
  parameter int unsigned C_TRIG0_ASSERT     = 1,
  parameter int unsigned C_TRIG1_ASSERT     = 1,
  parameter int unsigned C_GEN0_ASSERT      = 1,
  parameter int unsigned C_GEN1_ASSERT      = 1
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

  input  logic                          capturetrig0,
  input  logic                          capturetrig1,
  input  logic                          freeze,
  output logic                          generateout0,
  output logic                          generateout1,
  output logic                          pwm0,
  output logic                          interrupt
);

  localparam int unsigned W        = C_COUNT_WIDTH;
  localparam int unsigned WordBits = C_S_AXI_ADDR_WIDTH - 2;
  localparam bit          Two      = C_ONE_TIMER_ONLY == 0;

  if (W < 8 || W > 32 || C_S_AXI_ADDR_WIDTH < 5) begin : gen_bad_width
    $error("swynq_axi_timer: counters have 8 to 32 bits, an address at least 5");
  end

  // Bits of TCSR.
  localparam int unsigned Mdt   = 0;
  localparam int unsigned Udt   = 1;
  localparam int unsigned Gent  = 2;
  localparam int unsigned Capt  = 3;
  localparam int unsigned Arht  = 4;
  localparam int unsigned Load  = 5;
  localparam int unsigned Enit  = 6;
  localparam int unsigned Ent   = 7;
  localparam int unsigned Int   = 8;
  localparam int unsigned Pwm   = 9;
  localparam int unsigned Enall = 10;
  localparam int unsigned Casc  = 11;

  // ---- accesses --------------------------------------------------------------------------------
  logic                wr_en, rd_en;
  logic [WordBits-1:0] wr_word, rd_word;
  logic [31:0]         wr_data, rd_data, wr_mask;
  logic [3:0]          wr_strb;

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
    .wr_strb_o  (wr_strb),
    .rd_en_o    (rd_en),
    .rd_word_o  (rd_word),
    .rd_data_i  (rd_data)
  );

  logic [2:0] wr_reg, rd_reg;
  assign wr_reg  = wr_word[2:0];
  assign rd_reg  = rd_word[2:0];
  assign wr_mask = {{8{wr_strb[3]}}, {8{wr_strb[2]}}, {8{wr_strb[1]}}, {8{wr_strb[0]}}};

  // ---- inputs ----------------------------------------------------------------------------------
  logic [1:0][11:0] tcsr_q;
  logic [1:0]       trigger, first_q, second_q, armed_q, last_q, edges;
  logic             freeze_first_q, freeze_q;

  assign trigger = {capturetrig1 ^ (C_TRIG1_ASSERT == 0), capturetrig0 ^ (C_TRIG0_ASSERT == 0)};
  assign edges   = armed_q & ~last_q;

  always_ff @(posedge s_axi_aclk) begin : inputs
    last_q         <= armed_q;
    armed_q        <= second_q & {tcsr_q[1][Capt], tcsr_q[0][Capt]};
    second_q       <= first_q;
    first_q        <= trigger;
    freeze_q       <= freeze_first_q;
    freeze_first_q <= freeze;
    if (!s_axi_aresetn) begin
      last_q         <= '0;
      armed_q        <= '0;
      second_q       <= '0;
      first_q        <= '0;
      freeze_q       <= 1'b0;
      freeze_first_q <= 1'b0;
    end
  end

  // ---- counters --------------------------------------------------------------------------------
  logic [1:0][W-1:0] count_q, tlr_q;
  // Rolled over by its last step; the first clock of that, a clock later.
  logic [1:0]        rolled_q, rolled_last_q, expired_q;
  logic              casc;
  logic [1:0]        run, down, load, capture;

  assign casc = tcsr_q[0][Casc];

  always_comb begin : control
    for (int unsigned i = 0; i < 2; i++) begin
      run[i]  = !freeze_q && tcsr_q[i][Ent] &&
                (tcsr_q[i][Mdt] || !rolled_q[i] || tcsr_q[i][Arht] || tcsr_q[i][Pwm]);
      down[i] = tcsr_q[i][Udt];
    end
    load[0] = tcsr_q[0][Load] ||
              (rolled_q[0] && !tcsr_q[0][Mdt] && (tcsr_q[0][Arht] || tcsr_q[0][Pwm]));
    // In a PWM the period's end starts the high time.
    load[1] = tcsr_q[1][Load] || (tcsr_q[1][Pwm] ? rolled_q[0]
                                  : rolled_q[1] && !tcsr_q[1][Mdt] && tcsr_q[1][Arht]);
    if (casc) begin
      run[0]  = !freeze_q && tcsr_q[0][Ent] && (tcsr_q[0][Mdt] || !rolled_q[1] || tcsr_q[0][Arht]);
      run[1]  = run[0] && expired_q[0];
      down[1] = down[0];
      load[0] = tcsr_q[0][Load] || (rolled_q[1] && !tcsr_q[0][Mdt] && tcsr_q[0][Arht]);
      load[1] = tcsr_q[1][Load] || (rolled_q[1] && !tcsr_q[0][Mdt] && tcsr_q[0][Arht]);
    end
  end

  always_ff @(posedge s_axi_aclk) begin : counters
    expired_q     <= rolled_q & ~rolled_last_q;
    rolled_last_q <= rolled_q;
    for (int unsigned i = 0; i < 2; i++) begin
      if (load[i]) begin
        count_q[i]  <= tlr_q[i];
        rolled_q[i] <= 1'b0;
      end else if (run[i]) begin
        count_q[i]  <= down[i] ? count_q[i] - W'(1) : count_q[i] + W'(1);
        rolled_q[i] <= down[i] ? count_q[i] == '0 : &count_q[i];
      end
    end
    if (!s_axi_aresetn) begin
      count_q       <= '0;
      rolled_q      <= '0;
      rolled_last_q <= '0;
      expired_q     <= '0;
    end
    if (!Two) begin
      count_q[1]       <= '0;
      rolled_q[1]      <= 1'b0;
      rolled_last_q[1] <= 1'b0;
      expired_q[1]     <= 1'b0;
    end
  end

  // ---- captures --------------------------------------------------------------------------------
  // A capture of a cascade waits until the upper half has followed. Without ARHT a capture is kept
  // until TLR is read or written.
  logic [1:0] read_q, touched;
  logic       due_q, settled;

  assign settled = !rolled_q[0] && !expired_q[0];

  always_comb begin : capturing
    for (int unsigned i = 0; i < 2; i++) begin
      touched[i] = (wr_en && wr_reg == 3'(4 * i + 1)) || (rd_en && rd_reg == 3'(4 * i + 1));
      capture[i] = edges[i] && tcsr_q[i][Mdt] && tcsr_q[i][Ent];
    end
    if (casc) begin
      capture[0] = (edges[0] || due_q) && settled && tcsr_q[0][Mdt] && tcsr_q[0][Ent];
      capture[1] = capture[0];
    end
  end

  always_ff @(posedge s_axi_aclk) begin : load_registers
    logic [W-1:0] mask;
    mask  = wr_mask[W-1:0];
    due_q <= casc && (edges[0] || due_q) && !settled;
    for (int unsigned i = 0; i < 2; i++) begin
      if (capture[i]) begin
        if (read_q[i] || tcsr_q[casc ? 0 : i][Arht]) tlr_q[i] <= count_q[i];
        read_q[i] <= 1'b0;
      end
      if (touched[i]) read_q[i] <= 1'b1;
      if (wr_en && wr_reg == 3'(4 * i + 1)) tlr_q[i] <= (tlr_q[i] & ~mask) | (wr_data[W-1:0] & mask);
    end
    if (!s_axi_aresetn) begin
      tlr_q  <= '0;
      read_q <= 2'b11;
      due_q  <= 1'b0;
    end
    if (!Two) tlr_q[1] <= '0;
  end

  // ---- control and status ----------------------------------------------------------------------
  logic [1:0] events;

  always_comb begin : event_sources
    for (int unsigned i = 0; i < 2; i++) begin
      events[i] = tcsr_q[i][Mdt] ? capture[i] : expired_q[i];
    end
    if (casc) events = {1'b0, tcsr_q[0][Mdt] ? capture[0] : expired_q[1]};
  end

  always_ff @(posedge s_axi_aclk) begin : control_registers
    logic [11:0] data, mask;
    logic        all;
    data = wr_data[11:0];
    mask = wr_mask[11:0];
    all  = data[Enall] && mask[Enall];
    for (int unsigned i = 0; i < 2; i++) begin
      if (events[i]) tcsr_q[i][Int] <= 1'b1;
      if (wr_en && wr_reg == 3'(4 * i)) begin
        tcsr_q[i]      <= (tcsr_q[i] & ~mask) | (data & mask);
        tcsr_q[i][Int] <= (tcsr_q[i][Int] || events[i]) && !(data[Int] && mask[Int]);
      end
      if (wr_en && wr_reg[1:0] == 2'b00) begin
        if (mask[Enall]) tcsr_q[i][Enall] <= data[Enall];
        if (all) tcsr_q[i][Ent] <= 1'b1;
      end
    end
    tcsr_q[1][Casc] <= 1'b0;
    if (!s_axi_aresetn) tcsr_q <= '0;
    if (!Two) begin
      tcsr_q[1]       <= '0;
      tcsr_q[0][Casc] <= 1'b0;
    end
  end

  // ---- outputs ---------------------------------------------------------------------------------
  logic [1:0] generate_q, pulse;
  logic       pwm_q, interrupt_q;

  always_comb begin : pulses
    pulse = {expired_q[1] && tcsr_q[1][Gent], expired_q[0] && tcsr_q[0][Gent]};
    if (casc) pulse = {expired_q[0] && tcsr_q[0][Gent], expired_q[1] && tcsr_q[0][Gent]};
  end

  // The PWM is made of the pulses as they leave, so their active levels must be high. An end of the
  // high time that comes with the period's end prevails.
  always_ff @(posedge s_axi_aclk) begin : outputs
    if (generate_q[0]) pwm_q <= 1'b1;
    if (generate_q[1] || !(tcsr_q[0][Pwm] || tcsr_q[1][Pwm])) pwm_q <= 1'b0;
    generate_q  <= pulse ^ {C_GEN1_ASSERT == 0, C_GEN0_ASSERT == 0};
    interrupt_q <= (tcsr_q[0][Enit] && tcsr_q[0][Int]) || (tcsr_q[1][Enit] && tcsr_q[1][Int]);
    if (!s_axi_aresetn) begin
      pwm_q       <= 1'b0;
      generate_q  <= {C_GEN1_ASSERT == 0, C_GEN0_ASSERT == 0};
      interrupt_q <= 1'b0;
    end
  end

  assign generateout0 = generate_q[0];
  assign generateout1 = generate_q[1];
  assign pwm0         = pwm_q;
  assign interrupt    = interrupt_q;

  // ---- reads -----------------------------------------------------------------------------------
  always_comb begin : answer
    unique case (rd_reg)
      3'h0:    rd_data = 32'(tcsr_q[0]);
      3'h1:    rd_data = 32'(tlr_q[0]);
      3'h2:    rd_data = 32'(count_q[0]);
      3'h4:    rd_data = 32'(tcsr_q[1]);
      3'h5:    rd_data = 32'(tlr_q[1]);
      3'h6:    rd_data = 32'(count_q[1]);
      default: rd_data = 32'b0;
    endcase
  end

  // Registers have 12 bits or those of the counters.
  localparam int unsigned Used = W > 12 ? W : 12;
  if (Used < 32) begin : gen_unused_data
    logic unused_data;
    assign unused_data = ^{wr_data[31:Used], wr_mask[31:Used]};
  end
  if (WordBits > 3) begin : gen_unused
    logic unused_high;
    assign unused_high = ^{wr_word[WordBits-1:3], rd_word[WordBits-1:3]};
  end

endmodule
