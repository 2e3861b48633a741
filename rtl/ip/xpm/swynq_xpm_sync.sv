// SPDX-License-Identifier: Apache-2.0
// A chain of flip-flops in one clock, for the macros of clock crossings.
module swynq_xpm_sync #(
  parameter int unsigned Width  = 1,
  parameter int unsigned Stages = 4,
  // Before the first clock.
  parameter logic [Width-1:0] Initial = '0
) (
  input  logic             clk_i,
  input  logic [Width-1:0] data_i,
  output logic [Width-1:0] data_o
);

  (* async_reg = "true" *)
  logic [Stages-1:0][Width-1:0] data_q;

  initial data_q = {Stages{Initial}};

  always_ff @(posedge clk_i) begin : shift
    data_q[0] <= data_i;
    for (int unsigned i = 1; i < Stages; i++) data_q[i] <= data_q[i-1];
  end

  assign data_o = data_q[Stages-1];

endmodule
