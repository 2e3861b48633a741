// video/filter_0, example.com:user:filter:1.0: a stand-in. Registers take and give what is written,
// streams are passed on or swallowed, managers are idle.
module video_filter_0_stand_in (
  input  logic        ap_clk,
  input  logic        ap_rst_n,
  output logic        interrupt,
  input  logic [5:0]  s_axi_control_AWADDR,
  input  logic [2:0]  s_axi_control_AWPROT,
  input  logic        s_axi_control_AWVALID,
  input  logic [31:0] s_axi_control_WDATA,
  input  logic [3:0]  s_axi_control_WSTRB,
  input  logic        s_axi_control_WVALID,
  input  logic        s_axi_control_BREADY,
  input  logic [5:0]  s_axi_control_ARADDR,
  input  logic [2:0]  s_axi_control_ARPROT,
  input  logic        s_axi_control_ARVALID,
  input  logic        s_axi_control_RREADY,
  output logic        s_axi_control_AWREADY,
  output logic        s_axi_control_WREADY,
  output logic [1:0]  s_axi_control_BRESP,
  output logic        s_axi_control_BVALID,
  output logic        s_axi_control_ARREADY,
  output logic [31:0] s_axi_control_RDATA,
  output logic [1:0]  s_axi_control_RRESP,
  output logic        s_axi_control_RVALID,
  input  logic [31:0] in_stream_TDATA,
  input  logic [3:0]  in_stream_TKEEP,
  input  logic        in_stream_TLAST,
  input  logic        in_stream_TVALID,
  output logic        in_stream_TREADY,
  output logic [31:0] out_stream_TDATA,
  output logic [3:0]  out_stream_TKEEP,
  output logic        out_stream_TLAST,
  output logic        out_stream_TVALID,
  input  logic        out_stream_TREADY
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

  // ---- in_stream to out_stream, a beat in every other clock ------------------------------------
  logic out_stream_tvalid_q;
  logic [31:0] out_stream_tdata_q;
  logic [3:0] out_stream_tkeep_q;
  logic out_stream_tlast_q;

  assign out_stream_TVALID = out_stream_tvalid_q;
  assign in_stream_TREADY = !out_stream_tvalid_q;
  assign out_stream_TDATA = out_stream_tdata_q;
  assign out_stream_TKEEP = out_stream_tkeep_q;
  assign out_stream_TLAST = out_stream_tlast_q;

  always_ff @(posedge ap_clk) begin : pass_out_stream
    if (!out_stream_tvalid_q) begin
      out_stream_tdata_q <= in_stream_TDATA;
      out_stream_tkeep_q <= in_stream_TKEEP;
      out_stream_tlast_q <= in_stream_TLAST;
      out_stream_tvalid_q <= in_stream_TVALID;
    end else if (out_stream_TREADY) begin
      out_stream_tvalid_q <= 1'b0;
    end
    if (!ap_rst_n) out_stream_tvalid_q <= 1'b0;
  end

  // ---- at rest ---------------------------------------------------------------------------------
  assign interrupt = 1'b0;

endmodule
