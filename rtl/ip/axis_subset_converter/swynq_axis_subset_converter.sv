// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream subset converter v1.1 (PG085): a stream with other signals, made of its own bits.
//
// The maps are made of the design's remap strings; swynq_ip_remap has their form. The bits to choose from
// are those of TDATA, TKEEP, TSTRB, TUSER, TID, TDEST and TLAST, in this order, and the one that
// C_DEFAULT_TLAST makes: set in each so-manieth beat, or never if it is 0.
module swynq_axis_subset_converter #(
  parameter int unsigned C_S_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_S_AXIS_TID_WIDTH   = 1,
  parameter int unsigned C_S_AXIS_TDEST_WIDTH = 1,
  parameter int unsigned C_S_AXIS_TUSER_WIDTH = 1,
  parameter int unsigned C_M_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_M_AXIS_TID_WIDTH   = 1,
  parameter int unsigned C_M_AXIS_TDEST_WIDTH = 1,
  parameter int unsigned C_M_AXIS_TUSER_WIDTH = 1,
  parameter int unsigned C_DEFAULT_TLAST      = 0,
  parameter logic [16*C_M_AXIS_TDATA_WIDTH-1:0]   TDATA_MAP = '0,
  parameter logic [16*C_M_AXIS_TDATA_WIDTH/8-1:0] TKEEP_MAP = '0,
  parameter logic [16*C_M_AXIS_TDATA_WIDTH/8-1:0] TSTRB_MAP = '0,
  parameter logic [16*C_M_AXIS_TUSER_WIDTH-1:0]   TUSER_MAP = '0,
  parameter logic [16*C_M_AXIS_TID_WIDTH-1:0]     TID_MAP   = '0,
  parameter logic [16*C_M_AXIS_TDEST_WIDTH-1:0]   TDEST_MAP = '0,
  parameter logic [15:0]                          TLAST_MAP = '0
) (
  input  logic                              aclk,
  input  logic                              aresetn,

  input  logic                              s_axis_tvalid,
  output logic                              s_axis_tready,
  input  logic [C_S_AXIS_TDATA_WIDTH-1:0]   s_axis_tdata,
  input  logic [C_S_AXIS_TDATA_WIDTH/8-1:0] s_axis_tstrb,
  input  logic [C_S_AXIS_TDATA_WIDTH/8-1:0] s_axis_tkeep,
  input  logic                              s_axis_tlast,
  input  logic [C_S_AXIS_TID_WIDTH-1:0]     s_axis_tid,
  input  logic [C_S_AXIS_TDEST_WIDTH-1:0]   s_axis_tdest,
  input  logic [C_S_AXIS_TUSER_WIDTH-1:0]   s_axis_tuser,

  output logic                              m_axis_tvalid,
  input  logic                              m_axis_tready,
  output logic [C_M_AXIS_TDATA_WIDTH-1:0]   m_axis_tdata,
  output logic [C_M_AXIS_TDATA_WIDTH/8-1:0] m_axis_tstrb,
  output logic [C_M_AXIS_TDATA_WIDTH/8-1:0] m_axis_tkeep,
  output logic                              m_axis_tlast,
  output logic [C_M_AXIS_TID_WIDTH-1:0]     m_axis_tid,
  output logic [C_M_AXIS_TDEST_WIDTH-1:0]   m_axis_tdest,
  output logic [C_M_AXIS_TUSER_WIDTH-1:0]   m_axis_tuser
);

  localparam int unsigned In = C_S_AXIS_TDATA_WIDTH + 2 * (C_S_AXIS_TDATA_WIDTH / 8) +
                               C_S_AXIS_TUSER_WIDTH + C_S_AXIS_TID_WIDTH + C_S_AXIS_TDEST_WIDTH + 2;
  localparam int unsigned Data  = C_M_AXIS_TDATA_WIDTH;
  localparam int unsigned Bytes = Data / 8;
  localparam int unsigned Out   = Data + 2 * Bytes + C_M_AXIS_TUSER_WIDTH + C_M_AXIS_TID_WIDTH +
                                  C_M_AXIS_TDEST_WIDTH + 1;

  logic [In-1:0]  bits;
  logic [Out-1:0] beat_in, beat_out;
  logic           made_last;

  assign bits = {made_last, s_axis_tlast, s_axis_tdest, s_axis_tid, s_axis_tuser, s_axis_tstrb,
                 s_axis_tkeep, s_axis_tdata};
  assign {m_axis_tdata, m_axis_tkeep, m_axis_tstrb, m_axis_tuser, m_axis_tid, m_axis_tdest,
          m_axis_tlast} = beat_out;

  swynq_ip_remap #(
    .In (In),
    .Out(Out),
    .Map({TDATA_MAP, TKEEP_MAP, TSTRB_MAP, TUSER_MAP, TID_MAP, TDEST_MAP, TLAST_MAP})
  ) u_remap (
    .data_i(bits),
    .data_o(beat_in)
  );

  if (C_DEFAULT_TLAST == 0) begin : gen_no_last
    assign made_last = 1'b0;
  end else begin : gen_last
    logic [31:0] beats_q;

    assign made_last = beats_q == C_DEFAULT_TLAST - 1;

    always_ff @(posedge aclk) begin : count
      if (s_axis_tvalid && s_axis_tready) beats_q <= made_last ? '0 : beats_q + 32'd1;
      if (!aresetn) beats_q <= '0;
    end
  end

  swynq_ip_slice #(
    .Width(Out)
  ) u_slice (
    .clk_i  (aclk),
    .rst_ni (aresetn),
    .valid_i(s_axis_tvalid),
    .ready_o(s_axis_tready),
    .data_i (beat_in),
    .valid_o(m_axis_tvalid),
    .ready_i(m_axis_tready),
    .data_o (beat_out)
  );

endmodule
