// SPDX-License-Identifier: Apache-2.0
// Answers DECERR to what is at no address, with as many beats as were asked for.
module swynq_fabric_error #(
  parameter int unsigned DataWidth = 32
) (
  input  logic                 clk_i,
  input  logic                 rst_ni,
  input  logic                 aw_valid_i,
  output logic                 aw_ready_o,
  input  logic                 w_last_i,
  input  logic                 w_valid_i,
  output logic                 w_ready_o,
  output logic [1:0]           b_resp_o,
  output logic                 b_valid_o,
  input  logic                 b_ready_i,
  input  logic [7:0]           ar_len_i,
  input  logic                 ar_valid_i,
  output logic                 ar_ready_o,
  output logic [DataWidth-1:0] r_data_o,
  output logic [1:0]           r_resp_o,
  output logic                 r_last_o,
  output logic                 r_valid_o,
  input  logic                 r_ready_i
);

  logic       writing_q, written_q, reading_q;
  logic [7:0] left_q;

  assign aw_ready_o = !writing_q && !written_q;
  assign w_ready_o  = writing_q;
  assign b_resp_o   = 2'b11;
  assign b_valid_o  = written_q;
  assign ar_ready_o = !reading_q;
  assign r_data_o   = '0;
  assign r_resp_o   = 2'b11;
  assign r_last_o   = left_q == '0;
  assign r_valid_o  = reading_q;

  always_ff @(posedge clk_i) begin : answer
    if (written_q) begin
      written_q <= !b_ready_i;
    end else if (writing_q) begin
      writing_q <= !(w_valid_i && w_last_i);
      written_q <= w_valid_i && w_last_i;
    end else begin
      writing_q <= aw_valid_i;
    end
    if (!reading_q) begin
      reading_q <= ar_valid_i;
      left_q    <= ar_len_i;
    end else if (r_ready_i) begin
      reading_q <= left_q != '0;
      left_q    <= left_q - 1'b1;
    end
    if (!rst_ni) begin
      writing_q <= 1'b0;
      written_q <= 1'b0;
      reading_q <= 1'b0;
    end
  end

endmodule
