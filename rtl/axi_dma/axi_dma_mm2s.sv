// SPDX-License-Identifier: Apache-2.0
// Memory to stream: reads a transfer in bursts and sends it as one AXI4-Stream packet.
//
// A burst is read only when the FIFO has room for all of it, so R is taken at once, always, and a
// stalled stream never holds the bus. Throughput: one beat per clock, with no gap between bursts of
// 2 beats or more as long as the memory's latency fits the FIFO. Latency: `start_i` to ARVALID two
// clocks, R to TVALID one (two for a source that starts inside a beat, whose beats are completed by
// the next one).
// A stop drops what waits in the FIFO, but for a beat that is offered already: the stream takes it
// whenever it moves again, before the next packet. So a packet that was cut short has no TLAST.
module axi_dma_mm2s #(
  // As in `axi_dma`.
  parameter int unsigned AddrWidth = 32,
  parameter int unsigned LengthWidth = 26,
  parameter int unsigned DataWidth = 64,
  parameter int unsigned MaxBurst = 16,
  parameter int unsigned FifoDepth = 512,
  parameter bit Realign = 1'b1,
  localparam int unsigned Bytes = DataWidth / 8
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // From and to the channel's registers; see `axi_dma_channel`.
  input  logic [AddrWidth-1:0]   addr_i,
  input  logic [LengthWidth-1:0] length_i,
  input  logic                   load_i,
  input  logic                   start_i,
  input  logic                   abort_i,
  output logic                   done_o,
  output logic                   slave_error_o,
  output logic                   decode_error_o,
  output logic                   drained_o,

  output logic [AddrWidth-1:0]   m_araddr_o,
  output logic [7:0]             m_arlen_o,
  output logic                   m_arvalid_o,
  input  logic                   m_arready_i,
  input  logic [DataWidth-1:0]   m_rdata_i,
  input  logic [1:0]             m_rresp_i,
  input  logic                   m_rlast_i,
  input  logic                   m_rvalid_i,
  output logic                   m_rready_o,

  output logic [DataWidth-1:0]   m_tdata_o,
  output logic [Bytes-1:0]       m_tkeep_o,
  output logic                   m_tvalid_o,
  input  logic                   m_tready_i,
  output logic                   m_tlast_o
);

  localparam int unsigned ByteBits   = $clog2(Bytes);
  localparam int unsigned BeatBits   = $clog2(MaxBurst);
  localparam int unsigned CreditBits = $clog2(FifoDepth) + 1;
  // All bursts that the FIFO has room for are full, but the first and the last of a transfer.
  localparam int unsigned BurstsBits = $clog2(FifoDepth / MaxBurst + 3);

  if (FifoDepth < 2 * MaxBurst) begin : gen_bad_depth
    $error("axi_dma_mm2s: the FIFO must hold two bursts of MaxBurst beats");
  end

  // ---- AR --------------------------------------------------------------------------------------
  logic                  active, last_burst, next_burst, issue, arvalid_q, arvalid_first_q;
  logic                  last_issued_q, failed_q, stale_q, stale_stays;
  logic [ByteBits-1:0]   end_byte;
  logic [BeatBits-1:0]   unused_first_beat, unused_end_beat;
  logic [CreditBits-1:0] credit_q;
  logic [BurstsBits-1:0] bursts_q;
  logic                  pop;

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
    .addr_o      (m_araddr_o),
    .len_o       (m_arlen_o),
    .last_o      (last_burst),
    .first_beat_o(unused_first_beat),
    .end_beat_o  (unused_end_beat),
    .end_byte_o  (end_byte)
  );

  // Room for a full burst is asked for even if this one is shorter: that is one OR of the upper
  // bits.
  assign issue       = active && !arvalid_q && !failed_q && !abort_i &&
                       (credit_q[CreditBits-1:BeatBits] != '0);
  assign next_burst  = arvalid_q && m_arready_i;
  assign m_arvalid_o = arvalid_q;
  assign m_rready_o  = 1'b1;

  always_ff @(posedge clk_i) begin : request
    logic burst_end;
    burst_end = m_rvalid_i && m_rlast_i;
    if (!rst_ni) begin
      arvalid_q       <= 1'b0;
      arvalid_first_q <= 1'b0;
      bursts_q        <= '0;
      last_issued_q   <= 1'b0;
      credit_q        <= CreditBits'(FifoDepth);
    end else begin
      if (issue != burst_end) begin
        bursts_q <= issue ? bursts_q + BurstsBits'(1) : bursts_q - BurstsBits'(1);
      end
      if (arvalid_first_q || pop) begin
        // Minus AxLEN + 1, plus 1 if an entry leaves.
        credit_q <= credit_q + (arvalid_first_q ? ~CreditBits'(m_arlen_o) : '0) + CreditBits'(pop);
      end
      // The FIFO is empty at a start, but for a stopped transfer's beat that is still offered.
      // Beats that realignment saved are given back here too.
      if (start_i) begin
        credit_q <= CreditBits'(FifoDepth) - CreditBits'(stale_stays);
      end
      if (issue && last_burst) begin
        last_issued_q <= 1'b1;
      end
      if (start_i) begin
        last_issued_q <= 1'b0;
      end
      arvalid_first_q <= issue;
      arvalid_q       <= issue || (arvalid_q && !m_arready_i);
    end
  end

  // ---- R ---------------------------------------------------------------------------------------
  logic                 accept, final_beat, push;
  logic                 slave_error_q, decode_error_q;
  logic [DataWidth-1:0] data;
  logic                 last;
  logic [ByteBits-1:0]  last_byte;

  // A failed or abandoned transfer's beats are taken from the bus and go nowhere.
  assign accept     = m_rvalid_i && !m_rresp_i[1] && !failed_q && !abort_i;
  assign final_beat = m_rlast_i && last_issued_q && (bursts_q == BurstsBits'(1));

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      failed_q       <= 1'b0;
      slave_error_q  <= 1'b0;
      decode_error_q <= 1'b0;
    end else begin
      slave_error_q  <= 1'b0;
      decode_error_q <= 1'b0;
      if (m_rvalid_i && m_rresp_i[1]) begin
        failed_q       <= 1'b1;
        slave_error_q  <= !m_rresp_i[0];
        decode_error_q <= m_rresp_i[0];
      end
      if (start_i) begin
        failed_q <= 1'b0;
      end
    end
  end

  if (Realign) begin : gen_realign
    axi_dma_realign_read #(
      .DataWidth(DataWidth)
    ) u_realign (
      .clk_i,
      .rst_ni,
      .start_i,
      .offset_i   (addr_i[ByteBits-1:0]),
      .end_byte_i (end_byte),
      .accept_i   (accept),
      .data_i     (m_rdata_i),
      .final_i    (final_beat),
      .push_o     (push),
      .data_o     (data),
      .last_o     (last),
      .last_byte_o(last_byte)
    );
  end else begin : gen_aligned
    assign push      = accept;
    assign data      = m_rdata_i;
    assign last      = final_beat;
    assign last_byte = end_byte;
  end

  // ---- FIFO ------------------------------------------------------------------------------------
  logic                        tlast, unused_ready;
  logic [ByteBits-1:0]         tlast_byte;
  logic [$clog2(FifoDepth):0]  unused_level;

  stream_fifo #(
    .Width         (DataWidth + ByteBits + 1),
    .Depth         (FifoDepth),
    .FlushKeepsHead(1'b1)
  ) u_fifo (
    .clk_i,
    .rst_ni,
    .flush_i   (abort_i),
    .wr_valid_i(push),
    .wr_ready_o(unused_ready),
    .wr_data_i ({last, last_byte, data}),
    .rd_valid_o(m_tvalid_o),
    .rd_ready_i(m_tready_i),
    .rd_data_o ({tlast, tlast_byte, m_tdata_o}),
    .level_o   (unused_level)
  );

  always_comb begin
    m_tkeep_o = '1;
    if (tlast) m_tkeep_o = ~({Bytes{1'b1}} << tlast_byte << 1);
  end

  // The beat that is offered belongs to a transfer that was stopped.
  assign stale_stays = stale_q && !m_tready_i;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      stale_q <= 1'b0;
    end else if (abort_i || stale_q) begin
      stale_q <= m_tvalid_o && !m_tready_i;
    end
  end

  assign pop            = m_tvalid_o && m_tready_i;
  assign m_tlast_o      = tlast;
  assign done_o         = pop && tlast && !stale_q;
  assign slave_error_o  = slave_error_q;
  assign decode_error_o = decode_error_q;
  assign drained_o      = ~arvalid_q && (bursts_q == '0);

endmodule
