// SPDX-License-Identifier: Apache-2.0
// HLS block control (ap_ctrl_hs) behind AXI4-Lite, with the resize core's four size registers.
//
// Register map (UG1399, "S_AXILITE Control Register Map"; Vitis HLS 2021 and newer):
//   0x00 CTRL    0 ap_start RW, self-clearing | 1 ap_done R, clear on read | 2 ap_idle R
//                3 ap_ready R, clear on read  | 7 auto_restart RW          | 9 interrupt R
//   0x04 GIER    0 global interrupt enable RW
//   0x08 IP_IER  0 ap_done enable RW | 1 ap_ready enable RW
//   0x0C IP_ISR  0 ap_done status, toggle on write | 1 ap_ready status, toggle on write
//   0x10 src_rows   0x18 src_cols   0x20 dst_rows   0x28 dst_cols   RW, 32 bits
// Everything else in the window reads 0 and ignores writes. Every response is OKAY.
//
// The update rules are those of generated HLS RTL, one for one. One departure, invisible to
// software: HLS withholds WREADY in a clock with an AR handshake, which is a combinational path
// from ARVALID to WREADY; here both may happen in the same clock.
//
// Latency: BVALID the clock after W, RVALID the clock after AR. One write and one read in flight.
module hls_control (
  input  logic        clk_i,
  input  logic        rst_ni,

  input  logic [15:0] s_axi_awaddr,
  input  logic        s_axi_awvalid,
  output logic        s_axi_awready,
  input  logic [31:0] s_axi_wdata,
  input  logic [3:0]  s_axi_wstrb,
  input  logic        s_axi_wvalid,
  output logic        s_axi_wready,
  output logic [1:0]  s_axi_bresp,
  output logic        s_axi_bvalid,
  input  logic        s_axi_bready,
  input  logic [15:0] s_axi_araddr,
  input  logic        s_axi_arvalid,
  output logic        s_axi_arready,
  output logic [31:0] s_axi_rdata,
  output logic [1:0]  s_axi_rresp,
  output logic        s_axi_rvalid,
  input  logic        s_axi_rready,

  output logic        ap_start_o,
  input  logic        ap_done_i,
  input  logic        ap_ready_i,
  input  logic        ap_idle_i,
  // The three above are low while this is high.
  input  logic        in_frame_i,
  output logic [31:0] src_rows_o,
  output logic [31:0] src_cols_o,
  output logic [31:0] dst_rows_o,
  output logic [31:0] dst_cols_o,

  output logic        interrupt_o
);

  localparam logic [15:0] AddrCtrl = 16'h00;
  localparam logic [15:0] AddrGier = 16'h04;
  localparam logic [15:0] AddrIer = 16'h08;
  localparam logic [15:0] AddrIsr = 16'h0C;
  localparam logic [15:0] AddrSrcRows = 16'h10;
  localparam logic [15:0] AddrSrcCols = 16'h18;
  localparam logic [15:0] AddrDstRows = 16'h20;
  localparam logic [15:0] AddrDstCols = 16'h28;

  typedef enum logic [1:0] {WrIdle, WrData, WrResp} wr_state_e;

  wr_state_e   wr_state_q;
  logic [15:0] waddr_q;
  logic        rd_busy_q;
  logic [31:0] rdata_q;

  logic ap_start_q, ap_done_q, ap_ready_q, ap_idle_q, auto_restart_q, restarting_q;
  logic gie_q, interrupt_q;
  logic [1:0] ier_q, isr_q;
  logic [31:0] src_rows_q, src_cols_q, dst_rows_q, dst_cols_q;
  logic awake, awake_q;

  assign s_axi_awready = wr_state_q == WrIdle;
  assign s_axi_wready = wr_state_q == WrData;
  assign s_axi_bvalid = wr_state_q == WrResp;
  assign s_axi_bresp = 2'b00;
  assign s_axi_arready = !rd_busy_q;
  assign s_axi_rvalid = rd_busy_q;
  assign s_axi_rdata = rdata_q;
  assign s_axi_rresp = 2'b00;

  always_ff @(posedge clk_i) begin : write
    wr_state_e state;
    if (s_axi_awvalid || wr_state_q != WrIdle) begin
      state = wr_state_q;
      unique case (wr_state_q)
        WrIdle: begin
          state = WrData;
          waddr_q <= s_axi_awaddr;
        end
        WrData:  if (s_axi_wvalid) state = WrResp;
        WrResp:  if (s_axi_bready) state = WrIdle;
        default: state = WrIdle;
      endcase
      wr_state_q <= state;
    end
    if (!rst_ni) wr_state_q <= WrIdle;
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) rd_busy_q <= 1'b0;
    else if (rd_busy_q) rd_busy_q <= !s_axi_rready;
    else rd_busy_q <= s_axi_arvalid;
  end

  function automatic logic [31:0] merge(input logic [31:0] old, input logic [31:0] data,
                                        input logic [3:0] strb);
    for (int unsigned i = 0; i < 4; i++) begin
      merge[8*i+:8] = strb[i] ? data[8*i+:8] : old[8*i+:8];
    end
  endfunction

  // While a frame runs, the registers change by a handshake only, and the interrupt and
  // restarting_q in the clock after one.
  assign awake = !in_frame_i || s_axi_arvalid || wr_state_q == WrData;

  always_ff @(posedge clk_i) begin : registers
    logic idle, ready, w_hs, ar_hs, read_ctrl, write_ctrl, write_isr, task_done;
    awake_q <= awake || !rst_ni;
    if (awake || awake_q) begin
      idle = ap_idle_i;
      ready = ap_ready_i;
      w_hs = s_axi_wvalid && s_axi_wready;
      ar_hs = s_axi_arvalid && s_axi_arready;
      read_ctrl = ar_hs && s_axi_araddr == AddrCtrl;
      write_ctrl = w_hs && waddr_q == AddrCtrl && s_axi_wstrb[0];
      write_isr = w_hs && waddr_q == AddrIsr && s_axi_wstrb[0];
      // With auto_restart, ap_done reports the end of the chain of runs, not of each run.
      task_done = restarting_q ? idle && !ap_idle_q : ap_done_i;

      if (ar_hs) begin
        rdata_q <= '0;
        unique case (s_axi_araddr)
          AddrCtrl: begin
            rdata_q[0] <= ap_start_q;
            rdata_q[1] <= ap_done_q;
            rdata_q[2] <= ap_idle_q;
            rdata_q[3] <= ap_ready_q;
            rdata_q[7] <= auto_restart_q;
            rdata_q[9] <= interrupt_q;
          end
          AddrGier:    rdata_q[0] <= gie_q;
          AddrIer:     rdata_q[1:0] <= ier_q;
          AddrIsr:     rdata_q[1:0] <= isr_q;
          AddrSrcRows: rdata_q <= src_rows_q;
          AddrSrcCols: rdata_q <= src_cols_q;
          AddrDstRows: rdata_q <= dst_rows_q;
          AddrDstCols: rdata_q <= dst_cols_q;
          default:     rdata_q <= '0;
        endcase
      end

      interrupt_q <= gie_q && (|isr_q);

      if (write_ctrl && s_axi_wdata[0]) ap_start_q <= 1'b1;
      else if (ready) ap_start_q <= auto_restart_q;

      if (task_done) ap_done_q <= 1'b1;
      else if (read_ctrl) ap_done_q <= 1'b0;

      if (ready && !auto_restart_q) ap_ready_q <= 1'b1;
      else if (read_ctrl) ap_ready_q <= 1'b0;

      ap_idle_q <= idle;

      if (auto_restart_q) restarting_q <= 1'b1;
      else if (idle) restarting_q <= 1'b0;

      if (write_ctrl) auto_restart_q <= s_axi_wdata[7];

      isr_q <= (isr_q ^ (write_isr ? s_axi_wdata[1:0] : 2'b00)) | (ier_q & {ready, ap_done_i});

      if (w_hs && waddr_q == AddrGier && s_axi_wstrb[0]) gie_q <= s_axi_wdata[0];
      if (w_hs && waddr_q == AddrIer && s_axi_wstrb[0]) ier_q <= s_axi_wdata[1:0];

      if (w_hs) begin
        unique case (waddr_q)
          AddrSrcRows: src_rows_q <= merge(src_rows_q, s_axi_wdata, s_axi_wstrb);
          AddrSrcCols: src_cols_q <= merge(src_cols_q, s_axi_wdata, s_axi_wstrb);
          AddrDstRows: dst_rows_q <= merge(dst_rows_q, s_axi_wdata, s_axi_wstrb);
          AddrDstCols: dst_cols_q <= merge(dst_cols_q, s_axi_wdata, s_axi_wstrb);
          default:     ;
        endcase
      end
    end
    if (!rst_ni) begin
      ap_start_q     <= 1'b0;
      ap_done_q      <= 1'b0;
      ap_ready_q     <= 1'b0;
      ap_idle_q      <= 1'b0;
      auto_restart_q <= 1'b0;
      restarting_q   <= 1'b0;
      gie_q          <= 1'b0;
      ier_q          <= '0;
      isr_q          <= '0;
      interrupt_q    <= 1'b0;
      src_rows_q     <= '0;
      src_cols_q     <= '0;
      dst_rows_q     <= '0;
      dst_cols_q     <= '0;
    end
  end

  assign ap_start_o = ap_start_q;
  assign src_rows_o = src_rows_q;
  assign src_cols_o = src_cols_q;
  assign dst_rows_o = dst_rows_q;
  assign dst_cols_o = dst_cols_q;
  assign interrupt_o = interrupt_q;

endmodule
