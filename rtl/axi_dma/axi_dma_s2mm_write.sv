// SPDX-License-Identifier: Apache-2.0
// The memory side of stream to memory: issues write bursts, sends the FIFO's beats, collects
// responses.
//
// A burst is issued when all its beats are in the FIFO, or the packet's end is (the burst is then
// cut to what there is), or when the stream runs at full rate: it gave a beat in each of the last
// four clocks, and those are in the FIFO or about to be. The last rule makes writing as fast as the
// stream without storing bursts first; its price is that a stream which then stalls holds the write
// channel.
// Throughput: one beat per clock with bursts of 8 beats or more. A committed burst that the
// packet's end or a stop leaves without data is completed with WSTRB = 0.
module axi_dma_s2mm_write #(
  // As in `axi_dma`.
  parameter int unsigned AddrWidth = 32,
  parameter int unsigned LengthWidth = 26,
  parameter int unsigned DataWidth = 64,
  parameter int unsigned MaxBurst = 16,
  parameter int unsigned FifoDepth = 512,
  parameter int unsigned MaxOutstanding = 16,
  parameter bit Realign = 1'b1,
  localparam int unsigned Bytes = DataWidth / 8,
  localparam int unsigned ByteBits = $clog2(Bytes)
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // From and to the channel's registers; see `axi_dma_channel`.
  input  logic [AddrWidth-1:0]   addr_i,
  input  logic [LengthWidth-1:0] length_i,
  input  logic                   load_i,
  input  logic                   start_i,
  input  logic                   abort_i,
  output logic                   slave_error_o,
  output logic                   decode_error_o,
  output logic                   drained_o,
  // All of the packet has been written and answered.
  output logic                   written_o,

  // The stream accepted a beat; a beat goes into the FIFO, and is the packet's last.
  input  logic                   accept_i,
  input  logic                   push_i,
  input  logic                   push_last_i,
  // The FIFO's output.
  input  logic                   beat_valid_i,
  output logic                   beat_ready_o,
  input  logic [DataWidth-1:0]   beat_data_i,
  input  logic [ByteBits:0]      beat_end_i,

  output logic [AddrWidth-1:0]   m_awaddr_o,
  output logic [7:0]             m_awlen_o,
  output logic                   m_awvalid_o,
  input  logic                   m_awready_i,
  output logic [DataWidth-1:0]   m_wdata_o,
  output logic [Bytes-1:0]       m_wstrb_o,
  output logic                   m_wlast_o,
  output logic                   m_wvalid_o,
  input  logic                   m_wready_i,
  input  logic [1:0]             m_bresp_i,
  input  logic                   m_bvalid_i,
  output logic                   m_bready_o
);

  localparam int unsigned BeatBits  = $clog2(MaxBurst);
  localparam int unsigned CountBits = $clog2(MaxOutstanding) + 1;
  // Two's complement: negative while a burst is committed whose beats are still to come.
  localparam int unsigned AvailBits = $clog2(FifoDepth) + 2;

  // ---- AW --------------------------------------------------------------------------------------
  logic                        active, last_burst, next_burst, issue, issue_cut;
  logic [7:0]                  len, awlen_q;
  logic [BeatBits-1:0]         first_beat, end_beat;
  logic [ByteBits-1:0]         unused_end_byte;
  logic                        planned_q, awvalid_q, awvalid_first_q, closed_q;
  logic                        final_q;
  logic [BeatBits-1:0]         final_beat_q;
  logic [AvailBits-1:0]        avail_q;
  logic [3:0]                  rate_q;
  logic [CountBits-1:0]        bursts_q, responses_q;
  logic                        whole, running, rest, w_end;

  axi_dma_bursts #(
    .AddrWidth  (AddrWidth),
    .LengthWidth(LengthWidth),
    .DataWidth  (DataWidth),
    .MaxBurst   (MaxBurst),
    .Realign    (Realign)
  ) u_bursts (
    .clk_i,
    .rst_ni,
    .addr_i,
    .length_i,
    .load_i,
    .start_i,
    .next_i      (next_burst),
    .abort_i,
    .active_o    (active),
    .addr_o      (m_awaddr_o),
    .len_o       (len),
    .last_o      (last_burst),
    .first_beat_o(first_beat),
    .end_beat_o  (end_beat),
    .end_byte_o  (unused_end_byte)
  );

  // `avail_q`: beats in the FIFO that belong to no burst yet.
  always_comb begin
    whole   = avail_q > AvailBits'(awlen_q);
    running = (&rate_q) && (avail_q >= AvailBits'(3));
    rest    = closed_q && (avail_q != '0);
    issue   = 1'b0;
    // The comparisons hold for what is not negative.
    if (planned_q && !avail_q[AvailBits-1]) begin
      issue = (whole || running || rest) && !responses_q[CountBits-1] && !abort_i;
    end
  end

  assign issue_cut  = closed_q && !whole;
  assign next_burst = awvalid_q && m_awready_i;

  always_ff @(posedge clk_i) begin : commit_burst
    logic [7:0] cut_len;
    cut_len = 8'(avail_q - AvailBits'(1));
    if (issue) begin
      // Beat in its block at which the burst ends, for the packet's or LENGTH's last one.
      final_beat_q <= issue_cut ? first_beat + BeatBits'(cut_len) : end_beat;
      if (issue_cut || last_burst) begin
        final_q <= 1'b1;
      end
    end
    if (awvalid_first_q || push_i) begin
      // Minus AxLEN + 1, plus 1 if a beat is pushed.
      avail_q <= avail_q + (awvalid_first_q ? ~AvailBits'(awlen_q) : '0) + AvailBits'(push_i);
    end
    if (issue && issue_cut) begin
      awlen_q <= cut_len;
    end else if (!issue && !awvalid_q) begin
      awlen_q <= len;
    end
    if (push_i && push_last_i) begin
      closed_q <= 1'b1;
    end
    // The burst after the issued one is known two clocks after its AW handshake.
    planned_q       <= active && !issue && !awvalid_q;
    awvalid_q       <= issue || (awvalid_q && !m_awready_i);
    awvalid_first_q <= issue;
    rate_q          <= {rate_q[2:0], accept_i};
    if (abort_i) begin
      closed_q  <= 1'b1;
      planned_q <= 1'b0;
    end
    if (start_i || !rst_ni) begin
      avail_q  <= '0;
      closed_q <= 1'b0;
      final_q  <= 1'b0;
      if (!rst_ni) begin
        planned_q       <= 1'b0;
        awvalid_q       <= 1'b0;
        awvalid_first_q <= 1'b0;
        rate_q          <= '0;
      end
    end
  end

  // ---- W ---------------------------------------------------------------------------------------
  logic [BeatBits-1:0] beat_q;
  logic                first_q, only_one_q, some_q;
  logic [Bytes-1:0]    from_first_q;
  logic [ByteBits-1:0] offset;

  assign offset = Realign ? addr_i[ByteBits-1:0] : '0;

  // A burst ends with its block, but the transfer's last one, which may end before.
  always_comb begin
    w_end = &beat_q;
    if (final_q && only_one_q && (beat_q == final_beat_q)) begin
      w_end = 1'b1;
    end
  end

  logic starting_q;

  always_ff @(posedge clk_i) begin : send
    logic                 w_fire;
    logic [CountBits-1:0] bursts;
    w_fire = m_wvalid_o && m_wready_i;

    if (issue != (w_fire && w_end)) begin
      bursts     = issue ? bursts_q + CountBits'(1) : bursts_q - CountBits'(1);
      bursts_q   <= bursts;
      some_q     <= bursts != '0;
      only_one_q <= bursts == CountBits'(1);
    end
    if (!rst_ni) begin
      bursts_q   <= '0;
      some_q     <= 1'b0;
      only_one_q <= 1'b0;
    end

    if (w_fire) begin
      beat_q  <= beat_q + BeatBits'(1);
      first_q <= 1'b0;
    end
    if (starting_q) begin
      beat_q  <= first_beat;
      first_q <= 1'b1;
    end
    if (start_i) begin
      from_first_q <= {Bytes{1'b1}} << offset;
    end
    starting_q <= start_i;
  end

  always_comb begin
    m_wstrb_o = '0;
    if (beat_valid_i) begin
      m_wstrb_o = ~({Bytes{1'b1}} << beat_end_i) & (from_first_q | {Bytes{!first_q}});
    end
  end

  assign m_wdata_o    = beat_data_i;
  assign m_wlast_o    = w_end;
  assign m_wvalid_o   = some_q && (beat_valid_i || closed_q);
  assign beat_ready_o = some_q && m_wready_i;
  assign m_awlen_o    = awlen_q;
  assign m_awvalid_o  = awvalid_q;

  // ---- B ---------------------------------------------------------------------------------------
  logic slave_error_q, decode_error_q, written_q;

  assign m_bready_o = 1'b1;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      responses_q    <= '0;
      slave_error_q  <= 1'b0;
      decode_error_q <= 1'b0;
      written_q      <= 1'b0;
    end else begin
      written_q <= 1'b0;
      if (closed_q && !start_i) begin
        written_q <= (avail_q[AvailBits-1] || (avail_q == '0)) && !awvalid_q && !some_q &&
                     (responses_q == '0);
      end
      if (issue != m_bvalid_i) begin
        responses_q <= issue ? responses_q + CountBits'(1) : responses_q - CountBits'(1);
      end
      slave_error_q  <= 1'b0;
      decode_error_q <= 1'b0;
      if (m_bvalid_i && m_bresp_i[1]) begin
        slave_error_q  <= !m_bresp_i[0];
        decode_error_q <= m_bresp_i[0];
      end
    end
  end

  assign slave_error_o  = slave_error_q;
  assign decode_error_o = decode_error_q;
  assign written_o      = written_q;
  assign drained_o      = !awvalid_q && !some_q && (responses_q == '0);

endmodule
