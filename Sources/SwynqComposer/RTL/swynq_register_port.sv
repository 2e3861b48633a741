// SPDX-License-Identifier: Apache-2.0
// Register accesses of 32 bits as a manager port of the processing system makes them: single beats of
// four bytes, in the lanes of the port's width.
//
// One access is under way at a time, and an address is presented no later than its data. All paths
// are combinational, but for the lane of the access.
module swynq_register_port #(
  parameter int unsigned AddrWidth = 32,
  // 32 to 128.
  parameter int unsigned DataWidth = 32
) (
  input  logic                   aclk,

  input  logic [AddrWidth-1:0]   s_awaddr,
  input  logic [2:0]             s_awprot,
  input  logic                   s_awvalid,
  output logic                   s_awready,
  input  logic [31:0]            s_wdata,
  input  logic [3:0]             s_wstrb,
  input  logic                   s_wvalid,
  output logic                   s_wready,
  output logic [1:0]             s_bresp,
  output logic                   s_bvalid,
  input  logic                   s_bready,
  input  logic [AddrWidth-1:0]   s_araddr,
  input  logic [2:0]             s_arprot,
  input  logic                   s_arvalid,
  output logic                   s_arready,
  output logic [31:0]            s_rdata,
  output logic [1:0]             s_rresp,
  output logic                   s_rvalid,
  input  logic                   s_rready,

  output logic [AddrWidth-1:0]   m_awaddr,
  output logic [2:0]             m_awsize,
  output logic [1:0]             m_awburst,
  output logic [2:0]             m_awprot,
  output logic                   m_awvalid,
  input  logic                   m_awready,
  output logic [DataWidth-1:0]   m_wdata,
  output logic [DataWidth/8-1:0] m_wstrb,
  output logic                   m_wlast,
  output logic                   m_wvalid,
  input  logic                   m_wready,
  input  logic [1:0]             m_bresp,
  input  logic                   m_bvalid,
  output logic                   m_bready,
  output logic [AddrWidth-1:0]   m_araddr,
  output logic [2:0]             m_arsize,
  output logic [1:0]             m_arburst,
  output logic [2:0]             m_arprot,
  output logic                   m_arvalid,
  input  logic                   m_arready,
  input  logic [DataWidth-1:0]   m_rdata,
  input  logic [1:0]             m_rresp,
  input  logic                   m_rvalid,
  output logic                   m_rready
);

  localparam int unsigned Lanes = DataWidth / 32;
  localparam int unsigned LaneBits = Lanes > 1 ? $clog2(Lanes) : 1;

  logic [LaneBits-1:0] write_lane, write_lane_q, read_lane_q;

  assign write_lane = s_awvalid ? s_awaddr[2+:LaneBits] : write_lane_q;

  always_ff @(posedge aclk) begin : lanes
    if (s_awvalid) write_lane_q <= s_awaddr[2+:LaneBits];
    if (s_arvalid) read_lane_q <= s_araddr[2+:LaneBits];
  end

  assign m_awaddr  = s_awaddr;
  assign m_awsize  = 3'd2;
  assign m_awburst = 2'b01;
  assign m_awprot  = s_awprot;
  assign m_awvalid = s_awvalid;
  assign s_awready = m_awready;

  assign m_wdata  = {Lanes{s_wdata}};
  assign m_wlast  = 1'b1;
  assign m_wvalid = s_wvalid;
  assign s_wready = m_wready;

  assign s_bresp  = m_bresp;
  assign s_bvalid = m_bvalid;
  assign m_bready = s_bready;

  assign m_araddr  = s_araddr;
  assign m_arsize  = 3'd2;
  assign m_arburst = 2'b01;
  assign m_arprot  = s_arprot;
  assign m_arvalid = s_arvalid;
  assign s_arready = m_arready;

  assign s_rresp  = m_rresp;
  assign s_rvalid = m_rvalid;
  assign m_rready = s_rready;

  if (Lanes > 1) begin : gen_lanes
    assign m_wstrb = (DataWidth/8)'(s_wstrb) << {write_lane, 2'b00};
    assign s_rdata = m_rdata[32*read_lane_q+:32];
  end else begin : gen_one_lane
    assign m_wstrb = s_wstrb;
    assign s_rdata = m_rdata;
  end

endmodule
