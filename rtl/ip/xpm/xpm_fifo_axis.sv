// SPDX-License-Identifier: Apache-2.0
// xpm_fifo_axis (UG974): a FIFO between two streams, with one clock or two.
//
// PACKET_FIFO holds a packet back until its last beat is in, or the FIFO full; it has one clock. Counts
// and flags that USE_ADV_FEATURES does not ask for are low. ECC is not there.
/* verilator lint_off UNUSEDPARAM */
module xpm_fifo_axis #(
  parameter int unsigned CASCADE_HEIGHT      = 0,
  parameter int unsigned CDC_SYNC_STAGES     = 2,
  parameter              CLOCKING_MODE       = "common_clock",
  parameter              ECC_MODE            = "no_ecc",
  parameter              EN_SIM_ASSERT_ERR   = "warning",
  parameter int unsigned FIFO_DEPTH          = 2048,
  parameter              FIFO_MEMORY_TYPE    = "auto",
  parameter              PACKET_FIFO         = "false",
  parameter int unsigned PROG_EMPTY_THRESH   = 10,
  parameter int unsigned PROG_FULL_THRESH    = 10,
  parameter int unsigned RD_DATA_COUNT_WIDTH = 1,
  parameter int unsigned RELATED_CLOCKS      = 0,
  parameter int unsigned SIM_ASSERT_CHK      = 0,
  parameter int unsigned TDATA_WIDTH         = 32,
  parameter int unsigned TDEST_WIDTH         = 1,
  parameter int unsigned TID_WIDTH           = 1,
  parameter int unsigned TUSER_WIDTH         = 1,
  parameter              USE_ADV_FEATURES    = "1000",
  parameter int unsigned WR_DATA_COUNT_WIDTH = 1
) (
  input  logic                           s_aresetn,
  input  logic                           s_aclk,
  input  logic                           m_aclk,
  input  logic                           s_axis_tvalid,
  output logic                           s_axis_tready,
  input  logic [TDATA_WIDTH-1:0]         s_axis_tdata,
  input  logic [TDATA_WIDTH/8-1:0]       s_axis_tstrb,
  input  logic [TDATA_WIDTH/8-1:0]       s_axis_tkeep,
  input  logic                           s_axis_tlast,
  input  logic [TID_WIDTH-1:0]           s_axis_tid,
  input  logic [TDEST_WIDTH-1:0]         s_axis_tdest,
  input  logic [TUSER_WIDTH-1:0]         s_axis_tuser,
  output logic                           m_axis_tvalid,
  input  logic                           m_axis_tready,
  output logic [TDATA_WIDTH-1:0]         m_axis_tdata,
  output logic [TDATA_WIDTH/8-1:0]       m_axis_tstrb,
  output logic [TDATA_WIDTH/8-1:0]       m_axis_tkeep,
  output logic                           m_axis_tlast,
  output logic [TID_WIDTH-1:0]           m_axis_tid,
  output logic [TDEST_WIDTH-1:0]         m_axis_tdest,
  output logic [TUSER_WIDTH-1:0]         m_axis_tuser,
  output logic                           prog_full_axis,
  output logic [WR_DATA_COUNT_WIDTH-1:0] wr_data_count_axis,
  output logic                           almost_full_axis,
  output logic                           prog_empty_axis,
  output logic [RD_DATA_COUNT_WIDTH-1:0] rd_data_count_axis,
  output logic                           almost_empty_axis,
  input  logic                           injectsbiterr_axis,
  input  logic                           injectdbiterr_axis,
  output logic                           sbiterr_axis,
  output logic                           dbiterr_axis
);

  localparam int unsigned Width = TDATA_WIDTH + 2 * (TDATA_WIDTH / 8) + 1 + TID_WIDTH +
                                  TDEST_WIDTH + TUSER_WIDTH;
  localparam int unsigned Bits  = $clog2(FIFO_DEPTH) + 1;

  /* verilator lint_off WIDTH */
  localparam bit Async   = CLOCKING_MODE == "independent_clock";
  localparam bit Packets = PACKET_FIFO == "true";
  localparam bit IsKnown = ECC_MODE == "no_ecc" && (Async || CLOCKING_MODE == "common_clock") &&
                           (Packets || PACKET_FIFO == "false");
  localparam logic [31:0] FeatureText = USE_ADV_FEATURES;
  /* verilator lint_on WIDTH */

  if (!IsKnown) begin : gen_bad_option
    $error("xpm_fifo_axis: ECC_MODE is no_ecc, CLOCKING_MODE common_clock or independent_clock, PACKET_FIFO true or false");
  end
  if (Packets && Async) begin : gen_bad_packets
    $error("xpm_fifo_axis: PACKET_FIFO has CLOCKING_MODE common_clock");
  end

  // A digit of base 16.
  function automatic logic [3:0] digit(logic [7:0] letter);
    return 4'(letter) + (letter > "9" ? 4'd9 : 4'd0);
  endfunction

  localparam logic [15:0] Features = {digit(FeatureText[31:24]), digit(FeatureText[23:16]),
                                      digit(FeatureText[15:8]), digit(FeatureText[7:0])};

  // The upper bits, where a count has fewer than all.
  function automatic logic [31:0] upper(logic [Bits-1:0] count, int unsigned width);
    return width < Bits ? 32'(count) >> (Bits - width) : 32'(count);
  endfunction

  logic             rd_clk, full, empty, busy, release_q, leave, reset_q;
  logic             is_almost_full, is_prog_full, is_almost_empty, is_prog_empty;
  logic [Bits-1:0]  wr_count, rd_count;
  logic [Width-1:0] beat;
  logic             unused_overflow, unused_ack, unused_underflow, unused_valid, unused_busy;

  assign rd_clk        = Async ? m_aclk : s_aclk;
  assign s_axis_tready = !full && !busy && !reset_q;
  assign m_axis_tvalid = !empty && (release_q || !Packets);
  assign leave         = m_axis_tvalid && m_axis_tready;
  assign {m_axis_tdata, m_axis_tstrb, m_axis_tkeep, m_axis_tlast, m_axis_tid, m_axis_tdest,
          m_axis_tuser} = beat;

  // READY is low in reset, so that no beat is lost in its last clock.
  always_ff @(posedge s_aclk) begin : reset
    reset_q <= !s_aresetn;
  end

  swynq_xpm_fifo #(
    .Width      (Width),
    .Depth      (FIFO_DEPTH),
    .Async      (Async),
    .Stages     (CDC_SYNC_STAGES),
    .FallThrough(1'b1),
    .FullInReset(1'b1),
    .ProgFull   (PROG_FULL_THRESH),
    .ProgEmpty  (PROG_EMPTY_THRESH)
  ) u_fifo (
    .wr_clk_i      (s_aclk),
    .rst_i         (reset_q),
    .wr_en_i       (s_axis_tvalid && s_axis_tready),
    .din_i         ({s_axis_tdata, s_axis_tstrb, s_axis_tkeep, s_axis_tlast, s_axis_tid,
                     s_axis_tdest, s_axis_tuser}),
    .full_o        (full),
    .almost_full_o (is_almost_full),
    .prog_full_o   (is_prog_full),
    .overflow_o    (unused_overflow),
    .wr_ack_o      (unused_ack),
    .wr_count_o    (wr_count),
    .wr_busy_o     (busy),
    .rd_clk_i      (rd_clk),
    .rd_en_i       (leave),
    .dout_o        (beat),
    .empty_o       (empty),
    .almost_empty_o(is_almost_empty),
    .prog_empty_o  (is_prog_empty),
    .underflow_o   (unused_underflow),
    .valid_o       (unused_valid),
    .rd_count_o    (rd_count),
    .rd_busy_o     (unused_busy)
  );

  if (Packets) begin : gen_packets
    // Packets whose last beat is inside. What a full FIFO has begun goes on up to its last beat.
    logic [Bits-1:0] packets_q;

    always_ff @(posedge s_aclk) begin : packets
      logic            in, out;
      logic [Bits-1:0] count;
      in        = s_axis_tvalid && s_axis_tready && s_axis_tlast;
      out       = leave && m_axis_tlast;
      count     = packets_q + Bits'(in) - Bits'(out);
      packets_q <= count;
      release_q <= count != '0 || ((release_q || (full && !busy)) && !out);
      if (reset_q) begin
        packets_q <= '0;
        release_q <= 1'b0;
      end
    end
  end else begin : gen_no_packets
    assign release_q = 1'b1;
  end

  assign prog_full_axis     = Features[1] && is_prog_full;
  assign wr_data_count_axis = Features[2] ? WR_DATA_COUNT_WIDTH'(upper(wr_count, WR_DATA_COUNT_WIDTH)) : '0;
  assign almost_full_axis   = Features[3] && is_almost_full;
  assign prog_empty_axis    = Features[9] && is_prog_empty;
  assign rd_data_count_axis = Features[10] ? RD_DATA_COUNT_WIDTH'(upper(rd_count, RD_DATA_COUNT_WIDTH)) : '0;
  assign almost_empty_axis  = Features[11] && is_almost_empty;
  assign sbiterr_axis       = 1'b0;
  assign dbiterr_axis       = 1'b0;

  logic unused_inputs;
  assign unused_inputs = ^{injectsbiterr_axis, injectdbiterr_axis, m_aclk};

endmodule
