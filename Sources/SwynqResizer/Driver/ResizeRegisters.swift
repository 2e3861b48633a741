// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The registers of the resize core, an HLS `s_axilite` block with `ap_ctrl_hs` control
/// (UG1399, "S_AXILITE Control Register Map") and four scalar arguments.
public enum ResizeRegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  public static var ipType: String { "xilinx.com:hls:resize_accel:1.0" }

  /// All registers, in order of offset.
  public static var registers: [RegisterDescription] {
    typealias R<Layout: RegisterLayout> = Register<ResizeRegisters, Layout>
    return [
      R<ResizeControl>.control.description,
      R<GlobalInterruptEnable>.globalInterruptEnable.description,
      R<ResizeInterruptEnable>.interruptEnable.description,
      R<ResizeInterruptStatus>.interruptStatus.description,
      R<WholeWord>.sourceRows.description,
      R<WholeWord>.sourceColumns.description,
      R<WholeWord>.destinationRows.description,
      R<WholeWord>.destinationColumns.description,
    ]
  }
}

/// The block control register, `CTRL`.
@frozen public struct ResizeControl: RegisterLayout {
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
  /// The core starts again by itself.
  @inlinable public static var autoRestart: RegisterField {
    .init("AUTO_RESTART", bit: 7, .readWrite, "1 starts the core again by itself")
  }
  /// The interrupt output.
  @inlinable public static var interrupt: RegisterField {
    .init("INTERRUPT", bit: 9, .readOnly, "the interrupt output")
  }

  /// All fields.
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
  /// Whether the core starts again by itself after each frame.
  @inlinable public var restartsAutomatically: Bool {
    get { self[flag: Self.autoRestart] }
    set { self[flag: Self.autoRestart] = newValue }
  }
  /// Whether the interrupt output was high.
  @inlinable public var isInterrupting: Bool { self[flag: Self.interrupt] }
}

/// The global interrupt enable register, `GIER`.
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
@frozen public struct ResizeInterruptEnable: RegisterLayout {
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
@frozen public struct ResizeInterruptStatus: RegisterLayout {
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

extension Register where Block == ResizeRegisters, Layout == ResizeControl {
  /// `CTRL`, block control. Reading it clears `AP_DONE` and `AP_READY`.
  @inlinable public static var control: Self {
    .init("CTRL", at: 0x00, readHasSideEffects: true, "block control")
  }
}

extension Register where Block == ResizeRegisters, Layout == GlobalInterruptEnable {
  /// `GIER`, global interrupt enable.
  @inlinable public static var globalInterruptEnable: Self {
    .init("GIER", at: 0x04, "global interrupt enable")
  }
}

extension Register where Block == ResizeRegisters, Layout == ResizeInterruptEnable {
  /// `IP_IER`, interrupt enable.
  @inlinable public static var interruptEnable: Self {
    .init("IP_IER", at: 0x08, "interrupt enable")
  }
}

extension Register where Block == ResizeRegisters, Layout == ResizeInterruptStatus {
  /// `IP_ISR`, interrupt status.
  @inlinable public static var interruptStatus: Self {
    .init("IP_ISR", at: 0x0C, "interrupt status")
  }
}

extension Register where Block == ResizeRegisters, Layout == WholeWord {
  /// `src_rows`, height of the source image in pixels.
  @inlinable public static var sourceRows: Self { .init("src_rows", at: 0x10, "source height") }
  /// `src_cols`, width of the source image in pixels.
  @inlinable public static var sourceColumns: Self { .init("src_cols", at: 0x18, "source width") }
  /// `dst_rows`, height of the destination image in pixels.
  @inlinable public static var destinationRows: Self {
    .init("dst_rows", at: 0x20, "destination height")
  }
  /// `dst_cols`, width of the destination image in pixels.
  @inlinable public static var destinationColumns: Self {
    .init("dst_cols", at: 0x28, "destination width")
  }
}
