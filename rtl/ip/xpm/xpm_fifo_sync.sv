// SPDX-License-Identifier: Apache-2.0
// xpm_fifo_sync (UG974): a FIFO with one clock, of words of one width.
//
// Outputs that USE_ADV_FEATURES does not ask for are low. Power and ECC are not there.
/* verilator lint_off UNUSEDPARAM */
module xpm_fifo_sync #(
  parameter int unsigned CASCADE_HEIGHT      = 0,
  parameter              DOUT_RESET_VALUE    = "0",
  parameter              ECC_MODE            = "no_ecc",
  parameter              EN_SIM_ASSERT_ERR   = "warning",
  parameter              FIFO_MEMORY_TYPE    = "auto",
  parameter int unsigned FIFO_READ_LATENCY   = 1,
  parameter int unsigned FIFO_WRITE_DEPTH    = 2048,
  parameter int unsigned FULL_RESET_VALUE    = 0,
  parameter int unsigned PROG_EMPTY_THRESH   = 10,
  parameter int unsigned PROG_FULL_THRESH    = 10,
  parameter int unsigned RD_DATA_COUNT_WIDTH = 1,
  parameter int unsigned READ_DATA_WIDTH     = 32,
  parameter              READ_MODE           = "std",
  parameter int unsigned SIM_ASSERT_CHK      = 0,
  // Four digits of base 16, a bit for each optional output.
  parameter              USE_ADV_FEATURES    = "0707",
  parameter int unsigned WAKEUP_TIME         = 0,
  parameter int unsigned WRITE_DATA_WIDTH    = 32,
  parameter int unsigned WR_DATA_COUNT_WIDTH = 1
) (
  input  logic                           sleep,
  input  logic                           rst,
  input  logic                           wr_clk,
  input  logic                           wr_en,
  input  logic [WRITE_DATA_WIDTH-1:0]    din,
  output logic                           full,
  output logic                           prog_full,
  output logic [WR_DATA_COUNT_WIDTH-1:0] wr_data_count,
  output logic                           overflow,
  output logic                           wr_rst_busy,
  output logic                           almost_full,
  output logic                           wr_ack,
  input  logic                           rd_en,
  output logic [READ_DATA_WIDTH-1:0]     dout,
  output logic                           empty,
  output logic                           prog_empty,
  output logic [RD_DATA_COUNT_WIDTH-1:0] rd_data_count,
  output logic                           underflow,
  output logic                           rd_rst_busy,
  output logic                           almost_empty,
  output logic                           data_valid,
  input  logic                           injectsbiterr,
  input  logic                           injectdbiterr,
  output logic                           sbiterr,
  output logic                           dbiterr
);

  localparam int unsigned Bits = $clog2(FIFO_WRITE_DEPTH) + 1;

  /* verilator lint_off WIDTH */
  localparam bit FallThrough = READ_MODE == "fwft";
  localparam bit IsPlain     = ECC_MODE == "no_ecc" && DOUT_RESET_VALUE == "0" && WAKEUP_TIME == 0;
  localparam bit IsKnown     = FallThrough || READ_MODE == "std";
  localparam logic [31:0] FeatureText = USE_ADV_FEATURES;
  /* verilator lint_on WIDTH */

  if (!IsPlain) begin : gen_bad_option
    $error("xpm_fifo_sync: ECC_MODE is no_ecc, DOUT_RESET_VALUE 0, WAKEUP_TIME 0");
  end
  if (!IsKnown) begin : gen_bad_mode
    $error("xpm_fifo_sync: READ_MODE is std or fwft");
  end
  if (READ_DATA_WIDTH != WRITE_DATA_WIDTH) begin : gen_bad_width
    $error("xpm_fifo_sync: READ_DATA_WIDTH is WRITE_DATA_WIDTH");
  end
  if (!FallThrough && (FIFO_READ_LATENCY < 1 || FIFO_READ_LATENCY > 100)) begin : gen_bad_latency
    $error("xpm_fifo_sync: FIFO_READ_LATENCY is from 1 to 100");
  end

  // A digit of base 16.
  function automatic logic [3:0] digit(logic [7:0] letter);
    return 4'(letter) + (letter > "9" ? 4'd9 : 4'd0);
  endfunction

  localparam logic [15:0] Features = {digit(FeatureText[31:24]), digit(FeatureText[23:16]),
                                      digit(FeatureText[15:8]), digit(FeatureText[7:0])};

  logic            is_almost_full, is_prog_full, is_overflow, is_ack;
  logic            is_almost_empty, is_prog_empty, is_underflow, is_valid;
  logic [Bits-1:0] wr_count, rd_count;

  // The upper bits, where a count has fewer than all.
  function automatic logic [31:0] upper(logic [Bits-1:0] count, int unsigned width);
    return width < Bits ? 32'(count) >> (Bits - width) : 32'(count);
  endfunction

  assign overflow      = Features[0] && is_overflow;
  assign prog_full     = Features[1] && is_prog_full;
  assign wr_data_count = Features[2] ? WR_DATA_COUNT_WIDTH'(upper(wr_count, WR_DATA_COUNT_WIDTH)) : '0;
  assign almost_full   = Features[3] && is_almost_full;
  assign wr_ack        = Features[4] && is_ack;
  assign underflow     = Features[8] && is_underflow;
  assign prog_empty    = Features[9] && is_prog_empty;
  assign rd_data_count = Features[10] ? RD_DATA_COUNT_WIDTH'(upper(rd_count, RD_DATA_COUNT_WIDTH)) : '0;
  assign almost_empty  = Features[11] && is_almost_empty;
  assign data_valid    = Features[12] && is_valid;
  assign sbiterr       = 1'b0;
  assign dbiterr       = 1'b0;

  logic unused_inputs;
  assign unused_inputs = ^{sleep, injectsbiterr, injectdbiterr};

  swynq_xpm_fifo #(
    .Width      (WRITE_DATA_WIDTH),
    .Depth      (FIFO_WRITE_DEPTH),
    .Async      (1'b0),
    .FallThrough(FallThrough),
    .Latency    (FallThrough ? 1 : FIFO_READ_LATENCY),
    .FullInReset(FULL_RESET_VALUE != 0),
    .ProgFull   (PROG_FULL_THRESH),
    .ProgEmpty  (PROG_EMPTY_THRESH)
  ) u_fifo (
    .wr_clk_i      (wr_clk),
    .rst_i         (rst),
    .wr_en_i       (wr_en),
    .din_i         (din),
    .full_o        (full),
    .almost_full_o (is_almost_full),
    .prog_full_o   (is_prog_full),
    .overflow_o    (is_overflow),
    .wr_ack_o      (is_ack),
    .wr_count_o    (wr_count),
    .wr_busy_o     (wr_rst_busy),
    .rd_clk_i      (wr_clk),
    .rd_en_i       (rd_en),
    .dout_o        (dout),
    .empty_o       (empty),
    .almost_empty_o(is_almost_empty),
    .prog_empty_o  (is_prog_empty),
    .underflow_o   (is_underflow),
    .valid_o       (is_valid),
    .rd_count_o    (rd_count),
    .rd_busy_o     (rd_rst_busy)
  );

endmodule
