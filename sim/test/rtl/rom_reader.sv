// SPDX-License-Identifier: Apache-2.0
// Reads memory files, at the start and on a write to register 0xffc. run.sh puts the directory in.
module rom_reader (
  input logic aclk,
  input logic reload
);
  logic [7:0] rom_q[1];

  initial $readmemh("@DIRECTORY@/rom.hex", rom_q);

  always_ff @(posedge aclk) begin
    if (reload) $readmemh("@DIRECTORY@/later.hex", rom_q);
  end
endmodule

bind plain_overlay rom_reader u_rom_reader (
  .aclk  (aclk),
  .reload(s_axi_awvalid && s_axi_awaddr == 12'hffc)
);
