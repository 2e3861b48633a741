// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The parameters of an AXI CDMA that decide which copies are legal.
public struct AXICDMAConfiguration: Hashable, Sendable {
  /// Bits of an address (`C_M_AXI_ADDR_WIDTH`), 32 to 64. Above 32 the core has the `_MSB` registers.
  public var addressWidth: Int
  /// Bytes of a beat (`C_M_AXI_DATA_WIDTH` / 8), 4 to 128.
  public var beatBytes: Int
  /// Whether copies may start at any byte (`C_INCLUDE_DRE`); else both addresses are multiples of
  /// ``beatBytes``.
  public var realigns: Bool

  /// A core with these parameters; the defaults are those of the core (PG034).
  public init(addressWidth: Int = 32, beatBytes: Int = 4, realigns: Bool = false) {
    self.addressWidth = addressWidth
    self.beatBytes = beatBytes
    self.realigns = realigns
  }

  /// The parameters that a block of the hardware handoff states; those that it leaves out have the
  /// core's own defaults (PG034). A core with scatter-gather has simple mode, too.
  ///
  /// - Throws: `unsupported` for a core with DataMover Lite; `invalidArgument` for parameters that no AXI
  ///   CDMA has.
  public init(_ block: IPBlock) throws(DeviceError) {
    guard block.parameter("c_use_datamover_lite") ?? 0 == 0 else {
      throw DeviceError(
        .unsupported,
        "\(block.name) was built with DataMover Lite, which makes copies of one burst; this driver "
          + "needs c_use_datamover_lite = 0", address: block.base)
    }
    self.init(
      addressWidth: block.parameter("c_m_axi_addr_width") ?? block.parameter("c_addr_width") ?? 32,
      beatBytes: (block.parameter("c_m_axi_data_width") ?? 32) / 8,
      realigns: block.parameter("c_include_dre") ?? 0 != 0)
    do throws(DeviceError) {
      try validate()
    } catch {
      throw DeviceError(error.code, "\(block.name): \(error.message)", address: block.base)
    }
  }

  /// Checks that there can be a core with these parameters.
  ///
  /// - Throws: `invalidArgument`, naming the first one that is out of range.
  func validate() throws(DeviceError) {
    guard (32...64).contains(addressWidth) else {
      throw DeviceError(
        .invalidArgument, "the c_m_axi_addr_width of an AXI CDMA is 32 to 64, not \(addressWidth)")
    }
    guard (4...128).contains(beatBytes), beatBytes & (beatBytes - 1) == 0 else {
      throw DeviceError(
        .invalidArgument,
        "the c_m_axi_data_width of an AXI CDMA is a power of two from 32 to 1024, not \(8 * beatBytes)"
      )
    }
  }
}
