// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores

/// The meaning of a script's words on an overlay.
struct ScriptNames {
  private let overlay: OverlayDescription
  private let cores: Cores

  init(_ overlay: OverlayDescription, _ cores: Cores) {
    self.overlay = overlay
    self.cores = cores
  }

  /// A register: an address, `BLOCK+OFFSET`, or `BLOCK.REGISTER`.
  func register(
    _ word: String
  ) throws(ScriptFailure) -> (address: BusAddress, description: RegisterDescription?) {
    if let address = ScriptNumber.parse(word) { return (BusAddress(address), nil) }
    if let plus = word.lastIndex(of: "+"),
      let offset = ScriptNumber.parse(word[word.index(after: plus)...])
    {
      let block = try block(String(word[..<plus]))
      guard offset < block.size else {
        throw ScriptFailure(
          .notFound, "\(word): the block \(block.name) has \(block.size) bytes of registers")
      }
      return (BusAddress(block.base.rawValue + offset), nil)
    }
    guard let dot = word.lastIndex(of: ".") else {
      throw ScriptFailure(
        .notFound,
        "'\(word)' is no register; write an address, BLOCK+OFFSET or BLOCK.REGISTER")
    }
    let block = try block(String(word[..<dot]))
    let name = word[word.index(after: dot)...].lowercased()
    let registers = registers(of: block)
    guard let register = registers.first(where: { $0.name.lowercased() == name }) else {
      let known = registers.prefix(40).map(\.name).joined(separator: ", ")
      throw ScriptFailure(
        .notFound,
        known.isEmpty
          ? "the registers of \(block.name) have no names here; write \(block.name)+OFFSET"
          : "\(block.name) has no register '\(name)'; it has: \(known)")
    }
    return (block.base + register.offset, register)
  }

  private func registers(of block: IPBlock) -> [RegisterDescription] {
    cores.registers(of: block) ?? block.describedRegisters
  }

  private func block(_ name: String) throws(ScriptFailure) -> IPBlock {
    do throws(DeviceError) { return try overlay.block(named: name) } catch {
      throw ScriptFailure(.notFound, error.message)
    }
  }

  /// Interrupt lines: numbers, or `BLOCK.PORT`.
  func lines(_ words: [String]) throws(ScriptFailure) -> InterruptLines {
    var lines: InterruptLines = []
    for word in words {
      if let number = Int(word), (0..<InterruptLines.RawValue.bitWidth).contains(number) {
        lines.insert(.line(number))
      } else if let line = overlay.line(named: word) {
        lines.formUnion(line)
      } else {
        let known = overlay.blocks.flatMap { block in
          block.interrupts.map { "\(block.name).\($0.port)" }
        }
        throw ScriptFailure(
          .notFound,
          "'\(word)' is no interrupt; write a line's number"
            + (known.isEmpty ? "" : " or one of: \(known.joined(separator: ", "))"))
      }
    }
    guard !lines.isEmpty else { throw ScriptFailure(.notFound, "no interrupt line is named") }
    return lines
  }

  /// A value of a register: a number, fields such as `RS|IOC_IrqEn` or `IRQThreshold=2`, or a buffer's
  /// address, such as `source`, `source+64` or, for its upper half, `source.high`.
  func value(
    _ word: String, of register: RegisterDescription?, buffers: [String: BusAddress]
  ) throws(ScriptFailure) -> UInt32 {
    if let number = ScriptNumber.parse(word) {
      guard let value = UInt32(exactly: number) else {
        throw ScriptFailure(.malformed, "\(word) does not fit a register of 32 bits")
      }
      return value
    }
    let name = word.prefix { $0 != "+" && $0 != "." }
    if let address = buffers[String(name)] {
      let rest = word.dropFirst(name.count)
      if rest.isEmpty { return UInt32(truncatingIfNeeded: address.rawValue) }
      if rest == ".high" { return UInt32(truncatingIfNeeded: address.rawValue >> 32) }
      if rest.first == "+", let offset = ScriptNumber.parse(rest.dropFirst()) {
        return UInt32(truncatingIfNeeded: address.rawValue &+ offset)
      }
    }
    return try fields(word, of: register)
  }

  private func fields(
    _ word: String, of register: RegisterDescription?
  ) throws(ScriptFailure) -> UInt32 {
    var value: UInt32 = 0
    for part in word.split(separator: "|", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      let field = register?.fields.first { $0.name.lowercased() == sides[0].lowercased() }
      guard sides.count <= 2, let field else {
        let known = register?.fields.map(\.name).joined(separator: ", ") ?? ""
        throw ScriptFailure(
          .malformed,
          "'\(part)' is no value: write a number or a buffer"
            + (known.isEmpty ? "" : ", or fields: \(known)"))
      }
      guard sides.count == 2 else {
        value |= field.mask
        continue
      }
      let most = field.mask >> UInt32(field.lowBit)
      guard let number = ScriptNumber.parse(sides[1]), number <= UInt64(most) else {
        throw ScriptFailure(.malformed, "\(part): the field takes 0 to \(most)")
      }
      value |= UInt32(number) << UInt32(field.lowBit)
    }
    return value
  }
}

/// The error of a statement.
struct ScriptFailure: Error {
  let code: ScriptError.Code
  let message: String
  var deviceError: DeviceError?

  init(_ code: ScriptError.Code, _ message: String) {
    self.code = code
    self.message = message
  }

  init(_ error: DeviceError) {
    self.init(.deviceFailed, error.description)
    deviceError = error
  }
}
