// SPDX-License-Identifier: Apache-2.0
// The shared AXI blocks under test, side by side, with flat ports for the C++ bench.
module axi_test_top (
  input  logic             clk_i,
  input  logic             rst_ni,

  // Two of stream_fifo, fed alike.
  input  logic [1:0]       flush_i,
  input  logic [1:0]       wr_valid_i,
  output logic [1:0]       wr_ready_o,
  input  logic [1:0][15:0] wr_data_i,
  output logic [1:0]       rd_valid_o,
  input  logic [1:0]       rd_ready_i,
  output logic [1:0][15:0] rd_data_o,
  output logic [1:0][3:0]  level_o,

  // axil_demux: port 0 at 0x4000_0000, port 1 at 0x5000_0000, 64 KiB each.
  input  logic [31:0]      s_awaddr_i,
  input  logic             s_awvalid_i,
  output logic             s_awready_o,
  input  logic [31:0]      s_wdata_i,
  input  logic [3:0]       s_wstrb_i,
  input  logic             s_wvalid_i,
  output logic             s_wready_o,
  output logic [1:0]       s_bresp_o,
  output logic             s_bvalid_o,
  input  logic             s_bready_i,
  input  logic [31:0]      s_araddr_i,
  input  logic             s_arvalid_i,
  output logic             s_arready_o,
  output logic [31:0]      s_rdata_o,
  output logic [1:0]       s_rresp_o,
  output logic             s_rvalid_o,
  input  logic             s_rready_i,
  output logic [31:0]      m_awaddr_o,
  output logic [1:0]       m_awvalid_o,
  input  logic [1:0]       m_awready_i,
  output logic [31:0]      m_wdata_o,
  output logic [3:0]       m_wstrb_o,
  output logic [1:0]       m_wvalid_o,
  input  logic [1:0]       m_wready_i,
  input  logic [1:0][1:0]  m_bresp_i,
  input  logic [1:0]       m_bvalid_i,
  output logic [1:0]       m_bready_o,
  output logic [31:0]      m_araddr_o,
  output logic [1:0]       m_arvalid_o,
  input  logic [1:0]       m_arready_i,
  input  logic [1:0][31:0] m_rdata_i,
  input  logic [1:0][1:0]  m_rresp_i,
  input  logic [1:0]       m_rvalid_i,
  output logic [1:0]       m_rready_o
);

  // One FIFO that drops everything on a flush, one that keeps what it offers.
  for (genvar i = 0; i < 2; i++) begin : gen_fifo
    stream_fifo #(
      .Width         (16),
      .Depth         (8),
      .FlushKeepsHead(i == 1)
    ) u_fifo (
      .clk_i,
      .rst_ni,
      .flush_i   (flush_i[i]),
      .wr_valid_i(wr_valid_i[i]),
      .wr_ready_o(wr_ready_o[i]),
      .wr_data_i (wr_data_i[i]),
      .rd_valid_o(rd_valid_o[i]),
      .rd_ready_i(rd_ready_i[i]),
      .rd_data_o (rd_data_o[i]),
      .level_o   (level_o[i])
    );
  end

  logic [2:0] unused_awprot, unused_arprot;

  axil_demux #(
    .NumPorts(2),
    .Base    ({32'h5000_0000, 32'h4000_0000}),
    .Mask    ({2{32'hFFFF_0000}})
  ) u_demux (
    .clk_i,
    .rst_ni,
    .s_awaddr_i,
    .s_awprot_i(3'b000),
    .s_awvalid_i,
    .s_awready_o,
    .s_wdata_i,
    .s_wstrb_i,
    .s_wvalid_i,
    .s_wready_o,
    .s_bresp_o,
    .s_bvalid_o,
    .s_bready_i,
    .s_araddr_i,
    .s_arprot_i(3'b000),
    .s_arvalid_i,
    .s_arready_o,
    .s_rdata_o,
    .s_rresp_o,
    .s_rvalid_o,
    .s_rready_i,
    .m_awaddr_o,
    .m_awprot_o(unused_awprot),
    .m_awvalid_o,
    .m_awready_i,
    .m_wdata_o,
    .m_wstrb_o,
    .m_wvalid_o,
    .m_wready_i,
    .m_bresp_i,
    .m_bvalid_i,
    .m_bready_o,
    .m_araddr_o,
    .m_arprot_o(unused_arprot),
    .m_arvalid_o,
    .m_arready_i,
    .m_rdata_i,
    .m_rresp_i,
    .m_rvalid_i,
    .m_rready_o
  );

  // The buses on both sides obey the protocol.
  axil_checker u_subordinate_checker (
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

  for (genvar i = 0; i < 2; i++) begin : gen_manager_checker
    axil_checker u_manager_checker (
      .aclk   (clk_i),
      .aresetn(rst_ni),
      .awaddr (m_awaddr_o),
      .awvalid(m_awvalid_o[i]),
      .awready(m_awready_i[i]),
      .wdata  (m_wdata_o),
      .wstrb  (m_wstrb_o),
      .wvalid (m_wvalid_o[i]),
      .wready (m_wready_i[i]),
      .bresp  (m_bresp_i[i]),
      .bvalid (m_bvalid_i[i]),
      .bready (m_bready_o[i]),
      .araddr (m_araddr_o),
      .arvalid(m_arvalid_o[i]),
      .arready(m_arready_i[i]),
      .rdata  (m_rdata_i[i]),
      .rresp  (m_rresp_i[i]),
      .rvalid (m_rvalid_i[i]),
      .rready (m_rready_o[i])
    );
  end

endmodule
