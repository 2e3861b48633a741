// SPDX-License-Identifier: Apache-2.0
// Attaches the AXI4-Lite checker to the register port of every model that has the common one.
bind swynq_ip_registers axil_checker #(
  .AddrWidth(AddrWidth)
) u_register_checker (
  .aclk   (clk_i),
  .aresetn(rst_ni),
  .awaddr (s_awaddr_i),
  .awvalid(s_awvalid_i),
  .awready(s_awready_o),
  .wdata  (s_wdata_i),
  .wstrb  (s_wstrb_i),
  .wvalid (s_wvalid_i),
  .wready (s_wready_o),
  .bresp  (s_bresp_o),
  .bvalid (s_bvalid_o),
  .bready (s_bready_i),
  .araddr (s_araddr_i),
  .arvalid(s_arvalid_i),
  .arready(s_arready_o),
  .rdata  (s_rdata_o),
  .rresp  (s_rresp_o),
  .rvalid (s_rvalid_o),
  .rready (s_rready_i)
);
