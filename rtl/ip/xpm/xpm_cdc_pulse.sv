// SPDX-License-Identifier: Apache-2.0
// xpm_cdc_pulse (UG974): each rising edge of src_pulse is a pulse of one clock in another clock. Pulses
// are further apart than the way takes.
/* verilator lint_off UNUSEDPARAM */
module xpm_cdc_pulse #(
  parameter int unsigned DEST_SYNC_FF   = 4,
  parameter int unsigned INIT_SYNC_FF   = 0,
  parameter int unsigned REG_OUTPUT     = 0,
  // Whether the resets are used.
  parameter int unsigned RST_USED       = 1,
  parameter int unsigned SIM_ASSERT_CHK = 0
) (
  input  logic src_clk,
  input  logic src_rst,
  input  logic src_pulse,
  input  logic dest_clk,
  input  logic dest_rst,
  output logic dest_pulse
);

  if (DEST_SYNC_FF < 2 || DEST_SYNC_FF > 10) begin : gen_bad_stages
    $error("xpm_cdc_pulse: DEST_SYNC_FF is from 2 to 10");
  end

  logic src_reset, dest_reset, level_q, before_q, arrived, seen_q, pulse;

  assign src_reset  = RST_USED != 0 && src_rst;
  assign dest_reset = RST_USED != 0 && dest_rst;
  assign pulse      = arrived != seen_q;

  initial begin
    level_q  = 1'b0;
    before_q = 1'b0;
    seen_q   = 1'b0;
  end

  always_ff @(posedge src_clk) begin : source
    before_q <= src_pulse;
    if (src_pulse && !before_q) level_q <= !level_q;
    if (src_reset) begin
      before_q <= 1'b0;
      level_q  <= 1'b0;
    end
  end

  swynq_xpm_sync #(
    .Stages(DEST_SYNC_FF)
  ) u_sync (
    .clk_i(dest_clk), .data_i(level_q), .data_o(arrived)
  );

  always_ff @(posedge dest_clk) begin : destination
    seen_q <= arrived;
    if (dest_reset) seen_q <= 1'b0;
  end

  if (REG_OUTPUT != 0) begin : gen_register
    logic pulse_q;

    initial pulse_q = 1'b0;

    always_ff @(posedge dest_clk) begin : register
      pulse_q <= pulse && !dest_reset;
    end

    assign dest_pulse = pulse_q;
  end else begin : gen_wire
    assign dest_pulse = pulse && !dest_reset;
  end

endmodule
