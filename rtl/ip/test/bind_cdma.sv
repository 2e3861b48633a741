// SPDX-License-Identifier: Apache-2.0
// Attaches the AXI4 checker to the memory port of the CDMA.
bind swynq_axi_cdma axi4_manager_checker #(
  .DataWidth (C_M_AXI_DATA_WIDTH),
  .AddrWidth (C_M_AXI_ADDR_WIDTH),
  .AllowFixed(1'b1)
) u_memory_checker (
  .aclk   (s_axi_lite_aclk),
  .aresetn(s_axi_lite_aresetn),
  .araddr (m_axi_araddr),
  .arlen  (m_axi_arlen),
  .arsize (m_axi_arsize),
  .arburst(m_axi_arburst),
  .arvalid(m_axi_arvalid),
  .arready(m_axi_arready),
  .rdata  (m_axi_rdata),
  .rresp  (m_axi_rresp),
  .rlast  (m_axi_rlast),
  .rvalid (m_axi_rvalid),
  .rready (m_axi_rready),
  .awaddr (m_axi_awaddr),
  .awlen  (m_axi_awlen),
  .awsize (m_axi_awsize),
  .awburst(m_axi_awburst),
  .awvalid(m_axi_awvalid),
  .awready(m_axi_awready),
  .wdata  (m_axi_wdata),
  .wstrb  (m_axi_wstrb),
  .wlast  (m_axi_wlast),
  .wvalid (m_axi_wvalid),
  .wready (m_axi_wready),
  .bresp  (m_axi_bresp),
  .bvalid (m_axi_bvalid),
  .bready (m_axi_bready)
);
