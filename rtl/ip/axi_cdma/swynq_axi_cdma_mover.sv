// SPDX-License-Identifier: Apache-2.0
// Copies bytes from one address to another over an AXI4 port: any alignments, a beat per clock.
//
//   R ──► rotate to the destination's lanes ──► FIFO ──► W
//
// A read burst is asked for when the FIFO has room for all of it, a write burst when all of it is in
// the FIFO, so that both always end. Bursts stay within blocks of MaxBurst beats and so within 4 KiB,
// but for those at a fixed address. After an error or an abort no further bursts are asked for; those
// that are under way end, and what is read of them is dropped.
module swynq_axi_cdma_mover #(
  // Bits of a beat: a power of two, 32..1024.
  parameter int unsigned DataWidth = 32,
  parameter int unsigned AddrWidth = 32,
  // Bits of a number of bytes.
  parameter int unsigned LengthWidth = 26,
  // Beats of the longest burst: a power of two, 16..256; at most 4 KiB count.
  parameter int unsigned MaxBurst = 16,
  // Whether addresses inside a beat count. Without, their low bits are ignored.
  parameter bit Realign = 1'b0,
  localparam int unsigned Bytes = DataWidth / 8
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // For one clock: copies so many bytes, at least one. A fixed address is that of every beat.
  input  logic                   start_i,
  input  logic [AddrWidth-1:0]   source_i,
  input  logic [AddrWidth-1:0]   destination_i,
  input  logic [LengthWidth-1:0] length_i,
  input  logic                   fixed_source_i,
  input  logic                   fixed_destination_i,
  // Ends a copy as soon as the bus allows.
  input  logic                   abort_i,

  output logic                   busy_o,
  // For one clock, the last one of `busy_o`.
  output logic                   done_o,
  // For one clock: an answer was SLVERR, or DECERR.
  output logic                   slave_error_o,
  output logic                   decode_error_o,

  output logic [AddrWidth-1:0]   m_araddr_o,
  output logic [7:0]             m_arlen_o,
  output logic [1:0]             m_arburst_o,
  output logic                   m_arvalid_o,
  input  logic                   m_arready_i,
  input  logic [DataWidth-1:0]   m_rdata_i,
  input  logic [1:0]             m_rresp_i,
  input  logic                   m_rvalid_i,
  output logic                   m_rready_o,

  output logic [AddrWidth-1:0]   m_awaddr_o,
  output logic [7:0]             m_awlen_o,
  output logic [1:0]             m_awburst_o,
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

  localparam int unsigned ByteBits  = $clog2(Bytes);
  localparam int unsigned Burst     = MaxBurst * Bytes > 4096 ? 4096 / Bytes : MaxBurst;
  localparam int unsigned FifoDepth = 4 * Burst;
  localparam int unsigned LevelBits = $clog2(FifoDepth) + 1;
  localparam int unsigned BeatBits  = AddrWidth - ByteBits;
  localparam int unsigned CountBits = LengthWidth + 1;
  // Write bursts that may wait for their response.
  localparam int unsigned MaxResponses = 16;

  localparam logic [1:0] Fixed = 2'b00;
  localparam logic [1:0] Incr  = 2'b01;
  // AXI4 has at most 16 beats at a fixed address.
  localparam logic [7:0] LastOfFixed = 8'd15;
  localparam logic [7:0] LastOfBurst = 8'(Burst - 1);

  // Number of beats that some bytes touch which start inside a beat.
  function automatic logic [CountBits-1:0] beats(input logic [ByteBits-1:0] offset);
    return (CountBits'(length_i) + CountBits'(offset) + CountBits'(Bytes - 1)) >> ByteBits;
  endfunction

  // ---- what is to be copied --------------------------------------------------------------------
  logic [ByteBits-1:0] source_offset, destination_offset, shift;
  logic                source_is_ahead;

  assign source_offset      = Realign && !fixed_source_i ? source_i[ByteBits-1:0] : '0;
  assign destination_offset = Realign && !fixed_destination_i ? destination_i[ByteBits-1:0] : '0;
  assign shift              = source_offset - destination_offset;
  assign source_is_ahead    = source_offset > destination_offset;

  logic                fixed_source_q, fixed_destination_q;
  logic [ByteBits-1:0] shift_q;
  logic [Bytes-1:0]    first_lanes_q, last_lanes_q, from_previous_q;

  always_ff @(posedge clk_i) begin : sample
    if (start_i) begin
      fixed_source_q      <= fixed_source_i;
      fixed_destination_q <= fixed_destination_i;
      shift_q             <= shift;
      first_lanes_q       <= {Bytes{1'b1}} << destination_offset;
      // All lanes up to that of the last byte.
      last_lanes_q        <= ~({Bytes{1'b1}} - Bytes'(1) <<
                               ByteBits'(destination_offset + ByteBits'(length_i) - ByteBits'(1)));
      from_previous_q     <= shift == '0 ? '0 : {Bytes{1'b1}} >> shift;
    end
  end

  // ---- state -----------------------------------------------------------------------------------
  logic busy_q, stop_q, read_idle, write_idle, write_left, over;

  // The clock of the last response, and then one in which the errors are seen.
  assign over   = busy_q && read_idle && write_idle && (stop_q || !write_left);
  assign busy_o = busy_q;
  assign done_o = over;

  always_ff @(posedge clk_i) begin : state
    if (abort_i || (m_rvalid_i && m_rready_o && m_rresp_i[1]) ||
        (m_bvalid_i && m_bready_o && m_bresp_i[1])) stop_q <= 1'b1;
    if (over) busy_q <= 1'b0;
    if (start_i) begin
      busy_q <= 1'b1;
      stop_q <= 1'b0;
    end
    if (!rst_ni) begin
      busy_q <= 1'b0;
      stop_q <= 1'b0;
    end
  end

  logic slave_error_q, decode_error_q;

  always_ff @(posedge clk_i) begin : errors
    slave_error_q  <= (m_rvalid_i && m_rready_o && m_rresp_i == 2'b10) ||
                      (m_bvalid_i && m_bready_o && m_bresp_i == 2'b10);
    decode_error_q <= (m_rvalid_i && m_rready_o && m_rresp_i == 2'b11) ||
                      (m_bvalid_i && m_bready_o && m_bresp_i == 2'b11);
    if (!rst_ni) begin
      slave_error_q  <= 1'b0;
      decode_error_q <= 1'b0;
    end
  end

  assign slave_error_o  = slave_error_q;
  assign decode_error_o = decode_error_q;

  // ---- AR --------------------------------------------------------------------------------------
  logic [BeatBits-1:0]  ar_beat_q;
  logic [ByteBits-1:0]  ar_byte_q;
  logic [CountBits-1:0] ar_left_q;
  logic [7:0]           ar_place_q, arlen_q, ar_last;
  logic                 ar_planned_q, arvalid_q, ar_issue;
  // Beats that the FIFO has room for beyond those that were asked for; beats still to come.
  logic [LevelBits-1:0] room_q, coming_q;
  logic                 w_fire;

  assign ar_last  = fixed_source_q ? LastOfFixed : LastOfBurst;
  assign ar_issue = ar_planned_q && !stop_q && !abort_i && room_q > LevelBits'(arlen_q);

  always_ff @(posedge clk_i) begin : read_bursts
    logic [7:0] block;
    block        = ar_last - ar_place_q;
    ar_planned_q <= busy_q && !ar_planned_q && !arvalid_q && ar_left_q != '0;
    if (!ar_planned_q && !arvalid_q) begin
      arlen_q <= ar_left_q > CountBits'(block) ? block : 8'(ar_left_q - CountBits'(1));
    end
    if (ar_planned_q && !ar_issue) ar_planned_q <= !stop_q;
    if (arvalid_q && m_arready_i) begin
      arvalid_q  <= 1'b0;
      ar_byte_q  <= '0;
      ar_left_q  <= ar_left_q - CountBits'(arlen_q) - CountBits'(1);
      ar_place_q <= '0;
      if (!fixed_source_q) ar_beat_q <= ar_beat_q + BeatBits'(arlen_q) + BeatBits'(1);
    end
    if (ar_issue) arvalid_q <= 1'b1;
    coming_q <= coming_q + (ar_issue ? LevelBits'(arlen_q) + LevelBits'(1) : '0) -
                LevelBits'(m_rvalid_i && m_rready_o);
    room_q   <= room_q - (ar_issue ? LevelBits'(arlen_q) + LevelBits'(1) : '0) +
                LevelBits'(w_fire);
    if (start_i) begin
      ar_beat_q  <= source_i[AddrWidth-1:ByteBits];
      ar_byte_q  <= source_offset;
      ar_left_q  <= beats(source_offset);
      ar_place_q <= fixed_source_i ? 8'd0 : 8'(source_i[AddrWidth-1:ByteBits]) & LastOfBurst;
      // The rotation makes one beat more than it takes.
      room_q     <= LevelBits'(FifoDepth - 2);
    end
    if (!rst_ni) begin
      ar_planned_q <= 1'b0;
      arvalid_q    <= 1'b0;
      ar_left_q    <= '0;
      coming_q     <= '0;
    end
  end

  assign m_araddr_o  = {ar_beat_q, ar_byte_q};
  assign m_arlen_o   = arlen_q;
  assign m_arburst_o = fixed_source_q ? Fixed : Incr;
  assign m_arvalid_o = arvalid_q;
  assign read_idle   = !arvalid_q && coming_q == '0;

  // ---- R ---------------------------------------------------------------------------------------
  logic [DataWidth-1:0] rotated, previous_q, merged;
  logic [CountBits-1:0] r_left_q;
  logic                 r_skip_q, flush_q, open_q, take, push;

  assign m_rready_o = open_q;
  assign take       = m_rvalid_i && m_rready_o && !stop_q && !m_rresp_i[1];
  assign rotated    = DataWidth'({m_rdata_i, m_rdata_i} >> {shift_q, 3'b000});
  assign push       = (take && !r_skip_q) || (flush_q && !stop_q);

  always_comb begin : merge
    for (int unsigned i = 0; i < Bytes; i++) begin
      merged[8*i+:8] = from_previous_q[i] ? previous_q[8*i+:8] : rotated[8*i+:8];
    end
  end

  // What is left of the last beat follows it, whether it is needed or not.
  always_ff @(posedge clk_i) begin : realign
    flush_q <= 1'b0;
    open_q  <= 1'b1;
    if (take) begin
      previous_q <= rotated;
      r_skip_q   <= 1'b0;
      r_left_q   <= r_left_q - CountBits'(1);
      flush_q    <= r_left_q == CountBits'(1);
    end
    if (start_i) begin
      r_skip_q <= source_is_ahead;
      r_left_q <= beats(source_offset);
    end
    if (!rst_ni) begin
      flush_q <= 1'b0;
      open_q  <= 1'b0;
    end
  end

  logic                 unused_wr_ready, unused_valid;
  logic [LevelBits-1:0] unused_level;

  stream_fifo #(
    .Width(DataWidth),
    .Depth(FifoDepth)
  ) u_beats (
    .clk_i,
    .rst_ni,
    .flush_i   (start_i),
    .wr_valid_i(push),
    .wr_ready_o(unused_wr_ready),
    .wr_data_i (merged),
    .rd_valid_o(unused_valid),
    .rd_ready_i(w_fire),
    .rd_data_o (m_wdata_o),
    .level_o   (unused_level)
  );

  // ---- AW --------------------------------------------------------------------------------------
  logic [BeatBits-1:0]  aw_beat_q;
  logic [ByteBits-1:0]  aw_byte_q;
  logic [CountBits-1:0] aw_left_q;
  logic [7:0]           aw_place_q, awlen_q, aw_last;
  logic                 aw_planned_q, awvalid_q, aw_issue;
  // Beats in the FIFO that belong to no burst yet, and those that do.
  logic [LevelBits-1:0] ready_q, committed_q;
  logic [4:0]           responses_q;

  assign aw_last  = fixed_destination_q ? LastOfFixed : LastOfBurst;
  assign aw_issue = aw_planned_q && !stop_q && !abort_i && ready_q > LevelBits'(awlen_q) &&
                    responses_q < 5'(MaxResponses);

  always_ff @(posedge clk_i) begin : write_bursts
    logic [7:0] block;
    block        = aw_last - aw_place_q;
    aw_planned_q <= busy_q && !aw_planned_q && !awvalid_q && aw_left_q != '0;
    if (!aw_planned_q && !awvalid_q) begin
      awlen_q <= aw_left_q > CountBits'(block) ? block : 8'(aw_left_q - CountBits'(1));
    end
    if (aw_planned_q && !aw_issue) aw_planned_q <= !stop_q;
    if (awvalid_q && m_awready_i) begin
      awvalid_q  <= 1'b0;
      aw_byte_q  <= '0;
      aw_left_q  <= aw_left_q - CountBits'(awlen_q) - CountBits'(1);
      aw_place_q <= '0;
      if (!fixed_destination_q) aw_beat_q <= aw_beat_q + BeatBits'(awlen_q) + BeatBits'(1);
    end
    if (aw_issue) awvalid_q <= 1'b1;
    ready_q     <= ready_q + LevelBits'(push) -
                   (aw_issue ? LevelBits'(awlen_q) + LevelBits'(1) : '0);
    committed_q <= committed_q + (aw_issue ? LevelBits'(awlen_q) + LevelBits'(1) : '0) -
                   LevelBits'(w_fire);
    responses_q <= responses_q + 5'(aw_issue) - 5'(m_bvalid_i && m_bready_o);
    if (start_i) begin
      aw_beat_q  <= destination_i[AddrWidth-1:ByteBits];
      aw_byte_q  <= destination_offset;
      aw_left_q  <= beats(destination_offset);
      aw_place_q <= fixed_destination_i ? 8'd0
                    : 8'(destination_i[AddrWidth-1:ByteBits]) & LastOfBurst;
      ready_q    <= '0;
    end
    if (!rst_ni) begin
      aw_planned_q <= 1'b0;
      awvalid_q    <= 1'b0;
      aw_left_q    <= '0;
      ready_q      <= '0;
      committed_q  <= '0;
      responses_q  <= '0;
    end
  end

  assign m_awaddr_o  = {aw_beat_q, aw_byte_q};
  assign m_awlen_o   = awlen_q;
  assign m_awburst_o = fixed_destination_q ? Fixed : Incr;
  assign m_awvalid_o = awvalid_q;
  assign write_left  = aw_left_q != '0;
  assign write_idle  = !awvalid_q && committed_q == '0 && responses_q == '0;

  // ---- W and B ---------------------------------------------------------------------------------
  logic [CountBits-1:0] w_left_q;
  logic [7:0]           w_place_q;
  logic                 w_first_q, w_final;

  assign w_final    = w_left_q == CountBits'(1);
  assign m_wvalid_o = committed_q != '0;
  assign m_wlast_o  = w_final || w_place_q == aw_last;
  assign m_wstrb_o  = (w_first_q ? first_lanes_q : '1) & (w_final ? last_lanes_q : '1);
  assign w_fire     = m_wvalid_o && m_wready_i;
  assign m_bready_o = open_q;

  always_ff @(posedge clk_i) begin : write_beats
    if (w_fire) begin
      w_first_q <= 1'b0;
      w_left_q  <= w_left_q - CountBits'(1);
      w_place_q <= m_wlast_o ? 8'd0 : w_place_q + 8'd1;
    end
    if (start_i) begin
      w_first_q <= 1'b1;
      w_left_q  <= beats(destination_offset);
      w_place_q <= fixed_destination_i ? 8'd0
                   : 8'(destination_i[AddrWidth-1:ByteBits]) & LastOfBurst;
    end
  end

  if (!Realign) begin : gen_unused
    logic unused_bytes;
    assign unused_bytes = ^{source_i[ByteBits-1:0], destination_i[ByteBits-1:0]};
  end

endmodule
