// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream register slice v1.1 (PG085): two entries between two streams, so that neither
// direction has a path through it and a beat passes in every clock.
//
// Mode 0 (bypass) is wires; every other mode of the core differs in area alone and is this one.
// Signals that the streams do not have are left open.
module swynq_axis_register_slice #(
  parameter int unsigned C_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_AXIS_TID_WIDTH   = 1,
  parameter int unsigned C_AXIS_TDEST_WIDTH = 1,
  parameter int unsigned C_AXIS_TUSER_WIDTH = 1,
  parameter int unsigned C_REG_CONFIG       = 1
) (
  input  logic                            aclk,
  input  logic                            aresetn,

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
  output logic [C_AXIS_TUSER_WIDTH-1:0]   m_axis_tuser
);

  localparam int unsigned Width =
    C_AXIS_TDATA_WIDTH * 5 / 4 + 1 + C_AXIS_TID_WIDTH + C_AXIS_TDEST_WIDTH + C_AXIS_TUSER_WIDTH;

  logic [Width-1:0] beat_in, beat_out;

  assign beat_in = {s_axis_tdata, s_axis_tstrb, s_axis_tkeep, s_axis_tlast, s_axis_tid,
                    s_axis_tdest, s_axis_tuser};
  assign {m_axis_tdata, m_axis_tstrb, m_axis_tkeep, m_axis_tlast, m_axis_tid, m_axis_tdest,
          m_axis_tuser} = beat_out;

  if (C_REG_CONFIG == 0) begin : gen_bypass
    assign m_axis_tvalid = s_axis_tvalid;
    assign s_axis_tready = m_axis_tready;
    assign beat_out      = beat_in;

    logic unused_clock;
    assign unused_clock = ^{aclk, aresetn};
  end else begin : gen_slice
    swynq_ip_slice #(
      .Width(Width)
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
  end

endmodule
