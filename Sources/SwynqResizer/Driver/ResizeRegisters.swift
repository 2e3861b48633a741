// SPDX-License-Identifier: Apache-2.0
public import Swynq
public import SwynqCores

/// The registers of the resize core, an HLS `s_axilite` block with `ap_ctrl_hs` control
/// (UG1399, "S_AXILITE Control Register Map") and four scalar arguments.
public enum ResizeRegisters: HLSRegisterBlock {
  /// Vendor, library, name and version of the core.
  public static var ipType: String { "xilinx.com:hls:resize_accel:1.0" }

  /// All registers, in order of offset.
  public static var registers: [RegisterDescription] {
    typealias R = Register<ResizeRegisters, WholeWord>
    return controlRegisters + [
      R.sourceRows.description, R.sourceColumns.description,
      R.destinationRows.description, R.destinationColumns.description,
    ]
  }
}

extension Register where Block == ResizeRegisters, Layout == WholeWord {
  /// `src_rows`, height of the source image in pixels.
  @inlinable public static var sourceRows: Self { .init("src_rows", at: 0x10, "source height") }
  /// `src_cols`, width of the source image in pixels.
  @inlinable public static var sourceColumns: Self { .init("src_cols", at: 0x18, "source width") }
  /// `dst_rows`, height of the destination image in pixels.
  @inlinable public static var destinationRows: Self {
    .init("dst_rows", at: 0x20, "destination height")
  }
  /// `dst_cols`, width of the destination image in pixels.
  @inlinable public static var destinationColumns: Self {
    .init("dst_cols", at: 0x28, "destination width")
  }
}
