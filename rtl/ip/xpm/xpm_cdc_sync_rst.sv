// SPDX-License-Identifier: Apache-2.0
// xpm_cdc_sync_rst (UG974): a reset in another clock; both edges are synchronous to it.
/* verilator lint_off UNUSEDPARAM */
module xpm_cdc_sync_rst #(
  parameter int unsigned DEST_SYNC_FF   = 4,
  // The flip-flops' first value.
  parameter int unsigned INIT           = 1,
  parameter int unsigned INIT_SYNC_FF   = 0,
  parameter int unsigned SIM_ASSERT_CHK = 0
) (
  input  logic src_rst,
  input  logic dest_clk,
  output logic dest_rst
);

  if (DEST_SYNC_FF < 2 || DEST_SYNC_FF > 10) begin : gen_bad_stages
    $error("xpm_cdc_sync_rst: DEST_SYNC_FF is from 2 to 10");
  end

  swynq_xpm_sync #(
    .Stages(DEST_SYNC_FF), .Initial(INIT != 0)
  ) u_sync (
    .clk_i(dest_clk), .data_i(src_rst), .data_o(dest_rst)
  );

endmodule
