// SPDX-License-Identifier: Apache-2.0
// Registers of 64 bits behind AXI4, for single beats; others are answered SLVERR.
module test_regfile (
  input  logic        clk_i,
  input  logic        rst_ni,
  input  logic [1:0]  awid_i,
  input  logic [7:0]  awaddr_i,
  input  logic [7:0]  awlen_i,
  input  logic [2:0]  awsize_i,
  input  logic [1:0]  awburst_i,
  input  logic        awvalid_i,
  output logic        awready_o,
  input  logic [63:0] wdata_i,
  input  logic [7:0]  wstrb_i,
  input  logic        wlast_i,
  input  logic        wvalid_i,
  output logic        wready_o,
  output logic [1:0]  bid_o,
  output logic [1:0]  bresp_o,
  output logic        bvalid_o,
  input  logic        bready_i,
  input  logic [1:0]  arid_i,
  input  logic [7:0]  araddr_i,
  input  logic [7:0]  arlen_i,
  input  logic [2:0]  arsize_i,
  input  logic [1:0]  arburst_i,
  input  logic        arvalid_i,
  output logic        arready_o,
  output logic [1:0]  rid_o,
  output logic [63:0] rdata_o,
  output logic [1:0]  rresp_o,
  output logic        rlast_o,
  output logic        rvalid_o,
  input  logic        rready_i
);
  logic [63:0] words_q [32];
  // Beats of 4 and of 8 bytes, seen since the reset: the last word, which cannot be written.
  logic [31:0] narrow_q, whole_q;
  logic        take;

  assign take      = awvalid_i && wvalid_i && !bvalid_o;
  assign awready_o = take;
  assign wready_o  = take;
  assign arready_o = !rvalid_o;
  assign rlast_o   = 1'b1;

  always_ff @(posedge clk_i) begin : writes
    if (take) begin
      bid_o   <= awid_i;
      bresp_o <= (awlen_i == '0 && awburst_i == 2'd1 && wlast_i) ? 2'b00 : 2'b10;
      for (int i = 0; i < 8; i++) begin
        if (wstrb_i[i]) words_q[awaddr_i[7:3]][8*i +: 8] <= wdata_i[8*i +: 8];
      end
    end
    if (!rst_ni) begin
      bvalid_o <= 1'b0;
      narrow_q <= '0;
      whole_q  <= '0;
    end else begin
      bvalid_o <= take || (bvalid_o && !bready_i);
      narrow_q <= narrow_q + 32'(take && awsize_i == 3'd2);
      whole_q  <= whole_q + 32'(take && awsize_i == 3'd3);
    end
  end

  always_ff @(posedge clk_i) begin : reads
    if (arvalid_i && arready_o) begin
      rid_o   <= arid_i;
      rresp_o <= (arlen_i == '0 && arburst_i == 2'd1 && arsize_i inside {3'd2, 3'd3}) ? 2'b00 : 2'b10;
      rdata_o <= (araddr_i[7:3] == 5'd31) ? {narrow_q, whole_q} : words_q[araddr_i[7:3]];
    end
    if (!rst_ni) rvalid_o <= 1'b0;
    else rvalid_o <= (arvalid_i && arready_o) || (rvalid_o && !rready_i);
  end
endmodule
