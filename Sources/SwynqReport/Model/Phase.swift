// SPDX-License-Identifier: Apache-2.0

/// A part of a frame's clocks, told by what everybody is waiting for.
///
/// The first five follow one another in every frame and add up to its clocks; ``gap`` lies between
/// frames.
public enum Phase: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  /// From before the driver's first register write to the first read address that the memory
  /// accepts.
  case setUp
  /// From there to the first beat of read data: the memory's latency.
  case firstByte
  /// From there to the last beat of read data.
  case streaming
  /// From there to the memory's last write response.
  case drain
  /// From there until the driver has seen both channels idle.
  case wait
  /// Between frames: the DMA has nothing to do and the driver has yet to tell it more.
  case gap

  /// The phase's name in tables.
  public var title: String {
    switch self {
    case .setUp: "set-up"
    case .firstByte: "first byte"
    case .streaming: "streaming"
    case .drain: "drain"
    case .wait: "wait"
    case .gap: "gap"
    }
  }

  /// The events that this phase waits for, in a few words.
  public var explanation: String {
    switch self {
    case .setUp: "first register write to first read address"
    case .firstByte: "to the first beat read"
    case .streaming: "to the last beat read"
    case .drain: "to the last write response"
    case .wait: "until the driver has seen the end"
    case .gap: "between frames"
    }
  }
}
