// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The global interrupt enable register, `GIER` (UG1399, "S_AXILITE Control Register Map").
@frozen public struct GlobalInterruptEnable: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Enables the interrupt output.
  @inlinable public static var enable: RegisterField {
    .init("Enable", bit: 0, .readWrite, "1 enables the interrupt output")
  }

  /// All fields.
  public static var fields: [RegisterField] { [enable] }

  /// Whether the interrupt output is enabled.
  @inlinable public var isEnabled: Bool {
    get { self[flag: Self.enable] }
    set { self[flag: Self.enable] = newValue }
  }
}

/// The interrupt enable register, `IP_IER`. Causes are recorded only while enabled here.
@frozen public struct HLSInterruptEnable: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Records that the core has finished.
  @inlinable public static var done: RegisterField {
    .init("CHAN0_INT_EN", bit: 0, .readWrite, "record ap_done")
  }
  /// Records that the core is ready.
  @inlinable public static var ready: RegisterField {
    .init("CHAN1_INT_EN", bit: 1, .readWrite, "record ap_ready")
  }

  /// All fields.
  public static var fields: [RegisterField] { [done, ready] }
}

/// The interrupt status register, `IP_ISR`. Writing 1 flips a bit: it clears a set one and *sets* a
/// clear one, so only bits that were read as 1 may be written.
@frozen public struct HLSInterruptStatus: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The core has finished.
  @inlinable public static var done: RegisterField {
    .init("CHAN0_INT_ST", bit: 0, .toggleOnWrite, "ap_done recorded")
  }
  /// The core is ready.
  @inlinable public static var ready: RegisterField {
    .init("CHAN1_INT_ST", bit: 1, .toggleOnWrite, "ap_ready recorded")
  }

  /// All fields.
  public static var fields: [RegisterField] { [done, ready] }

  /// Whether `ap_done` was recorded.
  @inlinable public var isDone: Bool { self[flag: Self.done] }
  /// Whether `ap_ready` was recorded.
  @inlinable public var isReady: Bool { self[flag: Self.ready] }
}
