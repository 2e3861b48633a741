// SPDX-License-Identifier: Apache-2.0
// AXI4-Lite front end of a model: handshakes, and one strobe for each access.
//
// A write takes effect in the clock after the later of its AW and W handshakes; RVALID follows the
// AR handshake by two clocks. One write and one read are in flight. Responses are OKAY. Every
// output is a flip-flop, or the AND of two.
module swynq_ip_registers #(
  // Bits of the address.
  parameter int unsigned AddrWidth = 9
) (
  input  logic                 clk_i,
  input  logic                 rst_ni,

  input  logic [AddrWidth-1:0] s_awaddr_i,
  input  logic                 s_awvalid_i,
  output logic                 s_awready_o,
  input  logic [31:0]          s_wdata_i,
  input  logic [3:0]           s_wstrb_i,
  input  logic                 s_wvalid_i,
  output logic                 s_wready_o,
  output logic [1:0]           s_bresp_o,
  output logic                 s_bvalid_o,
  input  logic                 s_bready_i,
  input  logic [AddrWidth-1:0] s_araddr_i,
  input  logic                 s_arvalid_i,
  output logic                 s_arready_o,
  output logic [31:0]          s_rdata_o,
  output logic [1:0]           s_rresp_o,
  output logic                 s_rvalid_o,
  input  logic                 s_rready_i,

  // A write: for one clock, with the address of its word.
  output logic                 wr_en_o,
  output logic [AddrWidth-3:0] wr_word_o,
  output logic [31:0]          wr_data_o,
  output logic [3:0]           wr_strb_o,
  // A read: for one clock, in which `rd_data_i` is its answer.
  output logic                 rd_en_o,
  output logic [AddrWidth-3:0] rd_word_o,
  input  logic [31:0]          rd_data_i
);

  logic                 aw_held_q, w_held_q, ar_held_q, bvalid_q, rvalid_q, open_q;
  logic [AddrWidth-3:0] wr_word_q, rd_word_q;
  logic [31:0]          wr_data_q, rdata_q;
  logic [3:0]           wr_strb_q;

  // READY is low in reset, so that no access is lost in its last clock.
  assign s_awready_o = open_q && !aw_held_q;
  assign s_wready_o  = open_q && !w_held_q;
  assign s_bresp_o   = 2'b00;
  assign s_bvalid_o  = bvalid_q;
  assign s_arready_o = open_q && !ar_held_q;
  assign s_rdata_o   = rdata_q;
  assign s_rresp_o   = 2'b00;
  assign s_rvalid_o  = rvalid_q;

  // A response that still waits keeps the next access from being done.
  assign wr_en_o   = aw_held_q && w_held_q && !bvalid_q;
  assign wr_word_o = wr_word_q;
  assign wr_data_o = wr_data_q;
  assign wr_strb_o = wr_strb_q;
  assign rd_en_o   = ar_held_q && !rvalid_q;
  assign rd_word_o = rd_word_q;

  always_ff @(posedge clk_i) begin : accesses
    if (s_awvalid_i && s_awready_o) begin
      wr_word_q <= s_awaddr_i[AddrWidth-1:2];
      aw_held_q <= 1'b1;
    end
    if (s_wvalid_i && s_wready_o) begin
      wr_data_q <= s_wdata_i;
      wr_strb_q <= s_wstrb_i;
      w_held_q  <= 1'b1;
    end
    if (bvalid_q && s_bready_i) bvalid_q <= 1'b0;
    if (wr_en_o) begin
      aw_held_q <= 1'b0;
      w_held_q  <= 1'b0;
      bvalid_q  <= 1'b1;
    end
    if (s_arvalid_i && s_arready_o) begin
      rd_word_q <= s_araddr_i[AddrWidth-1:2];
      ar_held_q <= 1'b1;
    end
    if (rvalid_q && s_rready_i) rvalid_q <= 1'b0;
    if (rd_en_o) begin
      rdata_q   <= rd_data_i;
      ar_held_q <= 1'b0;
      rvalid_q  <= 1'b1;
    end
    open_q <= 1'b1;
    if (!rst_ni) begin
      aw_held_q <= 1'b0;
      w_held_q  <= 1'b0;
      ar_held_q <= 1'b0;
      bvalid_q  <= 1'b0;
      rvalid_q  <= 1'b0;
      open_q    <= 1'b0;
    end
  end

  // Addresses are those of words.
  logic unused_bytes;
  assign unused_bytes = ^{s_awaddr_i[1:0], s_araddr_i[1:0]};

endmodule
