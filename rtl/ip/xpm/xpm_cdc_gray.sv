// SPDX-License-Identifier: Apache-2.0
// xpm_cdc_gray (UG974): a counter in another clock, in Gray code on the way. It moves by one at a time.
/* verilator lint_off UNUSEDPARAM */
module xpm_cdc_gray #(
  parameter int unsigned DEST_SYNC_FF          = 4,
  parameter int unsigned INIT_SYNC_FF          = 0,
  // Whether a flip-flop follows the conversion.
  parameter int unsigned REG_OUTPUT            = 0,
  parameter int unsigned SIM_ASSERT_CHK        = 0,
  parameter int unsigned SIM_LOSSLESS_GRAY_CHK = 0,
  parameter int unsigned WIDTH                 = 2
) (
  input  logic             src_clk,
  input  logic [WIDTH-1:0] src_in_bin,
  input  logic             dest_clk,
  output logic [WIDTH-1:0] dest_out_bin
);

  if (DEST_SYNC_FF < 2 || DEST_SYNC_FF > 10) begin : gen_bad_stages
    $error("xpm_cdc_gray: DEST_SYNC_FF is from 2 to 10");
  end

  logic [WIDTH-1:0] gray_q, arrived, binary;

  initial gray_q = '0;

  always_ff @(posedge src_clk) begin : encode
    gray_q <= src_in_bin ^ (src_in_bin >> 1);
  end

  swynq_xpm_sync #(
    .Width(WIDTH), .Stages(DEST_SYNC_FF)
  ) u_sync (
    .clk_i(dest_clk), .data_i(gray_q), .data_o(arrived)
  );

  always_comb begin : decode
    binary = arrived;
    for (int unsigned i = 1; i < WIDTH; i++) binary = binary ^ (arrived >> i);
  end

  if (REG_OUTPUT != 0) begin : gen_register
    logic [WIDTH-1:0] binary_q;

    initial binary_q = '0;

    always_ff @(posedge dest_clk) begin : register
      binary_q <= binary;
    end

    assign dest_out_bin = binary_q;
  end else begin : gen_wire
    assign dest_out_bin = binary;
  end

endmodule
