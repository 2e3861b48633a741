// Checkers of the buses of stream_cores, for instrumented builds.

bind stream_cores swynq_rtl_axil_port_checker #(
  .AddrWidth(32)
) axi_dma_0_S_AXI_LITE_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .awaddr  (axi_dma_0_s_axi_lite_awaddr),
  .awvalid (axi_dma_0_s_axi_lite_awvalid),
  .awready (axi_dma_0_s_axi_lite_awready),
  .wdata   (axi_dma_0_s_axi_lite_wdata),
  .wstrb   (4'b1111),
  .wvalid  (axi_dma_0_s_axi_lite_wvalid),
  .wready  (axi_dma_0_s_axi_lite_wready),
  .bresp   (axi_dma_0_s_axi_lite_bresp),
  .bvalid  (axi_dma_0_s_axi_lite_bvalid),
  .bready  (axi_dma_0_s_axi_lite_bready),
  .araddr  (axi_dma_0_s_axi_lite_araddr),
  .arvalid (axi_dma_0_s_axi_lite_arvalid),
  .arready (axi_dma_0_s_axi_lite_arready),
  .rdata   (axi_dma_0_s_axi_lite_rdata),
  .rresp   (axi_dma_0_s_axi_lite_rresp),
  .rvalid  (axi_dma_0_s_axi_lite_rvalid),
  .rready  (axi_dma_0_s_axi_lite_rready)
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(37)
) axi_dma_0_M_AXIS_MM2S_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn && axi_dma_0.mm2s_prmry_reset_out_n),
  .tvalid  (axi_dma_0_m_axis_mm2s_tvalid),
  .tready  (axi_dma_0_m_axis_mm2s_tready),
  .beat    ({axi_dma_0_m_axis_mm2s_tdata, axi_dma_0_m_axis_mm2s_tkeep, axi_dma_0_m_axis_mm2s_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(19)
) axis_broadcaster_0_M00_AXIS_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .tvalid  (axis_broadcaster_0_M00_AXIS_tvalid),
  .tready  (axis_broadcaster_0_M00_AXIS_tready),
  .beat    ({axis_broadcaster_0_M00_AXIS_tdata, axis_broadcaster_0_M00_AXIS_tkeep, axis_broadcaster_0_M00_AXIS_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(19)
) axis_broadcaster_0_M01_AXIS_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .tvalid  (axis_broadcaster_0_M01_AXIS_tvalid),
  .tready  (axis_broadcaster_0_M01_AXIS_tready),
  .beat    ({axis_broadcaster_0_M01_AXIS_tdata, axis_broadcaster_0_M01_AXIS_tkeep, axis_broadcaster_0_M01_AXIS_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(19)
) axis_clock_converter_0_M_AXIS_checker (
  .aclk    (fclk1_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .tvalid  (axis_clock_converter_0_m_axis_tvalid),
  .tready  (axis_clock_converter_0_m_axis_tready),
  .beat    ({axis_clock_converter_0_m_axis_tdata, axis_clock_converter_0_m_axis_tkeep, axis_clock_converter_0_m_axis_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(37)
) axis_combiner_0_M_AXIS_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .tvalid  (axis_switch_0_S00_AXIS_tvalid),
  .tready  (axis_switch_0_S00_AXIS_tready),
  .beat    ({axis_switch_0_S00_AXIS_tdata, axis_switch_0_S00_AXIS_tkeep, axis_switch_0_S00_AXIS_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(19)
) axis_data_fifo_0_M_AXIS_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .tvalid  (axis_combiner_0_S01_AXIS_tvalid),
  .tready  (axis_combiner_0_S01_AXIS_tready),
  .beat    ({axis_combiner_0_S01_AXIS_tdata, axis_combiner_0_S01_AXIS_tkeep, axis_combiner_0_S01_AXIS_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(19)
) axis_subset_converter_0_M_AXIS_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .tvalid  (axis_combiner_0_S00_AXIS_tvalid),
  .tready  (axis_combiner_0_S00_AXIS_tready),
  .beat    ({axis_combiner_0_S00_AXIS_tdata, axis_combiner_0_S00_AXIS_tkeep, axis_combiner_0_S00_AXIS_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(37)
) axis_switch_0_M00_AXIS_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn && axis_switch_0.run_n),
  .tvalid  (axis_switch_0_M00_AXIS_tvalid),
  .tready  (axis_switch_0_M00_AXIS_tready),
  .beat    ({axis_switch_0_M00_AXIS_tdata, axis_switch_0_M00_AXIS_tkeep, axis_switch_0_M00_AXIS_tlast})
);

bind stream_cores swynq_rtl_axis_port_checker #(
  .Width(37)
) axis_switch_0_M01_AXIS_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn && axis_switch_0.run_n),
  .tvalid  (tap_valid),
  .tready  (tap_ready),
  .beat    ({tap_data, tap_keep, tap_last})
);

bind stream_cores swynq_rtl_axil_port_checker #(
  .AddrWidth(32)
) axis_switch_0_S_AXI_CTRL_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .awaddr  (axis_switch_0_s_axi_ctrl_awaddr),
  .awvalid (axis_switch_0_s_axi_ctrl_awvalid),
  .awready (axis_switch_0_s_axi_ctrl_awready),
  .wdata   (axis_switch_0_s_axi_ctrl_wdata),
  .wstrb   (4'b1111),
  .wvalid  (axis_switch_0_s_axi_ctrl_wvalid),
  .wready  (axis_switch_0_s_axi_ctrl_wready),
  .bresp   (axis_switch_0_s_axi_ctrl_bresp),
  .bvalid  (axis_switch_0_s_axi_ctrl_bvalid),
  .bready  (axis_switch_0_s_axi_ctrl_bready),
  .araddr  (axis_switch_0_s_axi_ctrl_araddr),
  .arvalid (axis_switch_0_s_axi_ctrl_arvalid),
  .arready (axis_switch_0_s_axi_ctrl_arready),
  .rdata   (axis_switch_0_s_axi_ctrl_rdata),
  .rresp   (axis_switch_0_s_axi_ctrl_rresp),
  .rvalid  (axis_switch_0_s_axi_ctrl_rvalid),
  .rready  (axis_switch_0_s_axi_ctrl_rready)
);
