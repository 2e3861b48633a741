// SPDX-License-Identifier: Apache-2.0
// xpm_cdc_single (UG974): a bit in another clock, through DEST_SYNC_FF flip-flops.
/* verilator lint_off UNUSEDPARAM */
module xpm_cdc_single #(
  parameter int unsigned DEST_SYNC_FF   = 4,
  // Flip-flops start from 0 in any case.
  parameter int unsigned INIT_SYNC_FF   = 0,
  parameter int unsigned SIM_ASSERT_CHK = 0,
  parameter int unsigned SRC_INPUT_REG  = 1
) (
  input  logic             src_clk,
  input  logic             src_in,
  input  logic             dest_clk,
  output logic             dest_out
);

  if (DEST_SYNC_FF < 2 || DEST_SYNC_FF > 10) begin : gen_bad_stages
    $error("xpm_cdc_single: DEST_SYNC_FF is from 2 to 10");
  end

  logic source;

  if (SRC_INPUT_REG != 0) begin : gen_register
    logic source_q;

    always_ff @(posedge src_clk) begin : register
      source_q <= src_in;
    end

    assign source = source_q;
  end else begin : gen_wire
    assign source = src_in;

    logic unused_clock;
    assign unused_clock = src_clk;
  end

  swynq_xpm_sync #(
    .Width(1), .Stages(DEST_SYNC_FF)
  ) u_sync (
    .clk_i(dest_clk), .data_i(source), .data_o(dest_out)
  );

endmodule
