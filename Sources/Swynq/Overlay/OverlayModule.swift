// SPDX-License-Identifier: Apache-2.0

/// An overlay that a larger block design holds as one module. Vivado sees one window of registers
/// there; drivers know the blocks in it.
public struct OverlayModule: Sendable {
  /// The module's names in Vivado: its top, or that of a wrapper around it.
  public var names: [String]
  /// The overlay by itself.
  public var overlay: OverlayDescription
  /// The address in ``overlay`` that the window's first byte has.
  public var windowBase: BusAddress

  /// The overlay as a module of one of these names.
  public init(names: [String], overlay: OverlayDescription, windowBase: BusAddress) {
    self.names = names
    self.overlay = overlay
    self.windowBase = windowBase
  }
}
