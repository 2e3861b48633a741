import Swynq
import SwynqCores
import SwynqResizer

/// What a recorder and a replay must know of a register: what it does to memory, and which of its
/// bits depend on when it is read.
struct RegisterRule {
  /// What writing it means for memory.
  enum Role {
    /// Nothing.
    case plain
    /// It takes the low 32 bits of an address.
    case address
    /// It takes the high 32 bits of an address, whose low ones are in the register before it.
    case addressHigh
    /// It starts a transfer from memory.
    case startsSend
    /// It starts a transfer to memory.
    case startsReceive
    /// It ends transfers, if the reset bit is written.
    case control
    /// Read, it says whether a transfer to memory has ended.
    case receiveStatus
    /// It holds the number of columns, or of rows, of the image to be received.
    case columns, rows
    /// Unknown: its block may do anything.
    case unknown
  }

  var role = Role.plain
  /// Bits that change by themselves as the work goes on, towards ``terminal``.
  var progress: UInt32 = 0
  /// Where the bits of ``progress`` end.
  var terminal: UInt32 = 0
  /// Bits of ``progress`` that a read clears.
  var clearedByReading: UInt32 = 0
  /// Bits that tell of errors: set by themselves, but never without consequence.
  var alarms: UInt32 = 0
  /// Bits that count or tell the time, and are never compared.
  var volatile: UInt32 = 0

  /// The rule of a register.
  init(_ place: BusPlace, in overlay: OverlayDescription) {
    guard let block = overlay.blocks.first(where: { $0.name == place.block }) else {
      // Outside all blocks an access fails, and starts nothing.
      if place.block != nil { role = .unknown }
      return
    }
    if block.type.hasPrefix("xilinx.com:ip:axi_dma:") {
      describeDMA(place.offset)
    } else if block.type.hasPrefix("xilinx.com:hls:resize_accel:") {
      describeCore(place.offset)
    } else if block.type.contains(":cycle_monitor:") {
      // It watches, and its counters are never twice the same.
      volatile = .max
    } else {
      role = .unknown
    }
  }

  /// PG021, "AXI DMA Register Address Map".
  private mutating func describeDMA(_ offset: UInt64) {
    switch offset {
    case 0x00, 0x30:
      role = .control
      progress = DMAControl.softReset.mask
    case 0x04, 0x34:
      role = offset == 0x34 ? .receiveStatus : .plain
      progress = DMAStatus.idle.mask | DMAStatus.completion.mask | DMAStatus.delay.mask
      terminal = progress
      alarms =
        DMAStatus.halted.mask | DMAStatus.internalError.mask | DMAStatus.subordinateError.mask
        | DMAStatus.decodeError.mask | DMAStatus.error.mask
    case 0x18, 0x48: role = .address
    case 0x1C, 0x4C: role = .addressHigh
    case 0x28: role = .startsSend
    case 0x58: role = .startsReceive
    default: break
    }
  }

  /// UG1399, "S_AXILITE Control Register Map".
  private mutating func describeCore(_ offset: UInt64) {
    switch offset {
    case 0x00:
      clearedByReading = ResizeControl.done.mask | ResizeControl.ready.mask
      terminal = clearedByReading | ResizeControl.idle.mask | ResizeControl.interrupt.mask
      progress = terminal | ResizeControl.start.mask
    case 0x0C:
      progress = ResizeInterruptStatus.done.mask | ResizeInterruptStatus.ready.mask
      terminal = progress
    case 0x20: role = .rows
    case 0x28: role = .columns
    default: break
    }
  }
}

extension OverlayDescription {
  /// Whether some block is of a kind that ``RegisterRule`` does not know: it may write memory at any
  /// time.
  var hasUnknownBlocks: Bool {
    blocks.contains { RegisterRule(BusPlace(block: $0.name, offset: 0), in: self).role == .unknown }
  }
}
