// SPDX-License-Identifier: Apache-2.0
// Bits that are each a bit of others, or a constant: what the remap strings of the stream cores say.
module swynq_ip_remap #(
  // Bits that there are to choose from.
  parameter int unsigned In  = 8,
  parameter int unsigned Out = 8,
  // For each bit of the output, from the lowest on, 16 bits: 0 and 1 are these constants, any other is
  // the number of a bit plus 2.
  parameter logic [16*Out-1:0] Map = '0
) (
  input  logic [In-1:0]  data_i,
  output logic [Out-1:0] data_o
);

  logic [In+1:0] source;

  assign source = {data_i, 2'b10};

  for (genvar i = 0; i < Out; i++) begin : gen_bit
    localparam int unsigned From = 32'(Map[16*i+:16]);
    if (From >= In + 2) begin : gen_bad_map
      $error("swynq_ip_remap: the map names a bit that is not there");
    end else begin : gen_wire
      assign data_o[i] = source[From];
    end
  end

endmodule
