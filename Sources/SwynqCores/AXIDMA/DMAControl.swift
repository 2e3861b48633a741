// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// A channel's control register, `MM2S_DMACR` and `S2MM_DMACR` (PG021, "MM2S_DMACR").
@frozen public struct DMAControl: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Run or stop. The hardware clears it on an error.
  @inlinable public static var run: RegisterField {
    .init("RS", bit: 0, .readWrite, "1 runs the channel, 0 stops it")
  }
  /// Always reads 1.
  @inlinable public static var alwaysOne: RegisterField {
    .init("one", bit: 1, .readOnly, reset: 1, "reads 1")
  }
  /// Soft reset, of both channels whichever channel's bit is set.
  @inlinable public static var softReset: RegisterField {
    .init("Reset", bit: 2, .selfClearing, "1 resets both channels; reads 1 until done")
  }
  /// Fixed-address bursts; scatter-gather only.
  @inlinable public static var keyhole: RegisterField {
    .init("Keyhole", bit: 3, .readWrite, "fixed-address bursts (scatter-gather)")
  }
  /// Ring of descriptors; scatter-gather only.
  @inlinable public static var cyclic: RegisterField {
    .init("Cyclic_BD_Enable", bit: 4, .readWrite, "descriptor ring (scatter-gather)")
  }
  /// Interrupt on completion.
  @inlinable public static var completionInterrupt: RegisterField {
    .init("IOC_IrqEn", bit: 12, .readWrite, "interrupt on completion")
  }
  /// Interrupt on the delay timer; scatter-gather only.
  @inlinable public static var delayInterrupt: RegisterField {
    .init("Dly_IrqEn", bit: 13, .readWrite, "interrupt on delay (scatter-gather)")
  }
  /// Interrupt on errors.
  @inlinable public static var errorInterrupt: RegisterField {
    .init("Err_IrqEn", bit: 14, .readWrite, "interrupt on errors")
  }
  /// Interrupt coalescing; scatter-gather only.
  @inlinable public static var interruptThreshold: RegisterField {
    .init(
      "IRQThreshold", bits: 16...23, .readWriteNonZero, reset: 1,
      "packets per interrupt (scatter-gather)")
  }
  /// Delay timer; scatter-gather only.
  @inlinable public static var interruptDelay: RegisterField {
    .init("IRQDelay", bits: 24...31, .readWrite, "delay timer, 0 off (scatter-gather)")
  }

  /// All fields.
  public static var fields: [RegisterField] {
    [
      run, alwaysOne, softReset, keyhole, cyclic, completionInterrupt, delayInterrupt,
      errorInterrupt, interruptThreshold, interruptDelay,
    ]
  }

  /// Whether the channel is told to run.
  @inlinable public var isRunning: Bool {
    get { self[flag: Self.run] }
    set { self[flag: Self.run] = newValue }
  }
  /// Whether a soft reset is under way; set it to begin one.
  @inlinable public var isResetting: Bool {
    get { self[flag: Self.softReset] }
    set { self[flag: Self.softReset] = newValue }
  }
  /// Whether a completed transfer raises the interrupt.
  @inlinable public var interruptsOnCompletion: Bool {
    get { self[flag: Self.completionInterrupt] }
    set { self[flag: Self.completionInterrupt] = newValue }
  }
  /// Whether an error raises the interrupt.
  @inlinable public var interruptsOnError: Bool {
    get { self[flag: Self.errorInterrupt] }
    set { self[flag: Self.errorInterrupt] = newValue }
  }
}
