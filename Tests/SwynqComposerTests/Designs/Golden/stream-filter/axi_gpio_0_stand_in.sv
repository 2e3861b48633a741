// axi_gpio_0, xilinx.com:ip:axi_gpio:2.0: a stand-in. Registers take and give what is written,
// streams are passed on or swallowed, managers are idle.
module axi_gpio_0_stand_in (
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
  output logic [5:0]  gpio_io_o,
  input  logic [1:0]  gpio2_io_i
);

  // ---- S_AXI: registers ------------------------------------------------------------------------
  logic [31:0] gpio_data_q;
  logic [31:0] gpio_tri_q;
  logic [31:0] gpio2_data_q;

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
          if (s_axi_wstrb[0]) gpio_data_q[7:0] <= s_axi_wdata[7:0];
          if (s_axi_wstrb[1]) gpio_data_q[15:8] <= s_axi_wdata[15:8];
          if (s_axi_wstrb[2]) gpio_data_q[23:16] <= s_axi_wdata[23:16];
          if (s_axi_wstrb[3]) gpio_data_q[31:24] <= s_axi_wdata[31:24];
        end
        7'h01: begin  // 0x4
          if (s_axi_wstrb[0]) gpio_tri_q[7:0] <= s_axi_wdata[7:0];
          if (s_axi_wstrb[1]) gpio_tri_q[15:8] <= s_axi_wdata[15:8];
          if (s_axi_wstrb[2]) gpio_tri_q[23:16] <= s_axi_wdata[23:16];
          if (s_axi_wstrb[3]) gpio_tri_q[31:24] <= s_axi_wdata[31:24];
        end
        7'h02: begin  // 0x8
          if (s_axi_wstrb[0]) gpio2_data_q[7:0] <= s_axi_wdata[7:0];
          if (s_axi_wstrb[1]) gpio2_data_q[15:8] <= s_axi_wdata[15:8];
          if (s_axi_wstrb[2]) gpio2_data_q[23:16] <= s_axi_wdata[23:16];
          if (s_axi_wstrb[3]) gpio2_data_q[31:24] <= s_axi_wdata[31:24];
        end
        default: ;
      endcase
    end
    if (!s_axi_aresetn) begin
      s_axi_write_q <= 1'b0;
      s_axi_written_q <= 1'b0;
      gpio_data_q <= 32'h00000000;
      gpio_tri_q <= 32'h00000000;
      gpio2_data_q <= 32'h00000000;
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
      7'h00: s_axi_rdata = gpio_data_q;  // 0x0
      7'h01: s_axi_rdata = gpio_tri_q;  // 0x4
      7'h02: s_axi_rdata = gpio2_data_q;  // 0x8
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
  assign gpio_io_o = '0;

endmodule
