// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// A channel's status register in direct mode, `MM2S_DMASR` and `S2MM_DMASR`
/// (PG021, "MM2S_DMASR").
@frozen public struct DMAStatus: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The channel is stopped.
  @inlinable public static var halted: RegisterField {
    .init("Halted", bit: 0, .readOnly, reset: 1, "the channel is stopped")
  }
  /// The current transfer is finished.
  @inlinable public static var idle: RegisterField {
    .init("Idle", bit: 1, .readOnly, "the last transfer is finished")
  }
  /// The core was built with scatter-gather.
  @inlinable public static var scatterGatherIncluded: RegisterField {
    .init("SGIncld", bit: 3, .readOnly, "built with scatter-gather")
  }
  /// Internal error of S2MM: a stream packet longer than the buffer, or a failed write.
  @inlinable public static var internalError: RegisterField {
    .init("DMAIntErr", bit: 4, .readOnly, "internal error; cleared by reset")
  }
  /// A data access was answered with SLVERR.
  @inlinable public static var subordinateError: RegisterField {
    .init("DMASlvErr", bit: 5, .readOnly, "data access answered SLVERR; cleared by reset")
  }
  /// A data access was answered with DECERR.
  @inlinable public static var decodeError: RegisterField {
    .init("DMADecErr", bit: 6, .readOnly, "data access answered DECERR; cleared by reset")
  }
  /// Scatter-gather: a descriptor was already completed.
  @inlinable public static var descriptorInternalError: RegisterField {
    .init("SGIntErr", bit: 8, .readOnly, "descriptor already completed (scatter-gather)")
  }
  /// Scatter-gather: a descriptor access was answered with SLVERR.
  @inlinable public static var descriptorSubordinateError: RegisterField {
    .init("SGSlvErr", bit: 9, .readOnly, "descriptor access answered SLVERR (scatter-gather)")
  }
  /// Scatter-gather: a descriptor access was answered with DECERR.
  @inlinable public static var descriptorDecodeError: RegisterField {
    .init("SGDecErr", bit: 10, .readOnly, "descriptor access answered DECERR (scatter-gather)")
  }
  /// A transfer completed.
  @inlinable public static var completion: RegisterField {
    .init("IOC_Irq", bit: 12, .writeOneToClear, "a transfer completed")
  }
  /// The delay timer expired; scatter-gather only.
  @inlinable public static var delay: RegisterField {
    .init("Dly_Irq", bit: 13, .writeOneToClear, "the delay timer expired (scatter-gather)")
  }
  /// An error occurred.
  @inlinable public static var error: RegisterField {
    .init("Err_Irq", bit: 14, .writeOneToClear, "an error occurred")
  }
  /// Coalescing counter; scatter-gather only.
  @inlinable public static var thresholdStatus: RegisterField {
    .init("IRQThresholdSts", bits: 16...23, .readOnly, "packets to go (scatter-gather)")
  }
  /// Delay counter; scatter-gather only.
  @inlinable public static var delayStatus: RegisterField {
    .init("IRQDelaySts", bits: 24...31, .readOnly, "delay counter (scatter-gather)")
  }

  /// All fields.
  public static var fields: [RegisterField] {
    [
      halted, idle, scatterGatherIncluded, internalError, subordinateError, decodeError,
      descriptorInternalError, descriptorSubordinateError, descriptorDecodeError, completion,
      delay, error, thresholdStatus, delayStatus,
    ]
  }

  /// Mask of all error bits: 0x770, as `XAXIDMA_ERR_ALL_MASK` of AMD's driver.
  @inlinable public static var errorMask: UInt32 { 0x770 }

  /// Mask of the error bits that only a core with scatter-gather has.
  static var descriptorErrorMask: UInt32 { 0x700 }

  /// The names of the error bits that are set, in order of bit.
  var errorNames: [String] {
    Self.fields.filter { $0.mask & Self.errorMask & rawValue != 0 }.map { $0.name }
  }

  /// Mask of all write-1-to-clear bits.
  @inlinable public static var interruptMask: UInt32 { 0x7000 }

  /// Whether the channel is stopped.
  @inlinable public var isHalted: Bool { self[flag: Self.halted] }
  /// Whether the last transfer is finished. False while halted, and before the first transfer.
  @inlinable public var isIdle: Bool { self[flag: Self.idle] }
  /// Whether any error bit is set. Only a reset clears them.
  @inlinable public var hasError: Bool { rawValue & Self.errorMask != 0 }
  /// The interrupt bits that are set, as the mask that clears exactly those.
  @inlinable public var pendingInterrupts: DMAStatus {
    DMAStatus(rawValue: rawValue & Self.interruptMask)
  }
}
