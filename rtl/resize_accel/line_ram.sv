// A block RAM of pixels with one write and one read port on the same clock.
//
// Reading and writing the same address in the same clock gives an undefined pixel; the line
// buffer's users never do so.
module line_ram
  import resize_pkg::*;
#(
  parameter int unsigned AddrWidth = 9
) (
  input  logic                 clk_i,
  input  logic                 wr_en_i,
  input  logic [AddrWidth-1:0] wr_addr_i,
  input  pixel_t               wr_data_i,
  input  logic                 rd_en_i,
  input  logic [AddrWidth-1:0] rd_addr_i,
  output pixel_t               rd_data_o
);

  pixel_t mem [2**AddrWidth];
  pixel_t rd_data_q;

  always_ff @(posedge clk_i) begin
    if (wr_en_i) mem[wr_addr_i] <= wr_data_i;
  end

  always_ff @(posedge clk_i) begin
    if (rd_en_i) rd_data_q <= mem[rd_addr_i];
  end

  assign rd_data_o = rd_data_q;

endmodule
