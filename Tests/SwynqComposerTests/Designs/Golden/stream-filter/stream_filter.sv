// stream_filter: the design of stream-filter.hwh, composed for simulation. The processing system is
// the harness: its ports are this module's.
module stream_filter (
  // Clocks
  input  logic        fclk0_aclk,

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
  input  logic [1:0]  buttons,
  output logic [1:0]  leds,
  output logic [3:0]  code,

  // Interrupts
  output logic [2:0]  irq
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
  logic [31:0] video_filter_0_in_stream_TDATA;
  logic [3:0]  video_filter_0_in_stream_TKEEP;
  logic        video_filter_0_in_stream_TLAST;
  logic        video_filter_0_in_stream_TVALID;
  logic        video_filter_0_in_stream_TREADY;
  logic [31:0] axi_dma_0_s_axis_s2mm_tdata;
  logic [3:0]  axi_dma_0_s_axis_s2mm_tkeep;
  logic        axi_dma_0_s_axis_s2mm_tlast;
  logic        axi_dma_0_s_axis_s2mm_tvalid;
  logic        axi_dma_0_s_axis_s2mm_tready;
  logic        axi_dma_0_mm2s_introut;
  logic        axi_dma_0_s2mm_introut;
  logic [31:0] axi_gpio_0_s_axi_awaddr;
  logic        axi_gpio_0_s_axi_awvalid;
  logic [31:0] axi_gpio_0_s_axi_wdata;
  logic [3:0]  axi_gpio_0_s_axi_wstrb;
  logic        axi_gpio_0_s_axi_wvalid;
  logic        axi_gpio_0_s_axi_bready;
  logic [31:0] axi_gpio_0_s_axi_araddr;
  logic        axi_gpio_0_s_axi_arvalid;
  logic        axi_gpio_0_s_axi_rready;
  logic        axi_gpio_0_s_axi_awready;
  logic        axi_gpio_0_s_axi_wready;
  logic [1:0]  axi_gpio_0_s_axi_bresp;
  logic        axi_gpio_0_s_axi_bvalid;
  logic        axi_gpio_0_s_axi_arready;
  logic [31:0] axi_gpio_0_s_axi_rdata;
  logic [1:0]  axi_gpio_0_s_axi_rresp;
  logic        axi_gpio_0_s_axi_rvalid;
  logic [5:0]  axi_gpio_0_gpio_io_o;
  logic        video_filter_0_interrupt;
  logic [2:0]  irqs_dout;
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
  logic [2:0]  axi_gpio_0_s_axi_awprot;
  logic [2:0]  axi_gpio_0_s_axi_arprot;
  logic [31:0] video_filter_0_s_axi_control_AWADDR;
  logic [2:0]  video_filter_0_s_axi_control_AWPROT;
  logic        video_filter_0_s_axi_control_AWVALID;
  logic [31:0] video_filter_0_s_axi_control_WDATA;
  logic [3:0]  video_filter_0_s_axi_control_WSTRB;
  logic        video_filter_0_s_axi_control_WVALID;
  logic        video_filter_0_s_axi_control_BREADY;
  logic [31:0] video_filter_0_s_axi_control_ARADDR;
  logic [2:0]  video_filter_0_s_axi_control_ARPROT;
  logic        video_filter_0_s_axi_control_ARVALID;
  logic        video_filter_0_s_axi_control_RREADY;
  logic        video_filter_0_s_axi_control_AWREADY;
  logic        video_filter_0_s_axi_control_WREADY;
  logic [1:0]  video_filter_0_s_axi_control_BRESP;
  logic        video_filter_0_s_axi_control_BVALID;
  logic        video_filter_0_s_axi_control_ARREADY;
  logic [31:0] video_filter_0_s_axi_control_RDATA;
  logic [1:0]  video_filter_0_s_axi_control_RRESP;
  logic        video_filter_0_s_axi_control_RVALID;

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
    .m_axis_mm2s_tdata      (video_filter_0_in_stream_TDATA),
    .m_axis_mm2s_tkeep      (video_filter_0_in_stream_TKEEP),
    .m_axis_mm2s_tvalid     (video_filter_0_in_stream_TVALID),
    .m_axis_mm2s_tready     (video_filter_0_in_stream_TREADY),
    .m_axis_mm2s_tlast      (video_filter_0_in_stream_TLAST),
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

  // ---- axi_gpio_0: xilinx.com:ip:axi_gpio:2.0, the model of axi_gpio ---------------------------
  swynq_axi_gpio #(
    .C_S_AXI_ADDR_WIDTH  (9),
    .C_GPIO_WIDTH        (6),
    .C_GPIO2_WIDTH       (2),
    .C_IS_DUAL           (1),
    .C_ALL_INPUTS        (0),
    .C_ALL_INPUTS_2      (1),
    .C_ALL_OUTPUTS       (1),
    .C_ALL_OUTPUTS_2     (0),
    .C_INTERRUPT_PRESENT (0),
    .C_DOUT_DEFAULT      (32'h00000000),
    .C_TRI_DEFAULT       (32'hffffffff),
    .C_DOUT_DEFAULT_2    (32'h00000000),
    .C_TRI_DEFAULT_2     (32'hffffffff)
  ) axi_gpio_0 (
    .s_axi_aclk    (fclk0_aclk),
    .s_axi_aresetn (rst_0_peripheral_aresetn),
    .s_axi_awaddr  (axi_gpio_0_s_axi_awaddr[8:0]),
    .s_axi_awvalid (axi_gpio_0_s_axi_awvalid),
    .s_axi_awready (axi_gpio_0_s_axi_awready),
    .s_axi_wdata   (axi_gpio_0_s_axi_wdata),
    .s_axi_wstrb   (axi_gpio_0_s_axi_wstrb),
    .s_axi_wvalid  (axi_gpio_0_s_axi_wvalid),
    .s_axi_wready  (axi_gpio_0_s_axi_wready),
    .s_axi_bresp   (axi_gpio_0_s_axi_bresp),
    .s_axi_bvalid  (axi_gpio_0_s_axi_bvalid),
    .s_axi_bready  (axi_gpio_0_s_axi_bready),
    .s_axi_araddr  (axi_gpio_0_s_axi_araddr[8:0]),
    .s_axi_arvalid (axi_gpio_0_s_axi_arvalid),
    .s_axi_arready (axi_gpio_0_s_axi_arready),
    .s_axi_rdata   (axi_gpio_0_s_axi_rdata),
    .s_axi_rresp   (axi_gpio_0_s_axi_rresp),
    .s_axi_rvalid  (axi_gpio_0_s_axi_rvalid),
    .s_axi_rready  (axi_gpio_0_s_axi_rready),
    .ip2intc_irpt  (),
    .gpio_io_i     ('0),
    .gpio_io_o     (axi_gpio_0_gpio_io_o),
    .gpio_io_t     (),
    .gpio2_io_i    (buttons),
    .gpio2_io_o    (),
    .gpio2_io_t    ()
  );

  // ---- irqs: xilinx.com:ip:xlconcat:2.1 --------------------------------------------------------
  assign irqs_dout = {video_filter_0_interrupt, axi_dma_0_s2mm_introut, axi_dma_0_mm2s_introut};

  // ---- led: xilinx.com:ip:xlslice:1.0 ----------------------------------------------------------
  assign leds = axi_gpio_0_gpio_io_o[3:2];

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

  // ---- one: xilinx.com:ip:xlconstant:1.1 -------------------------------------------------------
  assign code = 4'(4'h9);

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
    .M02_ACLK        (fclk0_aclk),
    .M02_ARESETN     (rst_0_peripheral_aresetn),
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
    .M01_AXI_awaddr  (axi_gpio_0_s_axi_awaddr),
    .M01_AXI_awprot  (axi_gpio_0_s_axi_awprot),
    .M01_AXI_awvalid (axi_gpio_0_s_axi_awvalid),
    .M01_AXI_wdata   (axi_gpio_0_s_axi_wdata),
    .M01_AXI_wstrb   (axi_gpio_0_s_axi_wstrb),
    .M01_AXI_wvalid  (axi_gpio_0_s_axi_wvalid),
    .M01_AXI_bready  (axi_gpio_0_s_axi_bready),
    .M01_AXI_araddr  (axi_gpio_0_s_axi_araddr),
    .M01_AXI_arprot  (axi_gpio_0_s_axi_arprot),
    .M01_AXI_arvalid (axi_gpio_0_s_axi_arvalid),
    .M01_AXI_rready  (axi_gpio_0_s_axi_rready),
    .M01_AXI_awready (axi_gpio_0_s_axi_awready),
    .M01_AXI_wready  (axi_gpio_0_s_axi_wready),
    .M01_AXI_bresp   (axi_gpio_0_s_axi_bresp),
    .M01_AXI_bvalid  (axi_gpio_0_s_axi_bvalid),
    .M01_AXI_arready (axi_gpio_0_s_axi_arready),
    .M01_AXI_rdata   (axi_gpio_0_s_axi_rdata),
    .M01_AXI_rresp   (axi_gpio_0_s_axi_rresp),
    .M01_AXI_rvalid  (axi_gpio_0_s_axi_rvalid),
    .M02_AXI_awaddr  (video_filter_0_s_axi_control_AWADDR),
    .M02_AXI_awprot  (video_filter_0_s_axi_control_AWPROT),
    .M02_AXI_awvalid (video_filter_0_s_axi_control_AWVALID),
    .M02_AXI_wdata   (video_filter_0_s_axi_control_WDATA),
    .M02_AXI_wstrb   (video_filter_0_s_axi_control_WSTRB),
    .M02_AXI_wvalid  (video_filter_0_s_axi_control_WVALID),
    .M02_AXI_bready  (video_filter_0_s_axi_control_BREADY),
    .M02_AXI_araddr  (video_filter_0_s_axi_control_ARADDR),
    .M02_AXI_arprot  (video_filter_0_s_axi_control_ARPROT),
    .M02_AXI_arvalid (video_filter_0_s_axi_control_ARVALID),
    .M02_AXI_rready  (video_filter_0_s_axi_control_RREADY),
    .M02_AXI_awready (video_filter_0_s_axi_control_AWREADY),
    .M02_AXI_wready  (video_filter_0_s_axi_control_WREADY),
    .M02_AXI_bresp   (video_filter_0_s_axi_control_BRESP),
    .M02_AXI_bvalid  (video_filter_0_s_axi_control_BVALID),
    .M02_AXI_arready (video_filter_0_s_axi_control_ARREADY),
    .M02_AXI_rdata   (video_filter_0_s_axi_control_RDATA),
    .M02_AXI_rresp   (video_filter_0_s_axi_control_RRESP),
    .M02_AXI_rvalid  (video_filter_0_s_axi_control_RVALID)
  );

  // ---- rst_0: xilinx.com:ip:proc_sys_reset:5.0 -------------------------------------------------
  logic [1:0] rst_0_q;

  always_ff @(posedge fclk0_aclk) begin : rst_0
    rst_0_q <= {rst_0_q[0], !fclk0_aresetn};
  end

  assign rst_0_peripheral_aresetn = ~rst_0_q[1];

  // ---- video/filter_0: example.com:user:filter:1.0, a stand-in ---------------------------------
  video_filter_0_stand_in video_filter_0 (
    .ap_clk                (fclk0_aclk),
    .ap_rst_n              (rst_0_peripheral_aresetn),
    .interrupt             (video_filter_0_interrupt),
    .s_axi_control_AWADDR  (video_filter_0_s_axi_control_AWADDR[5:0]),
    .s_axi_control_AWPROT  (video_filter_0_s_axi_control_AWPROT),
    .s_axi_control_AWVALID (video_filter_0_s_axi_control_AWVALID),
    .s_axi_control_WDATA   (video_filter_0_s_axi_control_WDATA),
    .s_axi_control_WSTRB   (video_filter_0_s_axi_control_WSTRB),
    .s_axi_control_WVALID  (video_filter_0_s_axi_control_WVALID),
    .s_axi_control_BREADY  (video_filter_0_s_axi_control_BREADY),
    .s_axi_control_ARADDR  (video_filter_0_s_axi_control_ARADDR[5:0]),
    .s_axi_control_ARPROT  (video_filter_0_s_axi_control_ARPROT),
    .s_axi_control_ARVALID (video_filter_0_s_axi_control_ARVALID),
    .s_axi_control_RREADY  (video_filter_0_s_axi_control_RREADY),
    .s_axi_control_AWREADY (video_filter_0_s_axi_control_AWREADY),
    .s_axi_control_WREADY  (video_filter_0_s_axi_control_WREADY),
    .s_axi_control_BRESP   (video_filter_0_s_axi_control_BRESP),
    .s_axi_control_BVALID  (video_filter_0_s_axi_control_BVALID),
    .s_axi_control_ARREADY (video_filter_0_s_axi_control_ARREADY),
    .s_axi_control_RDATA   (video_filter_0_s_axi_control_RDATA),
    .s_axi_control_RRESP   (video_filter_0_s_axi_control_RRESP),
    .s_axi_control_RVALID  (video_filter_0_s_axi_control_RVALID),
    .in_stream_TDATA       (video_filter_0_in_stream_TDATA),
    .in_stream_TKEEP       (video_filter_0_in_stream_TKEEP),
    .in_stream_TLAST       (video_filter_0_in_stream_TLAST),
    .in_stream_TVALID      (video_filter_0_in_stream_TVALID),
    .in_stream_TREADY      (video_filter_0_in_stream_TREADY),
    .out_stream_TDATA      (axi_dma_0_s_axis_s2mm_tdata),
    .out_stream_TKEEP      (axi_dma_0_s_axis_s2mm_tkeep),
    .out_stream_TLAST      (axi_dma_0_s_axis_s2mm_tlast),
    .out_stream_TVALID     (axi_dma_0_s_axis_s2mm_tvalid),
    .out_stream_TREADY     (axi_dma_0_s_axis_s2mm_tready)
  );

  // ---- outputs ---------------------------------------------------------------------------------
  assign m_axi_hp0_awid   = '0;
  assign m_axi_hp0_awlock = processing_system7_0_S_AXI_HP0_AWLOCK[0];
  assign m_axi_hp0_arid   = '0;
  assign m_axi_hp0_arlock = processing_system7_0_S_AXI_HP0_ARLOCK[0];
  assign irq[0]           = irqs_dout[0];
  assign irq[1]           = irqs_dout[1];
  assign irq[2]           = irqs_dout[2];

endmodule
