// SPDX-License-Identifier: Apache-2.0
// The clock crossing macros side by side, for their bench.
module xpm_cdc_bench (
  input  logic       src_clk,
  input  logic       dest_clk,
  input  logic       src_in,
  output logic       single_out,
  input  logic [7:0] array_in,
  output logic [7:0] array_out,
  input  logic [4:0] count_in,
  output logic [4:0] gray_out,
  output logic [4:0] gray_reg_out,
  input  logic       src_rst,
  input  logic       dest_rst,
  input  logic       pulse_in,
  output logic       pulse_out,
  output logic       pulse_reg_out,
  input  logic       send,
  input  logic [7:0] word_in,
  output logic       rcv,
  output logic       req,
  output logic [7:0] word_out,
  input  logic       ack,
  input  logic       reset_in,
  output logic       sync_reset,
  output logic       async_reset,
  output logic       async_reset_n
);

  xpm_cdc_single #(
    .DEST_SYNC_FF(3), .SRC_INPUT_REG(0)
  ) u_single (
    .src_clk, .src_in, .dest_clk, .dest_out(single_out)
  );
  xpm_cdc_array_single #(
    .DEST_SYNC_FF(2), .WIDTH(8)
  ) u_array (
    .src_clk, .src_in(array_in), .dest_clk, .dest_out(array_out)
  );
  xpm_cdc_gray #(
    .WIDTH(5)
  ) u_gray (
    .src_clk, .src_in_bin(count_in), .dest_clk, .dest_out_bin(gray_out)
  );
  xpm_cdc_gray #(
    .WIDTH(5), .REG_OUTPUT(1)
  ) u_gray_reg (
    .src_clk, .src_in_bin(count_in), .dest_clk, .dest_out_bin(gray_reg_out)
  );
  xpm_cdc_pulse u_pulse (
    .src_clk, .src_rst, .src_pulse(pulse_in), .dest_clk, .dest_rst, .dest_pulse(pulse_out)
  );
  xpm_cdc_pulse #(
    .REG_OUTPUT(1), .RST_USED(0)
  ) u_pulse_reg (
    .src_clk, .src_rst(1'b0), .src_pulse(pulse_in), .dest_clk, .dest_rst(1'b0),
    .dest_pulse(pulse_reg_out)
  );
  xpm_cdc_handshake #(
    .WIDTH(8), .DEST_SYNC_FF(3), .SRC_SYNC_FF(2)
  ) u_handshake (
    .src_clk, .src_in(word_in), .src_send(send), .src_rcv(rcv), .dest_clk, .dest_out(word_out),
    .dest_req(req), .dest_ack(ack)
  );
  xpm_cdc_sync_rst u_sync_rst (
    .src_rst(reset_in), .dest_clk, .dest_rst(sync_reset)
  );
  xpm_cdc_async_rst #(
    .RST_ACTIVE_HIGH(1)
  ) u_async_rst (
    .src_arst(reset_in), .dest_clk, .dest_arst(async_reset)
  );
  xpm_cdc_async_rst #(
    .DEST_SYNC_FF(2)
  ) u_async_rst_n (
    .src_arst(!reset_in), .dest_clk, .dest_arst(async_reset_n)
  );

endmodule
