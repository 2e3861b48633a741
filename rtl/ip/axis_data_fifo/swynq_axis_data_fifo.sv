// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream data FIFO v2.0 and v1.1 (PG085).
//
// Packet mode offers a packet when its last beat is in, or when the FIFO is full. With one clock, a
// beat that arrives is offered in the next; with two, C_IS_ACLK_ASYNC, it crosses first, and each side's
// count is late by what is under way. Signals that the streams do not have are left open.
module swynq_axis_data_fifo #(
  parameter int unsigned C_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_AXIS_TID_WIDTH   = 1,
  parameter int unsigned C_AXIS_TDEST_WIDTH = 1,
  parameter int unsigned C_AXIS_TUSER_WIDTH = 1,
  // Beats; a power of two.
  parameter int unsigned C_FIFO_DEPTH       = 1024,
  // 1: a beat is offered as soon as it is there. 2: packets.
  parameter int unsigned C_FIFO_MODE        = 1,
  // Whether the manager's side has a clock of its own.
  parameter int unsigned C_IS_ACLK_ASYNC    = 0
) (
  input  logic                            s_axis_aclk,
  input  logic                            s_axis_aresetn,
  input  logic                            m_axis_aclk,
  input  logic                            m_axis_aresetn,

  input  logic                            s_axis_tvalid,
  output logic                            s_axis_tready,
  input  logic [C_AXIS_TDATA_WIDTH-1:0]   s_axis_tdata,
  input  logic [C_AXIS_TDATA_WIDTH/8-1:0] s_axis_tstrb,
  input  logic [C_AXIS_TDATA_WIDTH/8-1:0] s_axis_tkeep,
  input  logic                            s_axis_tlast,
  input  logic [C_AXIS_TID_WIDTH-1:0]     s_axis_tid,
  input  logic [C_AXIS_TDEST_WIDTH-1:0]   s_axis_tdest,
  input  logic [C_AXIS_TUSER_WIDTH-1:0]   s_axis_tuser,

  output logic                            m_axis_tvalid,
  input  logic                            m_axis_tready,
  output logic [C_AXIS_TDATA_WIDTH-1:0]   m_axis_tdata,
  output logic [C_AXIS_TDATA_WIDTH/8-1:0] m_axis_tstrb,
  output logic [C_AXIS_TDATA_WIDTH/8-1:0] m_axis_tkeep,
  output logic                            m_axis_tlast,
  output logic [C_AXIS_TID_WIDTH-1:0]     m_axis_tid,
  output logic [C_AXIS_TDEST_WIDTH-1:0]   m_axis_tdest,
  output logic [C_AXIS_TUSER_WIDTH-1:0]   m_axis_tuser,

  // Beats held, as each side knows it.
  output logic [31:0]                     axis_data_count,
  output logic [31:0]                     axis_wr_data_count,
  output logic [31:0]                     axis_rd_data_count
);

  localparam int unsigned Width =
    C_AXIS_TDATA_WIDTH * 5 / 4 + 1 + C_AXIS_TID_WIDTH + C_AXIS_TDEST_WIDTH + C_AXIS_TUSER_WIDTH;
  localparam int unsigned CountBits = $clog2(C_FIFO_DEPTH) + 1;
  localparam bit          Packets   = C_FIFO_MODE == 2;

  // What stores the beats is in the clock of the manager's side.
  logic                 clk, rst_n;
  logic [Width-1:0]     beat_in, beat_out, stored;
  logic [CountBits-1:0] level;
  logic                 wr_valid, wr_ready, rd_valid, leave, release_q;

  assign beat_in = {s_axis_tdata, s_axis_tstrb, s_axis_tkeep, s_axis_tlast, s_axis_tid,
                    s_axis_tdest, s_axis_tuser};
  assign {m_axis_tdata, m_axis_tstrb, m_axis_tkeep, m_axis_tlast, m_axis_tid, m_axis_tdest,
          m_axis_tuser} = beat_out;

  if (C_IS_ACLK_ASYNC == 0) begin : gen_one_clock
    logic open_q;

    assign clk           = s_axis_aclk;
    assign rst_n         = s_axis_aresetn;
    assign s_axis_tready = wr_ready && open_q;
    assign wr_valid      = s_axis_tvalid && open_q;
    assign stored        = beat_in;

    assign axis_data_count    = 32'(level);
    assign axis_wr_data_count = 32'(level);
    assign axis_rd_data_count = 32'(level);

    // READY is low in reset, so that no beat is lost in its last clock.
    always_ff @(posedge s_axis_aclk) begin : open
      open_q <= s_axis_aresetn;
    end

    logic unused_clock;
    assign unused_clock = ^{m_axis_aclk, m_axis_aresetn};
  end else begin : gen_two_clocks
    assign clk             = m_axis_aclk;
    assign axis_data_count = axis_wr_data_count;

    swynq_axis_data_fifo_crossing #(
      .Width(Width),
      .Depth(C_FIFO_DEPTH)
    ) u_crossing (
      .s_clk_i  (s_axis_aclk),
      .s_rst_ni (s_axis_aresetn),
      .s_valid_i(s_axis_tvalid),
      .s_ready_o(s_axis_tready),
      .s_data_i (beat_in),
      .s_count_o(axis_wr_data_count),
      .m_clk_i  (m_axis_aclk),
      .m_rst_ni (m_axis_aresetn),
      .m_rst_no (rst_n),
      .m_valid_o(wr_valid),
      .m_ready_i(wr_ready),
      .m_data_o (stored),
      .m_leave_i(leave),
      .m_count_o(axis_rd_data_count)
    );
  end

  stream_fifo #(
    .Width(Width),
    .Depth(C_FIFO_DEPTH)
  ) u_fifo (
    .clk_i     (clk),
    .rst_ni    (rst_n),
    .flush_i   (1'b0),
    .wr_valid_i(wr_valid),
    .wr_ready_o(wr_ready),
    .wr_data_i (stored),
    .rd_valid_o(rd_valid),
    .rd_ready_i(m_axis_tready && (release_q || !Packets)),
    .rd_data_o (beat_out),
    .level_o   (level)
  );

  assign m_axis_tvalid = rd_valid && (release_q || !Packets);
  assign leave         = m_axis_tvalid && m_axis_tready;

  // Packets whose last beat is held. What a full FIFO has begun goes on up to its last beat.
  localparam int unsigned LastBit = C_AXIS_TID_WIDTH + C_AXIS_TDEST_WIDTH + C_AXIS_TUSER_WIDTH;

  logic [CountBits-1:0] packets_q;

  always_ff @(posedge clk) begin : packets
    logic                 in, out;
    logic [CountBits-1:0] count;
    in        = wr_valid && wr_ready && stored[LastBit];
    out       = leave && m_axis_tlast;
    count     = packets_q + CountBits'(in) - CountBits'(out);
    packets_q <= count;
    release_q <= count != '0 || ((release_q || level == CountBits'(C_FIFO_DEPTH)) && !out);
    if (!rst_n) begin
      packets_q <= '0;
      release_q <= 1'b0;
    end
  end

endmodule
