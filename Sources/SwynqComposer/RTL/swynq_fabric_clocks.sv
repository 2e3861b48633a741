// SPDX-License-Identifier: Apache-2.0
// AXI4 from a manager in one clock to a subordinate in another.
module swynq_fabric_clocks #(
  parameter int unsigned AddrWidth = 32,
  parameter int unsigned IdWidth = 1,
  parameter int unsigned DataWidth = 32,
  localparam int unsigned AttrWidth = 25,
  localparam int unsigned StrbWidth = DataWidth / 8
) (
  input  logic                 s_clk_i,
  input  logic                 s_rst_ni,
  input  logic [IdWidth-1:0]   s_aw_id_i,
  input  logic [AddrWidth-1:0] s_aw_addr_i,
  input  logic [AttrWidth-1:0] s_aw_attr_i,
  input  logic                 s_aw_valid_i,
  output logic                 s_aw_ready_o,
  input  logic [DataWidth-1:0] s_w_data_i,
  input  logic [StrbWidth-1:0] s_w_strb_i,
  input  logic                 s_w_last_i,
  input  logic                 s_w_valid_i,
  output logic                 s_w_ready_o,
  output logic [IdWidth-1:0]   s_b_id_o,
  output logic [1:0]           s_b_resp_o,
  output logic                 s_b_valid_o,
  input  logic                 s_b_ready_i,
  input  logic [IdWidth-1:0]   s_ar_id_i,
  input  logic [AddrWidth-1:0] s_ar_addr_i,
  input  logic [AttrWidth-1:0] s_ar_attr_i,
  input  logic                 s_ar_valid_i,
  output logic                 s_ar_ready_o,
  output logic [IdWidth-1:0]   s_r_id_o,
  output logic [DataWidth-1:0] s_r_data_o,
  output logic [1:0]           s_r_resp_o,
  output logic                 s_r_last_o,
  output logic                 s_r_valid_o,
  input  logic                 s_r_ready_i,

  input  logic                 m_clk_i,
  input  logic                 m_rst_ni,
  output logic [IdWidth-1:0]   m_aw_id_o,
  output logic [AddrWidth-1:0] m_aw_addr_o,
  output logic [AttrWidth-1:0] m_aw_attr_o,
  output logic                 m_aw_valid_o,
  input  logic                 m_aw_ready_i,
  output logic [DataWidth-1:0] m_w_data_o,
  output logic [StrbWidth-1:0] m_w_strb_o,
  output logic                 m_w_last_o,
  output logic                 m_w_valid_o,
  input  logic                 m_w_ready_i,
  input  logic [IdWidth-1:0]   m_b_id_i,
  input  logic [1:0]           m_b_resp_i,
  input  logic                 m_b_valid_i,
  output logic                 m_b_ready_o,
  output logic [IdWidth-1:0]   m_ar_id_o,
  output logic [AddrWidth-1:0] m_ar_addr_o,
  output logic [AttrWidth-1:0] m_ar_attr_o,
  output logic                 m_ar_valid_o,
  input  logic                 m_ar_ready_i,
  input  logic [IdWidth-1:0]   m_r_id_i,
  input  logic [DataWidth-1:0] m_r_data_i,
  input  logic [1:0]           m_r_resp_i,
  input  logic                 m_r_last_i,
  input  logic                 m_r_valid_i,
  output logic                 m_r_ready_o
);

  swynq_ip_crossing #(
    .Width(IdWidth + AddrWidth + AttrWidth)
  ) u_aw (
    .from_clk_i(s_clk_i), .from_rst_ni(s_rst_ni), .to_clk_i(m_clk_i), .to_rst_ni(m_rst_ni),
    .from_data_i ({s_aw_id_i, s_aw_addr_i, s_aw_attr_i}),
    .from_valid_i(s_aw_valid_i),
    .from_ready_o(s_aw_ready_o),
    .to_data_o   ({m_aw_id_o, m_aw_addr_o, m_aw_attr_o}),
    .to_valid_o  (m_aw_valid_o),
    .to_ready_i  (m_aw_ready_i)
  );

  swynq_ip_crossing #(
    .Width(DataWidth + StrbWidth + 1)
  ) u_w (
    .from_clk_i(s_clk_i), .from_rst_ni(s_rst_ni), .to_clk_i(m_clk_i), .to_rst_ni(m_rst_ni),
    .from_data_i ({s_w_data_i, s_w_strb_i, s_w_last_i}),
    .from_valid_i(s_w_valid_i),
    .from_ready_o(s_w_ready_o),
    .to_data_o   ({m_w_data_o, m_w_strb_o, m_w_last_o}),
    .to_valid_o  (m_w_valid_o),
    .to_ready_i  (m_w_ready_i)
  );

  swynq_ip_crossing #(
    .Width(IdWidth + 2)
  ) u_b (
    .from_clk_i(m_clk_i), .from_rst_ni(m_rst_ni), .to_clk_i(s_clk_i), .to_rst_ni(s_rst_ni),
    .from_data_i ({m_b_id_i, m_b_resp_i}),
    .from_valid_i(m_b_valid_i),
    .from_ready_o(m_b_ready_o),
    .to_data_o   ({s_b_id_o, s_b_resp_o}),
    .to_valid_o  (s_b_valid_o),
    .to_ready_i  (s_b_ready_i)
  );

  swynq_ip_crossing #(
    .Width(IdWidth + AddrWidth + AttrWidth)
  ) u_ar (
    .from_clk_i(s_clk_i), .from_rst_ni(s_rst_ni), .to_clk_i(m_clk_i), .to_rst_ni(m_rst_ni),
    .from_data_i ({s_ar_id_i, s_ar_addr_i, s_ar_attr_i}),
    .from_valid_i(s_ar_valid_i),
    .from_ready_o(s_ar_ready_o),
    .to_data_o   ({m_ar_id_o, m_ar_addr_o, m_ar_attr_o}),
    .to_valid_o  (m_ar_valid_o),
    .to_ready_i  (m_ar_ready_i)
  );

  swynq_ip_crossing #(
    .Width(IdWidth + DataWidth + 3)
  ) u_r (
    .from_clk_i(m_clk_i), .from_rst_ni(m_rst_ni), .to_clk_i(s_clk_i), .to_rst_ni(s_rst_ni),
    .from_data_i ({m_r_id_i, m_r_data_i, m_r_resp_i, m_r_last_i}),
    .from_valid_i(m_r_valid_i),
    .from_ready_o(m_r_ready_o),
    .to_data_o   ({s_r_id_o, s_r_data_o, s_r_resp_o, s_r_last_o}),
    .to_valid_o  (s_r_valid_o),
    .to_ready_i  (s_r_ready_i)
  );

endmodule
