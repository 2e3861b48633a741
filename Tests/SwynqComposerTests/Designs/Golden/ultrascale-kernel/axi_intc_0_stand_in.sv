// axi_intc_0, xilinx.com:ip:axi_intc:4.1: a stand-in. Registers take and give what is written,
// streams are passed on or swallowed, managers are idle.
module axi_intc_0_stand_in (
  input  logic        s_axi_aclk,
  input  logic        s_axi_aresetn,
  input  logic [8:0]  s_axi_awaddr,
  input  logic [2:0]  s_axi_awprot,
  input  logic        s_axi_awvalid,
  input  logic [31:0] s_axi_wdata,
  input  logic [3:0]  s_axi_wstrb,
  input  logic        s_axi_wvalid,
  input  logic        s_axi_bready,
  input  logic [8:0]  s_axi_araddr,
  input  logic [2:0]  s_axi_arprot,
  input  logic        s_axi_arvalid,
  input  logic        s_axi_rready,
  output logic        s_axi_awready,
  output logic        s_axi_wready,
  output logic [1:0]  s_axi_bresp,
  output logic        s_axi_bvalid,
  output logic        s_axi_arready,
  output logic [31:0] s_axi_rdata,
  output logic [1:0]  s_axi_rresp,
  output logic        s_axi_rvalid,
  input  logic        intr,
  output logic        irq
);

  // ---- s_axi: registers ------------------------------------------------------------------------
  logic [31:0] isr_q;
  logic [31:0] ier_q;
  logic [31:0] mer_q;

  logic s_axi_write_q, s_axi_written_q;
  logic [8:0] s_axi_write_offset_q;

  assign s_axi_awready = !s_axi_write_q && !s_axi_written_q;
  assign s_axi_wready = s_axi_write_q;
  assign s_axi_bvalid = s_axi_written_q;
  assign s_axi_bresp = '0;

  always_ff @(posedge s_axi_aclk) begin : s_axi_write
    if (s_axi_written_q) begin
      s_axi_written_q <= !s_axi_bready;
    end else if (!s_axi_write_q) begin
      s_axi_write_q <= s_axi_awvalid;
      s_axi_write_offset_q <= s_axi_awaddr;
    end else if (s_axi_wvalid) begin
      s_axi_write_q <= 1'b0;
      s_axi_written_q <= 1'b1;
      case (s_axi_write_offset_q[8:2])
        7'h00: begin  // 0x0
          if (s_axi_wstrb[0]) isr_q[7:0] <= s_axi_wdata[7:0];
          if (s_axi_wstrb[1]) isr_q[15:8] <= s_axi_wdata[15:8];
          if (s_axi_wstrb[2]) isr_q[23:16] <= s_axi_wdata[23:16];
          if (s_axi_wstrb[3]) isr_q[31:24] <= s_axi_wdata[31:24];
        end
        7'h02: begin  // 0x8
          if (s_axi_wstrb[0]) ier_q[7:0] <= s_axi_wdata[7:0];
          if (s_axi_wstrb[1]) ier_q[15:8] <= s_axi_wdata[15:8];
          if (s_axi_wstrb[2]) ier_q[23:16] <= s_axi_wdata[23:16];
          if (s_axi_wstrb[3]) ier_q[31:24] <= s_axi_wdata[31:24];
        end
        7'h07: begin  // 0x1C
          if (s_axi_wstrb[0]) mer_q[7:0] <= s_axi_wdata[7:0];
          if (s_axi_wstrb[1]) mer_q[15:8] <= s_axi_wdata[15:8];
          if (s_axi_wstrb[2]) mer_q[23:16] <= s_axi_wdata[23:16];
          if (s_axi_wstrb[3]) mer_q[31:24] <= s_axi_wdata[31:24];
        end
        default: ;
      endcase
    end
    if (!s_axi_aresetn) begin
      s_axi_write_q <= 1'b0;
      s_axi_written_q <= 1'b0;
      isr_q <= 32'h00000000;
      ier_q <= 32'h00000000;
      mer_q <= 32'h00000000;
    end
  end

  logic s_axi_read_q;
  logic [8:0] s_axi_read_offset_q;

  assign s_axi_arready = !s_axi_read_q;
  assign s_axi_rvalid = s_axi_read_q;
  assign s_axi_rresp = '0;

  always_comb begin : s_axi_value
    s_axi_rdata = '0;
    case (s_axi_read_offset_q[8:2])
      7'h00: s_axi_rdata = isr_q;  // 0x0
      7'h02: s_axi_rdata = ier_q;  // 0x8
      7'h07: s_axi_rdata = mer_q;  // 0x1C
      default: ;
    endcase
  end

  always_ff @(posedge s_axi_aclk) begin : s_axi_read
    if (!s_axi_read_q) begin
      s_axi_read_q <= s_axi_arvalid;
      s_axi_read_offset_q <= s_axi_araddr;
    end else if (s_axi_rready) begin
      s_axi_read_q <= 1'b0;
    end
    if (!s_axi_aresetn) s_axi_read_q <= 1'b0;
  end

  // ---- at rest ---------------------------------------------------------------------------------
  assign irq = 1'b0;

endmodule
