// SPDX-License-Identifier: Apache-2.0
// Attaches the bus checkers to every `axi_dma`. List this file, after `formal.f`'s others, only in
// builds that are to check: nothing in the core itself refers to them.
bind axi_dma axi4_manager_checker #(
  .DataWidth(DataWidth),
  .AddrWidth(AddrWidth)
) u_memory_checker (
  .aclk,
  .aresetn,
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

bind axi_dma axil_checker u_register_checker (
  .aclk,
  .aresetn,
  .awaddr (s_axi_awaddr),
  .awvalid(s_axi_awvalid),
  .awready(s_axi_awready),
  .wdata  (s_axi_wdata),
  .wstrb  (s_axi_wstrb),
  .wvalid (s_axi_wvalid),
  .wready (s_axi_wready),
  .bresp  (s_axi_bresp),
  .bvalid (s_axi_bvalid),
  .bready (s_axi_bready),
  .araddr (s_axi_araddr),
  .arvalid(s_axi_arvalid),
  .arready(s_axi_arready),
  .rdata  (s_axi_rdata),
  .rresp  (s_axi_rresp),
  .rvalid (s_axi_rvalid),
  .rready (s_axi_rready)
);

bind axi_dma axis_checker #(
  .DataWidth(DataWidth)
) u_mm2s_checker (
  .aclk,
  .aresetn(aresetn && mm2s_prmry_reset_out_n),
  .tdata  (m_axis_mm2s_tdata),
  .tkeep  (m_axis_mm2s_tkeep),
  .tvalid (m_axis_mm2s_tvalid),
  .tready (m_axis_mm2s_tready),
  .tlast  (m_axis_mm2s_tlast)
);
