// SPDX-License-Identifier: Apache-2.0
// xpm_cdc_array_single (UG974): bits in another clock, each through DEST_SYNC_FF flip-flops.
/* verilator lint_off UNUSEDPARAM */
module xpm_cdc_array_single #(
  parameter int unsigned DEST_SYNC_FF   = 4,
  // Flip-flops start from 0 in any case.
  parameter int unsigned INIT_SYNC_FF   = 0,
  parameter int unsigned SIM_ASSERT_CHK = 0,
  parameter int unsigned SRC_INPUT_REG  = 1,
  parameter int unsigned WIDTH          = 2
) (
  input  logic             src_clk,
  input  logic [WIDTH-1:0] src_in,
  input  logic             dest_clk,
  output logic [WIDTH-1:0] dest_out
);

  if (DEST_SYNC_FF < 2 || DEST_SYNC_FF > 10) begin : gen_bad_stages
    $error("xpm_cdc_array_single: DEST_SYNC_FF is from 2 to 10");
  end

  logic [WIDTH-1:0] source;

  if (SRC_INPUT_REG != 0) begin : gen_register
    logic [WIDTH-1:0] source_q;

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
    .Width(WIDTH), .Stages(DEST_SYNC_FF)
  ) u_sync (
    .clk_i(dest_clk), .data_i(source), .data_o(dest_out)
  );

endmodule
