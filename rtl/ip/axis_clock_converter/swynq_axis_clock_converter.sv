// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream clock converter v1.1 (PG085): a stream in another clock.
//
// Clocks of a fixed ratio cross like any other. Either reset is both sides'; it is low for a few clocks
// of the slower one.
module swynq_axis_clock_converter #(
  parameter int unsigned C_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_AXIS_TID_WIDTH   = 1,
  parameter int unsigned C_AXIS_TDEST_WIDTH = 1,
  parameter int unsigned C_AXIS_TUSER_WIDTH = 1
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
  output logic [C_AXIS_TUSER_WIDTH-1:0]   m_axis_tuser
);

  localparam int unsigned Width =
    C_AXIS_TDATA_WIDTH * 5 / 4 + 1 + C_AXIS_TID_WIDTH + C_AXIS_TDEST_WIDTH + C_AXIS_TUSER_WIDTH;

  logic s_run, m_run, s_reset_n, m_reset_n, ready, valid, open_q;

  swynq_ip_crossing_resets u_resets (
    .from_clk_i (s_axis_aclk),
    .from_rst_ni(s_axis_aresetn),
    .to_clk_i   (m_axis_aclk),
    .to_rst_ni  (m_axis_aresetn),
    .from_rst_no(s_run),
    .to_rst_no  (m_run)
  );

  assign s_reset_n = s_run && s_axis_aresetn;
  assign m_reset_n = m_run && m_axis_aresetn;

  // READY is low in reset, so that no beat is lost in its last clock.
  always_ff @(posedge s_axis_aclk) begin : open
    open_q <= s_reset_n;
  end

  assign s_axis_tready = ready && open_q;
  assign m_axis_tvalid = valid;

  swynq_ip_crossing #(
    .Width    (Width),
    .DepthBits(4)
  ) u_crossing (
    .from_clk_i  (s_axis_aclk),
    .from_rst_ni (s_reset_n),
    .from_data_i ({s_axis_tdata, s_axis_tstrb, s_axis_tkeep, s_axis_tlast, s_axis_tid, s_axis_tdest,
                   s_axis_tuser}),
    .from_valid_i(s_axis_tvalid && open_q),
    .from_ready_o(ready),
    .to_clk_i    (m_axis_aclk),
    .to_rst_ni   (m_reset_n),
    .to_data_o   ({m_axis_tdata, m_axis_tstrb, m_axis_tkeep, m_axis_tlast, m_axis_tid, m_axis_tdest,
                   m_axis_tuser}),
    .to_valid_o  (valid),
    .to_ready_i  (m_axis_tready)
  );

endmodule
