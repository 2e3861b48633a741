// SPDX-License-Identifier: Apache-2.0

/// The behaviour of the memory behind an overlay, where it is chosen and not only measured: on a
/// simulator. The defaults resemble a Pynq-Z2 at 100 MHz.
public struct MemoryBehaviour: Hashable, Sendable {
  /// Clocks from a read address being accepted to its first beat, 1 to 1,000,000.
  public var readLatency: UInt32 = 30
  /// Clocks from the last beat of a write to its response, 1 to 1,000,000.
  public var writeLatency: UInt32 = 30
  /// Read bursts that the memory takes at once, 1 to 64.
  public var outstandingReads: UInt32 = 8
  /// Write bursts that the memory takes at once, 1 to 64.
  public var outstandingWrites: UInt32 = 8
  /// Random backpressure on the buses.
  public var stalls = Stalls()

  /// The defaults.
  public init() {}

  /// Probability, in thousandths per clock, that a channel is stalled in that clock: 0 to 950.
  public struct Stalls: Hashable, Sendable {
    /// READY withheld on write addresses.
    public var writeAddress: UInt32 = 0
    /// READY withheld on write data.
    public var writeData: UInt32 = 0
    /// VALID held back on write responses.
    public var writeResponse: UInt32 = 0
    /// READY withheld on read addresses.
    public var readAddress: UInt32 = 0
    /// VALID held back on read data.
    public var readData: UInt32 = 0
    /// All of the above, on the register bus.
    public var registers: UInt32 = 0

    /// No stalls.
    public init() {}

    /// The same probability on every channel.
    public init(all perMille: UInt32) {
      writeAddress = perMille
      writeData = perMille
      writeResponse = perMille
      readAddress = perMille
      readData = perMille
      registers = perMille
    }

    /// The stalls by the channel's name: `AR`, `R`, `AW`, `W`, `B`, and `registers`. Channels without
    /// stalls are left out; names of no channel are passed over.
    package var byChannel: [String: UInt32] {
      get {
        [
          "AR": readAddress, "R": readData, "AW": writeAddress, "W": writeData, "B": writeResponse,
          "registers": registers,
        ].filter { $0.value > 0 }
      }
      set {
        readAddress = newValue["AR"] ?? 0
        readData = newValue["R"] ?? 0
        writeAddress = newValue["AW"] ?? 0
        writeData = newValue["W"] ?? 0
        writeResponse = newValue["B"] ?? 0
        registers = newValue["registers"] ?? 0
      }
    }
  }
}
