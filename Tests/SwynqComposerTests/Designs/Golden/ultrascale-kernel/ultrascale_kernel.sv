// ultrascale_kernel: the design of ultrascale-kernel.hwh, composed for simulation. The processing
// system is the harness: its ports are this module's.
module ultrascale_kernel (
  // Clocks
  input  logic         clk_wiz_0_clk_out1,
  input  logic         pl0_aclk,

  // Resets
  input  logic         pl0_aresetn,

  // M_AXI_HPM0_FPD: accesses to registers
  input  logic [39:0]  s_axi_hpm0_fpd_awaddr,
  input  logic [2:0]   s_axi_hpm0_fpd_awprot,
  input  logic         s_axi_hpm0_fpd_awvalid,
  output logic         s_axi_hpm0_fpd_awready,
  input  logic [31:0]  s_axi_hpm0_fpd_wdata,
  input  logic [3:0]   s_axi_hpm0_fpd_wstrb,
  input  logic         s_axi_hpm0_fpd_wvalid,
  output logic         s_axi_hpm0_fpd_wready,
  output logic [1:0]   s_axi_hpm0_fpd_bresp,
  output logic         s_axi_hpm0_fpd_bvalid,
  input  logic         s_axi_hpm0_fpd_bready,
  input  logic [39:0]  s_axi_hpm0_fpd_araddr,
  input  logic [2:0]   s_axi_hpm0_fpd_arprot,
  input  logic         s_axi_hpm0_fpd_arvalid,
  output logic         s_axi_hpm0_fpd_arready,
  output logic [31:0]  s_axi_hpm0_fpd_rdata,
  output logic [1:0]   s_axi_hpm0_fpd_rresp,
  output logic         s_axi_hpm0_fpd_rvalid,
  input  logic         s_axi_hpm0_fpd_rready,

  // S_AXI_HPC0_FPD: memory
  output logic [5:0]   m_axi_hpc0_fpd_awid,
  output logic [48:0]  m_axi_hpc0_fpd_awaddr,
  output logic [7:0]   m_axi_hpc0_fpd_awlen,
  output logic [2:0]   m_axi_hpc0_fpd_awsize,
  output logic [1:0]   m_axi_hpc0_fpd_awburst,
  output logic         m_axi_hpc0_fpd_awlock,
  output logic [3:0]   m_axi_hpc0_fpd_awcache,
  output logic [2:0]   m_axi_hpc0_fpd_awprot,
  output logic [3:0]   m_axi_hpc0_fpd_awqos,
  output logic         m_axi_hpc0_fpd_awvalid,
  input  logic         m_axi_hpc0_fpd_awready,
  output logic [127:0] m_axi_hpc0_fpd_wdata,
  output logic [15:0]  m_axi_hpc0_fpd_wstrb,
  output logic         m_axi_hpc0_fpd_wlast,
  output logic         m_axi_hpc0_fpd_wvalid,
  input  logic         m_axi_hpc0_fpd_wready,
  input  logic [5:0]   m_axi_hpc0_fpd_bid,
  input  logic [1:0]   m_axi_hpc0_fpd_bresp,
  input  logic         m_axi_hpc0_fpd_bvalid,
  output logic         m_axi_hpc0_fpd_bready,
  output logic [5:0]   m_axi_hpc0_fpd_arid,
  output logic [48:0]  m_axi_hpc0_fpd_araddr,
  output logic [7:0]   m_axi_hpc0_fpd_arlen,
  output logic [2:0]   m_axi_hpc0_fpd_arsize,
  output logic [1:0]   m_axi_hpc0_fpd_arburst,
  output logic         m_axi_hpc0_fpd_arlock,
  output logic [3:0]   m_axi_hpc0_fpd_arcache,
  output logic [2:0]   m_axi_hpc0_fpd_arprot,
  output logic [3:0]   m_axi_hpc0_fpd_arqos,
  output logic         m_axi_hpc0_fpd_arvalid,
  input  logic         m_axi_hpc0_fpd_arready,
  input  logic [5:0]   m_axi_hpc0_fpd_rid,
  input  logic [127:0] m_axi_hpc0_fpd_rdata,
  input  logic [1:0]   m_axi_hpc0_fpd_rresp,
  input  logic         m_axi_hpc0_fpd_rlast,
  input  logic         m_axi_hpc0_fpd_rvalid,
  output logic         m_axi_hpc0_fpd_rready,

  // Interrupts
  output logic [16:0]  irq
);

  // ---- signals ---------------------------------------------------------------------------------
  logic         rst_0_peripheral_aresetn;
  logic [8:0]   axi_intc_0_s_axi_awaddr;
  logic         axi_intc_0_s_axi_awvalid;
  logic [31:0]  axi_intc_0_s_axi_wdata;
  logic [3:0]   axi_intc_0_s_axi_wstrb;
  logic         axi_intc_0_s_axi_wvalid;
  logic         axi_intc_0_s_axi_bready;
  logic [8:0]   axi_intc_0_s_axi_araddr;
  logic         axi_intc_0_s_axi_arvalid;
  logic         axi_intc_0_s_axi_rready;
  logic         axi_intc_0_s_axi_awready;
  logic         axi_intc_0_s_axi_wready;
  logic [1:0]   axi_intc_0_s_axi_bresp;
  logic         axi_intc_0_s_axi_bvalid;
  logic         axi_intc_0_s_axi_arready;
  logic [31:0]  axi_intc_0_s_axi_rdata;
  logic [1:0]   axi_intc_0_s_axi_rresp;
  logic         axi_intc_0_s_axi_rvalid;
  logic         kernel_0_interrupt;
  logic         axi_intc_0_irq;
  logic         clk_wiz_0_locked;
  logic         rst_1_peripheral_aresetn;
  logic [5:0]   kernel_0_s_axi_control_AWADDR;
  logic [2:0]   kernel_0_s_axi_control_AWPROT;
  logic         kernel_0_s_axi_control_AWVALID;
  logic [31:0]  kernel_0_s_axi_control_WDATA;
  logic [3:0]   kernel_0_s_axi_control_WSTRB;
  logic         kernel_0_s_axi_control_WVALID;
  logic         kernel_0_s_axi_control_BREADY;
  logic [5:0]   kernel_0_s_axi_control_ARADDR;
  logic [2:0]   kernel_0_s_axi_control_ARPROT;
  logic         kernel_0_s_axi_control_ARVALID;
  logic         kernel_0_s_axi_control_RREADY;
  logic         kernel_0_s_axi_control_AWREADY;
  logic         kernel_0_s_axi_control_WREADY;
  logic [1:0]   kernel_0_s_axi_control_BRESP;
  logic         kernel_0_s_axi_control_BVALID;
  logic         kernel_0_s_axi_control_ARREADY;
  logic [31:0]  kernel_0_s_axi_control_RDATA;
  logic [1:0]   kernel_0_s_axi_control_RRESP;
  logic         kernel_0_s_axi_control_RVALID;
  logic         memory_S00_AXI_awid;
  logic [63:0]  memory_S00_AXI_awaddr;
  logic [7:0]   memory_S00_AXI_awlen;
  logic [2:0]   memory_S00_AXI_awsize;
  logic [1:0]   memory_S00_AXI_awburst;
  logic         memory_S00_AXI_awlock;
  logic [3:0]   memory_S00_AXI_awcache;
  logic [2:0]   memory_S00_AXI_awprot;
  logic [3:0]   memory_S00_AXI_awqos;
  logic         memory_S00_AXI_awvalid;
  logic [127:0] memory_S00_AXI_wdata;
  logic [15:0]  memory_S00_AXI_wstrb;
  logic         memory_S00_AXI_wlast;
  logic         memory_S00_AXI_wvalid;
  logic         memory_S00_AXI_bready;
  logic         memory_S00_AXI_arid;
  logic [63:0]  memory_S00_AXI_araddr;
  logic [7:0]   memory_S00_AXI_arlen;
  logic [2:0]   memory_S00_AXI_arsize;
  logic [1:0]   memory_S00_AXI_arburst;
  logic         memory_S00_AXI_arlock;
  logic [3:0]   memory_S00_AXI_arcache;
  logic [2:0]   memory_S00_AXI_arprot;
  logic [3:0]   memory_S00_AXI_arqos;
  logic         memory_S00_AXI_arvalid;
  logic         memory_S00_AXI_rready;
  logic         memory_S00_AXI_awready;
  logic         memory_S00_AXI_wready;
  logic         memory_S00_AXI_bid;
  logic [1:0]   memory_S00_AXI_bresp;
  logic         memory_S00_AXI_bvalid;
  logic         memory_S00_AXI_arready;
  logic         memory_S00_AXI_rid;
  logic [127:0] memory_S00_AXI_rdata;
  logic [1:0]   memory_S00_AXI_rresp;
  logic         memory_S00_AXI_rlast;
  logic         memory_S00_AXI_rvalid;
  logic         zynq_ultra_ps_e_0_saxigp0_awid;
  logic         zynq_ultra_ps_e_0_saxigp0_arid;
  logic [15:0]  periph_S00_AXI_awid;
  logic [39:0]  periph_S00_AXI_awaddr;
  logic [7:0]   periph_S00_AXI_awlen;
  logic [2:0]   periph_S00_AXI_awsize;
  logic [1:0]   periph_S00_AXI_awburst;
  logic         periph_S00_AXI_awlock;
  logic [3:0]   periph_S00_AXI_awcache;
  logic [2:0]   periph_S00_AXI_awprot;
  logic [3:0]   periph_S00_AXI_awqos;
  logic         periph_S00_AXI_awvalid;
  logic [127:0] periph_S00_AXI_wdata;
  logic [15:0]  periph_S00_AXI_wstrb;
  logic         periph_S00_AXI_wlast;
  logic         periph_S00_AXI_wvalid;
  logic         periph_S00_AXI_bready;
  logic [15:0]  periph_S00_AXI_arid;
  logic [39:0]  periph_S00_AXI_araddr;
  logic [7:0]   periph_S00_AXI_arlen;
  logic [2:0]   periph_S00_AXI_arsize;
  logic [1:0]   periph_S00_AXI_arburst;
  logic         periph_S00_AXI_arlock;
  logic [3:0]   periph_S00_AXI_arcache;
  logic [2:0]   periph_S00_AXI_arprot;
  logic [3:0]   periph_S00_AXI_arqos;
  logic         periph_S00_AXI_arvalid;
  logic         periph_S00_AXI_rready;
  logic         periph_S00_AXI_awready;
  logic         periph_S00_AXI_wready;
  logic [15:0]  periph_S00_AXI_bid;
  logic [1:0]   periph_S00_AXI_bresp;
  logic         periph_S00_AXI_bvalid;
  logic         periph_S00_AXI_arready;
  logic [15:0]  periph_S00_AXI_rid;
  logic [127:0] periph_S00_AXI_rdata;
  logic [1:0]   periph_S00_AXI_rresp;
  logic         periph_S00_AXI_rlast;
  logic         periph_S00_AXI_rvalid;
  logic [2:0]   axi_intc_0_s_axi_awprot;
  logic [2:0]   axi_intc_0_s_axi_arprot;

  assign clk_wiz_0_locked       = 1'b1;
  assign periph_S00_AXI_awid    = '0;
  assign periph_S00_AXI_awlen   = '0;
  assign periph_S00_AXI_awlock  = 1'b0;
  assign periph_S00_AXI_awcache = '0;
  assign periph_S00_AXI_awqos   = '0;
  assign periph_S00_AXI_arid    = '0;
  assign periph_S00_AXI_arlen   = '0;
  assign periph_S00_AXI_arlock  = 1'b0;
  assign periph_S00_AXI_arcache = '0;
  assign periph_S00_AXI_arqos   = '0;

  // ---- hpm0_fpd_registers: the processing system's side ----------------------------------------
  swynq_register_port #(
    .AddrWidth (40),
    .DataWidth (128)
  ) hpm0_fpd_registers (
    .aclk      (pl0_aclk),
    .s_awaddr  (s_axi_hpm0_fpd_awaddr),
    .s_awprot  (s_axi_hpm0_fpd_awprot),
    .s_awvalid (s_axi_hpm0_fpd_awvalid),
    .s_awready (s_axi_hpm0_fpd_awready),
    .s_wdata   (s_axi_hpm0_fpd_wdata),
    .s_wstrb   (s_axi_hpm0_fpd_wstrb),
    .s_wvalid  (s_axi_hpm0_fpd_wvalid),
    .s_wready  (s_axi_hpm0_fpd_wready),
    .s_bresp   (s_axi_hpm0_fpd_bresp),
    .s_bvalid  (s_axi_hpm0_fpd_bvalid),
    .s_bready  (s_axi_hpm0_fpd_bready),
    .s_araddr  (s_axi_hpm0_fpd_araddr),
    .s_arprot  (s_axi_hpm0_fpd_arprot),
    .s_arvalid (s_axi_hpm0_fpd_arvalid),
    .s_arready (s_axi_hpm0_fpd_arready),
    .s_rdata   (s_axi_hpm0_fpd_rdata),
    .s_rresp   (s_axi_hpm0_fpd_rresp),
    .s_rvalid  (s_axi_hpm0_fpd_rvalid),
    .s_rready  (s_axi_hpm0_fpd_rready),
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

  // ---- axi_intc_0: xilinx.com:ip:axi_intc:4.1, the model of axi_intc ---------------------------
  swynq_axi_intc #(
    .C_NUM_INTR_INPUTS (1),
    .C_KIND_OF_INTR    (32'hfffffffe),
    .C_KIND_OF_EDGE    (32'hffffffff),
    .C_KIND_OF_LVL     (32'hffffffff),
    .C_HAS_IPR         (1),
    .C_HAS_SIE         (1),
    .C_HAS_CIE         (1),
    .C_HAS_IVR         (1),
    .C_IRQ_ACTIVE      (32'h1)
  ) axi_intc_0 (
    .s_axi_aclk    (pl0_aclk),
    .s_axi_aresetn (rst_0_peripheral_aresetn),
    .s_axi_awaddr  (axi_intc_0_s_axi_awaddr),
    .s_axi_awvalid (axi_intc_0_s_axi_awvalid),
    .s_axi_awready (axi_intc_0_s_axi_awready),
    .s_axi_wdata   (axi_intc_0_s_axi_wdata),
    .s_axi_wstrb   (axi_intc_0_s_axi_wstrb),
    .s_axi_wvalid  (axi_intc_0_s_axi_wvalid),
    .s_axi_wready  (axi_intc_0_s_axi_wready),
    .s_axi_bresp   (axi_intc_0_s_axi_bresp),
    .s_axi_bvalid  (axi_intc_0_s_axi_bvalid),
    .s_axi_bready  (axi_intc_0_s_axi_bready),
    .s_axi_araddr  (axi_intc_0_s_axi_araddr),
    .s_axi_arvalid (axi_intc_0_s_axi_arvalid),
    .s_axi_arready (axi_intc_0_s_axi_arready),
    .s_axi_rdata   (axi_intc_0_s_axi_rdata),
    .s_axi_rresp   (axi_intc_0_s_axi_rresp),
    .s_axi_rvalid  (axi_intc_0_s_axi_rvalid),
    .s_axi_rready  (axi_intc_0_s_axi_rready),
    .intr          (kernel_0_interrupt),
    .irq           (axi_intc_0_irq)
  );

  // ---- kernel_0: example.com:user:filter:1.0, a stand-in ---------------------------------------
  kernel_0_stand_in kernel_0 (
    .ap_clk                (clk_wiz_0_clk_out1),
    .ap_rst_n              (rst_1_peripheral_aresetn),
    .interrupt             (kernel_0_interrupt),
    .s_axi_control_AWADDR  (kernel_0_s_axi_control_AWADDR),
    .s_axi_control_AWPROT  (kernel_0_s_axi_control_AWPROT),
    .s_axi_control_AWVALID (kernel_0_s_axi_control_AWVALID),
    .s_axi_control_WDATA   (kernel_0_s_axi_control_WDATA),
    .s_axi_control_WSTRB   (kernel_0_s_axi_control_WSTRB),
    .s_axi_control_WVALID  (kernel_0_s_axi_control_WVALID),
    .s_axi_control_BREADY  (kernel_0_s_axi_control_BREADY),
    .s_axi_control_ARADDR  (kernel_0_s_axi_control_ARADDR),
    .s_axi_control_ARPROT  (kernel_0_s_axi_control_ARPROT),
    .s_axi_control_ARVALID (kernel_0_s_axi_control_ARVALID),
    .s_axi_control_RREADY  (kernel_0_s_axi_control_RREADY),
    .s_axi_control_AWREADY (kernel_0_s_axi_control_AWREADY),
    .s_axi_control_WREADY  (kernel_0_s_axi_control_WREADY),
    .s_axi_control_BRESP   (kernel_0_s_axi_control_BRESP),
    .s_axi_control_BVALID  (kernel_0_s_axi_control_BVALID),
    .s_axi_control_ARREADY (kernel_0_s_axi_control_ARREADY),
    .s_axi_control_RDATA   (kernel_0_s_axi_control_RDATA),
    .s_axi_control_RRESP   (kernel_0_s_axi_control_RRESP),
    .s_axi_control_RVALID  (kernel_0_s_axi_control_RVALID),
    .m_axi_gmem_AWID       (memory_S00_AXI_awid),
    .m_axi_gmem_AWADDR     (memory_S00_AXI_awaddr),
    .m_axi_gmem_AWLEN      (memory_S00_AXI_awlen),
    .m_axi_gmem_AWSIZE     (memory_S00_AXI_awsize),
    .m_axi_gmem_AWBURST    (memory_S00_AXI_awburst),
    .m_axi_gmem_AWLOCK     (memory_S00_AXI_awlock),
    .m_axi_gmem_AWCACHE    (memory_S00_AXI_awcache),
    .m_axi_gmem_AWPROT     (memory_S00_AXI_awprot),
    .m_axi_gmem_AWQOS      (memory_S00_AXI_awqos),
    .m_axi_gmem_AWVALID    (memory_S00_AXI_awvalid),
    .m_axi_gmem_WDATA      (memory_S00_AXI_wdata),
    .m_axi_gmem_WSTRB      (memory_S00_AXI_wstrb),
    .m_axi_gmem_WLAST      (memory_S00_AXI_wlast),
    .m_axi_gmem_WVALID     (memory_S00_AXI_wvalid),
    .m_axi_gmem_BREADY     (memory_S00_AXI_bready),
    .m_axi_gmem_ARID       (memory_S00_AXI_arid),
    .m_axi_gmem_ARADDR     (memory_S00_AXI_araddr),
    .m_axi_gmem_ARLEN      (memory_S00_AXI_arlen),
    .m_axi_gmem_ARSIZE     (memory_S00_AXI_arsize),
    .m_axi_gmem_ARBURST    (memory_S00_AXI_arburst),
    .m_axi_gmem_ARLOCK     (memory_S00_AXI_arlock),
    .m_axi_gmem_ARCACHE    (memory_S00_AXI_arcache),
    .m_axi_gmem_ARPROT     (memory_S00_AXI_arprot),
    .m_axi_gmem_ARQOS      (memory_S00_AXI_arqos),
    .m_axi_gmem_ARVALID    (memory_S00_AXI_arvalid),
    .m_axi_gmem_RREADY     (memory_S00_AXI_rready),
    .m_axi_gmem_AWREADY    (memory_S00_AXI_awready),
    .m_axi_gmem_WREADY     (memory_S00_AXI_wready),
    .m_axi_gmem_BID        (memory_S00_AXI_bid),
    .m_axi_gmem_BRESP      (memory_S00_AXI_bresp),
    .m_axi_gmem_BVALID     (memory_S00_AXI_bvalid),
    .m_axi_gmem_ARREADY    (memory_S00_AXI_arready),
    .m_axi_gmem_RID        (memory_S00_AXI_rid),
    .m_axi_gmem_RDATA      (memory_S00_AXI_rdata),
    .m_axi_gmem_RRESP      (memory_S00_AXI_rresp),
    .m_axi_gmem_RLAST      (memory_S00_AXI_rlast),
    .m_axi_gmem_RVALID     (memory_S00_AXI_rvalid)
  );

  // ---- memory: xilinx.com:ip:smartconnect:1.0, addresses as in the design ----------------------
  memory_fabric memory (
    .aclk            (clk_wiz_0_clk_out1),
    .aresetn         (rst_1_peripheral_aresetn),
    .S00_AXI_awid    (memory_S00_AXI_awid),
    .S00_AXI_awaddr  (memory_S00_AXI_awaddr),
    .S00_AXI_awlen   (memory_S00_AXI_awlen),
    .S00_AXI_awsize  (memory_S00_AXI_awsize),
    .S00_AXI_awburst (memory_S00_AXI_awburst),
    .S00_AXI_awlock  (memory_S00_AXI_awlock),
    .S00_AXI_awcache (memory_S00_AXI_awcache),
    .S00_AXI_awprot  (memory_S00_AXI_awprot),
    .S00_AXI_awqos   (memory_S00_AXI_awqos),
    .S00_AXI_awvalid (memory_S00_AXI_awvalid),
    .S00_AXI_wdata   (memory_S00_AXI_wdata),
    .S00_AXI_wstrb   (memory_S00_AXI_wstrb),
    .S00_AXI_wlast   (memory_S00_AXI_wlast),
    .S00_AXI_wvalid  (memory_S00_AXI_wvalid),
    .S00_AXI_bready  (memory_S00_AXI_bready),
    .S00_AXI_arid    (memory_S00_AXI_arid),
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
    .S00_AXI_awready (memory_S00_AXI_awready),
    .S00_AXI_wready  (memory_S00_AXI_wready),
    .S00_AXI_bid     (memory_S00_AXI_bid),
    .S00_AXI_bresp   (memory_S00_AXI_bresp),
    .S00_AXI_bvalid  (memory_S00_AXI_bvalid),
    .S00_AXI_arready (memory_S00_AXI_arready),
    .S00_AXI_rid     (memory_S00_AXI_rid),
    .S00_AXI_rdata   (memory_S00_AXI_rdata),
    .S00_AXI_rresp   (memory_S00_AXI_rresp),
    .S00_AXI_rlast   (memory_S00_AXI_rlast),
    .S00_AXI_rvalid  (memory_S00_AXI_rvalid),
    .M00_AXI_awid    (zynq_ultra_ps_e_0_saxigp0_awid),
    .M00_AXI_awaddr  (m_axi_hpc0_fpd_awaddr),
    .M00_AXI_awlen   (m_axi_hpc0_fpd_awlen),
    .M00_AXI_awsize  (m_axi_hpc0_fpd_awsize),
    .M00_AXI_awburst (m_axi_hpc0_fpd_awburst),
    .M00_AXI_awlock  (m_axi_hpc0_fpd_awlock),
    .M00_AXI_awcache (m_axi_hpc0_fpd_awcache),
    .M00_AXI_awprot  (m_axi_hpc0_fpd_awprot),
    .M00_AXI_awqos   (m_axi_hpc0_fpd_awqos),
    .M00_AXI_awvalid (m_axi_hpc0_fpd_awvalid),
    .M00_AXI_wdata   (m_axi_hpc0_fpd_wdata),
    .M00_AXI_wstrb   (m_axi_hpc0_fpd_wstrb),
    .M00_AXI_wlast   (m_axi_hpc0_fpd_wlast),
    .M00_AXI_wvalid  (m_axi_hpc0_fpd_wvalid),
    .M00_AXI_bready  (m_axi_hpc0_fpd_bready),
    .M00_AXI_arid    (zynq_ultra_ps_e_0_saxigp0_arid),
    .M00_AXI_araddr  (m_axi_hpc0_fpd_araddr),
    .M00_AXI_arlen   (m_axi_hpc0_fpd_arlen),
    .M00_AXI_arsize  (m_axi_hpc0_fpd_arsize),
    .M00_AXI_arburst (m_axi_hpc0_fpd_arburst),
    .M00_AXI_arlock  (m_axi_hpc0_fpd_arlock),
    .M00_AXI_arcache (m_axi_hpc0_fpd_arcache),
    .M00_AXI_arprot  (m_axi_hpc0_fpd_arprot),
    .M00_AXI_arqos   (m_axi_hpc0_fpd_arqos),
    .M00_AXI_arvalid (m_axi_hpc0_fpd_arvalid),
    .M00_AXI_rready  (m_axi_hpc0_fpd_rready),
    .M00_AXI_awready (m_axi_hpc0_fpd_awready),
    .M00_AXI_wready  (m_axi_hpc0_fpd_wready),
    .M00_AXI_bid     (m_axi_hpc0_fpd_bid[0]),
    .M00_AXI_bresp   (m_axi_hpc0_fpd_bresp),
    .M00_AXI_bvalid  (m_axi_hpc0_fpd_bvalid),
    .M00_AXI_arready (m_axi_hpc0_fpd_arready),
    .M00_AXI_rid     (m_axi_hpc0_fpd_rid[0]),
    .M00_AXI_rdata   (m_axi_hpc0_fpd_rdata),
    .M00_AXI_rresp   (m_axi_hpc0_fpd_rresp),
    .M00_AXI_rlast   (m_axi_hpc0_fpd_rlast),
    .M00_AXI_rvalid  (m_axi_hpc0_fpd_rvalid)
  );

  // ---- periph: xilinx.com:ip:smartconnect:1.0, addresses as in the design ----------------------
  periph_fabric periph (
    .aclk            (pl0_aclk),
    .aresetn         (rst_0_peripheral_aresetn),
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
    .M00_AXI_awaddr  (axi_intc_0_s_axi_awaddr),
    .M00_AXI_awprot  (axi_intc_0_s_axi_awprot),
    .M00_AXI_awvalid (axi_intc_0_s_axi_awvalid),
    .M00_AXI_wdata   (axi_intc_0_s_axi_wdata),
    .M00_AXI_wstrb   (axi_intc_0_s_axi_wstrb),
    .M00_AXI_wvalid  (axi_intc_0_s_axi_wvalid),
    .M00_AXI_bready  (axi_intc_0_s_axi_bready),
    .M00_AXI_araddr  (axi_intc_0_s_axi_araddr),
    .M00_AXI_arprot  (axi_intc_0_s_axi_arprot),
    .M00_AXI_arvalid (axi_intc_0_s_axi_arvalid),
    .M00_AXI_rready  (axi_intc_0_s_axi_rready),
    .M00_AXI_awready (axi_intc_0_s_axi_awready),
    .M00_AXI_wready  (axi_intc_0_s_axi_wready),
    .M00_AXI_bresp   (axi_intc_0_s_axi_bresp),
    .M00_AXI_bvalid  (axi_intc_0_s_axi_bvalid),
    .M00_AXI_arready (axi_intc_0_s_axi_arready),
    .M00_AXI_rdata   (axi_intc_0_s_axi_rdata),
    .M00_AXI_rresp   (axi_intc_0_s_axi_rresp),
    .M00_AXI_rvalid  (axi_intc_0_s_axi_rvalid),
    .M01_AXI_awaddr  (kernel_0_s_axi_control_AWADDR),
    .M01_AXI_awprot  (kernel_0_s_axi_control_AWPROT),
    .M01_AXI_awvalid (kernel_0_s_axi_control_AWVALID),
    .M01_AXI_wdata   (kernel_0_s_axi_control_WDATA),
    .M01_AXI_wstrb   (kernel_0_s_axi_control_WSTRB),
    .M01_AXI_wvalid  (kernel_0_s_axi_control_WVALID),
    .M01_AXI_bready  (kernel_0_s_axi_control_BREADY),
    .M01_AXI_araddr  (kernel_0_s_axi_control_ARADDR),
    .M01_AXI_arprot  (kernel_0_s_axi_control_ARPROT),
    .M01_AXI_arvalid (kernel_0_s_axi_control_ARVALID),
    .M01_AXI_rready  (kernel_0_s_axi_control_RREADY),
    .M01_AXI_awready (kernel_0_s_axi_control_AWREADY),
    .M01_AXI_wready  (kernel_0_s_axi_control_WREADY),
    .M01_AXI_bresp   (kernel_0_s_axi_control_BRESP),
    .M01_AXI_bvalid  (kernel_0_s_axi_control_BVALID),
    .M01_AXI_arready (kernel_0_s_axi_control_ARREADY),
    .M01_AXI_rdata   (kernel_0_s_axi_control_RDATA),
    .M01_AXI_rresp   (kernel_0_s_axi_control_RRESP),
    .M01_AXI_rvalid  (kernel_0_s_axi_control_RVALID),
    .aclk1           (clk_wiz_0_clk_out1)
  );

  // ---- rst_0: xilinx.com:ip:proc_sys_reset:5.0 -------------------------------------------------
  logic [1:0] rst_0_q;

  always_ff @(posedge pl0_aclk) begin : rst_0
    rst_0_q <= {rst_0_q[0], !pl0_aresetn};
  end

  assign rst_0_peripheral_aresetn = ~rst_0_q[1];

  // ---- rst_1: xilinx.com:ip:proc_sys_reset:5.0 -------------------------------------------------
  logic [1:0] rst_1_q;

  always_ff @(posedge clk_wiz_0_clk_out1) begin : rst_1
    rst_1_q <= {rst_1_q[0], !pl0_aresetn || !clk_wiz_0_locked};
  end

  assign rst_1_peripheral_aresetn = ~rst_1_q[1];

  // ---- outputs ---------------------------------------------------------------------------------
  assign m_axi_hpc0_fpd_awid = {5'b0, zynq_ultra_ps_e_0_saxigp0_awid};
  assign m_axi_hpc0_fpd_arid = {5'b0, zynq_ultra_ps_e_0_saxigp0_arid};
  assign irq[0]              = axi_intc_0_irq;
  assign irq[1]              = 1'b0;
  assign irq[2]              = 1'b0;
  assign irq[3]              = 1'b0;
  assign irq[4]              = 1'b0;
  assign irq[5]              = 1'b0;
  assign irq[6]              = 1'b0;
  assign irq[7]              = 1'b0;
  assign irq[8]              = 1'b0;
  assign irq[9]              = 1'b0;
  assign irq[10]             = 1'b0;
  assign irq[11]             = 1'b0;
  assign irq[12]             = 1'b0;
  assign irq[13]             = 1'b0;
  assign irq[14]             = 1'b0;
  assign irq[15]             = 1'b0;
  assign irq[16]             = kernel_0_interrupt;

endmodule
