// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// `CTRL`, the block control register of a core that Vitis HLS made with a port `s_axilite` (UG1399,
/// "S_AXILITE Control Register Map").
@frozen public struct HLSControl: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Starts the core; cleared by the hardware when the core has taken the start.
  @inlinable public static var start: RegisterField {
    .init("AP_START", bit: 0, .writeOneToSet, "1 starts the core")
  }
  /// The core has finished since the last read.
  @inlinable public static var done: RegisterField {
    .init("AP_DONE", bit: 1, .clearOnRead, "finished since the last read")
  }
  /// The core is idle.
  @inlinable public static var idle: RegisterField {
    .init("AP_IDLE", bit: 2, .readOnly, reset: 1, "the core is idle")
  }
  /// The core became ready for a new start since the last read.
  @inlinable public static var ready: RegisterField {
    .init("AP_READY", bit: 3, .clearOnRead, "ready for a new start since the last read")
  }
  /// Lets a core that was built with `ap_ctrl_chain` go on after it has finished. Other cores have no
  /// such bit, so that it is not among ``fields``.
  @inlinable package static var goOn: RegisterField {
    .init("AP_CONTINUE", bit: 4, .selfClearing, "1 lets the core go on after it has finished")
  }
  /// The core starts again by itself.
  @inlinable public static var autoRestart: RegisterField {
    .init("AUTO_RESTART", bit: 7, .readWrite, "1 starts the core again by itself")
  }
  /// The interrupt output.
  @inlinable public static var interrupt: RegisterField {
    .init("INTERRUPT", bit: 9, .readOnly, "the interrupt output")
  }

  /// The fields that every such core has.
  public static var fields: [RegisterField] {
    [start, done, idle, ready, autoRestart, interrupt]
  }

  /// Whether a start is pending; set it to start the core.
  @inlinable public var isStarted: Bool {
    get { self[flag: Self.start] }
    set { self[flag: Self.start] = newValue }
  }
  /// Whether the core had finished when this was read. Reading took the bit away.
  @inlinable public var isDone: Bool { self[flag: Self.done] }
  /// Whether the core was idle.
  @inlinable public var isIdle: Bool { self[flag: Self.idle] }
  /// Whether the core had become ready when this was read. Reading took the bit away.
  @inlinable public var isReady: Bool { self[flag: Self.ready] }
  /// Whether the core starts again by itself after each run.
  @inlinable public var restartsAutomatically: Bool {
    get { self[flag: Self.autoRestart] }
    set { self[flag: Self.autoRestart] = newValue }
  }
  /// Whether the interrupt output was high.
  @inlinable public var isInterrupting: Bool { self[flag: Self.interrupt] }
}
