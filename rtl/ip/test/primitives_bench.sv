// SPDX-License-Identifier: Apache-2.0
// The primitives side by side, for their bench.
module primitives_bench (
  input  logic       clk,
  input  logic       d,
  input  logic       ce,
  input  logic       control,
  // The same, for what does not wait for a clock.
  input  logic       control_now,
  output logic [5:0] q,
  input  logic       gate,
  output logic [3:0] clocks,
  input  logic [5:0] index,
  output logic [6:1] lut,
  input  logic       tri_state,
  output logic       pin_out,
  output logic [1:0] buffers
);

  FDRE u_fdre (.Q(q[0]), .C(clk), .CE(ce), .R(control), .D(d));
  FDSE u_fdse (.Q(q[1]), .C(clk), .CE(ce), .S(control), .D(d));
  FDCE u_fdce (.Q(q[2]), .C(clk), .CE(ce), .CLR(control_now), .D(d));
  FDPE u_fdpe (.Q(q[3]), .C(clk), .CE(ce), .PRE(control_now), .D(d));
  FDRE #(
    .INIT(1'b1), .IS_R_INVERTED(1'b1), .IS_D_INVERTED(1'b1)
  ) u_inverted (
    .Q(q[4]), .C(clk), .CE(ce), .R(!control), .D(!d)
  );
  FDCE #(
    .IS_C_INVERTED(1'b1)
  ) u_falling (
    .Q(q[5]), .C(clk), .CE(ce), .CLR(control_now), .D(d)
  );

  BUFG u_bufg (.I(clk), .O(clocks[0]));
  BUFGCE u_bufgce (.CE(gate), .I(clk), .O(clocks[1]));
  BUFR u_bufr (.CE(1'b1), .CLR(1'b0), .I(clk), .O(clocks[2]));
  BUFGCE #(
    .IS_CE_INVERTED(1'b1)
  ) u_bufgce_inverted (
    .CE(!gate), .I(clk), .O(clocks[3])
  );

  // Each is the parity of its inputs, but that of one, which is its complement.
  LUT1 #(.INIT(2'b01)) u_lut1 (.O(lut[1]), .I0(index[0]));
  LUT2 #(.INIT(4'h6)) u_lut2 (.O(lut[2]), .I0(index[0]), .I1(index[1]));
  LUT3 #(.INIT(8'h96)) u_lut3 (.O(lut[3]), .I0(index[0]), .I1(index[1]), .I2(index[2]));
  LUT4 #(
    .INIT(16'h6996)
  ) u_lut4 (
    .O(lut[4]), .I0(index[0]), .I1(index[1]), .I2(index[2]), .I3(index[3])
  );
  LUT5 #(
    .INIT(32'h96696996)
  ) u_lut5 (
    .O(lut[5]), .I0(index[0]), .I1(index[1]), .I2(index[2]), .I3(index[3]), .I4(index[4])
  );
  // One of its inputs counts for more than the others.
  LUT6 #(
    .INIT(64'h00000000_96696996)
  ) u_lut6 (
    .O(lut[6]), .I0(index[0]), .I1(index[1]), .I2(index[2]), .I3(index[3]), .I4(index[4]), .I5(index[5])
  );

  wire pin;
  IOBUF u_drive (.I(d), .T(tri_state), .O(pin_out), .IO(pin));
  IBUF u_ibuf (.I(d), .O(buffers[0]));
  OBUF u_obuf (.I(d), .O(buffers[1]));
  // Somebody else drives the pin while the buffer does not.
  assign pin = tri_state ? ce : 1'bz;

endmodule
