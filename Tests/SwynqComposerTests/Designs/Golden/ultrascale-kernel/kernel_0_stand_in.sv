// kernel_0, example.com:user:filter:1.0: a stand-in. Registers take and give what is written,
// streams are passed on or swallowed, managers are idle.
module kernel_0_stand_in (
  input  logic         ap_clk,
  input  logic         ap_rst_n,
  output logic         interrupt,
  input  logic [5:0]   s_axi_control_AWADDR,
  input  logic [2:0]   s_axi_control_AWPROT,
  input  logic         s_axi_control_AWVALID,
  input  logic [31:0]  s_axi_control_WDATA,
  input  logic [3:0]   s_axi_control_WSTRB,
  input  logic         s_axi_control_WVALID,
  input  logic         s_axi_control_BREADY,
  input  logic [5:0]   s_axi_control_ARADDR,
  input  logic [2:0]   s_axi_control_ARPROT,
  input  logic         s_axi_control_ARVALID,
  input  logic         s_axi_control_RREADY,
  output logic         s_axi_control_AWREADY,
  output logic         s_axi_control_WREADY,
  output logic [1:0]   s_axi_control_BRESP,
  output logic         s_axi_control_BVALID,
  output logic         s_axi_control_ARREADY,
  output logic [31:0]  s_axi_control_RDATA,
  output logic [1:0]   s_axi_control_RRESP,
  output logic         s_axi_control_RVALID,
  output logic         m_axi_gmem_AWID,
  output logic [63:0]  m_axi_gmem_AWADDR,
  output logic [7:0]   m_axi_gmem_AWLEN,
  output logic [2:0]   m_axi_gmem_AWSIZE,
  output logic [1:0]   m_axi_gmem_AWBURST,
  output logic         m_axi_gmem_AWLOCK,
  output logic [3:0]   m_axi_gmem_AWCACHE,
  output logic [2:0]   m_axi_gmem_AWPROT,
  output logic [3:0]   m_axi_gmem_AWQOS,
  output logic         m_axi_gmem_AWVALID,
  output logic [127:0] m_axi_gmem_WDATA,
  output logic [15:0]  m_axi_gmem_WSTRB,
  output logic         m_axi_gmem_WLAST,
  output logic         m_axi_gmem_WVALID,
  output logic         m_axi_gmem_BREADY,
  output logic         m_axi_gmem_ARID,
  output logic [63:0]  m_axi_gmem_ARADDR,
  output logic [7:0]   m_axi_gmem_ARLEN,
  output logic [2:0]   m_axi_gmem_ARSIZE,
  output logic [1:0]   m_axi_gmem_ARBURST,
  output logic         m_axi_gmem_ARLOCK,
  output logic [3:0]   m_axi_gmem_ARCACHE,
  output logic [2:0]   m_axi_gmem_ARPROT,
  output logic [3:0]   m_axi_gmem_ARQOS,
  output logic         m_axi_gmem_ARVALID,
  output logic         m_axi_gmem_RREADY,
  input  logic         m_axi_gmem_AWREADY,
  input  logic         m_axi_gmem_WREADY,
  input  logic         m_axi_gmem_BID,
  input  logic [1:0]   m_axi_gmem_BRESP,
  input  logic         m_axi_gmem_BVALID,
  input  logic         m_axi_gmem_ARREADY,
  input  logic         m_axi_gmem_RID,
  input  logic [127:0] m_axi_gmem_RDATA,
  input  logic [1:0]   m_axi_gmem_RRESP,
  input  logic         m_axi_gmem_RLAST,
  input  logic         m_axi_gmem_RVALID
);

  // ---- s_axi_control: registers ----------------------------------------------------------------
  logic [31:0] ctrl_q;
  logic [31:0] isr_q;
  logic [31:0] gain_q;

  logic s_axi_control_write_q, s_axi_control_written_q;
  logic [5:0] s_axi_control_write_offset_q;

  assign s_axi_control_AWREADY = !s_axi_control_write_q && !s_axi_control_written_q;
  assign s_axi_control_WREADY = s_axi_control_write_q;
  assign s_axi_control_BVALID = s_axi_control_written_q;
  assign s_axi_control_BRESP = '0;

  always_ff @(posedge ap_clk) begin : s_axi_control_write
    if (s_axi_control_written_q) begin
      s_axi_control_written_q <= !s_axi_control_BREADY;
    end else if (!s_axi_control_write_q) begin
      s_axi_control_write_q <= s_axi_control_AWVALID;
      s_axi_control_write_offset_q <= s_axi_control_AWADDR;
    end else if (s_axi_control_WVALID) begin
      s_axi_control_write_q <= 1'b0;
      s_axi_control_written_q <= 1'b1;
      case (s_axi_control_write_offset_q[5:2])
        4'h0: begin  // 0x0
          if (s_axi_control_WSTRB[0]) ctrl_q[7:0] <= (ctrl_q[7:0] & 8'hFE) | (s_axi_control_WDATA[7:0] & 8'h01);
        end
        4'h3: begin  // 0xC
          if (s_axi_control_WSTRB[0]) isr_q[7:0] <= (isr_q[7:0]) ^ (s_axi_control_WDATA[7:0] & 8'h03);
        end
        4'h4: begin  // 0x10
          if (s_axi_control_WSTRB[0]) gain_q[7:0] <= s_axi_control_WDATA[7:0];
          if (s_axi_control_WSTRB[1]) gain_q[15:8] <= s_axi_control_WDATA[15:8];
        end
        default: ;
      endcase
    end
    if (!ap_rst_n) begin
      s_axi_control_write_q <= 1'b0;
      s_axi_control_written_q <= 1'b0;
      ctrl_q <= 32'h00000004;
      isr_q <= 32'h00000000;
      gain_q <= 32'h00000001;
    end
  end

  logic s_axi_control_read_q;
  logic [5:0] s_axi_control_read_offset_q;

  assign s_axi_control_ARREADY = !s_axi_control_read_q;
  assign s_axi_control_RVALID = s_axi_control_read_q;
  assign s_axi_control_RRESP = '0;

  always_comb begin : s_axi_control_value
    s_axi_control_RDATA = '0;
    case (s_axi_control_read_offset_q[5:2])
      4'h0: s_axi_control_RDATA = ctrl_q;  // 0x0
      4'h3: s_axi_control_RDATA = isr_q;  // 0xC
      4'h4: s_axi_control_RDATA = gain_q;  // 0x10
      4'hF: s_axi_control_RDATA = 32'h00010203;  // 0x3C
      default: ;
    endcase
  end

  always_ff @(posedge ap_clk) begin : s_axi_control_read
    if (!s_axi_control_read_q) begin
      s_axi_control_read_q <= s_axi_control_ARVALID;
      s_axi_control_read_offset_q <= s_axi_control_ARADDR;
    end else if (s_axi_control_RREADY) begin
      s_axi_control_read_q <= 1'b0;
    end
    if (!ap_rst_n) s_axi_control_read_q <= 1'b0;
  end

  // ---- at rest ---------------------------------------------------------------------------------
  assign interrupt = 1'b0;
  assign m_axi_gmem_AWID = 1'b0;
  assign m_axi_gmem_AWADDR = '0;
  assign m_axi_gmem_AWLEN = '0;
  assign m_axi_gmem_AWSIZE = '0;
  assign m_axi_gmem_AWBURST = '0;
  assign m_axi_gmem_AWLOCK = 1'b0;
  assign m_axi_gmem_AWCACHE = '0;
  assign m_axi_gmem_AWPROT = '0;
  assign m_axi_gmem_AWQOS = '0;
  assign m_axi_gmem_AWVALID = 1'b0;
  assign m_axi_gmem_WDATA = '0;
  assign m_axi_gmem_WSTRB = '0;
  assign m_axi_gmem_WLAST = 1'b0;
  assign m_axi_gmem_WVALID = 1'b0;
  assign m_axi_gmem_BREADY = 1'b1;
  assign m_axi_gmem_ARID = 1'b0;
  assign m_axi_gmem_ARADDR = '0;
  assign m_axi_gmem_ARLEN = '0;
  assign m_axi_gmem_ARSIZE = '0;
  assign m_axi_gmem_ARBURST = '0;
  assign m_axi_gmem_ARLOCK = 1'b0;
  assign m_axi_gmem_ARCACHE = '0;
  assign m_axi_gmem_ARPROT = '0;
  assign m_axi_gmem_ARQOS = '0;
  assign m_axi_gmem_ARVALID = 1'b0;
  assign m_axi_gmem_RREADY = 1'b1;

endmodule
