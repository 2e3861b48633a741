// stream_cores: the design of stream-cores.hwh, composed for simulation. The processing system is
// the harness: its ports are this module's.
module stream_cores (
  // Clocks
  input  logic        fclk0_aclk,
  input  logic        fclk1_aclk,

  // Resets
  input  logic        fclk0_aresetn,

  // M_AXI_GP0: accesses to registers
  input  logic [31:0] s_axi_gp0_awaddr,
  input  logic [2:0]  s_axi_gp0_awprot,
  input  logic        s_axi_gp0_awvalid,
  output logic        s_axi_gp0_awready,
  input  logic [31:0] s_axi_gp0_wdata,
  input  logic [3:0]  s_axi_gp0_wstrb,
  input  logic        s_axi_gp0_wvalid,
  output logic        s_axi_gp0_wready,
  output logic [1:0]  s_axi_gp0_bresp,
  output logic        s_axi_gp0_bvalid,
  input  logic        s_axi_gp0_bready,
  input  logic [31:0] s_axi_gp0_araddr,
  input  logic [2:0]  s_axi_gp0_arprot,
  input  logic        s_axi_gp0_arvalid,
  output logic        s_axi_gp0_arready,
  output logic [31:0] s_axi_gp0_rdata,
  output logic [1:0]  s_axi_gp0_rresp,
  output logic        s_axi_gp0_rvalid,
  input  logic        s_axi_gp0_rready,

  // S_AXI_HP0: memory
  output logic [5:0]  m_axi_hp0_awid,
  output logic [31:0] m_axi_hp0_awaddr,
  output logic [7:0]  m_axi_hp0_awlen,
  output logic [2:0]  m_axi_hp0_awsize,
  output logic [1:0]  m_axi_hp0_awburst,
  output logic        m_axi_hp0_awlock,
  output logic [3:0]  m_axi_hp0_awcache,
  output logic [2:0]  m_axi_hp0_awprot,
  output logic [3:0]  m_axi_hp0_awqos,
  output logic        m_axi_hp0_awvalid,
  input  logic        m_axi_hp0_awready,
  output logic [63:0] m_axi_hp0_wdata,
  output logic [7:0]  m_axi_hp0_wstrb,
  output logic        m_axi_hp0_wlast,
  output logic        m_axi_hp0_wvalid,
  input  logic        m_axi_hp0_wready,
  input  logic [5:0]  m_axi_hp0_bid,
  input  logic [1:0]  m_axi_hp0_bresp,
  input  logic        m_axi_hp0_bvalid,
  output logic        m_axi_hp0_bready,
  output logic [5:0]  m_axi_hp0_arid,
  output logic [31:0] m_axi_hp0_araddr,
  output logic [7:0]  m_axi_hp0_arlen,
  output logic [2:0]  m_axi_hp0_arsize,
  output logic [1:0]  m_axi_hp0_arburst,
  output logic        m_axi_hp0_arlock,
  output logic [3:0]  m_axi_hp0_arcache,
  output logic [2:0]  m_axi_hp0_arprot,
  output logic [3:0]  m_axi_hp0_arqos,
  output logic        m_axi_hp0_arvalid,
  input  logic        m_axi_hp0_arready,
  input  logic [5:0]  m_axi_hp0_rid,
  input  logic [63:0] m_axi_hp0_rdata,
  input  logic [1:0]  m_axi_hp0_rresp,
  input  logic        m_axi_hp0_rlast,
  input  logic        m_axi_hp0_rvalid,
  output logic        m_axi_hp0_rready,

  // Inputs and outputs
  input  logic        decouple,
  input  logic        tap_ready,
  output logic        decoupled,
  output logic [31:0] tap_data,
  output logic [3:0]  tap_keep,
  output logic        tap_last,
  output logic        tap_valid,

  // Interrupts
  output logic [1:0]  irq
);

  // ---- signals ---------------------------------------------------------------------------------
  logic        rst_0_peripheral_aresetn;
  logic [31:0] axi_dma_0_s_axi_lite_awaddr;
  logic        axi_dma_0_s_axi_lite_awvalid;
  logic [31:0] axi_dma_0_s_axi_lite_wdata;
  logic        axi_dma_0_s_axi_lite_wvalid;
  logic        axi_dma_0_s_axi_lite_bready;
  logic [31:0] axi_dma_0_s_axi_lite_araddr;
  logic        axi_dma_0_s_axi_lite_arvalid;
  logic        axi_dma_0_s_axi_lite_rready;
  logic        axi_dma_0_s_axi_lite_awready;
  logic        axi_dma_0_s_axi_lite_wready;
  logic [1:0]  axi_dma_0_s_axi_lite_bresp;
  logic        axi_dma_0_s_axi_lite_bvalid;
  logic        axi_dma_0_s_axi_lite_arready;
  logic [31:0] axi_dma_0_s_axi_lite_rdata;
  logic [1:0]  axi_dma_0_s_axi_lite_rresp;
  logic        axi_dma_0_s_axi_lite_rvalid;
  logic [31:0] memory_S00_AXI_araddr;
  logic [7:0]  memory_S00_AXI_arlen;
  logic [2:0]  memory_S00_AXI_arsize;
  logic [1:0]  memory_S00_AXI_arburst;
  logic [3:0]  memory_S00_AXI_arcache;
  logic [2:0]  memory_S00_AXI_arprot;
  logic        memory_S00_AXI_arvalid;
  logic        memory_S00_AXI_rready;
  logic        memory_S00_AXI_arready;
  logic [31:0] memory_S00_AXI_rdata;
  logic [1:0]  memory_S00_AXI_rresp;
  logic        memory_S00_AXI_rlast;
  logic        memory_S00_AXI_rvalid;
  logic [31:0] memory_S01_AXI_awaddr;
  logic [7:0]  memory_S01_AXI_awlen;
  logic [2:0]  memory_S01_AXI_awsize;
  logic [1:0]  memory_S01_AXI_awburst;
  logic [3:0]  memory_S01_AXI_awcache;
  logic [2:0]  memory_S01_AXI_awprot;
  logic        memory_S01_AXI_awvalid;
  logic [31:0] memory_S01_AXI_wdata;
  logic [3:0]  memory_S01_AXI_wstrb;
  logic        memory_S01_AXI_wlast;
  logic        memory_S01_AXI_wvalid;
  logic        memory_S01_AXI_bready;
  logic        memory_S01_AXI_awready;
  logic        memory_S01_AXI_wready;
  logic [1:0]  memory_S01_AXI_bresp;
  logic        memory_S01_AXI_bvalid;
  logic [31:0] axi_dma_0_m_axis_mm2s_tdata;
  logic [3:0]  axi_dma_0_m_axis_mm2s_tkeep;
  logic        axi_dma_0_m_axis_mm2s_tlast;
  logic        axi_dma_0_m_axis_mm2s_tvalid;
  logic        axi_dma_0_m_axis_mm2s_tready;
  logic [31:0] axi_dma_0_s_axis_s2mm_tdata;
  logic [3:0]  axi_dma_0_s_axis_s2mm_tkeep;
  logic        axi_dma_0_s_axis_s2mm_tlast;
  logic        axi_dma_0_s_axis_s2mm_tvalid;
  logic        axi_dma_0_s_axis_s2mm_tready;
  logic        axi_dma_0_mm2s_introut;
  logic        axi_dma_0_s2mm_introut;
  logic [31:0] axis_broadcaster_0_m_axis_tdata_all;
  logic [3:0]  axis_broadcaster_0_m_axis_tkeep_all;
  logic [1:0]  axis_broadcaster_0_m_axis_tlast_all;
  logic [1:0]  axis_broadcaster_0_m_axis_tvalid_all;
  logic [1:0]  axis_broadcaster_0_m_axis_tready_all;
  logic [15:0] axis_broadcaster_0_M01_AXIS_tdata;
  logic [1:0]  axis_broadcaster_0_M01_AXIS_tkeep;
  logic        axis_broadcaster_0_M01_AXIS_tlast;
  logic        axis_broadcaster_0_M01_AXIS_tvalid;
  logic        axis_broadcaster_0_M01_AXIS_tready;
  logic [15:0] axis_clock_converter_0_m_axis_tdata;
  logic [1:0]  axis_clock_converter_0_m_axis_tkeep;
  logic        axis_clock_converter_0_m_axis_tlast;
  logic        axis_clock_converter_0_m_axis_tvalid;
  logic        axis_clock_converter_0_m_axis_tready;
  logic [31:0] axis_combiner_0_s_axis_tdata_all;
  logic [3:0]  axis_combiner_0_s_axis_tkeep_all;
  logic [1:0]  axis_combiner_0_s_axis_tlast_all;
  logic [1:0]  axis_combiner_0_s_axis_tvalid_all;
  logic [1:0]  axis_combiner_0_s_axis_tready_all;
  logic [31:0] axis_switch_0_S00_AXIS_tdata;
  logic [3:0]  axis_switch_0_S00_AXIS_tkeep;
  logic        axis_switch_0_S00_AXIS_tlast;
  logic        axis_switch_0_S00_AXIS_tvalid;
  logic        axis_switch_0_S00_AXIS_tready;
  logic [15:0] axis_combiner_0_S01_AXIS_tdata;
  logic [1:0]  axis_combiner_0_S01_AXIS_tkeep;
  logic        axis_combiner_0_S01_AXIS_tlast;
  logic        axis_combiner_0_S01_AXIS_tvalid;
  logic        axis_combiner_0_S01_AXIS_tready;
  logic [15:0] axis_broadcaster_0_M00_AXIS_tdata;
  logic [1:0]  axis_broadcaster_0_M00_AXIS_tkeep;
  logic        axis_broadcaster_0_M00_AXIS_tlast;
  logic        axis_broadcaster_0_M00_AXIS_tvalid;
  logic        axis_broadcaster_0_M00_AXIS_tready;
  logic [15:0] axis_combiner_0_S00_AXIS_tdata;
  logic [1:0]  axis_combiner_0_S00_AXIS_tkeep;
  logic        axis_combiner_0_S00_AXIS_tlast;
  logic        axis_combiner_0_S00_AXIS_tvalid;
  logic        axis_combiner_0_S00_AXIS_tready;
  logic [63:0] axis_switch_0_s_axis_tdata_all;
  logic [7:0]  axis_switch_0_s_axis_tkeep_all;
  logic [1:0]  axis_switch_0_s_axis_tlast_all;
  logic [1:0]  axis_switch_0_s_axis_tvalid_all;
  logic [1:0]  axis_switch_0_s_axis_tready_all;
  logic [63:0] axis_switch_0_m_axis_tdata_all;
  logic [7:0]  axis_switch_0_m_axis_tkeep_all;
  logic [1:0]  axis_switch_0_m_axis_tlast_all;
  logic [1:0]  axis_switch_0_m_axis_tvalid_all;
  logic [1:0]  axis_switch_0_m_axis_tready_all;
  logic        axis_switch_0_s_axi_ctrl_awvalid;
  logic        axis_switch_0_s_axi_ctrl_awready;
  logic [31:0] axis_switch_0_s_axi_ctrl_awaddr;
  logic        axis_switch_0_s_axi_ctrl_wvalid;
  logic        axis_switch_0_s_axi_ctrl_wready;
  logic [31:0] axis_switch_0_s_axi_ctrl_wdata;
  logic        axis_switch_0_s_axi_ctrl_bvalid;
  logic        axis_switch_0_s_axi_ctrl_bready;
  logic [1:0]  axis_switch_0_s_axi_ctrl_bresp;
  logic        axis_switch_0_s_axi_ctrl_arvalid;
  logic        axis_switch_0_s_axi_ctrl_arready;
  logic [31:0] axis_switch_0_s_axi_ctrl_araddr;
  logic        axis_switch_0_s_axi_ctrl_rvalid;
  logic        axis_switch_0_s_axi_ctrl_rready;
  logic [31:0] axis_switch_0_s_axi_ctrl_rdata;
  logic [1:0]  axis_switch_0_s_axi_ctrl_rresp;
  logic [31:0] axis_switch_0_M00_AXIS_tdata;
  logic [3:0]  axis_switch_0_M00_AXIS_tkeep;
  logic        axis_switch_0_M00_AXIS_tlast;
  logic        axis_switch_0_M00_AXIS_tvalid;
  logic        axis_switch_0_M00_AXIS_tready;
  logic [1:0]  irqs_dout;
  logic        memory_S00_AXI_arlock;
  logic [3:0]  memory_S00_AXI_arqos;
  logic        memory_S01_AXI_awlock;
  logic [3:0]  memory_S01_AXI_awqos;
  logic [1:0]  processing_system7_0_S_AXI_HP0_AWLOCK;
  logic [1:0]  processing_system7_0_S_AXI_HP0_ARLOCK;
  logic [11:0] periph_S00_AXI_awid;
  logic [31:0] periph_S00_AXI_awaddr;
  logic [3:0]  periph_S00_AXI_awlen;
  logic [2:0]  periph_S00_AXI_awsize;
  logic [1:0]  periph_S00_AXI_awburst;
  logic [1:0]  periph_S00_AXI_awlock;
  logic [3:0]  periph_S00_AXI_awcache;
  logic [2:0]  periph_S00_AXI_awprot;
  logic [3:0]  periph_S00_AXI_awqos;
  logic        periph_S00_AXI_awvalid;
  logic [31:0] periph_S00_AXI_wdata;
  logic [3:0]  periph_S00_AXI_wstrb;
  logic        periph_S00_AXI_wlast;
  logic        periph_S00_AXI_wvalid;
  logic        periph_S00_AXI_bready;
  logic [11:0] periph_S00_AXI_arid;
  logic [31:0] periph_S00_AXI_araddr;
  logic [3:0]  periph_S00_AXI_arlen;
  logic [2:0]  periph_S00_AXI_arsize;
  logic [1:0]  periph_S00_AXI_arburst;
  logic [1:0]  periph_S00_AXI_arlock;
  logic [3:0]  periph_S00_AXI_arcache;
  logic [2:0]  periph_S00_AXI_arprot;
  logic [3:0]  periph_S00_AXI_arqos;
  logic        periph_S00_AXI_arvalid;
  logic        periph_S00_AXI_rready;
  logic        periph_S00_AXI_awready;
  logic        periph_S00_AXI_wready;
  logic [11:0] periph_S00_AXI_bid;
  logic [1:0]  periph_S00_AXI_bresp;
  logic        periph_S00_AXI_bvalid;
  logic        periph_S00_AXI_arready;
  logic [11:0] periph_S00_AXI_rid;
  logic [31:0] periph_S00_AXI_rdata;
  logic [1:0]  periph_S00_AXI_rresp;
  logic        periph_S00_AXI_rlast;
  logic        periph_S00_AXI_rvalid;
  logic [2:0]  axi_dma_0_s_axi_lite_awprot;
  logic [3:0]  axi_dma_0_s_axi_lite_wstrb;
  logic [2:0]  axi_dma_0_s_axi_lite_arprot;
  logic [2:0]  axis_switch_0_s_axi_ctrl_awprot;
  logic [3:0]  axis_switch_0_s_axi_ctrl_wstrb;
  logic [2:0]  axis_switch_0_s_axi_ctrl_arprot;

  assign memory_S00_AXI_arlock  = 1'b0;
  assign memory_S00_AXI_arqos   = '0;
  assign memory_S01_AXI_awlock  = 1'b0;
  assign memory_S01_AXI_awqos   = '0;
  assign periph_S00_AXI_awid    = '0;
  assign periph_S00_AXI_awlen   = '0;
  assign periph_S00_AXI_awlock  = '0;
  assign periph_S00_AXI_awcache = '0;
  assign periph_S00_AXI_awqos   = '0;
  assign periph_S00_AXI_arid    = '0;
  assign periph_S00_AXI_arlen   = '0;
  assign periph_S00_AXI_arlock  = '0;
  assign periph_S00_AXI_arcache = '0;
  assign periph_S00_AXI_arqos   = '0;

  // ---- gp0_registers: the processing system's side ---------------------------------------------
  swynq_register_port #(
    .AddrWidth (32),
    .DataWidth (32)
  ) gp0_registers (
    .aclk      (fclk0_aclk),
    .s_awaddr  (s_axi_gp0_awaddr),
    .s_awprot  (s_axi_gp0_awprot),
    .s_awvalid (s_axi_gp0_awvalid),
    .s_awready (s_axi_gp0_awready),
    .s_wdata   (s_axi_gp0_wdata),
    .s_wstrb   (s_axi_gp0_wstrb),
    .s_wvalid  (s_axi_gp0_wvalid),
    .s_wready  (s_axi_gp0_wready),
    .s_bresp   (s_axi_gp0_bresp),
    .s_bvalid  (s_axi_gp0_bvalid),
    .s_bready  (s_axi_gp0_bready),
    .s_araddr  (s_axi_gp0_araddr),
    .s_arprot  (s_axi_gp0_arprot),
    .s_arvalid (s_axi_gp0_arvalid),
    .s_arready (s_axi_gp0_arready),
    .s_rdata   (s_axi_gp0_rdata),
    .s_rresp   (s_axi_gp0_rresp),
    .s_rvalid  (s_axi_gp0_rvalid),
    .s_rready  (s_axi_gp0_rready),
    .m_awaddr  (periph_S00_AXI_awaddr),
    .m_awsize  (periph_S00_AXI_awsize),
    .m_awburst (periph_S00_AXI_awburst),
    .m_awprot  (periph_S00_AXI_awprot),
    .m_awvalid (periph_S00_AXI_awvalid),
    .m_awready (periph_S00_AXI_awready),
    .m_wdata   (periph_S00_AXI_wdata),
    .m_wstrb   (periph_S00_AXI_wstrb),
    .m_wlast   (periph_S00_AXI_wlast),
    .m_wvalid  (periph_S00_AXI_wvalid),
    .m_wready  (periph_S00_AXI_wready),
    .m_bresp   (periph_S00_AXI_bresp),
    .m_bvalid  (periph_S00_AXI_bvalid),
    .m_bready  (periph_S00_AXI_bready),
    .m_araddr  (periph_S00_AXI_araddr),
    .m_arsize  (periph_S00_AXI_arsize),
    .m_arburst (periph_S00_AXI_arburst),
    .m_arprot  (periph_S00_AXI_arprot),
    .m_arvalid (periph_S00_AXI_arvalid),
    .m_arready (periph_S00_AXI_arready),
    .m_rdata   (periph_S00_AXI_rdata),
    .m_rresp   (periph_S00_AXI_rresp),
    .m_rvalid  (periph_S00_AXI_rvalid),
    .m_rready  (periph_S00_AXI_rready)
  );

  // ---- streams side by side, and each alone ----------------------------------------------------
  assign axis_broadcaster_0_M00_AXIS_tdata    = axis_broadcaster_0_m_axis_tdata_all[15:0];
  assign axis_broadcaster_0_M01_AXIS_tdata    = axis_broadcaster_0_m_axis_tdata_all[31:16];
  assign axis_broadcaster_0_M00_AXIS_tkeep    = axis_broadcaster_0_m_axis_tkeep_all[1:0];
  assign axis_broadcaster_0_M01_AXIS_tkeep    = axis_broadcaster_0_m_axis_tkeep_all[3:2];
  assign axis_broadcaster_0_M00_AXIS_tlast    = axis_broadcaster_0_m_axis_tlast_all[0];
  assign axis_broadcaster_0_M01_AXIS_tlast    = axis_broadcaster_0_m_axis_tlast_all[1];
  assign axis_broadcaster_0_M00_AXIS_tvalid   = axis_broadcaster_0_m_axis_tvalid_all[0];
  assign axis_broadcaster_0_M01_AXIS_tvalid   = axis_broadcaster_0_m_axis_tvalid_all[1];
  assign axis_broadcaster_0_m_axis_tready_all = {axis_broadcaster_0_M01_AXIS_tready, axis_broadcaster_0_M00_AXIS_tready};
  assign axis_combiner_0_s_axis_tdata_all     = {axis_combiner_0_S01_AXIS_tdata, axis_combiner_0_S00_AXIS_tdata};
  assign axis_combiner_0_s_axis_tkeep_all     = {axis_combiner_0_S01_AXIS_tkeep, axis_combiner_0_S00_AXIS_tkeep};
  assign axis_combiner_0_s_axis_tlast_all     = {axis_combiner_0_S01_AXIS_tlast, axis_combiner_0_S00_AXIS_tlast};
  assign axis_combiner_0_s_axis_tvalid_all    = {axis_combiner_0_S01_AXIS_tvalid, axis_combiner_0_S00_AXIS_tvalid};
  assign axis_combiner_0_S00_AXIS_tready      = axis_combiner_0_s_axis_tready_all[0];
  assign axis_combiner_0_S01_AXIS_tready      = axis_combiner_0_s_axis_tready_all[1];
  assign axis_switch_0_M00_AXIS_tdata         = axis_switch_0_m_axis_tdata_all[31:0];
  assign tap_data                             = axis_switch_0_m_axis_tdata_all[63:32];
  assign axis_switch_0_M00_AXIS_tkeep         = axis_switch_0_m_axis_tkeep_all[3:0];
  assign tap_keep                             = axis_switch_0_m_axis_tkeep_all[7:4];
  assign axis_switch_0_M00_AXIS_tlast         = axis_switch_0_m_axis_tlast_all[0];
  assign tap_last                             = axis_switch_0_m_axis_tlast_all[1];
  assign axis_switch_0_M00_AXIS_tvalid        = axis_switch_0_m_axis_tvalid_all[0];
  assign tap_valid                            = axis_switch_0_m_axis_tvalid_all[1];
  assign axis_switch_0_m_axis_tready_all      = {tap_ready, axis_switch_0_M00_AXIS_tready};
  assign axis_switch_0_s_axis_tdata_all       = {{32{1'b0}}, axis_switch_0_S00_AXIS_tdata};
  assign axis_switch_0_s_axis_tkeep_all       = {{4{1'b1}}, axis_switch_0_S00_AXIS_tkeep};
  assign axis_switch_0_s_axis_tlast_all       = {1'b0, axis_switch_0_S00_AXIS_tlast};
  assign axis_switch_0_s_axis_tvalid_all      = {1'b0, axis_switch_0_S00_AXIS_tvalid};
  assign axis_switch_0_S00_AXIS_tready        = axis_switch_0_s_axis_tready_all[0];

  // ---- axi_dma_0: xilinx.com:ip:axi_dma:7.1, the model of axi_dma ------------------------------
  swynq_axi_dma #(
    .C_SG_LENGTH_WIDTH         (23),
    .C_INCLUDE_MM2S            (1),
    .C_INCLUDE_MM2S_DRE        (0),
    .C_MM2S_BURST_SIZE         (16),
    .C_M_AXI_MM2S_DATA_WIDTH   (32),
    .C_M_AXIS_MM2S_TDATA_WIDTH (32),
    .C_INCLUDE_S2MM            (1),
    .C_INCLUDE_S2MM_DRE        (0),
    .C_S2MM_BURST_SIZE         (16),
    .C_M_AXI_S2MM_DATA_WIDTH   (32),
    .C_S_AXIS_S2MM_TDATA_WIDTH (32)
  ) axi_dma_0 (
    .s_axi_lite_aclk        (fclk0_aclk),
    .m_axi_mm2s_aclk        (fclk0_aclk),
    .m_axi_s2mm_aclk        (fclk0_aclk),
    .axi_resetn             (rst_0_peripheral_aresetn),
    .s_axi_lite_awaddr      (axi_dma_0_s_axi_lite_awaddr[9:0]),
    .s_axi_lite_awvalid     (axi_dma_0_s_axi_lite_awvalid),
    .s_axi_lite_awready     (axi_dma_0_s_axi_lite_awready),
    .s_axi_lite_wdata       (axi_dma_0_s_axi_lite_wdata),
    .s_axi_lite_wvalid      (axi_dma_0_s_axi_lite_wvalid),
    .s_axi_lite_wready      (axi_dma_0_s_axi_lite_wready),
    .s_axi_lite_bresp       (axi_dma_0_s_axi_lite_bresp),
    .s_axi_lite_bvalid      (axi_dma_0_s_axi_lite_bvalid),
    .s_axi_lite_bready      (axi_dma_0_s_axi_lite_bready),
    .s_axi_lite_araddr      (axi_dma_0_s_axi_lite_araddr[9:0]),
    .s_axi_lite_arvalid     (axi_dma_0_s_axi_lite_arvalid),
    .s_axi_lite_arready     (axi_dma_0_s_axi_lite_arready),
    .s_axi_lite_rdata       (axi_dma_0_s_axi_lite_rdata),
    .s_axi_lite_rresp       (axi_dma_0_s_axi_lite_rresp),
    .s_axi_lite_rvalid      (axi_dma_0_s_axi_lite_rvalid),
    .s_axi_lite_rready      (axi_dma_0_s_axi_lite_rready),
    .m_axi_mm2s_araddr      (memory_S00_AXI_araddr),
    .m_axi_mm2s_arlen       (memory_S00_AXI_arlen),
    .m_axi_mm2s_arsize      (memory_S00_AXI_arsize),
    .m_axi_mm2s_arburst     (memory_S00_AXI_arburst),
    .m_axi_mm2s_arprot      (memory_S00_AXI_arprot),
    .m_axi_mm2s_arcache     (memory_S00_AXI_arcache),
    .m_axi_mm2s_arvalid     (memory_S00_AXI_arvalid),
    .m_axi_mm2s_arready     (memory_S00_AXI_arready),
    .m_axi_mm2s_rdata       (memory_S00_AXI_rdata),
    .m_axi_mm2s_rresp       (memory_S00_AXI_rresp),
    .m_axi_mm2s_rlast       (memory_S00_AXI_rlast),
    .m_axi_mm2s_rvalid      (memory_S00_AXI_rvalid),
    .m_axi_mm2s_rready      (memory_S00_AXI_rready),
    .mm2s_prmry_reset_out_n (),
    .m_axis_mm2s_tdata      (axi_dma_0_m_axis_mm2s_tdata),
    .m_axis_mm2s_tkeep      (axi_dma_0_m_axis_mm2s_tkeep),
    .m_axis_mm2s_tvalid     (axi_dma_0_m_axis_mm2s_tvalid),
    .m_axis_mm2s_tready     (axi_dma_0_m_axis_mm2s_tready),
    .m_axis_mm2s_tlast      (axi_dma_0_m_axis_mm2s_tlast),
    .m_axi_s2mm_awaddr      (memory_S01_AXI_awaddr),
    .m_axi_s2mm_awlen       (memory_S01_AXI_awlen),
    .m_axi_s2mm_awsize      (memory_S01_AXI_awsize),
    .m_axi_s2mm_awburst     (memory_S01_AXI_awburst),
    .m_axi_s2mm_awprot      (memory_S01_AXI_awprot),
    .m_axi_s2mm_awcache     (memory_S01_AXI_awcache),
    .m_axi_s2mm_awvalid     (memory_S01_AXI_awvalid),
    .m_axi_s2mm_awready     (memory_S01_AXI_awready),
    .m_axi_s2mm_wdata       (memory_S01_AXI_wdata),
    .m_axi_s2mm_wstrb       (memory_S01_AXI_wstrb),
    .m_axi_s2mm_wlast       (memory_S01_AXI_wlast),
    .m_axi_s2mm_wvalid      (memory_S01_AXI_wvalid),
    .m_axi_s2mm_wready      (memory_S01_AXI_wready),
    .m_axi_s2mm_bresp       (memory_S01_AXI_bresp),
    .m_axi_s2mm_bvalid      (memory_S01_AXI_bvalid),
    .m_axi_s2mm_bready      (memory_S01_AXI_bready),
    .s2mm_prmry_reset_out_n (),
    .s_axis_s2mm_tdata      (axi_dma_0_s_axis_s2mm_tdata),
    .s_axis_s2mm_tkeep      (axi_dma_0_s_axis_s2mm_tkeep),
    .s_axis_s2mm_tvalid     (axi_dma_0_s_axis_s2mm_tvalid),
    .s_axis_s2mm_tready     (axi_dma_0_s_axis_s2mm_tready),
    .s_axis_s2mm_tlast      (axi_dma_0_s_axis_s2mm_tlast),
    .mm2s_introut           (axi_dma_0_mm2s_introut),
    .s2mm_introut           (axi_dma_0_s2mm_introut)
  );

  // ---- axis_broadcaster_0: xilinx.com:ip:axis_broadcaster:1.1, the model of axis_broadcaster ---
  swynq_axis_broadcaster #(
    .C_NUM_MI_SLOTS       (2),
    .C_S_AXIS_TDATA_WIDTH (32),
    .C_M_AXIS_TDATA_WIDTH (16),
    .C_AXIS_TID_WIDTH     (1),
    .C_AXIS_TDEST_WIDTH   (1),
    .C_S_AXIS_TUSER_WIDTH (1),
    .C_M_AXIS_TUSER_WIDTH (1),
    .TDATA_MAP            (512'h00210020001F001E001D001C001B001A0019001800170016001500140013001200110010000F000E000D000C000B000A00090008000700060005000400030002),
    .TUSER_MAP            (32'h00000000)
  ) axis_broadcaster_0 (
    .aclk          (fclk0_aclk),
    .aresetn       (rst_0_peripheral_aresetn),
    .s_axis_tvalid (axi_dma_0_m_axis_mm2s_tvalid),
    .s_axis_tready (axi_dma_0_m_axis_mm2s_tready),
    .s_axis_tdata  (axi_dma_0_m_axis_mm2s_tdata),
    .s_axis_tstrb  ('1),
    .s_axis_tkeep  (axi_dma_0_m_axis_mm2s_tkeep),
    .s_axis_tlast  (axi_dma_0_m_axis_mm2s_tlast),
    .s_axis_tid    ('0),
    .s_axis_tdest  ('0),
    .s_axis_tuser  ('0),
    .m_axis_tvalid (axis_broadcaster_0_m_axis_tvalid_all),
    .m_axis_tready (axis_broadcaster_0_m_axis_tready_all),
    .m_axis_tdata  (axis_broadcaster_0_m_axis_tdata_all),
    .m_axis_tstrb  (),
    .m_axis_tkeep  (axis_broadcaster_0_m_axis_tkeep_all),
    .m_axis_tlast  (axis_broadcaster_0_m_axis_tlast_all),
    .m_axis_tid    (),
    .m_axis_tdest  (),
    .m_axis_tuser  ()
  );

  // ---- axis_clock_converter_0: xilinx.com:ip:axis_clock_converter:1.1, the model of axis_clock_converter 
  swynq_axis_clock_converter #(
    .C_AXIS_TDATA_WIDTH (16),
    .C_AXIS_TID_WIDTH   (1),
    .C_AXIS_TDEST_WIDTH (1),
    .C_AXIS_TUSER_WIDTH (1)
  ) axis_clock_converter_0 (
    .s_axis_aclk    (fclk0_aclk),
    .s_axis_aresetn (rst_0_peripheral_aresetn),
    .m_axis_aclk    (fclk1_aclk),
    .m_axis_aresetn (rst_0_peripheral_aresetn),
    .s_axis_tvalid  (axis_broadcaster_0_M01_AXIS_tvalid),
    .s_axis_tready  (axis_broadcaster_0_M01_AXIS_tready),
    .s_axis_tdata   (axis_broadcaster_0_M01_AXIS_tdata),
    .s_axis_tstrb   ('1),
    .s_axis_tkeep   (axis_broadcaster_0_M01_AXIS_tkeep),
    .s_axis_tlast   (axis_broadcaster_0_M01_AXIS_tlast),
    .s_axis_tid     ('0),
    .s_axis_tdest   ('0),
    .s_axis_tuser   ('0),
    .m_axis_tvalid  (axis_clock_converter_0_m_axis_tvalid),
    .m_axis_tready  (axis_clock_converter_0_m_axis_tready),
    .m_axis_tdata   (axis_clock_converter_0_m_axis_tdata),
    .m_axis_tstrb   (),
    .m_axis_tkeep   (axis_clock_converter_0_m_axis_tkeep),
    .m_axis_tlast   (axis_clock_converter_0_m_axis_tlast),
    .m_axis_tid     (),
    .m_axis_tdest   (),
    .m_axis_tuser   ()
  );

  // ---- axis_combiner_0: xilinx.com:ip:axis_combiner:1.1, the model of axis_combiner ------------
  swynq_axis_combiner #(
    .C_NUM_SI_SLOTS     (2),
    .C_MASTER_PORT_NUM  (1),
    .C_AXIS_TDATA_WIDTH (16),
    .C_AXIS_TID_WIDTH   (1),
    .C_AXIS_TDEST_WIDTH (1),
    .C_AXIS_TUSER_WIDTH (1)
  ) axis_combiner_0 (
    .aclk          (fclk0_aclk),
    .aresetn       (rst_0_peripheral_aresetn),
    .s_axis_tvalid (axis_combiner_0_s_axis_tvalid_all),
    .s_axis_tready (axis_combiner_0_s_axis_tready_all),
    .s_axis_tdata  (axis_combiner_0_s_axis_tdata_all),
    .s_axis_tstrb  ('1),
    .s_axis_tkeep  (axis_combiner_0_s_axis_tkeep_all),
    .s_axis_tlast  (axis_combiner_0_s_axis_tlast_all),
    .s_axis_tid    ('0),
    .s_axis_tdest  ('0),
    .s_axis_tuser  ('0),
    .m_axis_tvalid (axis_switch_0_S00_AXIS_tvalid),
    .m_axis_tready (axis_switch_0_S00_AXIS_tready),
    .m_axis_tdata  (axis_switch_0_S00_AXIS_tdata),
    .m_axis_tstrb  (),
    .m_axis_tkeep  (axis_switch_0_S00_AXIS_tkeep),
    .m_axis_tlast  (axis_switch_0_S00_AXIS_tlast),
    .m_axis_tid    (),
    .m_axis_tdest  (),
    .m_axis_tuser  ()
  );

  // ---- axis_data_fifo_0: xilinx.com:ip:axis_data_fifo:2.0, the model of axis_data_fifo ---------
  swynq_axis_data_fifo #(
    .C_AXIS_TDATA_WIDTH (16),
    .C_AXIS_TID_WIDTH   (1),
    .C_AXIS_TDEST_WIDTH (1),
    .C_AXIS_TUSER_WIDTH (1),
    .C_FIFO_DEPTH       (16),
    .C_FIFO_MODE        (1),
    .C_IS_ACLK_ASYNC    (1)
  ) axis_data_fifo_0 (
    .s_axis_aclk        (fclk1_aclk),
    .s_axis_aresetn     (rst_0_peripheral_aresetn),
    .m_axis_aclk        (fclk0_aclk),
    .m_axis_aresetn     ('1),
    .s_axis_tvalid      (axis_clock_converter_0_m_axis_tvalid),
    .s_axis_tready      (axis_clock_converter_0_m_axis_tready),
    .s_axis_tdata       (axis_clock_converter_0_m_axis_tdata),
    .s_axis_tstrb       ('1),
    .s_axis_tkeep       (axis_clock_converter_0_m_axis_tkeep),
    .s_axis_tlast       (axis_clock_converter_0_m_axis_tlast),
    .s_axis_tid         ('0),
    .s_axis_tdest       ('0),
    .s_axis_tuser       ('0),
    .m_axis_tvalid      (axis_combiner_0_S01_AXIS_tvalid),
    .m_axis_tready      (axis_combiner_0_S01_AXIS_tready),
    .m_axis_tdata       (axis_combiner_0_S01_AXIS_tdata),
    .m_axis_tstrb       (),
    .m_axis_tkeep       (axis_combiner_0_S01_AXIS_tkeep),
    .m_axis_tlast       (axis_combiner_0_S01_AXIS_tlast),
    .m_axis_tid         (),
    .m_axis_tdest       (),
    .m_axis_tuser       (),
    .axis_data_count    (),
    .axis_wr_data_count (),
    .axis_rd_data_count ()
  );

  // ---- axis_subset_converter_0: xilinx.com:ip:axis_subset_converter:1.1, the model of axis_subset_converter 
  swynq_axis_subset_converter #(
    .C_S_AXIS_TDATA_WIDTH (16),
    .C_S_AXIS_TID_WIDTH   (1),
    .C_S_AXIS_TDEST_WIDTH (1),
    .C_S_AXIS_TUSER_WIDTH (1),
    .C_M_AXIS_TDATA_WIDTH (16),
    .C_M_AXIS_TID_WIDTH   (1),
    .C_M_AXIS_TDEST_WIDTH (1),
    .C_M_AXIS_TUSER_WIDTH (1),
    .C_DEFAULT_TLAST      (0),
    .TDATA_MAP            (256'h0009000800070006000500040003000200110010000F000E000D000C000B000A),
    .TKEEP_MAP            (32'h00130012),
    .TSTRB_MAP            (32'h00000000),
    .TUSER_MAP            (16'h0000),
    .TID_MAP              (16'h0000),
    .TDEST_MAP            (16'h0000),
    .TLAST_MAP            (16'h0019)
  ) axis_subset_converter_0 (
    .aclk          (fclk0_aclk),
    .aresetn       (rst_0_peripheral_aresetn),
    .s_axis_tvalid (axis_broadcaster_0_M00_AXIS_tvalid),
    .s_axis_tready (axis_broadcaster_0_M00_AXIS_tready),
    .s_axis_tdata  (axis_broadcaster_0_M00_AXIS_tdata),
    .s_axis_tstrb  ('1),
    .s_axis_tkeep  (axis_broadcaster_0_M00_AXIS_tkeep),
    .s_axis_tlast  (axis_broadcaster_0_M00_AXIS_tlast),
    .s_axis_tid    ('0),
    .s_axis_tdest  ('0),
    .s_axis_tuser  ('0),
    .m_axis_tvalid (axis_combiner_0_S00_AXIS_tvalid),
    .m_axis_tready (axis_combiner_0_S00_AXIS_tready),
    .m_axis_tdata  (axis_combiner_0_S00_AXIS_tdata),
    .m_axis_tstrb  (),
    .m_axis_tkeep  (axis_combiner_0_S00_AXIS_tkeep),
    .m_axis_tlast  (axis_combiner_0_S00_AXIS_tlast),
    .m_axis_tid    (),
    .m_axis_tdest  (),
    .m_axis_tuser  ()
  );

  // ---- axis_switch_0: xilinx.com:ip:axis_switch:1.1, the model of axis_switch ------------------
  swynq_axis_switch #(
    .C_NUM_SI_SLOTS              (2),
    .C_NUM_MI_SLOTS              (2),
    .C_AXIS_TDATA_WIDTH          (32),
    .C_AXIS_TID_WIDTH            (1),
    .C_AXIS_TDEST_WIDTH          (1),
    .C_AXIS_TUSER_WIDTH          (1),
    .C_M_AXIS_CONNECTIVITY_ARRAY (4'b1111),
    .C_M_AXIS_BASETDEST_ARRAY    (2'b10),
    .C_M_AXIS_HIGHTDEST_ARRAY    (2'b10),
    .C_ARB_ON_TLAST              (0),
    .C_ARB_ON_MAX_XFERS          (1),
    .C_ARB_ON_NUM_CYCLES         (0),
    .C_ARB_ALGORITHM             (0),
    .C_ROUTING_MODE              (1),
    .C_S_AXI_CTRL_ADDR_WIDTH     (7)
  ) axis_switch_0 (
    .aclk               (fclk0_aclk),
    .aresetn            (rst_0_peripheral_aresetn),
    .s_axis_tvalid      (axis_switch_0_s_axis_tvalid_all),
    .s_axis_tready      (axis_switch_0_s_axis_tready_all),
    .s_axis_tdata       (axis_switch_0_s_axis_tdata_all),
    .s_axis_tstrb       ('1),
    .s_axis_tkeep       (axis_switch_0_s_axis_tkeep_all),
    .s_axis_tlast       (axis_switch_0_s_axis_tlast_all),
    .s_axis_tid         ('0),
    .s_axis_tdest       ('0),
    .s_axis_tuser       ('0),
    .m_axis_tvalid      (axis_switch_0_m_axis_tvalid_all),
    .m_axis_tready      (axis_switch_0_m_axis_tready_all),
    .m_axis_tdata       (axis_switch_0_m_axis_tdata_all),
    .m_axis_tstrb       (),
    .m_axis_tkeep       (axis_switch_0_m_axis_tkeep_all),
    .m_axis_tlast       (axis_switch_0_m_axis_tlast_all),
    .m_axis_tid         (),
    .m_axis_tdest       (),
    .m_axis_tuser       (),
    .s_req_suppress     ('0),
    .s_decode_err       (),
    .s_axi_ctrl_aclk    (fclk0_aclk),
    .s_axi_ctrl_aresetn (rst_0_peripheral_aresetn),
    .s_axi_ctrl_awaddr  (axis_switch_0_s_axi_ctrl_awaddr[6:0]),
    .s_axi_ctrl_awvalid (axis_switch_0_s_axi_ctrl_awvalid),
    .s_axi_ctrl_awready (axis_switch_0_s_axi_ctrl_awready),
    .s_axi_ctrl_wdata   (axis_switch_0_s_axi_ctrl_wdata),
    .s_axi_ctrl_wvalid  (axis_switch_0_s_axi_ctrl_wvalid),
    .s_axi_ctrl_wready  (axis_switch_0_s_axi_ctrl_wready),
    .s_axi_ctrl_bresp   (axis_switch_0_s_axi_ctrl_bresp),
    .s_axi_ctrl_bvalid  (axis_switch_0_s_axi_ctrl_bvalid),
    .s_axi_ctrl_bready  (axis_switch_0_s_axi_ctrl_bready),
    .s_axi_ctrl_araddr  (axis_switch_0_s_axi_ctrl_araddr[6:0]),
    .s_axi_ctrl_arvalid (axis_switch_0_s_axi_ctrl_arvalid),
    .s_axi_ctrl_arready (axis_switch_0_s_axi_ctrl_arready),
    .s_axi_ctrl_rdata   (axis_switch_0_s_axi_ctrl_rdata),
    .s_axi_ctrl_rresp   (axis_switch_0_s_axi_ctrl_rresp),
    .s_axi_ctrl_rvalid  (axis_switch_0_s_axi_ctrl_rvalid),
    .s_axi_ctrl_rready  (axis_switch_0_s_axi_ctrl_rready)
  );

  // ---- dfx_decoupler_0: xilinx.com:ip:dfx_decoupler:1.0, the model of dfx_decoupler ------------
  assign decoupled                     = decouple;
  assign axis_switch_0_M00_AXIS_tready = decouple ? 1'b0 : axi_dma_0_s_axis_s2mm_tready;
  assign axi_dma_0_s_axis_s2mm_tdata   = axis_switch_0_M00_AXIS_tdata;
  assign axi_dma_0_s_axis_s2mm_tkeep   = axis_switch_0_M00_AXIS_tkeep;
  assign axi_dma_0_s_axis_s2mm_tlast   = axis_switch_0_M00_AXIS_tlast;
  assign axi_dma_0_s_axis_s2mm_tvalid  = decouple ? 1'b0 : axis_switch_0_M00_AXIS_tvalid;

  // ---- irqs: xilinx.com:ip:xlconcat:2.1 --------------------------------------------------------
  assign irqs_dout = {axi_dma_0_s2mm_introut, axi_dma_0_mm2s_introut};

  // ---- memory: xilinx.com:ip:smartconnect:1.0, addresses as in the design ----------------------
  memory_fabric memory (
    .aclk            (fclk0_aclk),
    .aresetn         (rst_0_peripheral_aresetn),
    .S00_AXI_araddr  (memory_S00_AXI_araddr),
    .S00_AXI_arlen   (memory_S00_AXI_arlen),
    .S00_AXI_arsize  (memory_S00_AXI_arsize),
    .S00_AXI_arburst (memory_S00_AXI_arburst),
    .S00_AXI_arlock  (memory_S00_AXI_arlock),
    .S00_AXI_arcache (memory_S00_AXI_arcache),
    .S00_AXI_arprot  (memory_S00_AXI_arprot),
    .S00_AXI_arqos   (memory_S00_AXI_arqos),
    .S00_AXI_arvalid (memory_S00_AXI_arvalid),
    .S00_AXI_rready  (memory_S00_AXI_rready),
    .S00_AXI_arready (memory_S00_AXI_arready),
    .S00_AXI_rdata   (memory_S00_AXI_rdata),
    .S00_AXI_rresp   (memory_S00_AXI_rresp),
    .S00_AXI_rlast   (memory_S00_AXI_rlast),
    .S00_AXI_rvalid  (memory_S00_AXI_rvalid),
    .S01_AXI_awaddr  (memory_S01_AXI_awaddr),
    .S01_AXI_awlen   (memory_S01_AXI_awlen),
    .S01_AXI_awsize  (memory_S01_AXI_awsize),
    .S01_AXI_awburst (memory_S01_AXI_awburst),
    .S01_AXI_awlock  (memory_S01_AXI_awlock),
    .S01_AXI_awcache (memory_S01_AXI_awcache),
    .S01_AXI_awprot  (memory_S01_AXI_awprot),
    .S01_AXI_awqos   (memory_S01_AXI_awqos),
    .S01_AXI_awvalid (memory_S01_AXI_awvalid),
    .S01_AXI_wdata   (memory_S01_AXI_wdata),
    .S01_AXI_wstrb   (memory_S01_AXI_wstrb),
    .S01_AXI_wlast   (memory_S01_AXI_wlast),
    .S01_AXI_wvalid  (memory_S01_AXI_wvalid),
    .S01_AXI_bready  (memory_S01_AXI_bready),
    .S01_AXI_awready (memory_S01_AXI_awready),
    .S01_AXI_wready  (memory_S01_AXI_wready),
    .S01_AXI_bresp   (memory_S01_AXI_bresp),
    .S01_AXI_bvalid  (memory_S01_AXI_bvalid),
    .M00_AXI_awaddr  (m_axi_hp0_awaddr),
    .M00_AXI_awlen   (m_axi_hp0_awlen),
    .M00_AXI_awsize  (m_axi_hp0_awsize),
    .M00_AXI_awburst (m_axi_hp0_awburst),
    .M00_AXI_awlock  (processing_system7_0_S_AXI_HP0_AWLOCK),
    .M00_AXI_awcache (m_axi_hp0_awcache),
    .M00_AXI_awprot  (m_axi_hp0_awprot),
    .M00_AXI_awqos   (m_axi_hp0_awqos),
    .M00_AXI_awvalid (m_axi_hp0_awvalid),
    .M00_AXI_wdata   (m_axi_hp0_wdata),
    .M00_AXI_wstrb   (m_axi_hp0_wstrb),
    .M00_AXI_wlast   (m_axi_hp0_wlast),
    .M00_AXI_wvalid  (m_axi_hp0_wvalid),
    .M00_AXI_bready  (m_axi_hp0_bready),
    .M00_AXI_araddr  (m_axi_hp0_araddr),
    .M00_AXI_arlen   (m_axi_hp0_arlen),
    .M00_AXI_arsize  (m_axi_hp0_arsize),
    .M00_AXI_arburst (m_axi_hp0_arburst),
    .M00_AXI_arlock  (processing_system7_0_S_AXI_HP0_ARLOCK),
    .M00_AXI_arcache (m_axi_hp0_arcache),
    .M00_AXI_arprot  (m_axi_hp0_arprot),
    .M00_AXI_arqos   (m_axi_hp0_arqos),
    .M00_AXI_arvalid (m_axi_hp0_arvalid),
    .M00_AXI_rready  (m_axi_hp0_rready),
    .M00_AXI_awready (m_axi_hp0_awready),
    .M00_AXI_wready  (m_axi_hp0_wready),
    .M00_AXI_bresp   (m_axi_hp0_bresp),
    .M00_AXI_bvalid  (m_axi_hp0_bvalid),
    .M00_AXI_arready (m_axi_hp0_arready),
    .M00_AXI_rdata   (m_axi_hp0_rdata),
    .M00_AXI_rresp   (m_axi_hp0_rresp),
    .M00_AXI_rlast   (m_axi_hp0_rlast),
    .M00_AXI_rvalid  (m_axi_hp0_rvalid)
  );

  // ---- periph: xilinx.com:ip:axi_interconnect:2.1, addresses as in the design ------------------
  periph_fabric periph (
    .ACLK            (fclk0_aclk),
    .ARESETN         (rst_0_peripheral_aresetn),
    .S00_ACLK        (fclk0_aclk),
    .S00_ARESETN     (rst_0_peripheral_aresetn),
    .M00_ACLK        (fclk0_aclk),
    .M00_ARESETN     (rst_0_peripheral_aresetn),
    .M01_ACLK        (fclk0_aclk),
    .M01_ARESETN     (rst_0_peripheral_aresetn),
    .S00_AXI_awid    (periph_S00_AXI_awid),
    .S00_AXI_awaddr  (periph_S00_AXI_awaddr),
    .S00_AXI_awlen   (periph_S00_AXI_awlen),
    .S00_AXI_awsize  (periph_S00_AXI_awsize),
    .S00_AXI_awburst (periph_S00_AXI_awburst),
    .S00_AXI_awlock  (periph_S00_AXI_awlock),
    .S00_AXI_awcache (periph_S00_AXI_awcache),
    .S00_AXI_awprot  (periph_S00_AXI_awprot),
    .S00_AXI_awqos   (periph_S00_AXI_awqos),
    .S00_AXI_awvalid (periph_S00_AXI_awvalid),
    .S00_AXI_wdata   (periph_S00_AXI_wdata),
    .S00_AXI_wstrb   (periph_S00_AXI_wstrb),
    .S00_AXI_wlast   (periph_S00_AXI_wlast),
    .S00_AXI_wvalid  (periph_S00_AXI_wvalid),
    .S00_AXI_bready  (periph_S00_AXI_bready),
    .S00_AXI_arid    (periph_S00_AXI_arid),
    .S00_AXI_araddr  (periph_S00_AXI_araddr),
    .S00_AXI_arlen   (periph_S00_AXI_arlen),
    .S00_AXI_arsize  (periph_S00_AXI_arsize),
    .S00_AXI_arburst (periph_S00_AXI_arburst),
    .S00_AXI_arlock  (periph_S00_AXI_arlock),
    .S00_AXI_arcache (periph_S00_AXI_arcache),
    .S00_AXI_arprot  (periph_S00_AXI_arprot),
    .S00_AXI_arqos   (periph_S00_AXI_arqos),
    .S00_AXI_arvalid (periph_S00_AXI_arvalid),
    .S00_AXI_rready  (periph_S00_AXI_rready),
    .S00_AXI_awready (periph_S00_AXI_awready),
    .S00_AXI_wready  (periph_S00_AXI_wready),
    .S00_AXI_bid     (periph_S00_AXI_bid),
    .S00_AXI_bresp   (periph_S00_AXI_bresp),
    .S00_AXI_bvalid  (periph_S00_AXI_bvalid),
    .S00_AXI_arready (periph_S00_AXI_arready),
    .S00_AXI_rid     (periph_S00_AXI_rid),
    .S00_AXI_rdata   (periph_S00_AXI_rdata),
    .S00_AXI_rresp   (periph_S00_AXI_rresp),
    .S00_AXI_rlast   (periph_S00_AXI_rlast),
    .S00_AXI_rvalid  (periph_S00_AXI_rvalid),
    .M00_AXI_awaddr  (axi_dma_0_s_axi_lite_awaddr),
    .M00_AXI_awprot  (axi_dma_0_s_axi_lite_awprot),
    .M00_AXI_awvalid (axi_dma_0_s_axi_lite_awvalid),
    .M00_AXI_wdata   (axi_dma_0_s_axi_lite_wdata),
    .M00_AXI_wstrb   (axi_dma_0_s_axi_lite_wstrb),
    .M00_AXI_wvalid  (axi_dma_0_s_axi_lite_wvalid),
    .M00_AXI_bready  (axi_dma_0_s_axi_lite_bready),
    .M00_AXI_araddr  (axi_dma_0_s_axi_lite_araddr),
    .M00_AXI_arprot  (axi_dma_0_s_axi_lite_arprot),
    .M00_AXI_arvalid (axi_dma_0_s_axi_lite_arvalid),
    .M00_AXI_rready  (axi_dma_0_s_axi_lite_rready),
    .M00_AXI_awready (axi_dma_0_s_axi_lite_awready),
    .M00_AXI_wready  (axi_dma_0_s_axi_lite_wready),
    .M00_AXI_bresp   (axi_dma_0_s_axi_lite_bresp),
    .M00_AXI_bvalid  (axi_dma_0_s_axi_lite_bvalid),
    .M00_AXI_arready (axi_dma_0_s_axi_lite_arready),
    .M00_AXI_rdata   (axi_dma_0_s_axi_lite_rdata),
    .M00_AXI_rresp   (axi_dma_0_s_axi_lite_rresp),
    .M00_AXI_rvalid  (axi_dma_0_s_axi_lite_rvalid),
    .M01_AXI_awaddr  (axis_switch_0_s_axi_ctrl_awaddr),
    .M01_AXI_awprot  (axis_switch_0_s_axi_ctrl_awprot),
    .M01_AXI_awvalid (axis_switch_0_s_axi_ctrl_awvalid),
    .M01_AXI_wdata   (axis_switch_0_s_axi_ctrl_wdata),
    .M01_AXI_wstrb   (axis_switch_0_s_axi_ctrl_wstrb),
    .M01_AXI_wvalid  (axis_switch_0_s_axi_ctrl_wvalid),
    .M01_AXI_bready  (axis_switch_0_s_axi_ctrl_bready),
    .M01_AXI_araddr  (axis_switch_0_s_axi_ctrl_araddr),
    .M01_AXI_arprot  (axis_switch_0_s_axi_ctrl_arprot),
    .M01_AXI_arvalid (axis_switch_0_s_axi_ctrl_arvalid),
    .M01_AXI_rready  (axis_switch_0_s_axi_ctrl_rready),
    .M01_AXI_awready (axis_switch_0_s_axi_ctrl_awready),
    .M01_AXI_wready  (axis_switch_0_s_axi_ctrl_wready),
    .M01_AXI_bresp   (axis_switch_0_s_axi_ctrl_bresp),
    .M01_AXI_bvalid  (axis_switch_0_s_axi_ctrl_bvalid),
    .M01_AXI_arready (axis_switch_0_s_axi_ctrl_arready),
    .M01_AXI_rdata   (axis_switch_0_s_axi_ctrl_rdata),
    .M01_AXI_rresp   (axis_switch_0_s_axi_ctrl_rresp),
    .M01_AXI_rvalid  (axis_switch_0_s_axi_ctrl_rvalid)
  );

  // ---- rst_0: xilinx.com:ip:proc_sys_reset:5.0 -------------------------------------------------
  logic [1:0] rst_0_q;

  always_ff @(posedge fclk0_aclk) begin : rst_0
    rst_0_q <= {rst_0_q[0], !fclk0_aresetn};
  end

  assign rst_0_peripheral_aresetn = ~rst_0_q[1];

  // ---- outputs ---------------------------------------------------------------------------------
  assign m_axi_hp0_awid   = '0;
  assign m_axi_hp0_awlock = processing_system7_0_S_AXI_HP0_AWLOCK[0];
  assign m_axi_hp0_arid   = '0;
  assign m_axi_hp0_arlock = processing_system7_0_S_AXI_HP0_ARLOCK[0];
  assign irq[0]           = irqs_dout[0];
  assign irq[1]           = irqs_dout[1];

endmodule
