// SPDX-License-Identifier: Apache-2.0
// The write half of `axil_demux`: AW and W out to the addressed port, B back. See there for the
// contract.
//
// AW is decoded in the clock of its handshake. W goes out with AW or after it; W that comes first
// waits here.
module axil_demux_write #(
  // As in `axil_demux`.
  parameter int unsigned NumPorts = 2,
  parameter int unsigned AddrWidth = 32,
  parameter logic [NumPorts-1:0][AddrWidth-1:0] Base = '0,
  parameter logic [NumPorts-1:0][AddrWidth-1:0] Mask = '0
) (
  input  logic                     clk_i,
  input  logic                     rst_ni,

  input  logic [AddrWidth-1:0]     s_awaddr_i,
  input  logic [2:0]               s_awprot_i,
  input  logic                     s_awvalid_i,
  output logic                     s_awready_o,
  input  logic [31:0]              s_wdata_i,
  input  logic [3:0]               s_wstrb_i,
  input  logic                     s_wvalid_i,
  output logic                     s_wready_o,
  output logic [1:0]               s_bresp_o,
  output logic                     s_bvalid_o,
  input  logic                     s_bready_i,

  output logic [AddrWidth-1:0]     m_awaddr_o,
  output logic [2:0]               m_awprot_o,
  output logic [NumPorts-1:0]      m_awvalid_o,
  input  logic [NumPorts-1:0]      m_awready_i,
  output logic [31:0]              m_wdata_o,
  output logic [3:0]               m_wstrb_o,
  output logic [NumPorts-1:0]      m_wvalid_o,
  input  logic [NumPorts-1:0]      m_wready_i,
  input  logic [NumPorts-1:0][1:0] m_bresp_i,
  input  logic [NumPorts-1:0]      m_bvalid_i,
  output logic [NumPorts-1:0]      m_bready_o
);

  localparam logic [1:0] RespDecErr = 2'b11;

  // What has been received of the write in flight.
  logic                have_aw_q, have_w_q;
  // The addressed port, one-hot; none for an address nobody owns. Valid with `have_aw_q`.
  logic [NumPorts-1:0] select_q;
  logic                awready_q, wready_q, bvalid_q;
  logic [1:0]          bresp_q;
  logic [NumPorts-1:0] awvalid_q, wvalid_q, bready_q;
  logic                w_sent_q;

  always_ff @(posedge clk_i) begin : transfer
    logic [NumPorts-1:0] hit, select_now, b_fire;
    logic [1:0]          bresp_hit;
    logic                aw_fire, w_fire, send_w, dec_err, done;
    if (!rst_ni) begin
      awready_q <= 1'b0;
      wready_q  <= 1'b0;
      have_aw_q <= 1'b0;
      have_w_q  <= 1'b0;
      w_sent_q  <= 1'b0;
      awvalid_q <= '0;
      wvalid_q  <= '0;
      bready_q  <= '0;
      bvalid_q  <= 1'b0;
    end else if (s_awvalid_i || s_wvalid_i || !(awready_q && wready_q)) begin
      // Handshakes, and whose they are.
      hit = '0;
      for (int unsigned i = 0; i < NumPorts; i++) begin
        hit[i] = ((s_awaddr_i & Mask[i]) == Base[i]) && (hit == '0);
      end
      aw_fire = s_awvalid_i && awready_q;
      w_fire  = s_wvalid_i && wready_q;
      b_fire  = m_bvalid_i & bready_q;
      bresp_hit = '0;
      for (int unsigned i = 0; i < NumPorts; i++) begin
        bresp_hit |= m_bresp_i[i] & {2{b_fire[i]}};
      end

      // What they lead to. Write data waits for its address.
      select_now = have_aw_q ? select_q : hit;
      send_w     = (aw_fire || have_aw_q) && (w_fire || have_w_q) && !w_sent_q;
      dec_err    = have_aw_q && have_w_q && (select_q == '0) && !bvalid_q;
      done       = bvalid_q && s_bready_i;

      awready_q <= !(have_aw_q || aw_fire) || done;
      wready_q  <= !(have_w_q || w_fire) || done;
      have_aw_q <= (have_aw_q || aw_fire) && !done;
      have_w_q  <= (have_w_q || w_fire) && !done;
      w_sent_q  <= (w_sent_q || send_w) && !done;
      awvalid_q <= (awvalid_q & ~m_awready_i) | (hit & {NumPorts{aw_fire}});
      wvalid_q  <= (wvalid_q & ~m_wready_i) | (select_now & {NumPorts{send_w}});
      bready_q  <= (bready_q & ~b_fire) | (select_now & {NumPorts{send_w}});
      bvalid_q  <= (bvalid_q && !done) || (b_fire != '0) || dec_err;

      if (aw_fire) begin
        m_awaddr_o <= s_awaddr_i;
        m_awprot_o <= s_awprot_i;
        select_q   <= hit;
      end
      if (w_fire) begin
        m_wdata_o <= s_wdata_i;
        m_wstrb_o <= s_wstrb_i;
      end
      if (dec_err) begin
        bresp_q <= RespDecErr;
      end else if (b_fire != '0) begin
        bresp_q <= bresp_hit;
      end
    end
  end

  assign s_awready_o = awready_q;
  assign s_wready_o  = wready_q;
  assign s_bvalid_o  = bvalid_q;
  assign s_bresp_o   = bresp_q;
  assign m_awvalid_o = awvalid_q;
  assign m_wvalid_o  = wvalid_q;
  assign m_bready_o  = bready_q;

endmodule
