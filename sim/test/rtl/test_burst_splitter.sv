// SPDX-License-Identifier: Apache-2.0
// Cuts a stretch of beats into bursts: at burst_beats, and at 4 KiB boundaries unless told not to.
// The current burst is offered combinationally from registers; take_i moves to the next.
module test_burst_splitter (
  input  logic        clk_i,
  input  logic        rst_ni,
  input  logic        start_i,
  input  logic [31:0] address_i,
  input  logic [31:0] beats_i,
  input  logic [8:0]  burst_beats_i,
  input  logic [2:0]  size_i,
  input  logic [1:0]  kind_i,
  input  logic        cross_i,  // do not cut at 4 KiB
  input  logic        take_i,
  output logic        valid_o,
  output logic [31:0] address_o,
  output logic [8:0]  beats_o
);
  logic [31:0] address_q, left_q;
  logic [31:0] aligned;
  logic [12:0] to_boundary;

  assign aligned     = (address_q >> size_i) << size_i;
  assign to_boundary = (13'h1000 - {1'b0, aligned[11:0]}) >> size_i;

  always_comb begin
    beats_o = burst_beats_i;
    if (left_q < 32'(beats_o)) beats_o = left_q[8:0];
    if (kind_i == 2'd1 && !cross_i && to_boundary < 13'(beats_o)) beats_o = to_boundary[8:0];
  end

  assign valid_o   = left_q != '0;
  assign address_o = address_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      left_q <= '0;
    end else if (start_i) begin
      address_q <= address_i;
      left_q    <= beats_i;
    end else if (take_i) begin
      // A WRAP burst covers its own window; a FIXED one stays, so the next comes after one beat.
      address_q <= aligned + (kind_i == 2'd0 ? (32'd1 << size_i) : (32'(beats_o) << size_i));
      left_q    <= left_q - 32'(beats_o);
    end
  end
endmodule
