// SPDX-License-Identifier: Apache-2.0
// xpm_cdc_async_rst (UG974): a reset that begins at once and ends in step with a clock.
/* verilator lint_off UNUSEDPARAM */
module xpm_cdc_async_rst #(
  parameter int unsigned DEST_SYNC_FF    = 4,
  parameter int unsigned INIT_SYNC_FF    = 0,
  parameter int unsigned RST_ACTIVE_HIGH = 0
) (
  input  logic src_arst,
  input  logic dest_clk,
  output logic dest_arst
);

  if (DEST_SYNC_FF < 2 || DEST_SYNC_FF > 10) begin : gen_bad_stages
    $error("xpm_cdc_async_rst: DEST_SYNC_FF is from 2 to 10");
  end

  logic                    reset;
  logic [DEST_SYNC_FF-1:0] stage_q;

  assign reset     = src_arst == (RST_ACTIVE_HIGH != 0);
  assign dest_arst = stage_q[DEST_SYNC_FF-1] == (RST_ACTIVE_HIGH != 0);

  initial stage_q = '0;

  // Ones while it resets.
  always_ff @(posedge dest_clk or posedge reset) begin : shift
    if (reset) stage_q <= '1;
    else stage_q <= {stage_q[DEST_SYNC_FF-2:0], 1'b0};
  end

endmodule
