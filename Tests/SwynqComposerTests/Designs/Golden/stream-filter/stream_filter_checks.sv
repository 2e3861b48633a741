// Checkers of the buses of stream_filter, for instrumented builds.

bind stream_filter swynq_rtl_axil_port_checker #(
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

bind stream_filter swynq_rtl_axis_port_checker #(
  .Width(37)
) axi_dma_0_M_AXIS_MM2S_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn && axi_dma_0.mm2s_prmry_reset_out_n),
  .tvalid  (video_filter_0_in_stream_TVALID),
  .tready  (video_filter_0_in_stream_TREADY),
  .beat    ({video_filter_0_in_stream_TDATA, video_filter_0_in_stream_TKEEP, video_filter_0_in_stream_TLAST})
);

bind stream_filter swynq_rtl_axil_port_checker #(
  .AddrWidth(32)
) axi_gpio_0_S_AXI_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .awaddr  (axi_gpio_0_s_axi_awaddr),
  .awvalid (axi_gpio_0_s_axi_awvalid),
  .awready (axi_gpio_0_s_axi_awready),
  .wdata   (axi_gpio_0_s_axi_wdata),
  .wstrb   (axi_gpio_0_s_axi_wstrb),
  .wvalid  (axi_gpio_0_s_axi_wvalid),
  .wready  (axi_gpio_0_s_axi_wready),
  .bresp   (axi_gpio_0_s_axi_bresp),
  .bvalid  (axi_gpio_0_s_axi_bvalid),
  .bready  (axi_gpio_0_s_axi_bready),
  .araddr  (axi_gpio_0_s_axi_araddr),
  .arvalid (axi_gpio_0_s_axi_arvalid),
  .arready (axi_gpio_0_s_axi_arready),
  .rdata   (axi_gpio_0_s_axi_rdata),
  .rresp   (axi_gpio_0_s_axi_rresp),
  .rvalid  (axi_gpio_0_s_axi_rvalid),
  .rready  (axi_gpio_0_s_axi_rready)
);

bind stream_filter swynq_rtl_axil_port_checker #(
  .AddrWidth(32)
) video_filter_0_s_axi_control_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .awaddr  (video_filter_0_s_axi_control_AWADDR),
  .awvalid (video_filter_0_s_axi_control_AWVALID),
  .awready (video_filter_0_s_axi_control_AWREADY),
  .wdata   (video_filter_0_s_axi_control_WDATA),
  .wstrb   (video_filter_0_s_axi_control_WSTRB),
  .wvalid  (video_filter_0_s_axi_control_WVALID),
  .wready  (video_filter_0_s_axi_control_WREADY),
  .bresp   (video_filter_0_s_axi_control_BRESP),
  .bvalid  (video_filter_0_s_axi_control_BVALID),
  .bready  (video_filter_0_s_axi_control_BREADY),
  .araddr  (video_filter_0_s_axi_control_ARADDR),
  .arvalid (video_filter_0_s_axi_control_ARVALID),
  .arready (video_filter_0_s_axi_control_ARREADY),
  .rdata   (video_filter_0_s_axi_control_RDATA),
  .rresp   (video_filter_0_s_axi_control_RRESP),
  .rvalid  (video_filter_0_s_axi_control_RVALID),
  .rready  (video_filter_0_s_axi_control_RREADY)
);

bind stream_filter swynq_rtl_axis_port_checker #(
  .Width(37)
) video_filter_0_out_stream_checker (
  .aclk    (fclk0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .tvalid  (axi_dma_0_s_axis_s2mm_tvalid),
  .tready  (axi_dma_0_s_axis_s2mm_tready),
  .beat    ({axi_dma_0_s_axis_s2mm_tdata, axi_dma_0_s_axis_s2mm_tkeep, axi_dma_0_s_axis_s2mm_tlast})
);
