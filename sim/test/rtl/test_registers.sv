// SPDX-License-Identifier: Apache-2.0
// AXI4-Lite subordinate of the test overlay: 4 KiB from address 0, DECERR above, SLVERR at 0x0F0.
//
//   0x00 ID          RO  0x53574e51
//   0x04 CONTROL     WO  bit 0 starts a copy
//   0x08 STATUS      RO  bit 0 busy, bit 1 done, bit 2 a response was not OKAY; W1C bit 1
//   0x0c SOURCE      0x10 DESTINATION  0x14 BEATS  0x18 BURST (beats)   RW
//   0x1c IRQ_ENABLE  RW  bit 0 done, bit 1 error
//   0x20 SCRATCH     RW  byte strobes count
//   0x24 FAULT       RW  test_pkg::fault_e
//   0x28 UNRESET     RO  a register without reset
//   0x2c SHAPE       RW  [2:0] size, [9:8] burst type, [23:16] clocks from data to address
//   0x30 COUNTER     RO  clocks since reset
module test_registers
  import test_pkg::*;
#(
  parameter int unsigned DataWidth = 64
) (
  input  logic        clk_i,
  input  logic        rst_ni,
  input  logic [31:0] s_axi_awaddr,
  input  logic        s_axi_awvalid,
  output logic        s_axi_awready,
  input  logic [31:0] s_axi_wdata,
  input  logic [3:0]  s_axi_wstrb,
  input  logic        s_axi_wvalid,
  output logic        s_axi_wready,
  output logic [1:0]  s_axi_bresp,
  output logic        s_axi_bvalid,
  input  logic        s_axi_bready,
  input  logic [31:0] s_axi_araddr,
  input  logic        s_axi_arvalid,
  output logic        s_axi_arready,
  output logic [31:0] s_axi_rdata,
  output logic [1:0]  s_axi_rresp,
  output logic        s_axi_rvalid,
  input  logic        s_axi_rready,
  output job_t        job_o,
  output logic        start_o,
  input  logic        busy_i,
  input  logic        error_i,
  output logic [1:0]  irq_o
);
  logic        aw_full_q, w_full_q, ar_full_q, bvalid_q, rvalid_q;
  logic [31:0] awaddr_q, wdata_q, araddr_q, rdata_q;
  logic [3:0]  wstrb_q;
  logic [1:0]  bresp_q, rresp_q;
  logic [31:0] scratch_q, unreset_q, counter_q;
  logic [1:0]  irq_enable_q;
  logic        running_q, done_q, start_q;
  job_t        job_q;
  logic        write, write_ok, read;

  assign s_axi_awready = !aw_full_q && job_q.fault != FaultWriteHang;
  assign s_axi_wready  = !w_full_q && job_q.fault != FaultWriteHang;
  assign s_axi_arready = !ar_full_q;
  assign s_axi_bvalid  = bvalid_q;
  assign s_axi_bresp   = bresp_q;
  assign s_axi_rvalid  = rvalid_q;
  assign s_axi_rdata   = rdata_q;
  assign s_axi_rresp   = rresp_q;

  assign write    = aw_full_q && w_full_q && !bvalid_q;
  assign write_ok = write && awaddr_q < 32'h1000 && awaddr_q != 32'h0f0;
  assign read     = ar_full_q && !rvalid_q && job_q.fault != FaultReadHang;

  function automatic logic [1:0] response(input logic [31:0] address);
    if (address >= 32'h1000) return 2'd3;
    if (address == 32'h0f0) return 2'd2;
    return 2'd0;
  endfunction

  always_ff @(posedge clk_i) begin
    if (s_axi_awvalid && s_axi_awready) awaddr_q <= s_axi_awaddr;
    if (s_axi_wvalid && s_axi_wready) begin
      wdata_q <= s_axi_wdata;
      wstrb_q <= s_axi_wstrb;
    end
    if (s_axi_arvalid && s_axi_arready) araddr_q <= s_axi_araddr;
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      aw_full_q <= 1'b0;
      w_full_q  <= 1'b0;
      bvalid_q  <= 1'b0;
      ar_full_q <= 1'b0;
      rvalid_q  <= 1'b0;
    end else begin
      if (s_axi_awvalid && s_axi_awready) aw_full_q <= 1'b1;
      else if (write) aw_full_q <= 1'b0;
      if (s_axi_wvalid && s_axi_wready) w_full_q <= 1'b1;
      else if (write) w_full_q <= 1'b0;
      if (write || (job_q.fault == FaultEarlyResponse && !bvalid_q)) bvalid_q <= 1'b1;
      else if (s_axi_bready) bvalid_q <= 1'b0;
      if (s_axi_arvalid && s_axi_arready) ar_full_q <= 1'b1;
      else if (read) ar_full_q <= 1'b0;
      if (read) rvalid_q <= 1'b1;
      else if (s_axi_rready) rvalid_q <= 1'b0;
    end
  end

  always_ff @(posedge clk_i) begin
    if (write) bresp_q <= response(awaddr_q);
    if (read) begin
      rresp_q <= response(araddr_q);
      unique case (araddr_q[11:0])
        12'h000: rdata_q <= 32'h53574e51;
        12'h008: rdata_q <= {29'd0, error_i, done_q, running_q};
        12'h00c: rdata_q <= job_q.source;
        12'h010: rdata_q <= job_q.destination;
        12'h014: rdata_q <= job_q.beats;
        12'h018: rdata_q <= 32'(job_q.burst_beats);
        12'h01c: rdata_q <= 32'(irq_enable_q);
        12'h020: rdata_q <= scratch_q;
        12'h024: rdata_q <= 32'(job_q.fault);
        12'h028: rdata_q <= unreset_q;
        12'h02c: rdata_q <= {8'd0, job_q.address_delay, 6'd0, job_q.kind, 5'd0, job_q.size};
        12'h030: rdata_q <= counter_q;
        default: rdata_q <= '0;
      endcase
    end
  end

  always_ff @(posedge clk_i) begin
    start_q <= 1'b0;
    if (!rst_ni) begin
      job_q        <= '0;
      job_q.size   <= 3'($clog2(DataWidth / 8));
      job_q.kind   <= 2'd1;
      job_q.burst_beats <= 9'd16;
      scratch_q    <= '0;
      irq_enable_q <= '0;
      running_q    <= 1'b0;
      done_q       <= 1'b0;
      counter_q    <= '0;
    end else begin
      counter_q <= counter_q + 32'd1;
      if (running_q && !start_q && !busy_i) begin
        running_q <= 1'b0;
        done_q    <= 1'b1;
      end
      if (write_ok) begin
        unique case (awaddr_q[11:0])
          12'h004: if (wdata_q[0]) begin
            start_q   <= 1'b1;
            running_q <= 1'b1;
            done_q    <= 1'b0;
          end
          12'h008: if (wdata_q[1]) done_q <= 1'b0;
          12'h00c: job_q.source <= wdata_q;
          12'h010: job_q.destination <= wdata_q;
          12'h014: job_q.beats <= wdata_q;
          12'h018: job_q.burst_beats <= wdata_q[8:0];
          12'h01c: irq_enable_q <= wdata_q[1:0];
          12'h020: for (int unsigned i = 0; i < 4; i++) begin
            if (wstrb_q[i]) scratch_q[8*i +: 8] <= wdata_q[8*i +: 8];
          end
          12'h024: job_q.fault <= fault_e'(wdata_q[4:0]);
          12'h02c: begin
            job_q.size          <= wdata_q[2:0];
            job_q.kind          <= wdata_q[9:8];
            job_q.address_delay <= wdata_q[23:16];
          end
          default: ;
        endcase
      end
    end
  end

  // No reset, on purpose: keeps what the seed put there.
  always_ff @(posedge clk_i) unreset_q <= unreset_q;

  always_ff @(posedge clk_i) begin
    if (rst_ni) begin
      unique case (job_q.fault)
        FaultFatal: $fatal(1, "the test asked for $fatal, scratch %0d", scratch_q);
        FaultStop: $stop;
        FaultFinish: $finish;
        FaultError: $error("the test asked for $error");
        default: ;
      endcase
      asserted: assert (job_q.fault != FaultAssertion)
        else $error("the test asked for an assertion to fail");
    end
  end

  assign job_o   = job_q;
  assign start_o = start_q;
  assign irq_o   = {error_i && irq_enable_q[1], done_q && irq_enable_q[0]};
endmodule
