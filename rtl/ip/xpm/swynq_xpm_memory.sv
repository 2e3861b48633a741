// SPDX-License-Identifier: Apache-2.0
// The memory of the macros xpm_memory_* (UG974): two ports, each with its clock, of words of one width.
//
// A port that reads what the other writes in the same clock gets the old word.
module swynq_xpm_memory #(
  parameter int unsigned Width = 32,
  // Words.
  parameter int unsigned Depth     = 64,
  parameter int unsigned AddrWidth = 6,
  // Bits that are written together.
  parameter int unsigned Group = 32,
  // What a write leaves at its own port's output: 0 the new word, 1 the old one, 2 what was there.
  parameter int unsigned ModeA = 1,
  parameter int unsigned ModeB = 1,
  parameter int unsigned LatencyA = 2,
  parameter int unsigned LatencyB = 2,
  // What is in it at first: words of base 16 with commas between, else those of a file.
  parameter InitText = "0",
  parameter InitFile = "none"
) (
  input  logic                   clka_i,
  input  logic                   rsta_i,
  input  logic                   ena_i,
  input  logic                   regcea_i,
  input  logic [Width/Group-1:0] wea_i,
  input  logic [AddrWidth-1:0]   addra_i,
  input  logic [Width-1:0]       dina_i,
  output logic [Width-1:0]       douta_o,

  input  logic                   clkb_i,
  input  logic                   rstb_i,
  input  logic                   enb_i,
  input  logic                   regceb_i,
  input  logic [Width/Group-1:0] web_i,
  input  logic [AddrWidth-1:0]   addrb_i,
  input  logic [Width-1:0]       dinb_i,
  output logic [Width-1:0]       doutb_o
);

  localparam int unsigned Groups = Width / Group;

  if (Groups * Group != Width || Depth < 1) begin : gen_bad_width
    $error("xpm_memory: a word is a number of whole BYTE_WRITE_WIDTHs");
  end

  // Both ports' clocks write it.
  /* verilator lint_off MULTIDRIVEN */
  logic [Width-1:0] mem [Depth];
  /* verilator lint_on MULTIDRIVEN */

  /* verilator lint_off WIDTH */
  localparam bit HasFile = InitFile != "none" && InitFile != "";
  localparam bit HasText = InitText != "0" && InitText != "";
  /* verilator lint_on WIDTH */

  localparam int unsigned Letters = $bits(InitText) / 8;

  // A digit of base 16.
  function automatic logic [3:0] digit(logic [7:0] letter);
    return 4'(letter) + (letter > "9" ? 4'd9 : 4'd0);
  endfunction

  initial begin : contents
    int unsigned      place;
    logic [7:0]       letter;
    logic [Width-1:0] word;
    for (int unsigned i = 0; i < Depth; i++) mem[i] = '0;
    if (HasFile) begin
      $readmemh(InitFile, mem);
    end else if (HasText) begin
      place = 0;
      word  = '0;
      for (int unsigned i = Letters; i > 0; i--) begin
        letter = InitText[8*(i-1)+:8];
        if (letter == ",") begin
          if (place < Depth) mem[place] = word;
          place = place + 1;
          word  = '0;
        end else if (letter != 8'h00) begin
          word = (word << 4) | Width'(digit(letter));
        end
      end
      if (place < Depth) mem[place] = word;
    end
  end

  // ---- port A ------------------------------------------------------------------------------------
  logic [Width-1:0] outa_q, outb_q;

  always_ff @(posedge clka_i) begin : port_a
    if (ena_i && 32'(addra_i) < Depth) begin
      if (wea_i == '0 || ModeA != 2) outa_q <= mem[addra_i];
      for (int unsigned i = 0; i < Groups; i++) begin
        if (wea_i[i]) begin
          mem[addra_i][Group*i+:Group] <= dina_i[Group*i+:Group];
          if (ModeA == 0) outa_q[Group*i+:Group] <= dina_i[Group*i+:Group];
        end
      end
    end
    if (rsta_i && LatencyA == 1) outa_q <= '0;
  end

  swynq_xpm_read #(
    .Width(Width), .Latency(LatencyA)
  ) u_read_a (
    .clk_i(clka_i), .rst_i(rsta_i), .regce_i(regcea_i), .data_i(outa_q),
    .now_i(mem[addra_i]), .data_o(douta_o)
  );

  // ---- port B ------------------------------------------------------------------------------------
  always_ff @(posedge clkb_i) begin : port_b
    if (enb_i && 32'(addrb_i) < Depth) begin
      if (web_i == '0 || ModeB != 2) outb_q <= mem[addrb_i];
      for (int unsigned i = 0; i < Groups; i++) begin
        if (web_i[i]) begin
          mem[addrb_i][Group*i+:Group] <= dinb_i[Group*i+:Group];
          if (ModeB == 0) outb_q[Group*i+:Group] <= dinb_i[Group*i+:Group];
        end
      end
    end
    if (rstb_i && LatencyB == 1) outb_q <= '0;
  end

  swynq_xpm_read #(
    .Width(Width), .Latency(LatencyB)
  ) u_read_b (
    .clk_i(clkb_i), .rst_i(rstb_i), .regce_i(regceb_i), .data_i(outb_q),
    .now_i(mem[addrb_i]), .data_o(doutb_o)
  );

endmodule
