// SPDX-License-Identifier: Apache-2.0
// The registers behind a memory's output: none for latencies 0 and 1, the last of more with an enable and
// a reset.
module swynq_xpm_read #(
  parameter int unsigned Width   = 32,
  parameter int unsigned Latency = 2
) (
  input  logic             clk_i,
  input  logic             rst_i,
  input  logic             regce_i,
  // The memory's register.
  input  logic [Width-1:0] data_i,
  // What is at the address, without a register.
  input  logic [Width-1:0] now_i,
  output logic [Width-1:0] data_o
);

  if (Latency < 2) begin : gen_none
    assign data_o = Latency == 0 ? now_i : data_i;

    logic unused_inputs;
    assign unused_inputs = ^{clk_i, rst_i, regce_i, data_i, now_i};
  end else begin : gen_stages
    logic [Width-1:0] stage_q [Latency-1];

    always_ff @(posedge clk_i) begin : stages
      for (int unsigned i = 0; i + 1 < Latency; i++) begin
        if (i + 2 < Latency || regce_i) stage_q[i] <= i == 0 ? data_i : stage_q[i-1];
      end
      if (rst_i) stage_q[Latency-2] <= '0;
    end

    assign data_o = stage_q[Latency-2];

    logic unused_now;
    assign unused_now = ^now_i;
  end

endmodule
