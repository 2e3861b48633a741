// SPDX-License-Identifier: Apache-2.0
// Between a bus of SubWidth bits, the manager's side, and one of ManWidth: beats stay what they are and
// change lanes. From wide to narrow only beats fit that are no wider than the narrow side.
//
// One width on both sides: nothing but wires.
module swynq_fabric_width #(
  parameter int unsigned AddrWidth = 32,
  parameter int unsigned IdWidth = 1,
  parameter int unsigned SubWidth = 32,
  parameter int unsigned ManWidth = 64,
  localparam int unsigned AttrWidth = 25
) (
  input  logic                  clk_i,
  input  logic                  rst_ni,

  input  logic [IdWidth-1:0]    s_aw_id_i,
  input  logic [AddrWidth-1:0]  s_aw_addr_i,
  input  logic [AttrWidth-1:0]  s_aw_attr_i,
  input  logic                  s_aw_valid_i,
  output logic                  s_aw_ready_o,
  input  logic [SubWidth-1:0]   s_w_data_i,
  input  logic [SubWidth/8-1:0] s_w_strb_i,
  input  logic                  s_w_last_i,
  input  logic                  s_w_valid_i,
  output logic                  s_w_ready_o,
  output logic [IdWidth-1:0]    s_b_id_o,
  output logic [1:0]            s_b_resp_o,
  output logic                  s_b_valid_o,
  input  logic                  s_b_ready_i,
  input  logic [IdWidth-1:0]    s_ar_id_i,
  input  logic [AddrWidth-1:0]  s_ar_addr_i,
  input  logic [AttrWidth-1:0]  s_ar_attr_i,
  input  logic                  s_ar_valid_i,
  output logic                  s_ar_ready_o,
  output logic [IdWidth-1:0]    s_r_id_o,
  output logic [SubWidth-1:0]   s_r_data_o,
  output logic [1:0]            s_r_resp_o,
  output logic                  s_r_last_o,
  output logic                  s_r_valid_o,
  input  logic                  s_r_ready_i,

  output logic [IdWidth-1:0]    m_aw_id_o,
  output logic [AddrWidth-1:0]  m_aw_addr_o,
  output logic [AttrWidth-1:0]  m_aw_attr_o,
  output logic                  m_aw_valid_o,
  input  logic                  m_aw_ready_i,
  output logic [ManWidth-1:0]   m_w_data_o,
  output logic [ManWidth/8-1:0] m_w_strb_o,
  output logic                  m_w_last_o,
  output logic                  m_w_valid_o,
  input  logic                  m_w_ready_i,
  input  logic [IdWidth-1:0]    m_b_id_i,
  input  logic [1:0]            m_b_resp_i,
  input  logic                  m_b_valid_i,
  output logic                  m_b_ready_o,
  output logic [IdWidth-1:0]    m_ar_id_o,
  output logic [AddrWidth-1:0]  m_ar_addr_o,
  output logic [AttrWidth-1:0]  m_ar_attr_o,
  output logic                  m_ar_valid_o,
  input  logic                  m_ar_ready_i,
  input  logic [IdWidth-1:0]    m_r_id_i,
  input  logic [ManWidth-1:0]   m_r_data_i,
  input  logic [1:0]            m_r_resp_i,
  input  logic                  m_r_last_i,
  input  logic                  m_r_valid_i,
  output logic                  m_r_ready_o
);

  localparam int unsigned Narrow = SubWidth < ManWidth ? SubWidth : ManWidth;
  localparam int unsigned Wide = SubWidth < ManWidth ? ManWidth : SubWidth;
  localparam int unsigned Lanes = Wide / Narrow;
  localparam int unsigned LaneBits = Lanes > 1 ? $clog2(Lanes) : 1;

  logic w_ready, r_ready;

  assign m_aw_id_o    = s_aw_id_i;
  assign m_aw_addr_o  = s_aw_addr_i;
  assign m_aw_attr_o  = s_aw_attr_i;
  assign m_aw_valid_o = s_aw_valid_i && w_ready;
  assign s_aw_ready_o = m_aw_ready_i && w_ready;
  assign m_w_last_o   = s_w_last_i;
  assign s_b_id_o     = m_b_id_i;
  assign s_b_resp_o   = m_b_resp_i;
  assign s_b_valid_o  = m_b_valid_i;
  assign m_b_ready_o  = s_b_ready_i;
  assign m_ar_id_o    = s_ar_id_i;
  assign m_ar_addr_o  = s_ar_addr_i;
  assign m_ar_attr_o  = s_ar_attr_i;
  assign m_ar_valid_o = s_ar_valid_i && r_ready;
  assign s_ar_ready_o = m_ar_ready_i && r_ready;
  assign s_r_id_o     = m_r_id_i;
  assign s_r_resp_o   = m_r_resp_i;
  assign s_r_last_o   = m_r_last_i;

  if (Lanes == 1) begin : gen_wires
    assign w_ready     = 1'b1;
    assign r_ready     = 1'b1;
    assign m_w_data_o  = s_w_data_i;
    assign m_w_strb_o  = s_w_strb_i;
    assign m_w_valid_o = s_w_valid_i;
    assign s_w_ready_o = m_w_ready_i;
    assign s_r_data_o  = m_r_data_i;
    assign s_r_valid_o = m_r_valid_i;
    assign m_r_ready_o = s_r_ready_i;
  end else begin : gen_lanes
    logic [LaneBits-1:0] w_lane, r_lane;
    logic                w_known, r_known;

    swynq_fabric_lane #(
      .NarrowBytes(Narrow / 8), .LaneBits(LaneBits)
    ) u_w_lane (
      .clk_i, .rst_ni,
      .addr_i (s_aw_addr_i[LaneBits+$clog2(Narrow/8)-1:0]),
      .len_i  (s_aw_attr_i[24:17]),
      .size_i (s_aw_attr_i[16:14]),
      .burst_i(s_aw_attr_i[13:12]),
      .push_i (m_aw_valid_o && m_aw_ready_i),
      .ready_o(w_ready),
      .known_o(w_known),
      .lane_o (w_lane),
      .beat_i (m_w_valid_o && m_w_ready_i),
      .last_i (s_w_last_i)
    );

    swynq_fabric_lane #(
      .NarrowBytes(Narrow / 8), .LaneBits(LaneBits)
    ) u_r_lane (
      .clk_i, .rst_ni,
      .addr_i (s_ar_addr_i[LaneBits+$clog2(Narrow/8)-1:0]),
      .len_i  (s_ar_attr_i[24:17]),
      .size_i (s_ar_attr_i[16:14]),
      .burst_i(s_ar_attr_i[13:12]),
      .push_i (m_ar_valid_o && m_ar_ready_i),
      .ready_o(r_ready),
      .known_o(r_known),
      .lane_o (r_lane),
      .beat_i (s_r_valid_o && s_r_ready_i),
      .last_i (m_r_last_i)
    );

    assign m_w_valid_o = s_w_valid_i && w_known;
    assign s_w_ready_o = m_w_ready_i && w_known;
    assign s_r_valid_o = m_r_valid_i && r_known;
    assign m_r_ready_o = s_r_ready_i && r_known;

    if (SubWidth < ManWidth) begin : gen_up
      assign m_w_data_o = {Lanes{s_w_data_i}};
      assign m_w_strb_o = (Wide / 8)'(s_w_strb_i) << (w_lane * (Narrow / 8));
      assign s_r_data_o = m_r_data_i[r_lane*Narrow+:Narrow];
    end else begin : gen_down
      assign m_w_data_o = s_w_data_i[w_lane*Narrow+:Narrow];
      assign m_w_strb_o = s_w_strb_i[w_lane*(Narrow/8)+:Narrow/8];
      assign s_r_data_o = {Lanes{m_r_data_i}};
    end
  end

endmodule
