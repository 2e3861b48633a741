// SPDX-License-Identifier: Apache-2.0
// The FIFO of the macros xpm_fifo_* (UG974), with one clock or two.
//
// With one clock what is written can be read in the next; with two, pointers cross in Gray code. Flags
// and counts of each side are exact for what that side does, and late for the other's.
module swynq_xpm_fifo #(
  parameter int unsigned Width = 32,
  // A power of two.
  parameter int unsigned Depth = 16,
  parameter bit          Async = 1'b0,
  // Flip-flops of the pointers in the other clock.
  parameter int unsigned Stages = 2,
  // Whether the next word is at the output before it is read; else it follows the read by `Latency`.
  parameter bit          FallThrough = 1'b0,
  parameter int unsigned Latency     = 1,
  parameter bit          FullInReset = 1'b0,
  parameter int unsigned ProgFull    = 10,
  parameter int unsigned ProgEmpty   = 10,
  localparam int unsigned Bits = $clog2(Depth) + 1
) (
  input  logic             wr_clk_i,
  // In the writing side's clock.
  input  logic             rst_i,
  input  logic             wr_en_i,
  input  logic [Width-1:0] din_i,
  output logic             full_o,
  output logic             almost_full_o,
  output logic             prog_full_o,
  output logic             overflow_o,
  output logic             wr_ack_o,
  output logic [Bits-1:0]  wr_count_o,
  output logic             wr_busy_o,

  input  logic             rd_clk_i,
  input  logic             rd_en_i,
  output logic [Width-1:0] dout_o,
  output logic             empty_o,
  output logic             almost_empty_o,
  output logic             prog_empty_o,
  output logic             underflow_o,
  output logic             valid_o,
  output logic [Bits-1:0]  rd_count_o,
  output logic             rd_busy_o
);

  typedef logic [Bits-1:0] pointer_t;

  if (Depth < 16 || Depth > 4194304 || (Depth & (Depth - 1)) != 0) begin : gen_bad_depth
    $error("xpm_fifo: a depth is a power of two from 16 on");
  end

  logic [Width-1:0] mem [Depth];

  pointer_t wr_q, wr_seen, rd_q, rd_seen;
  logic     wr_reset, rd_reset, push, pop;

  // ---- resets ------------------------------------------------------------------------------------
  if (Async) begin : gen_resets
    // A reset stays until the other side has had it.
    logic held_q, arrived, back;

    initial held_q = 1'b1;

    always_ff @(posedge wr_clk_i) begin : hold
      if (rst_i) held_q <= 1'b1;
      else if (back) held_q <= 1'b0;
    end

    swynq_xpm_sync #(.Stages(Stages), .Initial(1'b1)) u_there (
      .clk_i(rd_clk_i), .data_i(held_q), .data_o(arrived)
    );
    swynq_xpm_sync #(.Stages(Stages)) u_back (
      .clk_i(wr_clk_i), .data_i(arrived), .data_o(back)
    );

    assign wr_reset  = rst_i || held_q;
    assign rd_reset  = arrived;
    assign wr_busy_o = wr_reset || back;
    assign rd_busy_o = arrived;
  end else begin : gen_reset
    logic after_q;

    initial after_q = 1'b1;

    always_ff @(posedge wr_clk_i) begin : after
      after_q <= rst_i;
    end

    assign wr_reset  = rst_i;
    assign rd_reset  = rst_i;
    assign wr_busy_o = after_q;
    assign rd_busy_o = after_q;
  end

  // ---- pointers ----------------------------------------------------------------------------------
  function automatic pointer_t binary(pointer_t gray);
    pointer_t value;
    value = gray;
    for (int unsigned i = 1; i < Bits; i++) value = value ^ (gray >> i);
    return value;
  endfunction

  if (Async) begin : gen_crossing
    pointer_t wr_gray_q, rd_gray_q, wr_gray, rd_gray;

    initial begin
      wr_gray_q = '0;
      rd_gray_q = '0;
    end

    always_ff @(posedge wr_clk_i) begin : wr_encode
      wr_gray_q <= wr_reset ? '0 : wr_q ^ (wr_q >> 1);
    end
    always_ff @(posedge rd_clk_i) begin : rd_encode
      rd_gray_q <= rd_reset ? '0 : rd_q ^ (rd_q >> 1);
    end

    swynq_xpm_sync #(.Width(Bits), .Stages(Stages)) u_wr (
      .clk_i(rd_clk_i), .data_i(wr_gray_q), .data_o(wr_gray)
    );
    swynq_xpm_sync #(.Width(Bits), .Stages(Stages)) u_rd (
      .clk_i(wr_clk_i), .data_i(rd_gray_q), .data_o(rd_gray)
    );

    assign wr_seen = binary(wr_gray);
    assign rd_seen = binary(rd_gray);
  end else begin : gen_direct
    assign wr_seen = wr_q;
    assign rd_seen = rd_q;
  end

  initial begin
    wr_q = '0;
    rd_q = '0;
  end

  // ---- the writing side --------------------------------------------------------------------------
  logic full;

  assign wr_count_o    = wr_q - rd_seen;
  assign full          = wr_count_o == pointer_t'(Depth);
  assign full_o        = wr_busy_o ? FullInReset : full;
  assign almost_full_o = wr_busy_o ? FullInReset : wr_count_o >= pointer_t'(Depth - 1);
  assign prog_full_o   = wr_busy_o ? FullInReset : wr_count_o >= pointer_t'(ProgFull);
  assign push          = wr_en_i && !full && !wr_busy_o && !wr_reset;

  always_ff @(posedge wr_clk_i) begin : write
    if (push) begin
      mem[wr_q[Bits-2:0]] <= din_i;
      wr_q                <= wr_q + pointer_t'(1);
    end
    wr_ack_o   <= push;
    overflow_o <= wr_en_i && !push;
    if (wr_reset) begin
      wr_q       <= '0;
      wr_ack_o   <= 1'b0;
      overflow_o <= 1'b0;
    end
  end

  // ---- the reading side --------------------------------------------------------------------------
  logic [Width-1:0] last_q;

  assign rd_count_o     = wr_seen - rd_q;
  assign empty_o        = rd_busy_o || rd_count_o == '0;
  assign almost_empty_o = rd_busy_o || rd_count_o <= pointer_t'(1);
  assign prog_empty_o   = rd_busy_o || rd_count_o <= pointer_t'(ProgEmpty);
  assign pop            = rd_en_i && !empty_o && !rd_reset;

  always_ff @(posedge rd_clk_i) begin : read
    if (pop) begin
      rd_q   <= rd_q + pointer_t'(1);
      last_q <= mem[rd_q[Bits-2:0]];
    end
    underflow_o <= rd_en_i && !pop;
    if (rd_reset) begin
      rd_q        <= '0;
      last_q      <= '0;
      underflow_o <= 1'b0;
    end
  end

  if (FallThrough) begin : gen_fall_through
    assign dout_o  = empty_o ? last_q : mem[rd_q[Bits-2:0]];
    assign valid_o = !empty_o;
  end else begin : gen_standard
    logic [Latency-1:0]            valid_q;
    logic [Latency-1:0][Width-1:0] word;

    // The first stage is the word that was read.
    assign word[0] = last_q;

    always_ff @(posedge rd_clk_i) begin : delay
      valid_q[0] <= pop;
      for (int unsigned i = 1; i < Latency; i++) valid_q[i] <= valid_q[i-1];
      if (rd_reset) valid_q <= '0;
    end

    for (genvar i = 1; i < Latency; i++) begin : gen_stage
      logic [Width-1:0] word_q;

      always_ff @(posedge rd_clk_i) begin : stage
        if (valid_q[i-1]) word_q <= word[i-1];
        if (rd_reset) word_q <= '0;
      end

      assign word[i] = word_q;
    end

    assign dout_o  = word[Latency-1];
    assign valid_o = valid_q[Latency-1];
  end

endmodule
