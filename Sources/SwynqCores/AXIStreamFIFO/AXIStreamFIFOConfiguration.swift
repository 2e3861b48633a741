// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The parameters of an AXI4-Stream FIFO.
public struct AXIStreamFIFOConfiguration: Hashable, Sendable {
  /// Whether the core can send (`C_USE_TX_DATA`).
  public var hasSend: Bool
  /// Whether the core can receive (`C_USE_RX_DATA`).
  public var hasReceive: Bool
  /// Words of the sender's FIFO (`C_TX_FIFO_DEPTH`), 16 to 131072.
  public var sendDepth: Int
  /// Words of the receiver's FIFO (`C_RX_FIFO_DEPTH`), 16 to 131072.
  public var receiveDepth: Int
  /// Whether the streams have TDEST (`C_HAS_AXIS_TDEST`).
  public var hasDestination: Bool
  /// Bits of TDEST (`C_AXIS_TDEST_WIDTH`), 1 to 32.
  public var destinationWidth: Int

  /// A core with these parameters; the defaults are those of the core (PG080).
  public init(
    hasSend: Bool = true, hasReceive: Bool = true, sendDepth: Int = 512, receiveDepth: Int = 512,
    hasDestination: Bool = false, destinationWidth: Int = 4
  ) {
    self.hasSend = hasSend
    self.hasReceive = hasReceive
    self.sendDepth = sendDepth
    self.receiveDepth = receiveDepth
    self.hasDestination = hasDestination
    self.destinationWidth = destinationWidth
  }

  /// The parameters that a block of the hardware handoff states; those that it leaves out have the
  /// core's own defaults (PG080).
  ///
  /// - Throws: `unsupported` for a core whose data is behind AXI4, or that is in cut-through mode;
  ///   `invalidArgument` for parameters that no AXI4-Stream FIFO has.
  public init(_ block: IPBlock) throws(DeviceError) {
    for (parameter, feature) in [
      ("c_data_interface_type", "its data behind an AXI4 port"),
      ("c_use_tx_cut_through", "cut-through mode"), ("c_use_rx_cut_through", "cut-through mode"),
    ] where block.parameter(parameter) ?? 0 != 0 {
      throw DeviceError(
        .unsupported,
        "\(block.name) was built with \(feature) (\(parameter) = 1); this driver needs AXI4-Lite and "
          + "store and forward", address: block.base)
    }
    self.init(
      hasSend: block.parameter("c_use_tx_data") ?? 1 != 0,
      hasReceive: block.parameter("c_use_rx_data") ?? 1 != 0,
      sendDepth: block.parameter("c_tx_fifo_depth") ?? 512,
      receiveDepth: block.parameter("c_rx_fifo_depth") ?? 512,
      hasDestination: block.parameter("c_has_axis_tdest") ?? 0 != 0,
      destinationWidth: block.parameter("c_axis_tdest_width") ?? 4)
    do throws(DeviceError) {
      try validate()
    } catch {
      throw DeviceError(error.code, "\(block.name): \(error.message)", address: block.base)
    }
  }

  /// Words of the longest packet that can be sent (PG080, "Transmit Length Register").
  public var sendCapacity: Int { sendDepth - 4 }

  /// Words of the longest packet that can be received.
  public var receiveCapacity: Int { receiveDepth - 4 }

  /// Checks that there can be a core with these parameters.
  ///
  /// - Throws: `invalidArgument`, naming the first one that is out of range.
  func validate() throws(DeviceError) {
    for (value, name, range) in [
      (sendDepth, "c_tx_fifo_depth", 16...131_072), (receiveDepth, "c_rx_fifo_depth", 16...131_072),
      (destinationWidth, "c_axis_tdest_width", 1...32),
    ] where !range.contains(value) {
      throw DeviceError(
        .invalidArgument,
        "the \(name) of an AXI4-Stream FIFO is \(range.lowerBound) to \(range.upperBound), not "
          + "\(value)")
    }
  }
}
