// periph, xilinx.com:ip:axi_interconnect:2.1: decodes addresses and arbitrates.
module periph_fabric (
  input  logic        ACLK,
  input  logic        ARESETN,
  input  logic        S00_ACLK,
  input  logic        S00_ARESETN,
  input  logic        M00_ACLK,
  input  logic        M00_ARESETN,
  input  logic        M01_ACLK,
  input  logic        M01_ARESETN,
  input  logic [11:0] S00_AXI_awid,
  input  logic [31:0] S00_AXI_awaddr,
  input  logic [3:0]  S00_AXI_awlen,
  input  logic [2:0]  S00_AXI_awsize,
  input  logic [1:0]  S00_AXI_awburst,
  input  logic [1:0]  S00_AXI_awlock,
  input  logic [3:0]  S00_AXI_awcache,
  input  logic [2:0]  S00_AXI_awprot,
  input  logic [3:0]  S00_AXI_awqos,
  input  logic        S00_AXI_awvalid,
  input  logic [31:0] S00_AXI_wdata,
  input  logic [3:0]  S00_AXI_wstrb,
  input  logic        S00_AXI_wlast,
  input  logic        S00_AXI_wvalid,
  input  logic        S00_AXI_bready,
  input  logic [11:0] S00_AXI_arid,
  input  logic [31:0] S00_AXI_araddr,
  input  logic [3:0]  S00_AXI_arlen,
  input  logic [2:0]  S00_AXI_arsize,
  input  logic [1:0]  S00_AXI_arburst,
  input  logic [1:0]  S00_AXI_arlock,
  input  logic [3:0]  S00_AXI_arcache,
  input  logic [2:0]  S00_AXI_arprot,
  input  logic [3:0]  S00_AXI_arqos,
  input  logic        S00_AXI_arvalid,
  input  logic        S00_AXI_rready,
  output logic        S00_AXI_awready,
  output logic        S00_AXI_wready,
  output logic [11:0] S00_AXI_bid,
  output logic [1:0]  S00_AXI_bresp,
  output logic        S00_AXI_bvalid,
  output logic        S00_AXI_arready,
  output logic [11:0] S00_AXI_rid,
  output logic [31:0] S00_AXI_rdata,
  output logic [1:0]  S00_AXI_rresp,
  output logic        S00_AXI_rlast,
  output logic        S00_AXI_rvalid,
  output logic [31:0] M00_AXI_awaddr,
  output logic [2:0]  M00_AXI_awprot,
  output logic        M00_AXI_awvalid,
  output logic [31:0] M00_AXI_wdata,
  output logic [3:0]  M00_AXI_wstrb,
  output logic        M00_AXI_wvalid,
  output logic        M00_AXI_bready,
  output logic [31:0] M00_AXI_araddr,
  output logic [2:0]  M00_AXI_arprot,
  output logic        M00_AXI_arvalid,
  output logic        M00_AXI_rready,
  input  logic        M00_AXI_awready,
  input  logic        M00_AXI_wready,
  input  logic [1:0]  M00_AXI_bresp,
  input  logic        M00_AXI_bvalid,
  input  logic        M00_AXI_arready,
  input  logic [31:0] M00_AXI_rdata,
  input  logic [1:0]  M00_AXI_rresp,
  input  logic        M00_AXI_rvalid,
  output logic [31:0] M01_AXI_awaddr,
  output logic [2:0]  M01_AXI_awprot,
  output logic        M01_AXI_awvalid,
  output logic [31:0] M01_AXI_wdata,
  output logic [3:0]  M01_AXI_wstrb,
  output logic        M01_AXI_wvalid,
  output logic        M01_AXI_bready,
  output logic [31:0] M01_AXI_araddr,
  output logic [2:0]  M01_AXI_arprot,
  output logic        M01_AXI_arvalid,
  output logic        M01_AXI_rready,
  input  logic        M01_AXI_awready,
  input  logic        M01_AXI_wready,
  input  logic [1:0]  M01_AXI_bresp,
  input  logic        M01_AXI_bvalid,
  input  logic        M01_AXI_arready,
  input  logic [31:0] M01_AXI_rdata,
  input  logic [1:0]  M01_AXI_rresp,
  input  logic        M01_AXI_rvalid
);

  logic rst_n;
  assign rst_n = ARESETN;

  // ---- S00_AXI: AXI4, 32 bits ------------------------------------------------------------------
  logic [11:0] s00_axi_port_aw_id;
  logic [31:0] s00_axi_port_aw_addr;
  logic [24:0] s00_axi_port_aw_attr;
  logic        s00_axi_port_aw_valid;
  logic        s00_axi_port_aw_ready;
  logic [31:0] s00_axi_port_w_data;
  logic [3:0]  s00_axi_port_w_strb;
  logic        s00_axi_port_w_last;
  logic        s00_axi_port_w_valid;
  logic        s00_axi_port_w_ready;
  logic [11:0] s00_axi_port_b_id;
  logic [1:0]  s00_axi_port_b_resp;
  logic        s00_axi_port_b_valid;
  logic        s00_axi_port_b_ready;
  logic [11:0] s00_axi_port_ar_id;
  logic [31:0] s00_axi_port_ar_addr;
  logic [24:0] s00_axi_port_ar_attr;
  logic        s00_axi_port_ar_valid;
  logic        s00_axi_port_ar_ready;
  logic [11:0] s00_axi_port_r_id;
  logic [31:0] s00_axi_port_r_data;
  logic [1:0]  s00_axi_port_r_resp;
  logic        s00_axi_port_r_last;
  logic        s00_axi_port_r_valid;
  logic        s00_axi_port_r_ready;

  assign s00_axi_port_aw_id    = S00_AXI_awid;
  assign s00_axi_port_aw_addr  = S00_AXI_awaddr;
  assign s00_axi_port_aw_attr  = {8'(S00_AXI_awlen), S00_AXI_awsize, S00_AXI_awburst, 1'(S00_AXI_awlock), S00_AXI_awcache, S00_AXI_awprot, S00_AXI_awqos};
  assign s00_axi_port_aw_valid = S00_AXI_awvalid;
  assign s00_axi_port_ar_id    = S00_AXI_arid;
  assign s00_axi_port_ar_addr  = S00_AXI_araddr;
  assign s00_axi_port_ar_attr  = {8'(S00_AXI_arlen), S00_AXI_arsize, S00_AXI_arburst, 1'(S00_AXI_arlock), S00_AXI_arcache, S00_AXI_arprot, S00_AXI_arqos};
  assign s00_axi_port_ar_valid = S00_AXI_arvalid;
  assign s00_axi_port_w_data   = S00_AXI_wdata;
  assign s00_axi_port_w_strb   = S00_AXI_wstrb;
  assign s00_axi_port_w_last   = S00_AXI_wlast;
  assign s00_axi_port_w_valid  = S00_AXI_wvalid;
  assign s00_axi_port_b_ready  = S00_AXI_bready;
  assign s00_axi_port_r_ready  = S00_AXI_rready;
  assign S00_AXI_awready       = s00_axi_port_aw_ready;
  assign S00_AXI_wready        = s00_axi_port_w_ready;
  assign S00_AXI_bid           = s00_axi_port_b_id;
  assign S00_AXI_bresp         = s00_axi_port_b_resp;
  assign S00_AXI_bvalid        = s00_axi_port_b_valid;
  assign S00_AXI_arready       = s00_axi_port_ar_ready;
  assign S00_AXI_rid           = s00_axi_port_r_id;
  assign S00_AXI_rdata         = s00_axi_port_r_data;
  assign S00_AXI_rresp         = s00_axi_port_r_resp;
  assign S00_AXI_rlast         = s00_axi_port_r_last;
  assign S00_AXI_rvalid        = s00_axi_port_r_valid;

  // ---- M00_AXI: AXI4-Lite, 32 bits -------------------------------------------------------------
  logic [11:0] m00_axi_port_aw_id;
  logic [31:0] m00_axi_port_aw_addr;
  logic [24:0] m00_axi_port_aw_attr;
  logic        m00_axi_port_aw_valid;
  logic        m00_axi_port_aw_ready;
  logic [31:0] m00_axi_port_w_data;
  logic [3:0]  m00_axi_port_w_strb;
  logic        m00_axi_port_w_last;
  logic        m00_axi_port_w_valid;
  logic        m00_axi_port_w_ready;
  logic [11:0] m00_axi_port_b_id;
  logic [1:0]  m00_axi_port_b_resp;
  logic        m00_axi_port_b_valid;
  logic        m00_axi_port_b_ready;
  logic [11:0] m00_axi_port_ar_id;
  logic [31:0] m00_axi_port_ar_addr;
  logic [24:0] m00_axi_port_ar_attr;
  logic        m00_axi_port_ar_valid;
  logic        m00_axi_port_ar_ready;
  logic [11:0] m00_axi_port_r_id;
  logic [31:0] m00_axi_port_r_data;
  logic [1:0]  m00_axi_port_r_resp;
  logic        m00_axi_port_r_last;
  logic        m00_axi_port_r_valid;
  logic        m00_axi_port_r_ready;

  assign m00_axi_port_aw_ready = M00_AXI_awready;
  assign m00_axi_port_w_ready  = M00_AXI_wready;
  assign m00_axi_port_b_id     = '0;
  assign m00_axi_port_b_resp   = M00_AXI_bresp;
  assign m00_axi_port_b_valid  = M00_AXI_bvalid;
  assign m00_axi_port_ar_ready = M00_AXI_arready;
  assign m00_axi_port_r_id     = '0;
  assign m00_axi_port_r_data   = M00_AXI_rdata;
  assign m00_axi_port_r_resp   = M00_AXI_rresp;
  assign m00_axi_port_r_last   = 1'b1;
  assign m00_axi_port_r_valid  = M00_AXI_rvalid;
  assign M00_AXI_awaddr        = m00_axi_port_aw_addr;
  assign M00_AXI_awprot        = m00_axi_port_aw_attr[6:4];
  assign M00_AXI_awvalid       = m00_axi_port_aw_valid;
  assign M00_AXI_wdata         = m00_axi_port_w_data;
  assign M00_AXI_wstrb         = m00_axi_port_w_strb;
  assign M00_AXI_wvalid        = m00_axi_port_w_valid;
  assign M00_AXI_bready        = m00_axi_port_b_ready;
  assign M00_AXI_araddr        = m00_axi_port_ar_addr;
  assign M00_AXI_arprot        = m00_axi_port_ar_attr[6:4];
  assign M00_AXI_arvalid       = m00_axi_port_ar_valid;
  assign M00_AXI_rready        = m00_axi_port_r_ready;

  // ---- M01_AXI: AXI4-Lite, 32 bits -------------------------------------------------------------
  logic [11:0] m01_axi_port_aw_id;
  logic [31:0] m01_axi_port_aw_addr;
  logic [24:0] m01_axi_port_aw_attr;
  logic        m01_axi_port_aw_valid;
  logic        m01_axi_port_aw_ready;
  logic [31:0] m01_axi_port_w_data;
  logic [3:0]  m01_axi_port_w_strb;
  logic        m01_axi_port_w_last;
  logic        m01_axi_port_w_valid;
  logic        m01_axi_port_w_ready;
  logic [11:0] m01_axi_port_b_id;
  logic [1:0]  m01_axi_port_b_resp;
  logic        m01_axi_port_b_valid;
  logic        m01_axi_port_b_ready;
  logic [11:0] m01_axi_port_ar_id;
  logic [31:0] m01_axi_port_ar_addr;
  logic [24:0] m01_axi_port_ar_attr;
  logic        m01_axi_port_ar_valid;
  logic        m01_axi_port_ar_ready;
  logic [11:0] m01_axi_port_r_id;
  logic [31:0] m01_axi_port_r_data;
  logic [1:0]  m01_axi_port_r_resp;
  logic        m01_axi_port_r_last;
  logic        m01_axi_port_r_valid;
  logic        m01_axi_port_r_ready;

  assign m01_axi_port_aw_ready = M01_AXI_awready;
  assign m01_axi_port_w_ready  = M01_AXI_wready;
  assign m01_axi_port_b_id     = '0;
  assign m01_axi_port_b_resp   = M01_AXI_bresp;
  assign m01_axi_port_b_valid  = M01_AXI_bvalid;
  assign m01_axi_port_ar_ready = M01_AXI_arready;
  assign m01_axi_port_r_id     = '0;
  assign m01_axi_port_r_data   = M01_AXI_rdata;
  assign m01_axi_port_r_resp   = M01_AXI_rresp;
  assign m01_axi_port_r_last   = 1'b1;
  assign m01_axi_port_r_valid  = M01_AXI_rvalid;
  assign M01_AXI_awaddr        = m01_axi_port_aw_addr;
  assign M01_AXI_awprot        = m01_axi_port_aw_attr[6:4];
  assign M01_AXI_awvalid       = m01_axi_port_aw_valid;
  assign M01_AXI_wdata         = m01_axi_port_w_data;
  assign M01_AXI_wstrb         = m01_axi_port_w_strb;
  assign M01_AXI_wvalid        = m01_axi_port_w_valid;
  assign M01_AXI_bready        = m01_axi_port_b_ready;
  assign M01_AXI_araddr        = m01_axi_port_ar_addr;
  assign M01_AXI_arprot        = m01_axi_port_ar_attr[6:4];
  assign M01_AXI_arvalid       = m01_axi_port_ar_valid;
  assign M01_AXI_rready        = m01_axi_port_r_ready;

  // ---- addresses -------------------------------------------------------------------------------
  // 0x40400000 to 0x4040FFFF: M00_AXI
  // 0x43C00000 to 0x43C0FFFF: M01_AXI
  swynq_fabric_core #(
    .NumSi       (1),
    .NumMi       (2),
    .AddrWidth   (32),
    .DataWidth   (32),
    .IdWidth     (12),
    .NumRoutes   (2),
    .Base        ({64'h0000000043C00000, 64'h0000000040400000}),
    .Last        ({64'h0000000043C0FFFF, 64'h000000004040FFFF}),
    .From        ({1'b1, 1'b1}),
    .To          ({8'd1, 8'd0}),
    .SingleBeats ({1'b1, 1'b1}),
    .MaxSize     ({3'h2, 3'h2})
  ) u_core (
    .clk_i        (ACLK),
    .rst_ni       (rst_n),
    .s_aw_id_i    (s00_axi_port_aw_id),
    .s_aw_addr_i  (s00_axi_port_aw_addr),
    .s_aw_attr_i  (s00_axi_port_aw_attr),
    .s_aw_valid_i (s00_axi_port_aw_valid),
    .s_aw_ready_o (s00_axi_port_aw_ready),
    .s_w_data_i   (s00_axi_port_w_data),
    .s_w_strb_i   (s00_axi_port_w_strb),
    .s_w_last_i   (s00_axi_port_w_last),
    .s_w_valid_i  (s00_axi_port_w_valid),
    .s_w_ready_o  (s00_axi_port_w_ready),
    .s_b_id_o     (s00_axi_port_b_id),
    .s_b_resp_o   (s00_axi_port_b_resp),
    .s_b_valid_o  (s00_axi_port_b_valid),
    .s_b_ready_i  (s00_axi_port_b_ready),
    .s_ar_id_i    (s00_axi_port_ar_id),
    .s_ar_addr_i  (s00_axi_port_ar_addr),
    .s_ar_attr_i  (s00_axi_port_ar_attr),
    .s_ar_valid_i (s00_axi_port_ar_valid),
    .s_ar_ready_o (s00_axi_port_ar_ready),
    .s_r_id_o     (s00_axi_port_r_id),
    .s_r_data_o   (s00_axi_port_r_data),
    .s_r_resp_o   (s00_axi_port_r_resp),
    .s_r_last_o   (s00_axi_port_r_last),
    .s_r_valid_o  (s00_axi_port_r_valid),
    .s_r_ready_i  (s00_axi_port_r_ready),
    .m_aw_addr_o  ({m01_axi_port_aw_addr, m00_axi_port_aw_addr}),
    .m_aw_attr_o  ({m01_axi_port_aw_attr, m00_axi_port_aw_attr}),
    .m_aw_valid_o ({m01_axi_port_aw_valid, m00_axi_port_aw_valid}),
    .m_aw_ready_i ({m01_axi_port_aw_ready, m00_axi_port_aw_ready}),
    .m_w_data_o   ({m01_axi_port_w_data, m00_axi_port_w_data}),
    .m_w_strb_o   ({m01_axi_port_w_strb, m00_axi_port_w_strb}),
    .m_w_last_o   ({m01_axi_port_w_last, m00_axi_port_w_last}),
    .m_w_valid_o  ({m01_axi_port_w_valid, m00_axi_port_w_valid}),
    .m_w_ready_i  ({m01_axi_port_w_ready, m00_axi_port_w_ready}),
    .m_b_resp_i   ({m01_axi_port_b_resp, m00_axi_port_b_resp}),
    .m_b_valid_i  ({m01_axi_port_b_valid, m00_axi_port_b_valid}),
    .m_b_ready_o  ({m01_axi_port_b_ready, m00_axi_port_b_ready}),
    .m_ar_addr_o  ({m01_axi_port_ar_addr, m00_axi_port_ar_addr}),
    .m_ar_attr_o  ({m01_axi_port_ar_attr, m00_axi_port_ar_attr}),
    .m_ar_valid_o ({m01_axi_port_ar_valid, m00_axi_port_ar_valid}),
    .m_ar_ready_i ({m01_axi_port_ar_ready, m00_axi_port_ar_ready}),
    .m_r_data_i   ({m01_axi_port_r_data, m00_axi_port_r_data}),
    .m_r_resp_i   ({m01_axi_port_r_resp, m00_axi_port_r_resp}),
    .m_r_last_i   ({m01_axi_port_r_last, m00_axi_port_r_last}),
    .m_r_valid_i  ({m01_axi_port_r_valid, m00_axi_port_r_valid}),
    .m_r_ready_o  ({m01_axi_port_r_ready, m00_axi_port_r_ready})
  );

  assign m00_axi_port_aw_id = '0;
  assign m00_axi_port_ar_id = '0;
  assign m01_axi_port_aw_id = '0;
  assign m01_axi_port_ar_id = '0;

endmodule
