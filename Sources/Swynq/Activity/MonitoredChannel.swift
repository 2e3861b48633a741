// SPDX-License-Identifier: Apache-2.0

/// A channel that a cycle monitor watches. The raw value is its place in the register map.
public enum MonitoredChannel: Int, Hashable, Sendable, CaseIterable {
  /// AR of the memory port.
  case readAddress
  /// R of the memory port.
  case readData
  /// AW of the memory port.
  case writeAddress
  /// W of the memory port.
  case writeData
  /// B of the memory port.
  case writeResponse
  /// The stream from the DMA to the core, MM2S.
  case source
  /// The stream from the core to the DMA, S2MM.
  case destination
}

extension MonitoredChannel: CustomStringConvertible {
  /// The field's short name: `AR`, `R`, `AW`, `W`, `B`, `MM2S`, `S2MM`.
  public var description: String {
    switch self {
    case .readAddress: "AR"
    case .readData: "R"
    case .writeAddress: "AW"
    case .writeData: "W"
    case .writeResponse: "B"
    case .source: "MM2S"
    case .destination: "S2MM"
    }
  }
}
