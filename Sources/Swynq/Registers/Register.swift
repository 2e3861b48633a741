// SPDX-License-Identifier: Apache-2.0

/// A kind of block of registers. Registers are its static members, so that `.status` at a call
/// site can only be a register of the block at hand.
public protocol RegisterBlock: Sendable {
  /// All registers of the block, in order of offset.
  static var registers: [RegisterDescription] { get }
}

/// A register: a name and an offset in its block, and a layout.
@frozen public struct Register<Block: RegisterBlock, Layout: RegisterBits>: Sendable {
  /// Name in the hardware's documentation.
  public let name: String
  /// Bytes from the start of the block.
  public let offset: Int
  /// Whether reading it changes something, so that a listing must not.
  public let readHasSideEffects: Bool
  /// Its purpose, in a few words.
  public let summary: String

  /// The register `name` at `offset`.
  @inlinable public init(
    _ name: String, at offset: Int, readHasSideEffects: Bool = false, _ summary: String
  ) {
    self.name = name
    self.offset = offset
    self.readHasSideEffects = readHasSideEffects
    self.summary = summary
  }

  /// The register without its types.
  public var description: RegisterDescription {
    RegisterDescription(
      name: name, offset: offset, fields: Layout.fields, resetValue: Layout.reset.rawValue,
      readHasSideEffects: readHasSideEffects, summary: summary)
  }
}

/// A register as data: what `swynq info` prints and what tests walk over the RTL.
public struct RegisterDescription: Sendable {
  /// Name in the hardware's documentation.
  public var name: String
  /// Bytes from the start of the block.
  public var offset: Int
  /// The fields; bits outside them read 0 and ignore writes.
  public var fields: [RegisterField]
  /// The 32 bits after reset.
  public var resetValue: UInt32
  /// Whether reading it changes something.
  public var readHasSideEffects: Bool
  /// Its purpose, in a few words.
  public var summary: String

  /// A register with these properties.
  public init(
    name: String, offset: Int, fields: [RegisterField], resetValue: UInt32,
    readHasSideEffects: Bool = false, summary: String
  ) {
    self.name = name
    self.offset = offset
    self.fields = fields
    self.resetValue = resetValue
    self.readHasSideEffects = readHasSideEffects
    self.summary = summary
  }
}

extension RegisterDescription {
  /// The same register as part of a larger block, `offset` bytes further up and with `prefix`
  /// before its name.
  package func moved(by offset: Int, prefix: String) -> RegisterDescription {
    var moved = self
    moved.offset += offset
    moved.name = prefix + name
    return moved
  }
}
