// SPDX-License-Identifier: Apache-2.0
// The read half of `axil_demux`: AR out to the addressed port, R back. See there for the contract.
module axil_demux_read #(
  // As in `axil_demux`.
  parameter int unsigned NumPorts = 2,
  parameter int unsigned AddrWidth = 32,
  parameter logic [NumPorts-1:0][AddrWidth-1:0] Base = '0,
  parameter logic [NumPorts-1:0][AddrWidth-1:0] Mask = '0
) (
  input  logic                      clk_i,
  input  logic                      rst_ni,

  input  logic [AddrWidth-1:0]      s_araddr_i,
  input  logic [2:0]                s_arprot_i,
  input  logic                      s_arvalid_i,
  output logic                      s_arready_o,
  output logic [31:0]               s_rdata_o,
  output logic [1:0]                s_rresp_o,
  output logic                      s_rvalid_o,
  input  logic                      s_rready_i,

  output logic [AddrWidth-1:0]      m_araddr_o,
  output logic [2:0]                m_arprot_o,
  output logic [NumPorts-1:0]       m_arvalid_o,
  input  logic [NumPorts-1:0]       m_arready_i,
  input  logic [NumPorts-1:0][31:0] m_rdata_i,
  input  logic [NumPorts-1:0][1:0]  m_rresp_i,
  input  logic [NumPorts-1:0]       m_rvalid_i,
  output logic [NumPorts-1:0]       m_rready_o
);

  localparam logic [1:0] RespDecErr = 2'b11;

  logic                busy_q, arready_q, rvalid_q, dec_err_q;
  logic [NumPorts-1:0] arvalid_q, rready_q;

  always_ff @(posedge clk_i) begin : transfer
    logic [NumPorts-1:0]       hit, r_fire;
    logic [NumPorts-1:0][31:0] rdata;
    logic [31:0]               rdata_hit;
    logic [1:0]                rresp_hit;
    logic                      ar_fire, done;
    if (!rst_ni) begin
      busy_q    <= 1'b0;
      arready_q <= 1'b0;
      arvalid_q <= '0;
      rready_q  <= '0;
      rvalid_q  <= 1'b0;
      dec_err_q <= 1'b0;
    end else if (s_arvalid_i || !arready_q) begin
      hit = '0;
      for (int unsigned i = 0; i < NumPorts; i++) begin
        hit[i] = ((s_araddr_i & Mask[i]) == Base[i]) && (hit == '0);
      end
      r_fire    = m_rvalid_i & rready_q;
      rdata     = m_rdata_i;
      rdata_hit = '0;
      rresp_hit = '0;
      for (int unsigned i = 0; i < NumPorts; i++) begin
        rdata_hit |= rdata[i] & {32{r_fire[i]}};
        rresp_hit |= m_rresp_i[i] & {2{r_fire[i]}};
      end
      ar_fire = s_arvalid_i && arready_q;
      done    = rvalid_q && s_rready_i;

      if (ar_fire) begin
        m_araddr_o <= s_araddr_i;
        m_arprot_o <= s_arprot_i;
      end
      if (dec_err_q) begin
        s_rdata_o <= '0;
        s_rresp_o <= RespDecErr;
      end else if (r_fire != '0) begin
        s_rdata_o <= rdata_hit;
        s_rresp_o <= rresp_hit;
      end

      rvalid_q  <= (rvalid_q && !done) || (r_fire != '0) || dec_err_q;
      arready_q <= !(busy_q || ar_fire) || done;
      busy_q    <= (busy_q || ar_fire) && !done;
      arvalid_q <= (arvalid_q & ~m_arready_i) | (hit & {NumPorts{ar_fire}});
      rready_q  <= (rready_q & ~r_fire) | (hit & {NumPorts{ar_fire}});
      dec_err_q <= ar_fire && (hit == '0);
    end
  end

  assign s_arready_o = arready_q;
  assign s_rvalid_o  = rvalid_q;
  assign m_arvalid_o = arvalid_q;
  assign m_rready_o  = rready_q;

endmodule
