// SPDX-License-Identifier: Apache-2.0
// Registers and state of one DMA channel in direct register mode (PG021 DMACR, DMASR, SA/DA,
// LENGTH).
//
//   Halted --RS=1--> Ready --LENGTH--> Active --done--> Idle --LENGTH--> Active
//   Ready, Idle --RS=0--> Halted;  Active --RS=0, error, reset--> Stopping --bus drained--> Halted
//
// `start_o` pulses in the clock in which a LENGTH write takes effect, one clock after its
// handshake, with the written value on `start_length_o`. LENGTH keeps its value while a transfer is
// in flight; written while halted it is stored and starts nothing. Writing 0 has no effect.
// An error shows as one change of DMASR: error bit, Err_Irq and Halted together, once the bus is
// quiet. So does completion: Idle, IOC_Irq and (S2MM) the received LENGTH.
module axi_dma_channel
  import axi_dma_pkg::*;
#(
  // Bits of the address registers, 32..64; the MSB register exists above 32.
  parameter int unsigned AddrWidth = 32,
  // Bits of LENGTH, 8..26.
  parameter int unsigned LengthWidth = 26,
  // Whether this is S2MM: completion replaces LENGTH by `received_i`, and a failed access to memory
  // sets DMAIntErr too (PG021, "S2MM_DMASR"; MM2S keeps it 0 in direct mode).
  parameter bit IsS2mm = 1'b0
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  // A register is written: the one that `wr_sel_i` names.
  input  logic                   wr_en_i,
  input  reg_sel_t  wr_sel_i,
  input  logic [31:0]            wr_data_i,
  input  logic [3:0]             wr_strb_i,
  // One clock after `rd_en_i`: the word of the register that `rd_sel_i` names, 0 if none.
  input  logic                   rd_en_i,
  input  reg_sel_t  rd_sel_i,
  output logic [31:0]            rd_data_o,
  output logic                   introut_o,

  // A reset of the whole core is in progress.
  input  logic                   resetting_i,
  output logic                   halted_o,

  output logic [AddrWidth-1:0]   addr_o,
  output logic [LengthWidth-1:0] length_o,
  output logic                   load_o,
  output logic                   start_o,
  output logic [LengthWidth-1:0] start_length_o,
  // The engine starts nothing on the bus any more, and finishes what it has started.
  output logic                   abort_o,
  input  logic                   done_i,
  // With `done_i`: the packet was longer than LENGTH.
  input  logic                   overflow_i,
  input  logic [LengthWidth-1:0] received_i,
  input  logic                   slave_error_i,
  input  logic                   decode_error_i,
  // Under `abort_o`: nothing is outstanding on the bus.
  input  logic                   drained_i
);

  typedef enum logic [2:0] {
    Halted,
    Ready,
    Active,
    Idle,
    Stopping
  } state_e;

  state_e                 state_q;
  logic                   run_q, keyhole_q, cyclic_q;
  logic [2:0]             irq_enable_q;  // Err, Dly, IOC: DMACR[14:12]
  logic [7:0]             threshold_q, delay_q;
  logic                   ioc_q, err_irq_q, int_err_q, slv_err_q, dec_err_q, introut_q;
  logic                   slv_pending_q, dec_pending_q;
  logic [LengthWidth-1:0] length_q;

  // A LENGTH write, its value merged with the bytes that are kept.
  always_comb begin
    load_o         = 1'b0;
    start_o        = 1'b0;
    start_length_o = length_q;
    if (wr_en_i && wr_sel_i.length) begin
      for (int unsigned i = 0; i < LengthWidth; i++) begin
        if (wr_strb_i[i/8]) start_length_o[i] = wr_data_i[i];
      end
      if ((wr_strb_i != '0) && (start_length_o != '0)) begin
        load_o  = (state_q != Active) && (state_q != Stopping);
        start_o = ((state_q == Ready) || (state_q == Idle)) && run_q && !resetting_i;
      end
    end
  end

  always_ff @(posedge clk_i) begin : record
    state_e state;
    logic   fail, complete, stopped, set_error;
    if (!rst_ni) begin
      state_q       <= Halted;
      length_q      <= '0;
      run_q         <= 1'b0;
      keyhole_q     <= 1'b0;
      cyclic_q      <= 1'b0;
      irq_enable_q  <= '0;
      threshold_q   <= 8'h01;
      delay_q       <= '0;
      ioc_q         <= 1'b0;
      err_irq_q     <= 1'b0;
      int_err_q     <= 1'b0;
      slv_err_q     <= 1'b0;
      dec_err_q     <= 1'b0;
      slv_pending_q <= 1'b0;
      dec_pending_q <= 1'b0;
      introut_q     <= 1'b0;
    end else begin
      fail     = slave_error_i || decode_error_i;
      complete = 1'b0;
      stopped  = 1'b0;
      state    = state_q;
      unique case (state_q)
        Halted: begin
          if (run_q && !resetting_i) begin
            state = Ready;
          end
        end
        Ready, Idle: begin
          if (start_o) begin
            state = Active;
          end else if (!run_q || resetting_i) begin
            state = Halted;
          end
        end
        Active: begin
          // A bus error outranks completion: the last response may carry it.
          complete = done_i && !fail;
          if (complete) begin
            state = overflow_i ? Halted : Idle;
          end else if (fail || !run_q || resetting_i) begin
            state = Stopping;
          end
        end
        Stopping: begin
          stopped = drained_i && !fail;
          if (stopped) begin
            state = Halted;
          end
        end
        default: state = Halted;
      endcase
      state_q <= state;

      introut_q <= (ioc_q && irq_enable_q[0]) || (err_irq_q && irq_enable_q[2]);

      if (wr_en_i || fail || complete || stopped) begin
        if (load_o) begin
          length_q <= start_length_o;
        end else if (IsS2mm && complete && !overflow_i) begin
          length_q <= received_i;
        end
        if (wr_en_i && wr_sel_i.control) begin
          if (wr_strb_i[0]) begin
            run_q     <= wr_data_i[0];
            keyhole_q <= wr_data_i[3];
            cyclic_q  <= wr_data_i[4];
          end
          if (wr_strb_i[1]) begin
            irq_enable_q <= wr_data_i[14:12];
          end
          if (wr_strb_i[2] && (wr_data_i[23:16] != '0)) begin
            threshold_q <= wr_data_i[23:16];
          end
          if (wr_strb_i[3]) begin
            delay_q <= wr_data_i[31:24];
          end
        end
        set_error = (stopped && (slv_pending_q || dec_pending_q)) || (complete && overflow_i);
        // After the write above: an error clears RS, and keeps it 0 until a reset clears the error.
        if (set_error || int_err_q || slv_err_q || dec_err_q) begin
          run_q <= 1'b0;
        end
        if (wr_en_i && wr_sel_i.status && wr_strb_i[1]) begin
          if (wr_data_i[12]) ioc_q <= 1'b0;
          if (wr_data_i[14]) err_irq_q <= 1'b0;
        end
        if (complete && !overflow_i) ioc_q <= 1'b1;
        if (set_error) err_irq_q <= 1'b1;
        int_err_q     <= int_err_q || (IsS2mm && set_error);
        slv_err_q     <= slv_err_q || (stopped && slv_pending_q);
        dec_err_q     <= dec_err_q || (stopped && dec_pending_q);
        slv_pending_q <= (slv_pending_q || slave_error_i) && !stopped;
        dec_pending_q <= (dec_pending_q || decode_error_i) && !stopped;
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      addr_o <= '0;
    end else if (wr_en_i) begin
      for (int unsigned i = 0; i < AddrWidth; i++) begin
        if ((i < 32 ? wr_sel_i.addr : wr_sel_i.addr_msb) && wr_strb_i[i / 8 % 4]) begin
          addr_o[i] <= wr_data_i[i % 32];
        end
      end
    end
  end

  logic [31:0] addr_msb_word;

  if (AddrWidth > 32) begin : gen_msb
    assign addr_msb_word = 32'(addr_o[AddrWidth-1:32]);
  end else begin : gen_no_msb
    // A 32-bit core accepts the write and keeps nothing: drivers write the word without asking.
    logic unused_addr_msb;
    assign unused_addr_msb = wr_sel_i.addr_msb;
    assign addr_msb_word = '0;
  end

  always_ff @(posedge clk_i) begin
    if (rd_en_i) begin
      rd_data_o <= '0;
      if (rd_sel_i.control) begin
        rd_data_o <= {
          delay_q, threshold_q, 1'b0, irq_enable_q, 7'b0, cyclic_q, keyhole_q, resetting_i, 1'b1,
          run_q
        };
      end
      if (rd_sel_i.status) begin
        rd_data_o <= {
          17'b0, err_irq_q, 1'b0, ioc_q, 5'b0, dec_err_q, slv_err_q, int_err_q, 2'b0,
          state_q == Idle, state_q == Halted
        };
      end
      if (rd_sel_i.addr) rd_data_o <= addr_o[31:0];
      if (rd_sel_i.addr_msb) rd_data_o <= addr_msb_word;
      if (rd_sel_i.length) rd_data_o <= 32'(length_q);
    end
  end

  assign length_o  = length_q;
  assign abort_o   = state_q == Stopping;
  assign halted_o  = state_q == Halted;
  assign introut_o = introut_q;

  if (!IsS2mm) begin : gen_no_received
    logic unused_received;
    assign unused_received = ^received_i;
  end

endmodule
