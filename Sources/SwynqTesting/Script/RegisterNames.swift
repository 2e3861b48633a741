// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores

/// The registers, fields and interrupts of an overlay by name, both ways.
struct RegisterNames {
  private struct Entry {
    let name: String
    let address: BusAddress
    let register: RegisterDescription
    let holdsAddress: Bool
  }

  private let overlay: OverlayDescription
  private var byName: [String: Entry] = [:]
  private var byAddress: [BusAddress: Entry] = [:]

  init(overlay: OverlayDescription, cores: Cores) {
    self.overlay = overlay
    for block in overlay.blocks {
      for register in cores.registers(of: block) ?? block.describedRegisters {
        let behaviour = cores.behaviour(at: UInt64(register.offset), in: block)
        let entry = Entry(
          name: "\(block.name).\(register.name)", address: block.base + register.offset,
          register: register,
          holdsAddress: behaviour.role == .address || behaviour.role == .addressHigh)
        byName[entry.name] = entry
        byAddress[entry.address] = entry
      }
    }
  }

  // MARK: From names

  func address(of place: RegisterPlace) throws(DeviceError) -> BusAddress {
    switch place.form {
    case .address(let address): return address
    case .name(let name):
      if let entry = byName[name] { return entry.address }
      if let address = Self.number(name) { return BusAddress(UInt64(address)) }
      let block = name.split(separator: ".").first.map { "\($0)." } ?? ""
      let known = byName.keys.filter { $0.hasPrefix(block) }.sorted()
      throw DeviceError(
        .notFound,
        "the overlay has no register \(name); it has: "
          + (known.isEmpty ? byName.keys.sorted() : known).joined(separator: ", "))
    }
  }

  func value(_ value: RegisterValue, at address: BusAddress) throws(DeviceError) -> UInt32 {
    switch value.form {
    case .number(let number): return number
    case .fields(let text):
      var result: UInt32 = 0
      for part in text.split(separator: "|") {
        result |= try bits(of: String(part), at: address, orNumber: true).value
      }
      return result
    }
  }

  /// The mask and the value that a condition such as `Reset=0` or `Idle=1|Halted=0` names.
  func condition(
    _ text: String, at address: BusAddress
  ) throws(DeviceError) -> (mask: UInt32, value: UInt32) {
    var result: (mask: UInt32, value: UInt32) = (0, 0)
    for part in text.split(separator: "|") {
      let bits = try bits(of: String(part), at: address, orNumber: false)
      result.mask |= bits.mask
      result.value |= bits.value
    }
    return result
  }

  private func bits(
    of part: String, at address: BusAddress, orNumber: Bool
  ) throws(DeviceError) -> (mask: UInt32, value: UInt32) {
    let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
    let number = sides.count > 1 ? Self.number(sides[1]) : nil
    if sides.count == 1, orNumber, let number = Self.number(part) { return (.max, number) }
    // A mask in figures names bits that have no names.
    if sides.count == 2, let mask = Self.number(sides[0]), let number { return (mask, number) }
    let fields = byAddress[address]?.register.fields ?? []
    guard let field = fields.first(where: { $0.name == sides.first }),
      sides.count == 1 || number != nil
    else {
      throw DeviceError(
        .notFound,
        "\(name(of: address)) has no field or value \(part); its fields are: "
          + (fields.isEmpty ? "none" : fields.map(\.name).joined(separator: ", ")))
    }
    return (
      field.mask, sides.count == 1 ? field.mask : number! << UInt32(field.lowBit) & field.mask
    )
  }

  /// The lines of `axi_dma_0.mm2s_introut`, or of several, between "or".
  func lines(_ text: String) throws(DeviceError) -> InterruptLines {
    var lines: InterruptLines = []
    for part in text.split(separator: " ").map(String.init) where part != "or" {
      let sides = part.split(separator: ".", maxSplits: 1).map(String.init)
      let block = overlay.blocks.first { $0.name == sides.first }
      if sides.count == 2, let line = block?.interrupt(sides[1]) {
        lines.formUnion(line)
      } else if part.hasPrefix("line"), let number = Int(part.dropFirst(4)), 0..<32 ~= number {
        lines.formUnion(.line(number))
      } else {
        let known = overlay.blocks.flatMap { block in
          block.interrupts.map { "\(block.name).\($0.port)" }
        }
        throw DeviceError(
          .notFound,
          "the overlay has no interrupt \(part); it has: "
            + (known.isEmpty ? "none" : known.joined(separator: ", ")) + ", and line0 to line31")
      }
    }
    return lines
  }

  /// A number as it stands in a script: decimal, or hexadecimal after `0x`, with `_` between digits.
  private static func number(_ text: String) -> UInt32? {
    let digits = text.filter { $0 != "_" }
    return digits.hasPrefix("0x") ? UInt32(digits.dropFirst(2), radix: 16) : UInt32(digits)
  }

  // MARK: To names

  func name(of address: BusAddress) -> String { byAddress[address]?.name ?? "\(address)" }

  func text(_ value: UInt32, at address: BusAddress) -> String {
    guard let entry = byAddress[address] else { return hexadecimal(value, minimumDigits: 8) }
    if entry.holdsAddress { return hexadecimal(value, minimumDigits: 8) }
    let fields = entry.register.fields.filter { !$0.name.uppercased().hasPrefix("RESERVED") }
    // A register that is one number: large ones are addresses and masks more often than not.
    if fields.count == 1, fields[0].width > 1, value & ~fields[0].mask == 0 {
      let isLarge = fields[0].width == 32 && value > 0xFFFF
      return isLarge
        ? hexadecimal(value, minimumDigits: 8) : String(fields[0].extract(from: value))
    }
    if value == 0 { return "0" }
    var rest = value
    var parts: [String] = []
    for field in fields where value & field.mask != 0 {
      rest &= ~field.mask
      parts.append(
        field.width == 1 ? field.name : "\(field.name)=\(field.extract(from: value))")
    }
    if rest != 0 { parts.append(hexadecimal(rest, minimumDigits: 8)) }
    return parts.joined(separator: "|")
  }

  func text(mask: UInt32, value: UInt32, at address: BusAddress) -> String {
    var rest = mask
    var parts: [String] = []
    for field in byAddress[address]?.register.fields ?? [] where mask & field.mask == field.mask {
      rest &= ~field.mask
      parts.append("\(field.name)=\(field.extract(from: value))")
    }
    if rest != 0 {
      parts.append(
        "\(hexadecimal(rest, minimumDigits: 8))=\(hexadecimal(value & rest, minimumDigits: 8))")
    }
    return parts.joined(separator: "|")
  }

  func text(_ lines: InterruptLines) -> String {
    var parts: [String] = []
    var rest = lines
    for block in overlay.blocks {
      for interrupt in block.interrupts where rest.isSuperset(of: interrupt.line) {
        parts.append("\(block.name).\(interrupt.port)")
        rest.subtract(interrupt.line)
      }
    }
    for number in 0..<32 where rest.contains(.line(number)) { parts.append("line\(number)") }
    return parts.joined(separator: " or ")
  }
}
