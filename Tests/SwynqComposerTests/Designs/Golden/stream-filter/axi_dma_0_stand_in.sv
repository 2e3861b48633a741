// axi_dma_0, xilinx.com:ip:axi_dma:7.1: a stand-in. Registers take and give what is written,
// streams are passed on or swallowed, managers are idle.
module axi_dma_0_stand_in (
  input  logic        s_axi_lite_aclk,
  input  logic        m_axi_mm2s_aclk,
  input  logic        m_axi_s2mm_aclk,
  input  logic        axi_resetn,
  input  logic [9:0]  s_axi_lite_awaddr,
  input  logic [2:0]  s_axi_lite_awprot,
  input  logic        s_axi_lite_awvalid,
  input  logic [31:0] s_axi_lite_wdata,
  input  logic [3:0]  s_axi_lite_wstrb,
  input  logic        s_axi_lite_wvalid,
  input  logic        s_axi_lite_bready,
  input  logic [9:0]  s_axi_lite_araddr,
  input  logic [2:0]  s_axi_lite_arprot,
  input  logic        s_axi_lite_arvalid,
  input  logic        s_axi_lite_rready,
  output logic        s_axi_lite_awready,
  output logic        s_axi_lite_wready,
  output logic [1:0]  s_axi_lite_bresp,
  output logic        s_axi_lite_bvalid,
  output logic        s_axi_lite_arready,
  output logic [31:0] s_axi_lite_rdata,
  output logic [1:0]  s_axi_lite_rresp,
  output logic        s_axi_lite_rvalid,
  output logic [31:0] m_axi_mm2s_araddr,
  output logic [7:0]  m_axi_mm2s_arlen,
  output logic [2:0]  m_axi_mm2s_arsize,
  output logic [1:0]  m_axi_mm2s_arburst,
  output logic        m_axi_mm2s_arlock,
  output logic [3:0]  m_axi_mm2s_arcache,
  output logic [2:0]  m_axi_mm2s_arprot,
  output logic [3:0]  m_axi_mm2s_arqos,
  output logic        m_axi_mm2s_arvalid,
  output logic        m_axi_mm2s_rready,
  input  logic        m_axi_mm2s_arready,
  input  logic [31:0] m_axi_mm2s_rdata,
  input  logic [1:0]  m_axi_mm2s_rresp,
  input  logic        m_axi_mm2s_rlast,
  input  logic        m_axi_mm2s_rvalid,
  output logic [31:0] m_axi_s2mm_awaddr,
  output logic [7:0]  m_axi_s2mm_awlen,
  output logic [2:0]  m_axi_s2mm_awsize,
  output logic [1:0]  m_axi_s2mm_awburst,
  output logic        m_axi_s2mm_awlock,
  output logic [3:0]  m_axi_s2mm_awcache,
  output logic [2:0]  m_axi_s2mm_awprot,
  output logic [3:0]  m_axi_s2mm_awqos,
  output logic        m_axi_s2mm_awvalid,
  output logic [31:0] m_axi_s2mm_wdata,
  output logic [3:0]  m_axi_s2mm_wstrb,
  output logic        m_axi_s2mm_wlast,
  output logic        m_axi_s2mm_wvalid,
  output logic        m_axi_s2mm_bready,
  input  logic        m_axi_s2mm_awready,
  input  logic        m_axi_s2mm_wready,
  input  logic [1:0]  m_axi_s2mm_bresp,
  input  logic        m_axi_s2mm_bvalid,
  output logic        mm2s_prmry_reset_out_n,
  output logic [31:0] m_axis_mm2s_tdata,
  output logic [3:0]  m_axis_mm2s_tkeep,
  output logic        m_axis_mm2s_tlast,
  output logic        m_axis_mm2s_tvalid,
  input  logic        m_axis_mm2s_tready,
  output logic        s2mm_prmry_reset_out_n,
  input  logic [31:0] s_axis_s2mm_tdata,
  input  logic [3:0]  s_axis_s2mm_tkeep,
  input  logic        s_axis_s2mm_tlast,
  input  logic        s_axis_s2mm_tvalid,
  output logic        s_axis_s2mm_tready,
  output logic        mm2s_introut,
  output logic        s2mm_introut
);

  // ---- S_AXI_LITE: registers -------------------------------------------------------------------
  logic [31:0] mm2s_dmacr_q;
  logic [31:0] mm2s_sa_q;
  logic [31:0] mm2s_length_q;
  logic [31:0] s2mm_dmacr_q;
  logic [31:0] s2mm_da_q;
  logic [31:0] s2mm_length_q;

  logic s_axi_lite_write_q, s_axi_lite_written_q;
  logic [9:0] s_axi_lite_write_offset_q;

  assign s_axi_lite_awready = !s_axi_lite_write_q && !s_axi_lite_written_q;
  assign s_axi_lite_wready = s_axi_lite_write_q;
  assign s_axi_lite_bvalid = s_axi_lite_written_q;
  assign s_axi_lite_bresp = '0;

  always_ff @(posedge s_axi_lite_aclk) begin : s_axi_lite_write
    if (s_axi_lite_written_q) begin
      s_axi_lite_written_q <= !s_axi_lite_bready;
    end else if (!s_axi_lite_write_q) begin
      s_axi_lite_write_q <= s_axi_lite_awvalid;
      s_axi_lite_write_offset_q <= s_axi_lite_awaddr;
    end else if (s_axi_lite_wvalid) begin
      s_axi_lite_write_q <= 1'b0;
      s_axi_lite_written_q <= 1'b1;
      case (s_axi_lite_write_offset_q[9:2])
        8'h00: begin  // 0x0
          if (s_axi_lite_wstrb[0]) mm2s_dmacr_q[7:0] <= s_axi_lite_wdata[7:0];
          if (s_axi_lite_wstrb[1]) mm2s_dmacr_q[15:8] <= s_axi_lite_wdata[15:8];
          if (s_axi_lite_wstrb[2]) mm2s_dmacr_q[23:16] <= s_axi_lite_wdata[23:16];
          if (s_axi_lite_wstrb[3]) mm2s_dmacr_q[31:24] <= s_axi_lite_wdata[31:24];
        end
        8'h06: begin  // 0x18
          if (s_axi_lite_wstrb[0]) mm2s_sa_q[7:0] <= s_axi_lite_wdata[7:0];
          if (s_axi_lite_wstrb[1]) mm2s_sa_q[15:8] <= s_axi_lite_wdata[15:8];
          if (s_axi_lite_wstrb[2]) mm2s_sa_q[23:16] <= s_axi_lite_wdata[23:16];
          if (s_axi_lite_wstrb[3]) mm2s_sa_q[31:24] <= s_axi_lite_wdata[31:24];
        end
        8'h0A: begin  // 0x28
          if (s_axi_lite_wstrb[0]) mm2s_length_q[7:0] <= s_axi_lite_wdata[7:0];
          if (s_axi_lite_wstrb[1]) mm2s_length_q[15:8] <= s_axi_lite_wdata[15:8];
          if (s_axi_lite_wstrb[2]) mm2s_length_q[23:16] <= s_axi_lite_wdata[23:16];
          if (s_axi_lite_wstrb[3]) mm2s_length_q[31:24] <= s_axi_lite_wdata[31:24];
        end
        8'h0C: begin  // 0x30
          if (s_axi_lite_wstrb[0]) s2mm_dmacr_q[7:0] <= s_axi_lite_wdata[7:0];
          if (s_axi_lite_wstrb[1]) s2mm_dmacr_q[15:8] <= s_axi_lite_wdata[15:8];
          if (s_axi_lite_wstrb[2]) s2mm_dmacr_q[23:16] <= s_axi_lite_wdata[23:16];
          if (s_axi_lite_wstrb[3]) s2mm_dmacr_q[31:24] <= s_axi_lite_wdata[31:24];
        end
        8'h12: begin  // 0x48
          if (s_axi_lite_wstrb[0]) s2mm_da_q[7:0] <= s_axi_lite_wdata[7:0];
          if (s_axi_lite_wstrb[1]) s2mm_da_q[15:8] <= s_axi_lite_wdata[15:8];
          if (s_axi_lite_wstrb[2]) s2mm_da_q[23:16] <= s_axi_lite_wdata[23:16];
          if (s_axi_lite_wstrb[3]) s2mm_da_q[31:24] <= s_axi_lite_wdata[31:24];
        end
        8'h16: begin  // 0x58
          if (s_axi_lite_wstrb[0]) s2mm_length_q[7:0] <= s_axi_lite_wdata[7:0];
          if (s_axi_lite_wstrb[1]) s2mm_length_q[15:8] <= s_axi_lite_wdata[15:8];
          if (s_axi_lite_wstrb[2]) s2mm_length_q[23:16] <= s_axi_lite_wdata[23:16];
          if (s_axi_lite_wstrb[3]) s2mm_length_q[31:24] <= s_axi_lite_wdata[31:24];
        end
        default: ;
      endcase
    end
    if (!axi_resetn) begin
      s_axi_lite_write_q <= 1'b0;
      s_axi_lite_written_q <= 1'b0;
      mm2s_dmacr_q <= 32'h00010002;
      mm2s_sa_q <= 32'h00000000;
      mm2s_length_q <= 32'h00000000;
      s2mm_dmacr_q <= 32'h00010002;
      s2mm_da_q <= 32'h00000000;
      s2mm_length_q <= 32'h00000000;
    end
  end

  logic s_axi_lite_read_q;
  logic [9:0] s_axi_lite_read_offset_q;

  assign s_axi_lite_arready = !s_axi_lite_read_q;
  assign s_axi_lite_rvalid = s_axi_lite_read_q;
  assign s_axi_lite_rresp = '0;

  always_comb begin : s_axi_lite_value
    s_axi_lite_rdata = '0;
    case (s_axi_lite_read_offset_q[9:2])
      8'h00: s_axi_lite_rdata = mm2s_dmacr_q;  // 0x0
      8'h06: s_axi_lite_rdata = mm2s_sa_q;  // 0x18
      8'h0A: s_axi_lite_rdata = mm2s_length_q;  // 0x28
      8'h0C: s_axi_lite_rdata = s2mm_dmacr_q;  // 0x30
      8'h12: s_axi_lite_rdata = s2mm_da_q;  // 0x48
      8'h16: s_axi_lite_rdata = s2mm_length_q;  // 0x58
      default: ;
    endcase
  end

  always_ff @(posedge s_axi_lite_aclk) begin : s_axi_lite_read
    if (!s_axi_lite_read_q) begin
      s_axi_lite_read_q <= s_axi_lite_arvalid;
      s_axi_lite_read_offset_q <= s_axi_lite_araddr;
    end else if (s_axi_lite_rready) begin
      s_axi_lite_read_q <= 1'b0;
    end
    if (!axi_resetn) s_axi_lite_read_q <= 1'b0;
  end

  // ---- S_AXIS_S2MM: swallowed ------------------------------------------------------------------
  assign s_axis_s2mm_tready = 1'b1;

  // ---- at rest ---------------------------------------------------------------------------------
  assign m_axi_mm2s_araddr = '0;
  assign m_axi_mm2s_arlen = '0;
  assign m_axi_mm2s_arsize = '0;
  assign m_axi_mm2s_arburst = '0;
  assign m_axi_mm2s_arlock = 1'b0;
  assign m_axi_mm2s_arcache = '0;
  assign m_axi_mm2s_arprot = '0;
  assign m_axi_mm2s_arqos = '0;
  assign m_axi_mm2s_arvalid = 1'b0;
  assign m_axi_mm2s_rready = 1'b1;
  assign m_axi_s2mm_awaddr = '0;
  assign m_axi_s2mm_awlen = '0;
  assign m_axi_s2mm_awsize = '0;
  assign m_axi_s2mm_awburst = '0;
  assign m_axi_s2mm_awlock = 1'b0;
  assign m_axi_s2mm_awcache = '0;
  assign m_axi_s2mm_awprot = '0;
  assign m_axi_s2mm_awqos = '0;
  assign m_axi_s2mm_awvalid = 1'b0;
  assign m_axi_s2mm_wdata = '0;
  assign m_axi_s2mm_wstrb = '0;
  assign m_axi_s2mm_wlast = 1'b0;
  assign m_axi_s2mm_wvalid = 1'b0;
  assign m_axi_s2mm_bready = 1'b1;
  assign mm2s_prmry_reset_out_n = 1'b1;
  assign m_axis_mm2s_tdata = '0;
  assign m_axis_mm2s_tkeep = '0;
  assign m_axis_mm2s_tlast = 1'b0;
  assign m_axis_mm2s_tvalid = 1'b0;
  assign s2mm_prmry_reset_out_n = 1'b1;
  assign mm2s_introut = 1'b0;
  assign s2mm_introut = 1'b0;

endmodule
