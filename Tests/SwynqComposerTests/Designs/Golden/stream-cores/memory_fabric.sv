// memory, xilinx.com:ip:smartconnect:1.0: decodes addresses and arbitrates.
module memory_fabric (
  input  logic        aclk,
  input  logic        aresetn,
  input  logic [31:0] S00_AXI_araddr,
  input  logic [7:0]  S00_AXI_arlen,
  input  logic [2:0]  S00_AXI_arsize,
  input  logic [1:0]  S00_AXI_arburst,
  input  logic        S00_AXI_arlock,
  input  logic [3:0]  S00_AXI_arcache,
  input  logic [2:0]  S00_AXI_arprot,
  input  logic [3:0]  S00_AXI_arqos,
  input  logic        S00_AXI_arvalid,
  input  logic        S00_AXI_rready,
  output logic        S00_AXI_arready,
  output logic [31:0] S00_AXI_rdata,
  output logic [1:0]  S00_AXI_rresp,
  output logic        S00_AXI_rlast,
  output logic        S00_AXI_rvalid,
  input  logic [31:0] S01_AXI_awaddr,
  input  logic [7:0]  S01_AXI_awlen,
  input  logic [2:0]  S01_AXI_awsize,
  input  logic [1:0]  S01_AXI_awburst,
  input  logic        S01_AXI_awlock,
  input  logic [3:0]  S01_AXI_awcache,
  input  logic [2:0]  S01_AXI_awprot,
  input  logic [3:0]  S01_AXI_awqos,
  input  logic        S01_AXI_awvalid,
  input  logic [31:0] S01_AXI_wdata,
  input  logic [3:0]  S01_AXI_wstrb,
  input  logic        S01_AXI_wlast,
  input  logic        S01_AXI_wvalid,
  input  logic        S01_AXI_bready,
  output logic        S01_AXI_awready,
  output logic        S01_AXI_wready,
  output logic [1:0]  S01_AXI_bresp,
  output logic        S01_AXI_bvalid,
  output logic [31:0] M00_AXI_awaddr,
  output logic [7:0]  M00_AXI_awlen,
  output logic [2:0]  M00_AXI_awsize,
  output logic [1:0]  M00_AXI_awburst,
  output logic [1:0]  M00_AXI_awlock,
  output logic [3:0]  M00_AXI_awcache,
  output logic [2:0]  M00_AXI_awprot,
  output logic [3:0]  M00_AXI_awqos,
  output logic        M00_AXI_awvalid,
  output logic [63:0] M00_AXI_wdata,
  output logic [7:0]  M00_AXI_wstrb,
  output logic        M00_AXI_wlast,
  output logic        M00_AXI_wvalid,
  output logic        M00_AXI_bready,
  output logic [31:0] M00_AXI_araddr,
  output logic [7:0]  M00_AXI_arlen,
  output logic [2:0]  M00_AXI_arsize,
  output logic [1:0]  M00_AXI_arburst,
  output logic [1:0]  M00_AXI_arlock,
  output logic [3:0]  M00_AXI_arcache,
  output logic [2:0]  M00_AXI_arprot,
  output logic [3:0]  M00_AXI_arqos,
  output logic        M00_AXI_arvalid,
  output logic        M00_AXI_rready,
  input  logic        M00_AXI_awready,
  input  logic        M00_AXI_wready,
  input  logic [1:0]  M00_AXI_bresp,
  input  logic        M00_AXI_bvalid,
  input  logic        M00_AXI_arready,
  input  logic [63:0] M00_AXI_rdata,
  input  logic [1:0]  M00_AXI_rresp,
  input  logic        M00_AXI_rlast,
  input  logic        M00_AXI_rvalid
);

  logic rst_n;
  assign rst_n = aresetn;

  // ---- S00_AXI: AXI4, 32 bits ------------------------------------------------------------------
  logic        s00_axi_port_aw_id;
  logic [31:0] s00_axi_port_aw_addr;
  logic [24:0] s00_axi_port_aw_attr;
  logic        s00_axi_port_aw_valid;
  logic        s00_axi_port_aw_ready;
  logic [31:0] s00_axi_port_w_data;
  logic [3:0]  s00_axi_port_w_strb;
  logic        s00_axi_port_w_last;
  logic        s00_axi_port_w_valid;
  logic        s00_axi_port_w_ready;
  logic        s00_axi_port_b_id;
  logic [1:0]  s00_axi_port_b_resp;
  logic        s00_axi_port_b_valid;
  logic        s00_axi_port_b_ready;
  logic        s00_axi_port_ar_id;
  logic [31:0] s00_axi_port_ar_addr;
  logic [24:0] s00_axi_port_ar_attr;
  logic        s00_axi_port_ar_valid;
  logic        s00_axi_port_ar_ready;
  logic        s00_axi_port_r_id;
  logic [31:0] s00_axi_port_r_data;
  logic [1:0]  s00_axi_port_r_resp;
  logic        s00_axi_port_r_last;
  logic        s00_axi_port_r_valid;
  logic        s00_axi_port_r_ready;

  assign s00_axi_port_aw_id    = '0;
  assign s00_axi_port_aw_addr  = '0;
  assign s00_axi_port_aw_attr  = {8'd0, 3'h2, 2'b01, 1'b0, 4'd0, 3'd0, 4'd0};
  assign s00_axi_port_aw_valid = 1'b0;
  assign s00_axi_port_ar_id    = '0;
  assign s00_axi_port_ar_addr  = S00_AXI_araddr;
  assign s00_axi_port_ar_attr  = {S00_AXI_arlen, S00_AXI_arsize, S00_AXI_arburst, S00_AXI_arlock, S00_AXI_arcache, S00_AXI_arprot, S00_AXI_arqos};
  assign s00_axi_port_ar_valid = S00_AXI_arvalid;
  assign s00_axi_port_w_data   = '0;
  assign s00_axi_port_w_strb   = '1;
  assign s00_axi_port_w_last   = 1'b1;
  assign s00_axi_port_w_valid  = 1'b0;
  assign s00_axi_port_b_ready  = 1'b1;
  assign s00_axi_port_r_ready  = S00_AXI_rready;
  assign S00_AXI_arready       = s00_axi_port_ar_ready;
  assign S00_AXI_rdata         = s00_axi_port_r_data;
  assign S00_AXI_rresp         = s00_axi_port_r_resp;
  assign S00_AXI_rlast         = s00_axi_port_r_last;
  assign S00_AXI_rvalid        = s00_axi_port_r_valid;

  logic        s00_axi_wide_aw_id;
  logic [31:0] s00_axi_wide_aw_addr;
  logic [24:0] s00_axi_wide_aw_attr;
  logic        s00_axi_wide_aw_valid;
  logic        s00_axi_wide_aw_ready;
  logic [63:0] s00_axi_wide_w_data;
  logic [7:0]  s00_axi_wide_w_strb;
  logic        s00_axi_wide_w_last;
  logic        s00_axi_wide_w_valid;
  logic        s00_axi_wide_w_ready;
  logic        s00_axi_wide_b_id;
  logic [1:0]  s00_axi_wide_b_resp;
  logic        s00_axi_wide_b_valid;
  logic        s00_axi_wide_b_ready;
  logic        s00_axi_wide_ar_id;
  logic [31:0] s00_axi_wide_ar_addr;
  logic [24:0] s00_axi_wide_ar_attr;
  logic        s00_axi_wide_ar_valid;
  logic        s00_axi_wide_ar_ready;
  logic        s00_axi_wide_r_id;
  logic [63:0] s00_axi_wide_r_data;
  logic [1:0]  s00_axi_wide_r_resp;
  logic        s00_axi_wide_r_last;
  logic        s00_axi_wide_r_valid;
  logic        s00_axi_wide_r_ready;

  swynq_fabric_width #(
    .AddrWidth (32),
    .IdWidth   (1),
    .SubWidth  (32),
    .ManWidth  (64)
  ) u_s00_axi_width (
    .clk_i        (aclk),
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
    .m_aw_id_o    (s00_axi_wide_aw_id),
    .m_aw_addr_o  (s00_axi_wide_aw_addr),
    .m_aw_attr_o  (s00_axi_wide_aw_attr),
    .m_aw_valid_o (s00_axi_wide_aw_valid),
    .m_aw_ready_i (s00_axi_wide_aw_ready),
    .m_w_data_o   (s00_axi_wide_w_data),
    .m_w_strb_o   (s00_axi_wide_w_strb),
    .m_w_last_o   (s00_axi_wide_w_last),
    .m_w_valid_o  (s00_axi_wide_w_valid),
    .m_w_ready_i  (s00_axi_wide_w_ready),
    .m_b_id_i     (s00_axi_wide_b_id),
    .m_b_resp_i   (s00_axi_wide_b_resp),
    .m_b_valid_i  (s00_axi_wide_b_valid),
    .m_b_ready_o  (s00_axi_wide_b_ready),
    .m_ar_id_o    (s00_axi_wide_ar_id),
    .m_ar_addr_o  (s00_axi_wide_ar_addr),
    .m_ar_attr_o  (s00_axi_wide_ar_attr),
    .m_ar_valid_o (s00_axi_wide_ar_valid),
    .m_ar_ready_i (s00_axi_wide_ar_ready),
    .m_r_id_i     (s00_axi_wide_r_id),
    .m_r_data_i   (s00_axi_wide_r_data),
    .m_r_resp_i   (s00_axi_wide_r_resp),
    .m_r_last_i   (s00_axi_wide_r_last),
    .m_r_valid_i  (s00_axi_wide_r_valid),
    .m_r_ready_o  (s00_axi_wide_r_ready)
  );

  // ---- S01_AXI: AXI4, 32 bits ------------------------------------------------------------------
  logic        s01_axi_port_aw_id;
  logic [31:0] s01_axi_port_aw_addr;
  logic [24:0] s01_axi_port_aw_attr;
  logic        s01_axi_port_aw_valid;
  logic        s01_axi_port_aw_ready;
  logic [31:0] s01_axi_port_w_data;
  logic [3:0]  s01_axi_port_w_strb;
  logic        s01_axi_port_w_last;
  logic        s01_axi_port_w_valid;
  logic        s01_axi_port_w_ready;
  logic        s01_axi_port_b_id;
  logic [1:0]  s01_axi_port_b_resp;
  logic        s01_axi_port_b_valid;
  logic        s01_axi_port_b_ready;
  logic        s01_axi_port_ar_id;
  logic [31:0] s01_axi_port_ar_addr;
  logic [24:0] s01_axi_port_ar_attr;
  logic        s01_axi_port_ar_valid;
  logic        s01_axi_port_ar_ready;
  logic        s01_axi_port_r_id;
  logic [31:0] s01_axi_port_r_data;
  logic [1:0]  s01_axi_port_r_resp;
  logic        s01_axi_port_r_last;
  logic        s01_axi_port_r_valid;
  logic        s01_axi_port_r_ready;

  assign s01_axi_port_aw_id    = '0;
  assign s01_axi_port_aw_addr  = S01_AXI_awaddr;
  assign s01_axi_port_aw_attr  = {S01_AXI_awlen, S01_AXI_awsize, S01_AXI_awburst, S01_AXI_awlock, S01_AXI_awcache, S01_AXI_awprot, S01_AXI_awqos};
  assign s01_axi_port_aw_valid = S01_AXI_awvalid;
  assign s01_axi_port_ar_id    = '0;
  assign s01_axi_port_ar_addr  = '0;
  assign s01_axi_port_ar_attr  = {8'd0, 3'h2, 2'b01, 1'b0, 4'd0, 3'd0, 4'd0};
  assign s01_axi_port_ar_valid = 1'b0;
  assign s01_axi_port_w_data   = S01_AXI_wdata;
  assign s01_axi_port_w_strb   = S01_AXI_wstrb;
  assign s01_axi_port_w_last   = S01_AXI_wlast;
  assign s01_axi_port_w_valid  = S01_AXI_wvalid;
  assign s01_axi_port_b_ready  = S01_AXI_bready;
  assign s01_axi_port_r_ready  = 1'b1;
  assign S01_AXI_awready       = s01_axi_port_aw_ready;
  assign S01_AXI_wready        = s01_axi_port_w_ready;
  assign S01_AXI_bresp         = s01_axi_port_b_resp;
  assign S01_AXI_bvalid        = s01_axi_port_b_valid;

  logic        s01_axi_wide_aw_id;
  logic [31:0] s01_axi_wide_aw_addr;
  logic [24:0] s01_axi_wide_aw_attr;
  logic        s01_axi_wide_aw_valid;
  logic        s01_axi_wide_aw_ready;
  logic [63:0] s01_axi_wide_w_data;
  logic [7:0]  s01_axi_wide_w_strb;
  logic        s01_axi_wide_w_last;
  logic        s01_axi_wide_w_valid;
  logic        s01_axi_wide_w_ready;
  logic        s01_axi_wide_b_id;
  logic [1:0]  s01_axi_wide_b_resp;
  logic        s01_axi_wide_b_valid;
  logic        s01_axi_wide_b_ready;
  logic        s01_axi_wide_ar_id;
  logic [31:0] s01_axi_wide_ar_addr;
  logic [24:0] s01_axi_wide_ar_attr;
  logic        s01_axi_wide_ar_valid;
  logic        s01_axi_wide_ar_ready;
  logic        s01_axi_wide_r_id;
  logic [63:0] s01_axi_wide_r_data;
  logic [1:0]  s01_axi_wide_r_resp;
  logic        s01_axi_wide_r_last;
  logic        s01_axi_wide_r_valid;
  logic        s01_axi_wide_r_ready;

  swynq_fabric_width #(
    .AddrWidth (32),
    .IdWidth   (1),
    .SubWidth  (32),
    .ManWidth  (64)
  ) u_s01_axi_width (
    .clk_i        (aclk),
    .rst_ni       (rst_n),
    .s_aw_id_i    (s01_axi_port_aw_id),
    .s_aw_addr_i  (s01_axi_port_aw_addr),
    .s_aw_attr_i  (s01_axi_port_aw_attr),
    .s_aw_valid_i (s01_axi_port_aw_valid),
    .s_aw_ready_o (s01_axi_port_aw_ready),
    .s_w_data_i   (s01_axi_port_w_data),
    .s_w_strb_i   (s01_axi_port_w_strb),
    .s_w_last_i   (s01_axi_port_w_last),
    .s_w_valid_i  (s01_axi_port_w_valid),
    .s_w_ready_o  (s01_axi_port_w_ready),
    .s_b_id_o     (s01_axi_port_b_id),
    .s_b_resp_o   (s01_axi_port_b_resp),
    .s_b_valid_o  (s01_axi_port_b_valid),
    .s_b_ready_i  (s01_axi_port_b_ready),
    .s_ar_id_i    (s01_axi_port_ar_id),
    .s_ar_addr_i  (s01_axi_port_ar_addr),
    .s_ar_attr_i  (s01_axi_port_ar_attr),
    .s_ar_valid_i (s01_axi_port_ar_valid),
    .s_ar_ready_o (s01_axi_port_ar_ready),
    .s_r_id_o     (s01_axi_port_r_id),
    .s_r_data_o   (s01_axi_port_r_data),
    .s_r_resp_o   (s01_axi_port_r_resp),
    .s_r_last_o   (s01_axi_port_r_last),
    .s_r_valid_o  (s01_axi_port_r_valid),
    .s_r_ready_i  (s01_axi_port_r_ready),
    .m_aw_id_o    (s01_axi_wide_aw_id),
    .m_aw_addr_o  (s01_axi_wide_aw_addr),
    .m_aw_attr_o  (s01_axi_wide_aw_attr),
    .m_aw_valid_o (s01_axi_wide_aw_valid),
    .m_aw_ready_i (s01_axi_wide_aw_ready),
    .m_w_data_o   (s01_axi_wide_w_data),
    .m_w_strb_o   (s01_axi_wide_w_strb),
    .m_w_last_o   (s01_axi_wide_w_last),
    .m_w_valid_o  (s01_axi_wide_w_valid),
    .m_w_ready_i  (s01_axi_wide_w_ready),
    .m_b_id_i     (s01_axi_wide_b_id),
    .m_b_resp_i   (s01_axi_wide_b_resp),
    .m_b_valid_i  (s01_axi_wide_b_valid),
    .m_b_ready_o  (s01_axi_wide_b_ready),
    .m_ar_id_o    (s01_axi_wide_ar_id),
    .m_ar_addr_o  (s01_axi_wide_ar_addr),
    .m_ar_attr_o  (s01_axi_wide_ar_attr),
    .m_ar_valid_o (s01_axi_wide_ar_valid),
    .m_ar_ready_i (s01_axi_wide_ar_ready),
    .m_r_id_i     (s01_axi_wide_r_id),
    .m_r_data_i   (s01_axi_wide_r_data),
    .m_r_resp_i   (s01_axi_wide_r_resp),
    .m_r_last_i   (s01_axi_wide_r_last),
    .m_r_valid_i  (s01_axi_wide_r_valid),
    .m_r_ready_o  (s01_axi_wide_r_ready)
  );

  // ---- M00_AXI: AXI4, 64 bits ------------------------------------------------------------------
  logic        m00_axi_port_aw_id;
  logic [31:0] m00_axi_port_aw_addr;
  logic [24:0] m00_axi_port_aw_attr;
  logic        m00_axi_port_aw_valid;
  logic        m00_axi_port_aw_ready;
  logic [63:0] m00_axi_port_w_data;
  logic [7:0]  m00_axi_port_w_strb;
  logic        m00_axi_port_w_last;
  logic        m00_axi_port_w_valid;
  logic        m00_axi_port_w_ready;
  logic        m00_axi_port_b_id;
  logic [1:0]  m00_axi_port_b_resp;
  logic        m00_axi_port_b_valid;
  logic        m00_axi_port_b_ready;
  logic        m00_axi_port_ar_id;
  logic [31:0] m00_axi_port_ar_addr;
  logic [24:0] m00_axi_port_ar_attr;
  logic        m00_axi_port_ar_valid;
  logic        m00_axi_port_ar_ready;
  logic        m00_axi_port_r_id;
  logic [63:0] m00_axi_port_r_data;
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
  assign m00_axi_port_r_last   = M00_AXI_rlast;
  assign m00_axi_port_r_valid  = M00_AXI_rvalid;
  assign M00_AXI_awaddr        = m00_axi_port_aw_addr;
  assign M00_AXI_awlen         = m00_axi_port_aw_attr[24:17];
  assign M00_AXI_awsize        = m00_axi_port_aw_attr[16:14];
  assign M00_AXI_awburst       = m00_axi_port_aw_attr[13:12];
  assign M00_AXI_awlock        = 2'(m00_axi_port_aw_attr[11]);
  assign M00_AXI_awcache       = m00_axi_port_aw_attr[10:7];
  assign M00_AXI_awprot        = m00_axi_port_aw_attr[6:4];
  assign M00_AXI_awqos         = m00_axi_port_aw_attr[3:0];
  assign M00_AXI_awvalid       = m00_axi_port_aw_valid;
  assign M00_AXI_wdata         = m00_axi_port_w_data;
  assign M00_AXI_wstrb         = m00_axi_port_w_strb;
  assign M00_AXI_wlast         = m00_axi_port_w_last;
  assign M00_AXI_wvalid        = m00_axi_port_w_valid;
  assign M00_AXI_bready        = m00_axi_port_b_ready;
  assign M00_AXI_araddr        = m00_axi_port_ar_addr;
  assign M00_AXI_arlen         = m00_axi_port_ar_attr[24:17];
  assign M00_AXI_arsize        = m00_axi_port_ar_attr[16:14];
  assign M00_AXI_arburst       = m00_axi_port_ar_attr[13:12];
  assign M00_AXI_arlock        = 2'(m00_axi_port_ar_attr[11]);
  assign M00_AXI_arcache       = m00_axi_port_ar_attr[10:7];
  assign M00_AXI_arprot        = m00_axi_port_ar_attr[6:4];
  assign M00_AXI_arqos         = m00_axi_port_ar_attr[3:0];
  assign M00_AXI_arvalid       = m00_axi_port_ar_valid;
  assign M00_AXI_rready        = m00_axi_port_r_ready;

  // ---- addresses -------------------------------------------------------------------------------
  // 0x0 to 0x1FFFFFFF: M00_AXI
  swynq_fabric_core #(
    .NumSi       (2),
    .NumMi       (1),
    .AddrWidth   (32),
    .DataWidth   (64),
    .IdWidth     (1),
    .NumRoutes   (1),
    .Base        (64'h0000000000000000),
    .Last        (64'h000000001FFFFFFF),
    .From        (2'b11),
    .To          (8'd0),
    .SingleBeats (1'b0),
    .MaxSize     (3'h3)
  ) u_core (
    .clk_i        (aclk),
    .rst_ni       (rst_n),
    .s_aw_id_i    ({s01_axi_wide_aw_id, s00_axi_wide_aw_id}),
    .s_aw_addr_i  ({s01_axi_wide_aw_addr, s00_axi_wide_aw_addr}),
    .s_aw_attr_i  ({s01_axi_wide_aw_attr, s00_axi_wide_aw_attr}),
    .s_aw_valid_i ({s01_axi_wide_aw_valid, s00_axi_wide_aw_valid}),
    .s_aw_ready_o ({s01_axi_wide_aw_ready, s00_axi_wide_aw_ready}),
    .s_w_data_i   ({s01_axi_wide_w_data, s00_axi_wide_w_data}),
    .s_w_strb_i   ({s01_axi_wide_w_strb, s00_axi_wide_w_strb}),
    .s_w_last_i   ({s01_axi_wide_w_last, s00_axi_wide_w_last}),
    .s_w_valid_i  ({s01_axi_wide_w_valid, s00_axi_wide_w_valid}),
    .s_w_ready_o  ({s01_axi_wide_w_ready, s00_axi_wide_w_ready}),
    .s_b_id_o     ({s01_axi_wide_b_id, s00_axi_wide_b_id}),
    .s_b_resp_o   ({s01_axi_wide_b_resp, s00_axi_wide_b_resp}),
    .s_b_valid_o  ({s01_axi_wide_b_valid, s00_axi_wide_b_valid}),
    .s_b_ready_i  ({s01_axi_wide_b_ready, s00_axi_wide_b_ready}),
    .s_ar_id_i    ({s01_axi_wide_ar_id, s00_axi_wide_ar_id}),
    .s_ar_addr_i  ({s01_axi_wide_ar_addr, s00_axi_wide_ar_addr}),
    .s_ar_attr_i  ({s01_axi_wide_ar_attr, s00_axi_wide_ar_attr}),
    .s_ar_valid_i ({s01_axi_wide_ar_valid, s00_axi_wide_ar_valid}),
    .s_ar_ready_o ({s01_axi_wide_ar_ready, s00_axi_wide_ar_ready}),
    .s_r_id_o     ({s01_axi_wide_r_id, s00_axi_wide_r_id}),
    .s_r_data_o   ({s01_axi_wide_r_data, s00_axi_wide_r_data}),
    .s_r_resp_o   ({s01_axi_wide_r_resp, s00_axi_wide_r_resp}),
    .s_r_last_o   ({s01_axi_wide_r_last, s00_axi_wide_r_last}),
    .s_r_valid_o  ({s01_axi_wide_r_valid, s00_axi_wide_r_valid}),
    .s_r_ready_i  ({s01_axi_wide_r_ready, s00_axi_wide_r_ready}),
    .m_aw_addr_o  (m00_axi_port_aw_addr),
    .m_aw_attr_o  (m00_axi_port_aw_attr),
    .m_aw_valid_o (m00_axi_port_aw_valid),
    .m_aw_ready_i (m00_axi_port_aw_ready),
    .m_w_data_o   (m00_axi_port_w_data),
    .m_w_strb_o   (m00_axi_port_w_strb),
    .m_w_last_o   (m00_axi_port_w_last),
    .m_w_valid_o  (m00_axi_port_w_valid),
    .m_w_ready_i  (m00_axi_port_w_ready),
    .m_b_resp_i   (m00_axi_port_b_resp),
    .m_b_valid_i  (m00_axi_port_b_valid),
    .m_b_ready_o  (m00_axi_port_b_ready),
    .m_ar_addr_o  (m00_axi_port_ar_addr),
    .m_ar_attr_o  (m00_axi_port_ar_attr),
    .m_ar_valid_o (m00_axi_port_ar_valid),
    .m_ar_ready_i (m00_axi_port_ar_ready),
    .m_r_data_i   (m00_axi_port_r_data),
    .m_r_resp_i   (m00_axi_port_r_resp),
    .m_r_last_i   (m00_axi_port_r_last),
    .m_r_valid_i  (m00_axi_port_r_valid),
    .m_r_ready_o  (m00_axi_port_r_ready)
  );

  assign m00_axi_port_aw_id = '0;
  assign m00_axi_port_ar_id = '0;

endmodule
