# SPDX-License-Identifier: Apache-2.0
"""A small overlay as text, with places for what a test is about."""

TEMPLATE = """
module tiny {parameters} (
  input wire aclk, input wire aresetn, {ports}
  input wire [31:0] s_axi_awaddr, input wire s_axi_awvalid, output wire s_axi_awready,
  input wire [31:0] s_axi_wdata, input wire [3:0] s_axi_wstrb, input wire s_axi_wvalid,
  output wire s_axi_wready,
  output wire [1:0] s_axi_bresp, output reg s_axi_bvalid, input wire s_axi_bready,
  input wire [31:0] s_axi_araddr, input wire s_axi_arvalid, output wire s_axi_arready,
  output reg [31:0] s_axi_rdata, output wire [1:0] s_axi_rresp, output reg s_axi_rvalid,
  input wire s_axi_rready,
  output wire {irq} irq,
  output wire [31:0] m_axi_awaddr, output wire [7:0] m_axi_awlen, output wire [2:0] m_axi_awsize,
  output wire [1:0] m_axi_awburst, output wire m_axi_awvalid, input wire m_axi_awready,
  output wire [63:0] m_axi_wdata, output wire [7:0] m_axi_wstrb, output wire m_axi_wlast,
  output wire m_axi_wvalid, input wire m_axi_wready,
  input wire [1:0] m_axi_bresp, input wire m_axi_bvalid, output wire m_axi_bready,
  output wire [31:0] m_axi_araddr, output wire [7:0] m_axi_arlen, output wire [2:0] m_axi_arsize,
  output wire [1:0] m_axi_arburst, output wire m_axi_arvalid, input wire m_axi_arready,
  input wire [63:0] m_axi_rdata, input wire [1:0] m_axi_rresp, input wire m_axi_rlast,
  input wire m_axi_rvalid, output wire m_axi_rready
);
  {body}
  assign irq = 0;
  reg idle;  // a write takes both channels in one clock, and READY is registered
  assign s_axi_awready = {ready};
  assign s_axi_wready = {ready};
  assign s_axi_bresp = 0;
  assign s_axi_rresp = 0;
  assign s_axi_arready = !s_axi_rvalid;
  always @(posedge aclk) begin
    idle <= aresetn && s_axi_awvalid && s_axi_wvalid && !idle && !s_axi_bvalid;
    if (!aresetn) begin
      s_axi_bvalid <= 0;
      s_axi_rvalid <= 0;
    end else begin
      if (s_axi_awready && s_axi_awvalid) s_axi_bvalid <= 1;
      else if (s_axi_bready) s_axi_bvalid <= 0;
      if (s_axi_arvalid && s_axi_arready) begin
        s_axi_rvalid <= 1;
        s_axi_rdata <= {rdata};
      end else if (s_axi_rready) s_axi_rvalid <= 0;
    end
  end
  assign m_axi_awaddr = 0;
  assign m_axi_awlen = 0;
  assign m_axi_awsize = 3;
  assign m_axi_awburst = 1;
  assign m_axi_awvalid = 0;
  assign m_axi_wdata = 0;
  assign m_axi_wstrb = 0;
  assign m_axi_wlast = 0;
  assign m_axi_wvalid = 0;
  assign m_axi_bready = 1;
  assign m_axi_araddr = 0;
  assign m_axi_arlen = 0;
  assign m_axi_arsize = 3;
  assign m_axi_arburst = 1;
  assign m_axi_arvalid = 0;
  assign m_axi_rready = 1;
endmodule
"""


def source(parameters="", ports="", irq="", body="", rdata="32'h1234", ready="idle"):
    return TEMPLATE.format(parameters=parameters, ports=ports, irq=irq, body=body, rdata=rdata,
                           ready=ready)
