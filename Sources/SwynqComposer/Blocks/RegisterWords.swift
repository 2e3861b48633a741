// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// Registers of a block as 32-bit words: what a stand-in stores of each, and what writes do.
struct RegisterWords {
  struct Word {
    let offset: UInt64
    /// The names of the registers in it.
    var names: [String] = []
    var reset: UInt32 = 0
    /// Bits that take what is written.
    var writable: UInt32 = 0
    /// Bits that a one clears, sets and toggles.
    var cleared: UInt32 = 0
    var set: UInt32 = 0
    var toggled: UInt32 = 0

    /// Whether writes change it.
    var isStored: Bool { writable | cleared | set | toggled != 0 }
  }

  private(set) var words: [Word] = []

  /// Words of one interface: a megabyte of registers.
  static let most = 262_144

  /// - Throws: `malformedFile` for more words than ``most``.
  init(_ blocks: [IPBlock]) throws(DeviceError) {
    var byOffset: [UInt64: Word] = [:]
    let base = blocks.map(\.base.rawValue).min() ?? 0
    for block in blocks {
      for register in block.describedRegisters {
        let start = (block.base.rawValue - base) &+ UInt64(register.offset)
        Self.add(register, at: start, to: &byOffset)
        guard byOffset.count <= Self.most else {
          throw DeviceError(
            .malformedFile,
            "\(block.name) has more than \(Self.most) words of registers, more than a stand-in holds"
          )
        }
      }
    }
    words = byOffset.values.sorted { $0.offset < $1.offset }
  }

  private static func add(
    _ register: RegisterDescription, at start: UInt64, to words: inout [UInt64: Word]
  ) {
    let shift = Int(start % 4) * 8
    func change(_ bit: Int, _ body: (inout Word, UInt32) -> Void) {
      let place = bit + shift
      let offset = start - start % 4 + UInt64(place / 32) * 4
      var word = words[offset] ?? Word(offset: offset)
      body(&word, 1 << UInt32(place % 32))
      words[offset] = word
    }
    for field in register.fields {
      for bit in field.lowBit..<(field.lowBit + field.width) {
        change(bit) { word, mask in
          if bit < 32, register.resetValue >> UInt32(bit) & 1 == 1 { word.reset |= mask }
          switch field.access {
          // The cores that list write-only registers, HLS's, give back what was written.
          case .readWrite, .readWriteNonZero, .writeOnly, .selfClearing: word.writable |= mask
          case .writeOneToClear: word.cleared |= mask
          case .writeOneToSet: word.set |= mask
          case .toggleOnWrite: word.toggled |= mask
          default: break
          }
        }
      }
    }
    change(0) { word, _ in word.names.append(register.name) }
  }
}
