// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// An argument of a core that Vitis HLS made: a number or an address in its registers.
public struct HLSArgument: Hashable, Sendable {
  /// The argument's name in the C++ of the core, such as `rows`; `ap_return` is what the function
  /// returns.
  public let name: String
  /// Bytes from the core's first register to the argument's lowest word.
  public let offset: Int
  /// Number of 32-bit words that it takes; the lowest comes first.
  public internal(set) var wordCount: Int
  /// Whether the core writes it and the driver reads it, and not the other way round.
  public let isOutput: Bool
  /// Bytes from the core's first register to the bit 0 that says that the output is there
  /// (`NAME_ap_vld`); nil if the output has no such bit.
  public let validOffset: Int?

  /// An argument that the driver writes.
  ///
  /// - Parameters:
  ///   - name: The argument's name.
  ///   - offset: Bytes from the core's first register; a multiple of 4.
  ///   - wordCount: How many words of 32 bits it takes: 2 for pointers of 64 bits.
  public static func input(_ name: String, at offset: Int, wordCount: Int = 1) -> HLSArgument {
    HLSArgument(
      name: name, offset: offset, wordCount: wordCount, isOutput: false, validOffset: nil)
  }

  /// An argument that the core writes.
  ///
  /// - Parameters:
  ///   - name: The argument's name.
  ///   - offset: Bytes from the core's first register; a multiple of 4.
  ///   - wordCount: How many words of 32 bits it takes.
  ///   - validOffset: Where bit 0 says that the output is there; nil if nothing says so.
  public static func output(
    _ name: String, at offset: Int, wordCount: Int = 1, validAt validOffset: Int? = nil
  ) -> HLSArgument {
    HLSArgument(
      name: name, offset: offset, wordCount: wordCount, isOutput: true, validOffset: validOffset)
  }
}

extension HLSArgument {
  /// The arguments that a hardware handoff lists among a block's registers, in order of offset.
  ///
  /// Vitis HLS names an argument of several words `NAME_1`, `NAME_2`, ..., each with one field `NAME`,
  /// and says in `NAME_ctrl` whether an output is there. Arrays (`Memory_NAME`) are not arguments:
  /// they are memory behind addresses, and are accessed as such.
  static func arguments(in registers: [RegisterDescription]) -> [HLSArgument] {
    let controls = HLSRegisters.registers
    var arguments: [HLSArgument] = []
    for register in registers.sorted(by: { $0.offset < $1.offset }) {
      let isControl = controls.contains {
        $0.offset == register.offset && $0.name == register.name
      }
      guard !isControl, let name = argumentName(of: register) else { continue }
      if let last = arguments.last, last.name == name,
        last.offset + 4 * last.wordCount == register.offset
      {
        arguments[arguments.count - 1].wordCount += 1
        continue
      }
      let isOutput = register.fields.allSatisfy { field in
        field.access == .readOnly || field.access == .clearOnRead || isReserved(field)
      }
      let valid = isOutput ? registers.first { $0.name == name + "_ctrl" } : nil
      arguments.append(
        HLSArgument(
          name: name, offset: register.offset, wordCount: 1, isOutput: isOutput,
          validOffset: valid?.offset))
    }
    return arguments
  }

  /// The argument that a register, none of block control, holds a word of; nil if it holds none.
  private static func argumentName(of register: RegisterDescription) -> String? {
    if register.name.hasPrefix("Memory_") { return nil }
    let fields = register.fields.filter { !isReserved($0) }
    guard fields.count == 1 else { return nil }
    if register.name.hasSuffix("_ctrl"), fields[0].name.hasSuffix("_ap_vld") { return nil }
    let name = fields[0].name
    // `NAME_1` with a field `NAME` is a word of NAME.
    let isWord =
      register.name.hasPrefix(name + "_")
      && register.name.dropFirst(name.count + 1).allSatisfy { $0 >= "0" && $0 <= "9" }
    return isWord ? name : register.name
  }

  private static func isReserved(_ field: RegisterField) -> Bool {
    field.name.hasPrefix("RESERVED")
  }
}
