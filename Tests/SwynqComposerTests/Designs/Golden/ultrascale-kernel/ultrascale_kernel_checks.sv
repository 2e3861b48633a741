// Checkers of the buses of ultrascale_kernel, for instrumented builds.

bind ultrascale_kernel swynq_rtl_axil_port_checker #(
  .AddrWidth(9)
) axi_intc_0_s_axi_checker (
  .aclk    (pl0_aclk),
  .aresetn (rst_0_peripheral_aresetn),
  .awaddr  (axi_intc_0_s_axi_awaddr),
  .awvalid (axi_intc_0_s_axi_awvalid),
  .awready (axi_intc_0_s_axi_awready),
  .wdata   (axi_intc_0_s_axi_wdata),
  .wstrb   (axi_intc_0_s_axi_wstrb),
  .wvalid  (axi_intc_0_s_axi_wvalid),
  .wready  (axi_intc_0_s_axi_wready),
  .bresp   (axi_intc_0_s_axi_bresp),
  .bvalid  (axi_intc_0_s_axi_bvalid),
  .bready  (axi_intc_0_s_axi_bready),
  .araddr  (axi_intc_0_s_axi_araddr),
  .arvalid (axi_intc_0_s_axi_arvalid),
  .arready (axi_intc_0_s_axi_arready),
  .rdata   (axi_intc_0_s_axi_rdata),
  .rresp   (axi_intc_0_s_axi_rresp),
  .rvalid  (axi_intc_0_s_axi_rvalid),
  .rready  (axi_intc_0_s_axi_rready)
);

bind ultrascale_kernel swynq_rtl_axil_port_checker #(
  .AddrWidth(6)
) kernel_0_s_axi_control_checker (
  .aclk    (clk_wiz_0_clk_out1),
  .aresetn (rst_1_peripheral_aresetn),
  .awaddr  (kernel_0_s_axi_control_AWADDR),
  .awvalid (kernel_0_s_axi_control_AWVALID),
  .awready (kernel_0_s_axi_control_AWREADY),
  .wdata   (kernel_0_s_axi_control_WDATA),
  .wstrb   (kernel_0_s_axi_control_WSTRB),
  .wvalid  (kernel_0_s_axi_control_WVALID),
  .wready  (kernel_0_s_axi_control_WREADY),
  .bresp   (kernel_0_s_axi_control_BRESP),
  .bvalid  (kernel_0_s_axi_control_BVALID),
  .bready  (kernel_0_s_axi_control_BREADY),
  .araddr  (kernel_0_s_axi_control_ARADDR),
  .arvalid (kernel_0_s_axi_control_ARVALID),
  .arready (kernel_0_s_axi_control_ARREADY),
  .rdata   (kernel_0_s_axi_control_RDATA),
  .rresp   (kernel_0_s_axi_control_RRESP),
  .rvalid  (kernel_0_s_axi_control_RVALID),
  .rready  (kernel_0_s_axi_control_RREADY)
);
