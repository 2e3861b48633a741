// SPDX-License-Identifier: Apache-2.0
// xpm_memory_sdpram (UG974): a memory with a port that writes and one that reads.
//
// ECC, power saving and different widths are not there; parameters for synthesis change nothing.
/* verilator lint_off UNUSEDPARAM */
module xpm_memory_sdpram #(
  parameter int unsigned MEMORY_SIZE             = 2048,
  parameter int unsigned ADDR_WIDTH_A            = 6,
  parameter int unsigned BYTE_WRITE_WIDTH_A      = 32,
  parameter int unsigned WRITE_DATA_WIDTH_A      = 32,
  parameter              RST_MODE_A              = "SYNC",
  parameter int unsigned ADDR_WIDTH_B            = 6,
  parameter int unsigned READ_DATA_WIDTH_B       = 32,
  parameter int unsigned READ_LATENCY_B          = 2,
  parameter              READ_RESET_VALUE_B      = "0",
  parameter              RST_MODE_B              = "SYNC",
  parameter              WRITE_MODE_B            = "no_change",
  parameter              CLOCKING_MODE           = "common_clock",
  parameter int unsigned USE_EMBEDDED_CONSTRAINT = 0,
  parameter int unsigned AUTO_SLEEP_TIME         = 0,
  parameter int unsigned CASCADE_HEIGHT          = 0,
  parameter              ECC_BIT_RANGE           = "7:0",
  parameter              ECC_MODE                = "no_ecc",
  parameter              ECC_TYPE                = "none",
  parameter int unsigned IGNORE_INIT_SYNTH       = 0,
  parameter              MEMORY_INIT_FILE        = "none",
  parameter              MEMORY_INIT_PARAM       = "0",
  parameter              MEMORY_OPTIMIZATION     = "true",
  parameter              MEMORY_PRIMITIVE        = "auto",
  parameter int unsigned MESSAGE_CONTROL         = 0,
  parameter              RAM_DECOMP              = "auto",
  parameter int unsigned SIM_ASSERT_CHK          = 0,
  parameter int unsigned USE_MEM_INIT            = 1,
  parameter int unsigned USE_MEM_INIT_MMI        = 0,
  parameter              WAKEUP_TIME             = "disable_sleep",
  parameter int unsigned WRITE_PROTECT           = 1
) (
  input  logic                                             sleep,
  input  logic                                             clka,
  input  logic                                             ena,
  input  logic [WRITE_DATA_WIDTH_A/BYTE_WRITE_WIDTH_A-1:0] wea,
  input  logic [ADDR_WIDTH_A-1:0]                          addra,
  input  logic [WRITE_DATA_WIDTH_A-1:0]                    dina,
  input  logic                                             injectsbiterra,
  input  logic                                             injectdbiterra,
  input  logic                                             clkb,
  input  logic                                             rstb,
  input  logic                                             enb,
  input  logic                                             regceb,
  input  logic [ADDR_WIDTH_B-1:0]                          addrb,
  output logic [READ_DATA_WIDTH_B-1:0]                     doutb,
  output logic                                             sbiterrb,
  output logic                                             dbiterrb
);

  /* verilator lint_off WIDTH */
  localparam bit IsPlain = ECC_MODE == "no_ecc" &&
                           AUTO_SLEEP_TIME == 0 &&
                           WAKEUP_TIME == "disable_sleep" &&
                           RST_MODE_B == "SYNC" &&
                           READ_RESET_VALUE_B == "0";
  /* verilator lint_on WIDTH */
  localparam int unsigned AddrWidth = ADDR_WIDTH_A > ADDR_WIDTH_B ? ADDR_WIDTH_A : ADDR_WIDTH_B;

  if (READ_DATA_WIDTH_B != WRITE_DATA_WIDTH_A) begin : gen_bad_width
    $error("xpm_memory_sdpram: all data widths are equal");
  end
  if (!IsPlain) begin : gen_bad_option
    $error("xpm_memory_sdpram: ECC_MODE is no_ecc, AUTO_SLEEP_TIME 0, RST_MODE SYNC, READ_RESET_VALUE 0");
  end

  logic unused_inputs;
  assign unused_inputs = ^{sleep, injectsbiterra, injectdbiterra};

  assign sbiterrb = 1'b0;
  assign dbiterrb = 1'b0;

  logic [WRITE_DATA_WIDTH_A-1:0] unused_douta;

  swynq_xpm_memory #(
    .Width    (WRITE_DATA_WIDTH_A),
    .Depth    (MEMORY_SIZE / WRITE_DATA_WIDTH_A),
    .AddrWidth(AddrWidth),
    .Group    (BYTE_WRITE_WIDTH_A),
    .ModeA    (1),
    .ModeB    (1),
    .LatencyA (1),
    .LatencyB (READ_LATENCY_B),
    .InitText (MEMORY_INIT_PARAM),
    .InitFile (MEMORY_INIT_FILE)
  ) u_memory (
    .clka_i  (clka),
    .rsta_i  (1'b0),
    .ena_i   (ena),
    .regcea_i(1'b0),
    .wea_i   (wea),
    .addra_i (AddrWidth'(addra)),
    .dina_i  (dina),
    .douta_o (unused_douta),
    .clkb_i  (clkb),
    .rstb_i  (rstb),
    .enb_i   (enb),
    .regceb_i(regceb),
    .web_i   ('0),
    .addrb_i (AddrWidth'(addrb)),
    .dinb_i  ('0),
    .doutb_o (doutb)
  );

endmodule
