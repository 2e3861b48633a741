// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream FIFO v4 (PG080) with its data behind the AXI4-Lite port, store and forward.
//
//   0x00 ISR    0x04 IER    0x08 TDFR   0x0C TDFV   0x10 TDFD   0x14 TLR    0x18 RDFR
//   0x1C RDFO   0x20 RDFD   0x24 RLR    0x28 SRR    0x2C TDR    0x30 RDR
//
// A packet to send is written to TDFD and leaves once TLR has its length. One that arrives is there
// for RLR and RDFD once it is complete: RDFO counts the words of such. A FIFO holds C_?X_FIFO_DEPTH - 4
// words.
//
// A length that does not fit the words before it (TSE) stops the sender: no later length counts until a
// reset. Reading past a packet takes words of the next one (RPORE); reading what is not there gives 0
// (RPUE, RPURE). Resets take 8 clocks, in which TVALID may be dropped and the streams' reset outputs are
// low; after them ISR has the reset's bit and, as PG080's programming sequence shows, that of a full
// FIFO. An event prevails over a 1 written to its bit of ISR.
module swynq_axi_fifo_mm_s #(
  parameter int unsigned C_S_AXI_ADDR_WIDTH     = 32,
  parameter int unsigned C_USE_TX_DATA          = 1,
  parameter int unsigned C_USE_RX_DATA          = 1,
  parameter int unsigned C_TX_FIFO_DEPTH        = 512,
  parameter int unsigned C_RX_FIFO_DEPTH        = 512,
  // Words at which the bits of programmable full and empty are set.
  parameter int unsigned C_TX_FIFO_PF_THRESHOLD = 507,
  parameter int unsigned C_TX_FIFO_PE_THRESHOLD = 2,
  parameter int unsigned C_RX_FIFO_PF_THRESHOLD = 507,
  parameter int unsigned C_RX_FIFO_PE_THRESHOLD = 2,
  parameter int unsigned C_HAS_AXIS_TDEST       = 0,
  parameter int unsigned C_AXIS_TDEST_WIDTH     = 4
) (
  input  logic                          s_axi_aclk,
  input  logic                          s_axi_aresetn,

  input  logic [C_S_AXI_ADDR_WIDTH-1:0] s_axi_awaddr,
  input  logic                          s_axi_awvalid,
  output logic                          s_axi_awready,
  input  logic [31:0]                   s_axi_wdata,
  input  logic [3:0]                    s_axi_wstrb,
  input  logic                          s_axi_wvalid,
  output logic                          s_axi_wready,
  output logic [1:0]                    s_axi_bresp,
  output logic                          s_axi_bvalid,
  input  logic                          s_axi_bready,
  input  logic [C_S_AXI_ADDR_WIDTH-1:0] s_axi_araddr,
  input  logic                          s_axi_arvalid,
  output logic                          s_axi_arready,
  output logic [31:0]                   s_axi_rdata,
  output logic [1:0]                    s_axi_rresp,
  output logic                          s_axi_rvalid,
  input  logic                          s_axi_rready,

  output logic                          interrupt,

  output logic                          mm2s_prmry_reset_out_n,
  output logic                          mm2s_cntrl_reset_out_n,
  output logic                          axi_str_txd_tvalid,
  input  logic                          axi_str_txd_tready,
  output logic                          axi_str_txd_tlast,
  output logic [3:0]                    axi_str_txd_tkeep,
  output logic [3:0]                    axi_str_txd_tstrb,
  output logic [31:0]                   axi_str_txd_tdata,
  output logic [C_AXIS_TDEST_WIDTH-1:0] axi_str_txd_tdest,

  output logic                          s2mm_prmry_reset_out_n,
  input  logic                          axi_str_rxd_tvalid,
  output logic                          axi_str_rxd_tready,
  input  logic                          axi_str_rxd_tlast,
  input  logic [3:0]                    axi_str_rxd_tkeep,
  input  logic [3:0]                    axi_str_rxd_tstrb,
  input  logic [31:0]                   axi_str_rxd_tdata,
  input  logic [C_AXIS_TDEST_WIDTH-1:0] axi_str_rxd_tdest
);

  localparam int unsigned WordBits   = C_S_AXI_ADDR_WIDTH - 2;
  localparam int unsigned DestBits   = C_AXIS_TDEST_WIDTH;
  localparam int unsigned LengthBits = 23;
  localparam bit          HasTx      = C_USE_TX_DATA != 0;
  localparam bit          HasRx      = C_USE_RX_DATA != 0;
  localparam bit          HasDest    = C_HAS_AXIS_TDEST != 0;

  if (C_S_AXI_ADDR_WIDTH < 7 || C_TX_FIFO_DEPTH < 16 || C_RX_FIFO_DEPTH < 16 ||
      C_TX_FIFO_DEPTH > 131072 || C_RX_FIFO_DEPTH > 131072 || DestBits < 1 ||
      DestBits > 32) begin : gen_bad_size
    $error("swynq_axi_fifo_mm_s: 16 to 131072 words, 1 to 32 bits of TDEST, at least 7 of address");
  end

  // The registers' words.
  localparam logic [4:0] Isr  = 5'd0;
  localparam logic [4:0] Ier  = 5'd1;
  localparam logic [4:0] Tdfr = 5'd2;
  localparam logic [4:0] Tdfv = 5'd3;
  localparam logic [4:0] Tdfd = 5'd4;
  localparam logic [4:0] Tlr  = 5'd5;
  localparam logic [4:0] Rdfr = 5'd6;
  localparam logic [4:0] Rdfo = 5'd7;
  localparam logic [4:0] Rdfd = 5'd8;
  localparam logic [4:0] Rlr  = 5'd9;
  localparam logic [4:0] Srr  = 5'd10;
  localparam logic [4:0] Tdr  = 5'd11;
  localparam logic [4:0] Rdr  = 5'd12;

  // What a reset register takes.
  localparam logic [7:0] Key = 8'hA5;

  // ---- accesses --------------------------------------------------------------------------------
  logic                wr_en, rd_en;
  logic [WordBits-1:0] wr_word, rd_word;
  logic [31:0]         wr_data, rd_data;
  logic [3:0]          unused_wr_strb;

  swynq_ip_registers #(
    .AddrWidth(C_S_AXI_ADDR_WIDTH)
  ) u_registers (
    .clk_i      (s_axi_aclk),
    .rst_ni     (s_axi_aresetn),
    .s_awaddr_i (s_axi_awaddr),
    .s_awvalid_i(s_axi_awvalid),
    .s_awready_o(s_axi_awready),
    .s_wdata_i  (s_axi_wdata),
    .s_wstrb_i  (s_axi_wstrb),
    .s_wvalid_i (s_axi_wvalid),
    .s_wready_o (s_axi_wready),
    .s_bresp_o  (s_axi_bresp),
    .s_bvalid_o (s_axi_bvalid),
    .s_bready_i (s_axi_bready),
    .s_araddr_i (s_axi_araddr),
    .s_arvalid_i(s_axi_arvalid),
    .s_arready_o(s_axi_arready),
    .s_rdata_o  (s_axi_rdata),
    .s_rresp_o  (s_axi_rresp),
    .s_rvalid_o (s_axi_rvalid),
    .s_rready_i (s_axi_rready),
    .wr_en_o    (wr_en),
    .wr_word_o  (wr_word),
    .wr_data_o  (wr_data),
    .wr_strb_o  (unused_wr_strb),
    .rd_en_o    (rd_en),
    .rd_word_o  (rd_word),
    .rd_data_i  (rd_data)
  );

  logic [4:0] wr_reg, rd_reg;
  assign wr_reg = wr_word[4:0];
  assign rd_reg = rd_word[4:0];

  // ---- resets ----------------------------------------------------------------------------------
  logic [3:0] tx_reset_q, rx_reset_q;  // clocks left
  logic       tx_rst_n, rx_rst_n, tx_reset_done, rx_reset_done;

  always_ff @(posedge s_axi_aclk) begin : resets
    logic key;
    key = wr_en && wr_data[7:0] == Key;
    if (tx_reset_q != 4'd0) tx_reset_q <= tx_reset_q - 4'd1;
    if (rx_reset_q != 4'd0) rx_reset_q <= rx_reset_q - 4'd1;
    if (key && (wr_reg == Tdfr || wr_reg == Srr) && HasTx) tx_reset_q <= 4'd8;
    if (key && (wr_reg == Rdfr || wr_reg == Srr) && HasRx) rx_reset_q <= 4'd8;
    if (!s_axi_aresetn) begin
      tx_reset_q <= HasTx ? 4'd1 : 4'd0;
      rx_reset_q <= HasRx ? 4'd1 : 4'd0;
    end
  end

  assign tx_rst_n      = s_axi_aresetn && tx_reset_q == 4'd0;
  assign rx_rst_n      = s_axi_aresetn && rx_reset_q == 4'd0;
  assign tx_reset_done = tx_reset_q == 4'd1;
  assign rx_reset_done = rx_reset_q == 4'd1;

  logic mm2s_reset_q, s2mm_reset_q;

  always_ff @(posedge s_axi_aclk) begin : reset_outputs
    mm2s_reset_q <= tx_rst_n;
    s2mm_reset_q <= rx_rst_n;
  end

  assign mm2s_prmry_reset_out_n = mm2s_reset_q;
  assign mm2s_cntrl_reset_out_n = mm2s_reset_q;
  assign s2mm_prmry_reset_out_n = s2mm_reset_q;

  // ---- sender ----------------------------------------------------------------------------------
  logic [31:0] tx_vacancy;
  logic        tx_overrun, tx_size_error, tx_complete, tx_full, tx_empty;

  if (HasTx) begin : gen_tx
    localparam int unsigned LevelBits = $clog2(C_TX_FIFO_DEPTH) + 1;
    localparam int unsigned Room      = C_TX_FIFO_DEPTH - 4;

    logic                  push, pop, length_push, length_pop, data_valid, length_valid, fits;
    logic                  unused_data_ready, unused_length_ready;
    logic [LevelBits-1:0]  level, unused_length_level;
    logic [LengthBits-1:0] length, left_q;
    logic [LevelBits-1:0]  words_q;
    logic [DestBits-1:0]   dest_q, length_dest, current_dest_q;
    logic                  stopped_q, sending_q, full_q, empty_q;
    logic [LengthBits:0]   written_words;

    assign push          = wr_en && wr_reg == Tdfd && level < LevelBits'(Room);
    assign tx_overrun    = wr_en && wr_reg == Tdfd && level >= LevelBits'(Room);
    assign written_words = ({1'b0, wr_data[LengthBits-1:0]} + (LengthBits + 1)'(3)) >> 2;
    assign fits          = written_words == (LengthBits + 1)'(words_q);
    assign length_push   = wr_en && wr_reg == Tlr && fits && !stopped_q && words_q != '0;
    assign tx_size_error = wr_en && wr_reg == Tlr && !fits && !stopped_q;

    stream_fifo #(
      .Width(32),
      .Depth(C_TX_FIFO_DEPTH)
    ) u_data (
      .clk_i     (s_axi_aclk),
      .rst_ni    (tx_rst_n),
      .flush_i   (1'b0),
      .wr_valid_i(push),
      .wr_ready_o(unused_data_ready),
      .wr_data_i (wr_data),
      .rd_valid_o(data_valid),
      .rd_ready_i(pop),
      .rd_data_o (axi_str_txd_tdata),
      .level_o   (level)
    );

    stream_fifo #(
      .Width(LengthBits + DestBits),
      .Depth(C_TX_FIFO_DEPTH)
    ) u_lengths (
      .clk_i     (s_axi_aclk),
      .rst_ni    (tx_rst_n),
      .flush_i   (1'b0),
      .wr_valid_i(length_push),
      .wr_ready_o(unused_length_ready),
      .wr_data_i ({dest_q, wr_data[LengthBits-1:0]}),
      .rd_valid_o(length_valid),
      .rd_ready_i(length_pop),
      .rd_data_o ({length_dest, length}),
      .level_o   (unused_length_level)
    );

    // A packet's words are in when its length is.
    assign axi_str_txd_tvalid = sending_q && data_valid;
    assign axi_str_txd_tlast  = left_q <= LengthBits'(4);
    assign axi_str_txd_tkeep  = left_q >= LengthBits'(4) ? 4'hF : ~(4'hF << left_q[1:0]);
    assign axi_str_txd_tdest  = current_dest_q;
    assign pop                = axi_str_txd_tvalid && axi_str_txd_tready;
    assign tx_complete        = pop && axi_str_txd_tlast;
    assign length_pop         = length_valid && !sending_q;

    always_ff @(posedge s_axi_aclk) begin : send
      if (push) words_q <= words_q + LevelBits'(1);
      if (wr_en && wr_reg == Tlr) words_q <= '0;
      if (tx_size_error) stopped_q <= 1'b1;
      if (pop) begin
        left_q <= left_q - LengthBits'(4);
        if (axi_str_txd_tlast) sending_q <= 1'b0;
      end
      if (length_pop) begin
        left_q         <= length;
        current_dest_q <= length_dest;
        sending_q      <= 1'b1;
      end
      full_q  <= level >= LevelBits'(C_TX_FIFO_PF_THRESHOLD);
      empty_q <= level <= LevelBits'(C_TX_FIFO_PE_THRESHOLD);
      if (!tx_rst_n) begin
        words_q        <= '0;
        stopped_q      <= 1'b0;
        sending_q      <= 1'b0;
        left_q         <= '0;
        current_dest_q <= '0;
        full_q         <= 1'b0;
        empty_q        <= 1'b1;
      end
    end

    always_ff @(posedge s_axi_aclk) begin : destination
      if (wr_en && wr_reg == Tdr && HasDest) dest_q <= wr_data[DestBits-1:0];
      if (!s_axi_aresetn) dest_q <= '0;
    end

    assign tx_full    = level >= LevelBits'(C_TX_FIFO_PF_THRESHOLD) && !full_q;
    assign tx_empty   = level <= LevelBits'(C_TX_FIFO_PE_THRESHOLD) && !empty_q;
    assign tx_vacancy = 32'(Room) - 32'(level);
  end else begin : gen_no_tx
    logic unused_tx;
    assign unused_tx          = ^{axi_str_txd_tready, wr_data};
    assign axi_str_txd_tvalid = 1'b0;
    assign axi_str_txd_tlast  = 1'b0;
    assign axi_str_txd_tkeep  = '0;
    assign axi_str_txd_tdata  = '0;
    assign axi_str_txd_tdest  = '0;
    assign tx_overrun         = 1'b0;
    assign tx_size_error      = 1'b0;
    assign tx_complete        = 1'b0;
    assign tx_full            = 1'b0;
    assign tx_empty           = 1'b0;
    assign tx_vacancy         = '0;
  end

  assign axi_str_txd_tstrb = axi_str_txd_tkeep;

  // ---- receiver --------------------------------------------------------------------------------
  logic [31:0]           rx_occupancy, rx_data;
  logic [LengthBits-1:0] rx_length;
  logic [DestBits-1:0]   rx_dest;
  logic rx_complete, rx_underrun, rx_overrun_read, rx_underrun_read, rx_full, rx_empty;

  if (HasRx) begin : gen_rx
    localparam int unsigned LevelBits = $clog2(C_RX_FIFO_DEPTH) + 1;
    localparam int unsigned Room      = C_RX_FIFO_DEPTH - 4;

    logic                  push, pop, data_valid, length_valid, length_pop;
    logic                  unused_data_ready, unused_length_ready;
    logic [LevelBits-1:0]  level, unused_length_level;
    logic [31:0]           data;
    logic [LengthBits-1:0] bytes_q, bytes, length;
    logic [LevelBits-1:0]  words_q, words, complete_q, current_q, length_words;
    logic [DestBits-1:0]   length_dest, dest_q;
    logic                  open_q, full_q, empty_q;

    // READY is low in reset, and from the first clock of a soft reset on.
    assign axi_str_rxd_tready = open_q && level < LevelBits'(Room);
    assign push               = axi_str_rxd_tvalid && axi_str_rxd_tready;
    assign rx_complete        = push && axi_str_rxd_tlast;
    assign words              = words_q + LevelBits'(1);

    always_comb begin : count_bytes
      bytes = bytes_q;
      for (int unsigned i = 0; i < 4; i++) bytes = bytes + LengthBits'(axi_str_rxd_tkeep[i]);
    end

    stream_fifo #(
      .Width(32),
      .Depth(C_RX_FIFO_DEPTH)
    ) u_data (
      .clk_i     (s_axi_aclk),
      .rst_ni    (rx_rst_n),
      .flush_i   (1'b0),
      .wr_valid_i(push),
      .wr_ready_o(unused_data_ready),
      .wr_data_i (axi_str_rxd_tdata),
      .rd_valid_o(data_valid),
      .rd_ready_i(pop),
      .rd_data_o (data),
      .level_o   (level)
    );

    stream_fifo #(
      .Width(LengthBits + LevelBits + DestBits),
      .Depth(C_RX_FIFO_DEPTH)
    ) u_lengths (
      .clk_i     (s_axi_aclk),
      .rst_ni    (rx_rst_n),
      .flush_i   (1'b0),
      .wr_valid_i(rx_complete),
      .wr_ready_o(unused_length_ready),
      .wr_data_i ({axi_str_rxd_tdest, words, bytes}),
      .rd_valid_o(length_valid),
      .rd_ready_i(length_pop),
      .rd_data_o ({length_dest, length_words, length}),
      .level_o   (unused_length_level)
    );

    assign pop              = rd_en && rd_reg == Rdfd && complete_q != '0 && data_valid;
    assign length_pop       = rd_en && rd_reg == Rlr && length_valid;
    assign rx_underrun      = rd_en && rd_reg == Rdfd && complete_q == '0;
    assign rx_overrun_read  = pop && current_q == '0;
    assign rx_underrun_read = rd_en && rd_reg == Rlr && !length_valid;
    assign rx_length        = length_valid ? length : '0;
    assign rx_data          = complete_q != '0 ? data : '0;
    assign rx_dest          = HasDest ? dest_q : '0;
    assign rx_occupancy     = 32'(complete_q);

    always_ff @(posedge s_axi_aclk) begin : receive
      if (push) begin
        words_q <= axi_str_rxd_tlast ? '0 : words;
        bytes_q <= axi_str_rxd_tlast ? '0 : bytes;
      end
      // Words of complete packets, and those of them that RLR has told of.
      complete_q <= complete_q + (rx_complete ? words : '0) - LevelBits'(pop);
      current_q  <= current_q + (length_pop ? length_words : '0) -
                    LevelBits'(pop && !rx_overrun_read);
      if (length_pop) dest_q <= length_dest;
      full_q  <= level >= LevelBits'(C_RX_FIFO_PF_THRESHOLD);
      empty_q <= level <= LevelBits'(C_RX_FIFO_PE_THRESHOLD);
      open_q  <= 1'b1;
      if (!rx_rst_n) begin
        words_q    <= '0;
        bytes_q    <= '0;
        complete_q <= '0;
        current_q  <= '0;
        dest_q     <= '0;
        full_q     <= 1'b0;
        empty_q    <= 1'b1;
        open_q     <= 1'b0;
      end
    end

    assign rx_full  = level >= LevelBits'(C_RX_FIFO_PF_THRESHOLD) && !full_q;
    assign rx_empty = level <= LevelBits'(C_RX_FIFO_PE_THRESHOLD) && !empty_q;
  end else begin : gen_no_rx
    logic unused_rx;
    assign unused_rx = ^{axi_str_rxd_tvalid, axi_str_rxd_tlast, axi_str_rxd_tkeep,
                         axi_str_rxd_tdata, axi_str_rxd_tdest, rd_en};
    assign axi_str_rxd_tready = 1'b0;
    assign rx_complete        = 1'b0;
    assign rx_underrun        = 1'b0;
    assign rx_overrun_read    = 1'b0;
    assign rx_underrun_read   = 1'b0;
    assign rx_full            = 1'b0;
    assign rx_empty           = 1'b0;
    assign rx_length          = '0;
    assign rx_data            = '0;
    assign rx_dest            = '0;
    assign rx_occupancy       = '0;
  end

  logic unused_tstrb;
  assign unused_tstrb = ^axi_str_rxd_tstrb;

  // ---- interrupt -------------------------------------------------------------------------------
  logic [31:19] isr_q, ier_q, events;
  logic         interrupt_q;

  assign events = {rx_underrun_read, rx_overrun_read, rx_underrun, tx_overrun, tx_complete,
                   rx_complete, tx_size_error, tx_reset_done, rx_reset_done,
                   tx_full || tx_reset_done, tx_empty, rx_full || rx_reset_done, rx_empty};

  always_ff @(posedge s_axi_aclk) begin : interrupts
    interrupt_q <= |(isr_q & ier_q);
    isr_q       <= (isr_q & ~(wr_en && wr_reg == Isr ? wr_data[31:19] : 13'b0)) | events;
    if (wr_en && wr_reg == Ier) ier_q <= wr_data[31:19];
    if (!s_axi_aresetn) begin
      interrupt_q <= 1'b0;
      isr_q       <= '0;
      ier_q       <= '0;
    end
  end

  assign interrupt = interrupt_q;

  // ---- reads -----------------------------------------------------------------------------------
  always_comb begin : answer
    unique case (rd_reg)
      Isr:     rd_data = {isr_q, 19'b0};
      Ier:     rd_data = {ier_q, 19'b0};
      Tdfv:    rd_data = tx_vacancy;
      Rdfo:    rd_data = rx_occupancy;
      Rdfd:    rd_data = rx_data;
      Rlr:     rd_data = 32'(rx_length);
      Rdr:     rd_data = 32'(rx_dest);
      default: rd_data = 32'b0;
    endcase
  end

  if (WordBits > 5) begin : gen_unused
    logic unused_high;
    assign unused_high = ^{wr_word[WordBits-1:5], rd_word[WordBits-1:5]};
  end

endmodule
