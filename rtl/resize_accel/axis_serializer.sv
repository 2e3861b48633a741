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
  input  pixel_t                word_i [WordPixels],
  input  logic [CountWidth-1:0] word_count_i,
  input  logic                  word_last_i,

  output logic [DataWidth-1:0]  m_axis_tdata,
  output logic [Lanes-1:0]      m_axis_tkeep,
  output logic                  m_axis_tvalid,
  input  logic                  m_axis_tready,
  output logic                  m_axis_tlast
);

  localparam int unsigned ByteWidth = $clog2(3 * Lanes + 1);

  logic [3*DataWidth-1:0] word_flat;
  // Beats not yet sent, the next one lowest.
  logic [DataWidth-1:0]   beat_q [3];
  logic [1:0]             beats_q, beats_in;
  // TKEEP of the last beat of the word.
  logic [Lanes-1:0]       keep_q, keep_in;
  logic                   last_q;
  logic [ByteWidth-1:0]   bytes_in;
  logic                   sent, load;

  for (genvar i = 0; i < WordPixels; i++) begin : gen_flat
    assign word_flat[24*i+:24] = word_i[i];
  end

  assign bytes_in = ByteWidth'(word_count_i) + ByteWidth'({word_count_i, 1'b0});
  always_comb begin
    beats_in = 2'd3;
    if (bytes_in <= ByteWidth'(Lanes)) beats_in = 2'd1;
    else if (bytes_in <= ByteWidth'(2 * Lanes)) beats_in = 2'd2;
    // Bytes in the last beat, 1 to Lanes, are bytes_in mod Lanes with 0 standing for Lanes.
    for (int unsigned i = 0; i < Lanes; i++) begin
      keep_in[i] = bytes_in[$clog2(Lanes)-1:0] == '0
                || $clog2(Lanes)'(i) < bytes_in[$clog2(Lanes)-1:0];
    end
  end

  assign sent = m_axis_tvalid && m_axis_tready;
  assign word_ready_o = beats_q == '0 || (sent && beats_q == 2'd1);
  assign load = word_valid_i && word_ready_o;

  always_ff @(posedge clk_i) begin
    if (!rst_ni || flush_i) beats_q <= '0;
    else if (load) beats_q <= beats_in;
    else if (sent) beats_q <= beats_q - 1'b1;
  end

  always_ff @(posedge clk_i) begin
    if (load) begin
      for (int unsigned i = 0; i < 3; i++) beat_q[i] <= word_flat[DataWidth*i+:DataWidth];
      keep_q <= keep_in;
      last_q <= word_last_i;
    end else if (sent) begin
      beat_q[0] <= beat_q[1];
      beat_q[1] <= beat_q[2];
    end
  end

  assign m_axis_tdata = beat_q[0];
  assign m_axis_tvalid = beats_q != '0;
  assign m_axis_tlast = last_q && beats_q == 2'd1;
  assign m_axis_tkeep = (beats_q == 2'd1) ? keep_q : '1;

endmodule
