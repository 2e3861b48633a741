// SPDX-License-Identifier: Apache-2.0
// Types and limits that the parts of the resize core share.
//
// Positions follow xf::cv::resize (Vitis_Libraries, vision L1, 2020.2): the scale S = in/out is
// Q12.32, truncated; output index j samples the input at ((2j+1)*S - 2^32) / 2^33, kept here with
// all of its 33 fraction bits so that adding 2*S per output never drifts.
package resize_pkg;

  localparam int unsigned MaxWidth = 3840;
  localparam int unsigned MaxHeight = 2160;

  // Bits of a width or height, and of a column or row index.
  localparam int unsigned DimWidth = 12;
  // Bits of S: Q12.32.
  localparam int unsigned ScaleWidth = 44;
  // Bits of a position: signed, 33 of them fraction. Wide enough for the lanes that run past the
  // last output, so that those never wrap around into the image.
  localparam int unsigned PositionWidth = 50;
  localparam int unsigned PositionFraction = 33;
  // Bits of an interpolation weight, 0 to 1023 in 1/1024.
  localparam int unsigned WeightWidth = 10;
  localparam logic [WeightWidth:0] UnitWeight = {1'b1, {WeightWidth{1'b0}}};

  typedef logic [DimWidth-1:0] dim_t;
  typedef logic [ScaleWidth-1:0] scale_t;
  typedef logic signed [PositionWidth-1:0] position_t;
  typedef logic [WeightWidth-1:0] weight_t;
  // 0 to 1024.
  typedef logic [WeightWidth:0] row_weight_t;
  // The product of both.
  typedef logic [2*WeightWidth:0] area_t;
  // R in bits 7:0, G in 15:8, B in 23:16: memory order.
  typedef logic [23:0] pixel_t;

endpackage
