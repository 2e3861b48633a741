// SPDX-License-Identifier: Apache-2.0
// A bit from another clock, through two flip-flops.
module swynq_ip_synchronizer (
  input  logic clk_i,
  input  logic data_i,
  output logic data_o
);

  (* async_reg = "true" *)
  logic [1:0] data_q;

  always_ff @(posedge clk_i) begin : shift
    data_q <= {data_q[0], data_i};
  end

  assign data_o = data_q[1];

endmodule
