// SPDX-License-Identifier: Apache-2.0
// The registers of the stream switch (PG085, Control Register and MI_MUX): which stream each manager
// gets.
//
//   0x00 control: bit 1, REG_UPDATE   0x40, 0x44, ... MI_MUX: bit 31 disables, bits 3:0 the stream
//
// What is written counts from REG_UPDATE on, which resets the switch for 16 clocks of the streams and
// reads one until then. After reset all managers are disabled.
module swynq_axis_switch_registers #(
  parameter int unsigned Managers  = 2,
  parameter int unsigned AddrWidth = 7
) (
  input  logic                 ctrl_clk_i,
  input  logic                 ctrl_rst_ni,

  input  logic [AddrWidth-1:0] s_awaddr_i,
  input  logic                 s_awvalid_i,
  output logic                 s_awready_o,
  input  logic [31:0]          s_wdata_i,
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

  input  logic                    clk_i,
  input  logic                    rst_ni,
  // Low while the switch is reset.
  output logic                    run_o,
  output logic [Managers-1:0]     enable_o,
  output logic [4*Managers-1:0]   stream_o
);

  localparam int unsigned WordBits = AddrWidth - 2;

  if (AddrWidth < 7 || Managers > 16) begin : gen_bad_size
    $error("swynq_axis_switch_registers: an address has at least 7 bits, a switch 16 managers");
  end

  logic                wr_en, unused_rd_en;
  logic [WordBits-1:0] wr_word, rd_word;
  logic [31:0]         wr_data, rd_data;
  logic [3:0]          unused_wr_strb;

  swynq_ip_registers #(
    .AddrWidth(AddrWidth)
  ) u_registers (
    .clk_i      (ctrl_clk_i),
    .rst_ni     (ctrl_rst_ni),
    .s_awaddr_i, .s_awvalid_i, .s_awready_o, .s_wdata_i,
    .s_wstrb_i  (4'b1111),
    .s_wvalid_i, .s_wready_o, .s_bresp_o, .s_bvalid_o, .s_bready_i,
    .s_araddr_i, .s_arvalid_i, .s_arready_o, .s_rdata_o, .s_rresp_o, .s_rvalid_o, .s_rready_i,
    .wr_en_o    (wr_en),
    .wr_word_o  (wr_word),
    .wr_data_o  (wr_data),
    .wr_strb_o  (unused_wr_strb),
    .rd_en_o    (unused_rd_en),
    .rd_word_o  (rd_word),
    .rd_data_i  (rd_data)
  );

  logic unused_bits;
  assign unused_bits = ^wr_data[30:4];

  // ---- the registers, and what was committed of them ---------------------------------------------
  logic [Managers-1:0]   off_q, off_committed_q;
  logic [4*Managers-1:0] stream_q, stream_committed_q;
  logic                  request_q, again_q, done;
  logic                  busy;

  assign busy = request_q != done;

  always_ff @(posedge ctrl_clk_i) begin : update
    if (wr_en) begin
      for (int unsigned i = 0; i < Managers; i++) begin
        if (wr_word[4:0] == 5'(16 + i) && (wr_word >> 5) == '0) begin
          off_q[i]          <= wr_data[31];
          stream_q[4*i+:4] <= wr_data[3:0];
        end
      end
    end
    // The switch takes one set after the other.
    if (!busy && again_q) begin
      off_committed_q    <= off_q;
      stream_committed_q <= stream_q;
      request_q          <= !request_q;
      again_q            <= 1'b0;
    end
    if (wr_en && wr_word == '0 && wr_data[1]) again_q <= 1'b1;
    if (!ctrl_rst_ni) begin
      off_q              <= '1;
      stream_q           <= '0;
      off_committed_q    <= '1;
      stream_committed_q <= '0;
      request_q          <= 1'b0;
      again_q            <= 1'b0;
    end
  end

  always_comb begin : read
    rd_data = '0;
    if (rd_word == '0) rd_data[1] = busy || again_q;
    for (int unsigned i = 0; i < Managers; i++) begin
      if (rd_word[4:0] == 5'(16 + i) && (rd_word >> 5) == '0) begin
        rd_data = {off_q[i], 27'd0, stream_q[4*i+:4]};
      end
    end
  end

  // ---- in the streams' clock ---------------------------------------------------------------------
  logic       request, done_q;
  logic [4:0] left_q;

  swynq_ip_synchronizer u_request (.clk_i, .data_i(request_q), .data_o(request));
  swynq_ip_synchronizer u_done (.clk_i(ctrl_clk_i), .data_i(done_q), .data_o(done));

  assign run_o = left_q == '0;

  always_ff @(posedge clk_i) begin : commit
    logic [15:0] taken;
    if (left_q != '0) begin
      left_q <= left_q - 5'd1;
      if (left_q == 5'd1) done_q <= request;
    end else if (request != done_q) begin
      left_q <= 5'd16;
      // A stream goes to the lowest of the managers that ask for it.
      taken = '0;
      for (int unsigned i = 0; i < Managers; i++) begin
        enable_o[i] <= !off_committed_q[i] && !taken[stream_committed_q[4*i+:4]];
        if (!off_committed_q[i]) taken[stream_committed_q[4*i+:4]] = 1'b1;
      end
      stream_o <= stream_committed_q;
    end
    if (!rst_ni) begin
      enable_o <= '0;
      stream_o <= '0;
      left_q   <= '0;
      done_q   <= 1'b0;
    end
  end

endmodule
