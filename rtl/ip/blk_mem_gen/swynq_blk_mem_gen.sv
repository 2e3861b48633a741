// SPDX-License-Identifier: Apache-2.0
// Block memory generator v8.4 (PG058) with its native ports: a RAM with one or two ports of one
// width, cleared when the simulation begins as a bitstream clears it.
//
// Both ports write bytes; a port reads what it writes (WRITE_FIRST), what was there (READ_FIRST),
// or nothing new (NO_CHANGE). With 32-bit addresses, a port's address is that of a byte.
module swynq_blk_mem_gen #(
  // 0: one port. 1: A writes and B reads. 2: two ports.
  parameter int unsigned C_MEM_TYPE             = 2,
  parameter int unsigned C_ENABLE_32BIT_ADDRESS = 0,
  parameter int unsigned C_USE_BYTE_WEA         = 0,
  parameter int unsigned C_USE_BYTE_WEB         = 0,
  parameter int unsigned C_WEA_WIDTH            = 1,
  parameter int unsigned C_WEB_WIDTH            = 1,
  parameter int unsigned C_WRITE_WIDTH_A        = 32,
  parameter int unsigned C_WRITE_DEPTH_A        = 2048,
  parameter int unsigned C_ADDRA_WIDTH          = 11,
  parameter int unsigned C_ADDRB_WIDTH          = 11,
  parameter int unsigned C_HAS_ENA              = 0,
  parameter int unsigned C_HAS_ENB              = 0,
  parameter              C_WRITE_MODE_A         = "WRITE_FIRST",
  parameter              C_WRITE_MODE_B         = "WRITE_FIRST",
  parameter int unsigned C_HAS_MEM_OUTPUT_REGS_A = 0,
  parameter int unsigned C_HAS_MEM_OUTPUT_REGS_B = 0
) (
  input  logic                       clka,
  input  logic                       rsta,
  input  logic                       ena,
  input  logic [C_WEA_WIDTH-1:0]     wea,
  input  logic [C_ADDRA_WIDTH-1:0]   addra,
  input  logic [C_WRITE_WIDTH_A-1:0] dina,
  output logic [C_WRITE_WIDTH_A-1:0] douta,
  output logic                       rsta_busy,
  input  logic                       clkb,
  input  logic                       rstb,
  input  logic                       enb,
  input  logic [C_WEB_WIDTH-1:0]     web,
  input  logic [C_ADDRB_WIDTH-1:0]   addrb,
  input  logic [C_WRITE_WIDTH_A-1:0] dinb,
  output logic [C_WRITE_WIDTH_A-1:0] doutb,
  output logic                       rstb_busy
);

  localparam int unsigned Width     = C_WRITE_WIDTH_A;
  localparam int unsigned Depth     = C_WRITE_DEPTH_A;
  localparam int unsigned IndexBits = Depth > 1 ? $clog2(Depth) : 1;
  // Low address bits that select a byte.
  localparam int unsigned ByteBits  = C_ENABLE_32BIT_ADDRESS != 0 ? $clog2(Width / 8) : 0;

  // Both ports drive it, as a block RAM's do.
  /* verilator lint_off MULTIDRIVEN */
  logic [Width-1:0] mem [Depth];
  /* verilator lint_on MULTIDRIVEN */

  initial begin : clear
    for (int unsigned i = 0; i < Depth; i++) mem[i] = '0;
  end

  logic [IndexBits-1:0] indexa, indexb;
  logic [Width-1:0]     maska, maskb, reada_q, readb_q;
  logic                 enablea, enableb;

  assign indexa  = IndexBits'(addra >> ByteBits);
  assign indexb  = IndexBits'(addrb >> ByteBits);
  assign enablea = ena || C_HAS_ENA == 0;
  assign enableb = enb || C_HAS_ENB == 0;

  for (genvar i = 0; i < Width; i++) begin : gen_mask
    assign maska[i] = wea[C_USE_BYTE_WEA != 0 ? i / (Width / C_WEA_WIDTH) : 0];
    assign maskb[i] = C_MEM_TYPE == 2 && web[C_USE_BYTE_WEB != 0 ? i / (Width / C_WEB_WIDTH) : 0];
  end

  // Both ports may write; two at one address in one clock have no order.
  always_ff @(posedge clka) begin : port_a
    if (enablea) begin
      for (int unsigned i = 0; i < Width; i++) begin
        if (maska[i]) mem[indexa][i] <= dina[i];
      end
      if (C_WRITE_MODE_A == "WRITE_FIRST") reada_q <= (mem[indexa] & ~maska) | (dina & maska);
      else if (C_WRITE_MODE_A == "READ_FIRST" || maska == '0) reada_q <= mem[indexa];
    end
  end

  always_ff @(posedge clkb) begin : port_b
    if (enableb) begin
      for (int unsigned i = 0; i < Width; i++) begin
        if (maskb[i]) mem[indexb][i] <= dinb[i];
      end
      if (C_WRITE_MODE_B == "WRITE_FIRST") readb_q <= (mem[indexb] & ~maskb) | (dinb & maskb);
      else if (C_WRITE_MODE_B == "READ_FIRST" || maskb == '0) readb_q <= mem[indexb];
    end
  end

  // ---- output registers ------------------------------------------------------------------------
  if (C_HAS_MEM_OUTPUT_REGS_A != 0) begin : gen_register_a
    always_ff @(posedge clka) begin : register_a
      if (enablea) douta <= reada_q;
    end
  end else begin : gen_direct_a
    assign douta = reada_q;
  end
  if (C_HAS_MEM_OUTPUT_REGS_B != 0) begin : gen_register_b
    always_ff @(posedge clkb) begin : register_b
      if (enableb) doutb <= readb_q;
    end
  end else begin : gen_direct_b
    assign doutb = readb_q;
  end

  assign rsta_busy = 1'b0;
  assign rstb_busy = 1'b0;

  // Resets would clear the outputs alone, where C_HAS_RSTRAM is set, which is refused.
  logic unused_inputs;
  assign unused_inputs = ^{rsta, rstb, addra, addrb};

endmodule
