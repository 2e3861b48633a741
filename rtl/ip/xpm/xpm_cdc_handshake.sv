// SPDX-License-Identifier: Apache-2.0
// xpm_cdc_handshake (UG974): a word in another clock, with a request and an acknowledgement of four
// phases.
/* verilator lint_off UNUSEDPARAM */
module xpm_cdc_handshake #(
  // Whether dest_ack answers dest_req; else the word is taken as it arrives.
  parameter int unsigned DEST_EXT_HSK   = 1,
  parameter int unsigned DEST_SYNC_FF   = 4,
  parameter int unsigned INIT_SYNC_FF   = 0,
  parameter int unsigned SIM_ASSERT_CHK = 0,
  parameter int unsigned SRC_SYNC_FF    = 4,
  parameter int unsigned WIDTH          = 1
) (
  input  logic             src_clk,
  input  logic [WIDTH-1:0] src_in,
  input  logic             src_send,
  output logic             src_rcv,
  input  logic             dest_clk,
  output logic [WIDTH-1:0] dest_out,
  output logic             dest_req,
  input  logic             dest_ack
);

  if (DEST_SYNC_FF < 2 || DEST_SYNC_FF > 10) begin : gen_bad_stages
    $error("xpm_cdc_handshake: DEST_SYNC_FF is from 2 to 10");
  end
  if (SRC_SYNC_FF < 2 || SRC_SYNC_FF > 10) begin : gen_bad_source_stages
    $error("xpm_cdc_handshake: SRC_SYNC_FF is from 2 to 10");
  end

  logic             send_q, request, request_q, answer;
  logic [WIDTH-1:0] word_q, word_dest_q;

  initial begin
    send_q    = 1'b0;
    request_q = 1'b0;
  end

  always_ff @(posedge src_clk) begin : source
    send_q <= src_send;
    if (!send_q) word_q <= src_in;
  end

  swynq_xpm_sync #(
    .Stages(DEST_SYNC_FF)
  ) u_request (
    .clk_i(dest_clk), .data_i(send_q), .data_o(request)
  );

  always_ff @(posedge dest_clk) begin : destination
    request_q <= request;
    if (request && !request_q) word_dest_q <= word_q;
  end

  assign dest_req = request_q;
  assign dest_out = word_dest_q;
  assign answer   = DEST_EXT_HSK != 0 ? dest_ack : request_q;

  if (DEST_EXT_HSK == 0) begin : gen_no_acknowledgement
    logic unused_ack;
    assign unused_ack = dest_ack;
  end

  // What crosses comes from a flip-flop.
  logic answer_q;

  initial answer_q = 1'b0;

  always_ff @(posedge dest_clk) begin : acknowledge
    answer_q <= answer;
  end

  swynq_xpm_sync #(
    .Stages(SRC_SYNC_FF)
  ) u_answer (
    .clk_i(src_clk), .data_i(answer_q), .data_o(src_rcv)
  );

endmodule
