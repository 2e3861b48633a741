// AXI4-Lite front end of the DMA: handshakes, address decode and the read multiplexer.
//
// Register map (PG021 "Register Space", direct register mode; S2MM block at +0x30):
//   0x00 DMACR   0x04 DMASR   0x18 SA/DA   0x1C SA_MSB/DA_MSB   0x28 LENGTH
// Every other word of the window reads 0 and ignores writes. Responses are always OKAY.
// A write takes effect in the clock after the later of its AW and W handshakes; RVALID follows the
// AR handshake by two clocks. One write and one read are in flight.
module axi_dma_registers (
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

  // Write strobes per channel, [0] MM2S and [1] S2MM; data and byte strobes are common.
  output logic [1:0]       wr_control_o,
  output logic [1:0]       wr_status_o,
  output logic [1:0]       wr_addr_o,
  output logic [1:0]       wr_addr_msb_o,
  output logic [1:0]       wr_length_o,
  output logic [31:0]      wr_data_o,
  output logic [3:0]       wr_strb_o,

  // What a channel is to read, and its answer one clock later.
  output logic                       rd_en_o,
  output axi_dma_pkg::reg_sel_t      rd_sel_o [2],
  input  logic [31:0]                rd_data_i [2]
);

  // Word offsets inside a channel's block, and the blocks' distance in words.
  localparam logic [7:0] Control  = 8'h00;
  localparam logic [7:0] Status   = 8'h01;
  localparam logic [7:0] Addr     = 8'h06;
  localparam logic [7:0] AddrMsb  = 8'h07;
  localparam logic [7:0] Length   = 8'h0A;
  localparam logic [7:0] Distance = 8'h0C;

  logic        aw_held_q, w_held_q, ar_held_q, bvalid_q, rvalid_q, write;
  logic [7:0]  aw_word_q, ar_word_q;

  assign s_awready_o = ~aw_held_q;
  assign s_wready_o  = ~w_held_q;
  assign s_bvalid_o  = bvalid_q;
  assign s_arready_o = ~ar_held_q & ~rvalid_q;
  assign s_rvalid_o  = rvalid_q;

  // The previous response has to be gone, or two writes would share one.
  assign write = aw_held_q & w_held_q & ~bvalid_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      aw_held_q <= 1'b0;
      w_held_q  <= 1'b0;
      ar_held_q <= 1'b0;
      bvalid_q  <= 1'b0;
      rvalid_q  <= 1'b0;
    end else begin
      aw_held_q <= aw_held_q ? ~write : s_awvalid_i;
      w_held_q  <= w_held_q ? ~write : s_wvalid_i;
      bvalid_q  <= bvalid_q ? ~s_bready_i : write;
      ar_held_q <= s_arvalid_i & s_arready_o;
      rvalid_q  <= rvalid_q ? ~s_rready_i : ar_held_q;
    end
  end

  always_ff @(posedge clk_i) begin
    if (s_awvalid_i & ~aw_held_q) begin
      aw_word_q <= s_awaddr_i[9:2];
    end
    if (s_wvalid_i & ~w_held_q) begin
      wr_data_o <= s_wdata_i;
      wr_strb_o <= s_wstrb_i;
    end
    if (s_arvalid_i & s_arready_o) begin
      ar_word_q <= s_araddr_i[9:2];
    end
  end

  for (genvar c = 0; c < 2; c++) begin : gen_channel
    assign wr_control_o[c]  = write & (aw_word_q == Control + Distance * c);
    assign wr_status_o[c]   = write & (aw_word_q == Status + Distance * c);
    assign wr_addr_o[c]     = write & (aw_word_q == Addr + Distance * c);
    assign wr_addr_msb_o[c] = write & (aw_word_q == AddrMsb + Distance * c);
    assign wr_length_o[c]   = write & (aw_word_q == Length + Distance * c);
  end

  for (genvar c = 0; c < 2; c++) begin : gen_read
    assign rd_sel_o[c].control  = ar_word_q == Control + Distance * c;
    assign rd_sel_o[c].status   = ar_word_q == Status + Distance * c;
    assign rd_sel_o[c].addr     = ar_word_q == Addr + Distance * c;
    assign rd_sel_o[c].addr_msb = ar_word_q == AddrMsb + Distance * c;
    assign rd_sel_o[c].length   = ar_word_q == Length + Distance * c;
  end

  assign rd_en_o   = ar_held_q;
  // A channel that is not addressed answers 0.
  assign s_rdata_o = rd_data_i[0] | rd_data_i[1];

  // The byte within a word does not select anything.
  logic unused;
  assign unused = ^{s_awaddr_i[1:0], s_araddr_i[1:0]};

endmodule
