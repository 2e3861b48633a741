// SPDX-License-Identifier: Apache-2.0
// xpm_memory_sprom (UG974): a memory that is read alone.
//
// ECC, power saving and different widths are not there; parameters for synthesis change nothing.
/* verilator lint_off UNUSEDPARAM */
module xpm_memory_sprom #(
  parameter int unsigned MEMORY_SIZE         = 2048,
  parameter int unsigned ADDR_WIDTH_A        = 6,
  parameter int unsigned READ_DATA_WIDTH_A   = 32,
  parameter int unsigned READ_LATENCY_A      = 2,
  parameter              READ_RESET_VALUE_A  = "0",
  parameter              RST_MODE_A          = "SYNC",
  parameter int unsigned AUTO_SLEEP_TIME     = 0,
  parameter int unsigned CASCADE_HEIGHT      = 0,
  parameter              ECC_BIT_RANGE       = "7:0",
  parameter              ECC_MODE            = "no_ecc",
  parameter              ECC_TYPE            = "none",
  parameter int unsigned IGNORE_INIT_SYNTH   = 0,
  parameter              MEMORY_INIT_FILE    = "none",
  parameter              MEMORY_INIT_PARAM   = "0",
  parameter              MEMORY_OPTIMIZATION = "true",
  parameter              MEMORY_PRIMITIVE    = "auto",
  parameter int unsigned MESSAGE_CONTROL     = 0,
  parameter              RAM_DECOMP          = "auto",
  parameter int unsigned SIM_ASSERT_CHK      = 0,
  parameter int unsigned USE_MEM_INIT        = 1,
  parameter int unsigned USE_MEM_INIT_MMI    = 0,
  parameter              WAKEUP_TIME         = "disable_sleep",
  parameter int unsigned WRITE_PROTECT       = 1
) (
  input  logic                         sleep,
  input  logic                         clka,
  input  logic                         rsta,
  input  logic                         ena,
  input  logic                         regcea,
  input  logic [ADDR_WIDTH_A-1:0]      addra,
  input  logic                         injectsbiterra,
  input  logic                         injectdbiterra,
  output logic [READ_DATA_WIDTH_A-1:0] douta,
  output logic                         sbiterra,
  output logic                         dbiterra
);

  /* verilator lint_off WIDTH */
  localparam bit IsPlain = ECC_MODE == "no_ecc" &&
                           AUTO_SLEEP_TIME == 0 &&
                           WAKEUP_TIME == "disable_sleep" &&
                           RST_MODE_A == "SYNC" &&
                           READ_RESET_VALUE_A == "0";
  /* verilator lint_on WIDTH */

  if (!IsPlain) begin : gen_bad_option
    $error("xpm_memory_sprom: ECC_MODE is no_ecc, AUTO_SLEEP_TIME 0, RST_MODE SYNC, READ_RESET_VALUE 0");
  end

  logic unused_inputs;
  assign unused_inputs = ^{sleep, injectsbiterra, injectdbiterra};

  assign sbiterra = 1'b0;
  assign dbiterra = 1'b0;

  logic [READ_DATA_WIDTH_A-1:0] unused_doutb;

  swynq_xpm_memory #(
    .Width    (READ_DATA_WIDTH_A),
    .Depth    (MEMORY_SIZE / READ_DATA_WIDTH_A),
    .AddrWidth(ADDR_WIDTH_A),
    .Group    (READ_DATA_WIDTH_A),
    .ModeA    (1),
    .ModeB    (1),
    .LatencyA (READ_LATENCY_A),
    .LatencyB (1),
    .InitText (MEMORY_INIT_PARAM),
    .InitFile (MEMORY_INIT_FILE)
  ) u_memory (
    .clka_i  (clka),
    .rsta_i  (rsta),
    .ena_i   (ena),
    .regcea_i(regcea),
    .wea_i   ('0),
    .addra_i (addra),
    .dina_i  ('0),
    .douta_o (douta),
    .clkb_i  (clka),
    .rstb_i  (1'b0),
    .enb_i   (1'b0),
    .regceb_i(1'b0),
    .web_i   ('0),
    .addrb_i ('0),
    .dinb_i  ('0),
    .doutb_o (unused_doutb)
  );

endmodule
