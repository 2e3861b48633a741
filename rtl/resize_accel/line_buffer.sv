// Four rows of pixels: any two neighbouring ones can be read while a third is written.
//
// Row k lives in slot k mod 4. Slots of even and odd rows are separate memories, so rows k and
// k+1 are read side by side; words of 2*Pixels pixels alternate between two banks, so that a read
// returns two neighbouring words: a window of 4*Pixels pixels, in which pixel x of the row stands
// at x mod (4*Pixels). Each pixel lane is a memory of its own, 24 bits wide.
//
// Latency of a read: one clock.
module line_buffer
  import resize_pkg::*;
#(
  parameter int unsigned Pixels = 4,
  localparam int unsigned WordPixels = 2 * Pixels,
  localparam int unsigned Window = 2 * WordPixels,
  localparam int unsigned RowWords = (MaxWidth + WordPixels - 1) / WordPixels,
  localparam int unsigned AddrWidth = $clog2(RowWords)
) (
  input  logic                 clk_i,

  input  logic                 wr_en_i,
  input  logic [1:0]           wr_slot_i,
  input  logic [AddrWidth-1:0] wr_word_i,
  input  pixel_t               wr_px_i [WordPixels],

  // Reads words rd_word_i and rd_word_i + 1 of slot rd_slot_i and of the slot after it.
  input  logic                 rd_en_i,
  input  logic [1:0]           rd_slot_i,
  input  logic [AddrWidth-1:0] rd_word_i,
  // [0]: the even row, [1]: the odd row.
  output pixel_t               rd_px_o [2*Window]
);

  // Half a memory per slot; within it a bank holds every other word.
  localparam int unsigned BankAddrWidth = AddrWidth;

  logic [BankAddrWidth-1:0] rd_addr [4];
  logic [BankAddrWidth-1:0] wr_addr;
  logic [AddrWidth-2:0]     rd_pair, rd_pair_up;
  logic                     half_even, half_odd;

  // The even one of words n and n+1 is in the next pair of words if n is odd.
  assign rd_pair = rd_word_i[AddrWidth-1:1];
  assign rd_pair_up = rd_pair + (AddrWidth - 1)'(rd_word_i[0]);
  // Of slots n and n+1, the odd one is in the same half as n, the even one in the next half if n
  // is the odd one.
  assign half_odd = rd_slot_i[1];
  assign half_even = rd_slot_i[1] ^ rd_slot_i[0];
  assign rd_addr[0] = {half_even, rd_pair_up};
  assign rd_addr[1] = {half_even, rd_pair};
  assign rd_addr[2] = {half_odd, rd_pair_up};
  assign rd_addr[3] = {half_odd, rd_pair};
  assign wr_addr = {wr_slot_i[1], wr_word_i[AddrWidth-1:1]};

  for (genvar m = 0; m < 4; m++) begin : gen_bank
    logic wr_en;
    assign wr_en = wr_en_i && wr_slot_i[0] == 1'(m / 2) && wr_word_i[0] == 1'(m % 2);

    for (genvar i = 0; i < WordPixels; i++) begin : gen_lane
      line_ram #(
        .AddrWidth(BankAddrWidth)
      ) u_ram (
        .clk_i,
        .wr_en_i(wr_en),
        .wr_addr_i(wr_addr),
        .wr_data_i(wr_px_i[i]),
        .rd_en_i,
        .rd_addr_i(rd_addr[m]),
        .rd_data_o(rd_px_o[m*WordPixels+i])
      );
    end
  end

endmodule
