// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The behaviour of a register beyond reading and writing its fields: what a write means for
/// memory, and which bits depend on when it is read. Recordings and replays go by it.
public struct RegisterBehaviour: Hashable, Sendable {
  /// The meaning of an access for memory.
  public enum Role: Hashable, Sendable {
    /// Nothing.
    case plain
    /// It takes the low 32 bits of an address.
    case address
    /// It takes the high 32 bits of an address, whose low ones are in the register before it.
    case addressHigh
    /// A write starts a transfer from memory.
    case startsSend
    /// A write starts a transfer of as many bytes to the memory that another register points to, so
    /// many bytes from the start of the block.
    case startsReceive(address: Int)
    /// A write that has bits of a mask set ends all transfers of the block.
    case control(reset: UInt32)
    /// Read, it says by bits of a mask that a transfer to memory has ended.
    case receiveStatus(ended: UInt32)
    /// It holds the number of columns of the image to be received.
    case columns
    /// It holds the number of rows of the image to be received.
    case rows
    /// Nobody knows: its block may do anything.
    case unknown
  }

  /// The meaning of an access for memory.
  public var role = Role.plain
  /// Bits that change by themselves as the work goes on, towards ``terminal``.
  public var progress: UInt32 = 0
  /// The last state of the bits of ``progress``.
  public var terminal: UInt32 = 0
  /// Bits of ``progress`` that a read clears.
  public var clearedByReading: UInt32 = 0
  /// Bits that tell of errors: set by themselves, but never without consequence.
  public var alarms: UInt32 = 0
  /// Bits that count or tell the time, and are never compared.
  public var volatile: UInt32 = 0

  /// A register that does nothing by itself.
  public init(_ role: Role = .plain) { self.role = role }

  /// The behaviour that follows from a register's fields: bits that count are never compared, those that a read or
  /// the hardware clears are on their way there.
  public init(fieldsOf register: RegisterDescription) {
    for field in register.fields {
      switch field.access {
      case .counting: volatile |= field.mask
      case .clearOnRead:
        clearedByReading |= field.mask
        progress |= field.mask
        terminal |= field.mask
      case .selfClearing, .writeOneToSet: progress |= field.mask
      case .readOnly, .readWrite, .readWriteNonZero, .writeOneToClear, .toggleOnWrite, .writeOnly:
        break
      }
    }
  }
}
