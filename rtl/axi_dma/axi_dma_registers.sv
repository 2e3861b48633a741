// SPDX-License-Identifier: Apache-2.0
// AXI4-Lite front end of the DMA: handshakes, address decode and the read multiplexer.
//
// Register map (PG021 "Register Space", direct register mode; S2MM block at +0x30):
//   0x00 DMACR   0x04 DMASR   0x18 SA/DA   0x1C SA_MSB/DA_MSB   0x28 LENGTH
// Every other word of the window reads 0 and ignores writes. Responses are always OKAY.
// A write takes effect in the clock after the later of its AW and W handshakes; RVALID follows the
// AR handshake by two clocks. One write and one read are in flight.
module axi_dma_registers
  import axi_dma_pkg::*;
(
  input  logic             clk_i,
  input  logic             rst_ni,

  input  logic [9:0]       s_awaddr_i,
  input  logic             s_awvalid_i,
  output logic             s_awready_o,
  input  logic [31:0]      s_wdata_i,
  input  logic [3:0]       s_wstrb_i,
  input  logic             s_wvalid_i,
  output logic             s_wready_o,
  output logic             s_bvalid_o,
  input  logic             s_bready_i,
  input  logic [9:0]       s_araddr_i,
  input  logic             s_arvalid_i,
  output logic             s_arready_o,
  output logic [31:0]      s_rdata_o,
  output logic             s_rvalid_o,
  input  logic             s_rready_i,

  // What a channel is to write.
  output logic                        wr_en_o,
  output reg_sel_t [1:0] wr_sel_o,
  output logic [31:0]                 wr_data_o,
  output logic [3:0]                  wr_strb_o,

  // What a channel is to read, and its answer one clock later.
  output logic                        rd_en_o,
  output reg_sel_t [1:0] rd_sel_o,
  input  logic [1:0][31:0]            rd_data_i
);

  // Word offsets inside a channel's block, and the blocks' distance in words.
  localparam logic [7:0] Control  = 8'h00;
  localparam logic [7:0] Status   = 8'h01;
  localparam logic [7:0] Addr     = 8'h06;
  localparam logic [7:0] AddrMsb  = 8'h07;
  localparam logic [7:0] Length   = 8'h0A;
  localparam logic [7:0] Distance = 8'h0C;

  logic                        aw_held_q, w_held_q, ar_held_q, bvalid_q, rvalid_q, write;
  // One of them is set.
  logic                        open_q;
  reg_sel_t [1:0] aw_sel_q, ar_sel_q;

  function automatic reg_sel_t decode(input logic [7:0] word, input logic [7:0] block);
    decode.control  = word == Control + block;
    decode.status   = word == Status + block;
    decode.addr     = word == Addr + block;
    decode.addr_msb = word == AddrMsb + block;
    decode.length   = word == Length + block;
  endfunction

  assign s_awready_o = !aw_held_q;
  assign s_wready_o  = !w_held_q;
  assign s_bvalid_o  = bvalid_q;
  assign s_arready_o = !ar_held_q && !rvalid_q;
  assign s_rvalid_o  = rvalid_q;

  // The previous response has to be gone, or two writes would share one.
  assign write = aw_held_q && w_held_q && !bvalid_q;

  always_ff @(posedge clk_i) begin : access
    logic aw_held, w_held, bvalid, ar_held, rvalid;
    if (!rst_ni) begin
      aw_held_q <= 1'b0;
      w_held_q  <= 1'b0;
      bvalid_q  <= 1'b0;
      ar_held_q <= 1'b0;
      rvalid_q  <= 1'b0;
      open_q    <= 1'b0;
    end else if (s_awvalid_i || s_wvalid_i || s_arvalid_i || open_q) begin
      if (s_awvalid_i && !aw_held_q) begin
        aw_sel_q[Mm2s] <= decode(s_awaddr_i[9:2], '0);
        aw_sel_q[S2mm] <= decode(s_awaddr_i[9:2], Distance);
      end
      if (s_wvalid_i && !w_held_q) begin
        wr_data_o <= s_wdata_i;
        wr_strb_o <= s_wstrb_i;
      end
      aw_held = aw_held_q ? !write : s_awvalid_i;
      w_held  = w_held_q ? !write : s_wvalid_i;
      bvalid  = bvalid_q ? !s_bready_i : write;

      ar_held = s_arvalid_i && !ar_held_q && !rvalid_q;
      rvalid  = rvalid_q ? !s_rready_i : ar_held_q;
      if (ar_held) begin
        ar_sel_q[Mm2s] <= decode(s_araddr_i[9:2], '0);
        ar_sel_q[S2mm] <= decode(s_araddr_i[9:2], Distance);
      end

      aw_held_q <= aw_held;
      w_held_q  <= w_held;
      bvalid_q  <= bvalid;
      ar_held_q <= ar_held;
      rvalid_q  <= rvalid;
      open_q    <= aw_held || w_held || bvalid || ar_held || rvalid;
    end
  end

  assign wr_en_o  = write;
  assign wr_sel_o = aw_sel_q;
  assign rd_en_o  = ar_held_q;
  assign rd_sel_o = ar_sel_q;
  // A channel that is not addressed answers 0.
  assign s_rdata_o = rd_data_i[Mm2s] | rd_data_i[S2mm];

  // The byte within a word does not select anything.
  logic unused_addr_bits;
  assign unused_addr_bits = ^{s_awaddr_i[1:0], s_araddr_i[1:0]};

endmodule
