// SPDX-License-Identifier: Apache-2.0

/// The clocks of each ``Phase``.
public struct PhaseClocks: Hashable, Sendable, Codable {
  /// Clocks of ``Phase/setUp``.
  public package(set) var setUp: UInt64
  /// Clocks of ``Phase/firstByte``.
  public package(set) var firstByte: UInt64
  /// Clocks of ``Phase/streaming``.
  public package(set) var streaming: UInt64
  /// Clocks of ``Phase/drain``.
  public package(set) var drain: UInt64
  /// Clocks of ``Phase/wait``.
  public package(set) var wait: UInt64
  /// Clocks of ``Phase/gap``; 0 for a single frame.
  public package(set) var gap: UInt64

  /// Phases of these lengths, in clocks.
  package init(
    setUp: UInt64 = 0, firstByte: UInt64 = 0, streaming: UInt64 = 0, drain: UInt64 = 0,
    wait: UInt64 = 0, gap: UInt64 = 0
  ) {
    self.setUp = setUp
    self.firstByte = firstByte
    self.streaming = streaming
    self.drain = drain
    self.wait = wait
    self.gap = gap
  }

  /// Clocks of one phase.
  public package(set) subscript(phase: Phase) -> UInt64 {
    get { self[keyPath: Self.path(phase)] }
    set { self[keyPath: Self.path(phase)] = newValue }
  }

  /// Clocks of all phases together.
  public var sum: UInt64 { Phase.allCases.reduce(0) { $0 + self[$1] } }

  /// Phase by phase, the clocks of both.
  static func + (left: PhaseClocks, right: PhaseClocks) -> PhaseClocks {
    var sum = PhaseClocks()
    for phase in Phase.allCases { sum[phase] = left[phase] + right[phase] }
    return sum
  }

  private static func path(_ phase: Phase) -> WritableKeyPath<PhaseClocks, UInt64> {
    switch phase {
    case .setUp: \.setUp
    case .firstByte: \.firstByte
    case .streaming: \.streaming
    case .drain: \.drain
    case .wait: \.wait
    case .gap: \.gap
    }
  }
}
