// SPDX-License-Identifier: Apache-2.0
// Attaches the register port's checker to every `hls_control`. List this file, after `formal.f`'s
// others, only in builds that are to check.
bind hls_control axil_checker #(
  .AddrWidth(16)
) u_register_checker (
  .aclk   (clk_i),
  .aresetn(rst_ni),
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
