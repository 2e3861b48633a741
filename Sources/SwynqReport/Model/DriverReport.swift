// SPDX-License-Identifier: Apache-2.0

/// The driver's part from the first frame's start to the last one's end: its calls on the device
/// and the clocks that passed in them.
public struct DriverReport: Hashable, Sendable, Codable {
  /// Calls of one kind.
  public struct Calls: Hashable, Sendable, Codable {
    /// Number of calls.
    public package(set) var count: Int
    /// Clocks that passed in them; nil if the device does not count clocks.
    public package(set) var clocks: UInt64?

    /// `count` calls that took `clocks`.
    package init(count: Int = 0, clocks: UInt64? = 0) {
      self.count = count
      self.clocks = clocks
    }
  }

  /// Registers read.
  public package(set) var reads: Calls
  /// Registers written.
  public package(set) var writes: Calls
  /// Registers polled until they had a value.
  public package(set) var polls: Calls
  /// Waits for an interrupt.
  public package(set) var waits: Calls
  /// Clocks that passed between the calls: the driver's own work, and that of its program. Nil if
  /// the device does not count clocks.
  public package(set) var betweenCalls: UInt64?
  /// Clocks from the first beat read to the write that lets the S2MM channel take results; 0 if that
  /// came in time. Nil if it is not known when either happened.
  public package(set) var lateReceive: UInt64?

  /// A driver that did this.
  package init(
    reads: Calls = .init(), writes: Calls = .init(), polls: Calls = .init(),
    waits: Calls = .init(), betweenCalls: UInt64? = 0, lateReceive: UInt64? = nil
  ) {
    self.reads = reads
    self.writes = writes
    self.polls = polls
    self.waits = waits
    self.betweenCalls = betweenCalls
    self.lateReceive = lateReceive
  }

  /// Clocks in register reads and writes; nil if the device does not count clocks.
  public var registerClocks: UInt64? {
    guard let read = reads.clocks, let written = writes.clocks else { return nil }
    return read + written
  }
}
