// SPDX-License-Identifier: Apache-2.0
// Sends words of 2*Pixels pixels, which are three beats each, as an AXI4-Stream.
//
// A short word ends a frame: its last beat carries TLAST, and TKEEP marks its bytes.
//
// Throughput: a beat per clock. Latency: one clock. All outputs come from registers.
module axis_serializer
  import resize_pkg::*;
#(
  parameter int unsigned DataWidth = 64,  // bits per beat
  localparam int unsigned Lanes = DataWidth / 8,
  localparam int unsigned WordPixels = Lanes,
  localparam int unsigned CountWidth = $clog2(WordPixels + 1)
) (
  input  logic                  clk_i,
  input  logic                  rst_ni,
  input  logic                  flush_i,

  input  logic                  word_valid_i,
  output logic                  word_ready_o,
  input  pixel_t [WordPixels-1:0] word_i,
  input  logic [CountWidth-1:0] word_count_i,
  input  logic                  word_last_i,

  output logic [DataWidth-1:0]  m_axis_tdata,
  output logic [Lanes-1:0]      m_axis_tkeep,
  output logic                  m_axis_tvalid,
  input  logic                  m_axis_tready,
  output logic                  m_axis_tlast
);

  localparam int unsigned ByteWidth = $clog2(3 * Lanes + 1);

  // Beats not yet sent, the next one lowest.
  logic [DataWidth-1:0] beat_q, second_q, third_q;
  logic [1:0]           beats_q;
  // TKEEP of the last beat of the word.
  logic [Lanes-1:0]     keep_q;
  logic                 last_q, final_q;
  logic                 sent, load;

  assign sent = m_axis_tvalid && m_axis_tready;
  assign word_ready_o = beats_q == '0 || (sent && final_q);
  assign load = word_valid_i && word_ready_o;

  always_ff @(posedge clk_i) begin : send
    logic [ByteWidth-1:0]     bytes;
    logic [$clog2(Lanes)-1:0] rest;
    if (sent) begin
      final_q  <= beats_q == 2'd2;
      beats_q  <= beats_q - 1'b1;
      beat_q   <= second_q;
      second_q <= third_q;
    end
    if (load) begin
      bytes = ByteWidth'(word_count_i) + ByteWidth'({word_count_i, 1'b0});
      // Bytes in the last beat, 1 to Lanes, are bytes mod Lanes with 0 standing for Lanes.
      rest = bytes[$clog2(Lanes)-1:0];
      beats_q <= (bytes > ByteWidth'(2 * Lanes)) ? 2'd3 : (bytes > ByteWidth'(Lanes)) ? 2'd2 : 2'd1;
      final_q <= bytes <= ByteWidth'(Lanes);
      keep_q  <= (rest == '0) ? '1 : ~({Lanes{1'b1}} << rest);
      last_q  <= word_last_i;
      {third_q, second_q, beat_q} <= word_i;
    end
    if (!rst_ni || flush_i) beats_q <= '0;
  end

  assign m_axis_tdata = beat_q;
  assign m_axis_tvalid = beats_q != '0;
  assign m_axis_tlast = last_q && final_q;
  assign m_axis_tkeep = final_q ? keep_q : '1;

endmodule
