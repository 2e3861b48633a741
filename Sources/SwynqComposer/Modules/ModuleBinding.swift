// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqHandoff

/// A module of Verilog at the place of a block: ports are connected by the names that they have in the
/// design, parameters set as there.
struct ModuleBinding {
  let header: ModuleHeader
  /// The list of files that the module is in, for messages.
  let list: String
  let block: BlockDesign.Module

  /// The instance.
  ///
  /// - Parameters:
  ///   - parameters: Values that count instead of the design's.
  /// - Throws: `invalidArgument`, naming the ports that one side lacks, or the parameter that the
  ///   module does not have.
  func instance(
    named name: String, parameters: [String: String], _ wiring: Wiring
  ) throws(DeviceError) -> ModuleInstance {
    ModuleInstance(
      module: header.name, name: name, parameters: try values(parameters),
      connections: try connections(wiring))
  }

  // MARK: - Ports

  private func connections(
    _ wiring: Wiring
  ) throws(DeviceError) -> [(port: String, source: Source)] {
    // VHDL's names have no case, and GHDL writes them small.
    var byName: [String: (name: String, direction: ModuleHeader.Direction?)] = [:]
    for port in header.ports {
      byName[port.name] = port
      byName[port.name.lowercased()] = byName[port.name.lowercased()] ?? port
    }
    var connections: [(port: String, source: Source)] = []
    var bound: Set<String> = []
    var missing: [String] = []
    var turned: [String] = []
    for port in block.ports where port.direction != .both {
      guard let found = byName[port.name] ?? byName[port.name.lowercased()] else {
        if port.signal != nil { missing.append(port.name) }
        continue
      }
      if found.direction != (port.direction == .input ? .input : .output) {
        turned.append(
          "\(port.name) (\(port.direction == .input ? "an input" : "an output") in the design)")
      }
      bound.insert(found.name)
      connections.append((found.name, wiring.source(at: port, of: block)))
    }
    let inouts = Set(block.ports.filter { $0.direction == .both }.map { $0.name.lowercased() })
    let extra = header.ports.map(\.name).filter {
      !bound.contains($0) && !inouts.contains($0.lowercased())
    }
    var problems: [String] = []
    if !missing.isEmpty { problems.append("lacks \(list(missing)), which the design connects") }
    if !extra.isEmpty { problems.append("has \(list(extra)), which the block does not have") }
    if !turned.isEmpty { problems.append("has the wrong direction for \(list(turned))") }
    guard problems.isEmpty else {
      throw DeviceError(
        .invalidArgument,
        "\(header.name) of \(list) does not fit \(block.path): it \(problems.joined(separator: "; it ")); "
          + "ports go by the names that they have in the design")
    }
    return connections
  }

  private func list(_ names: [String]) -> String {
    names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", ..." : "")
  }

  // MARK: - Parameters

  private func values(
    _ given: [String: String]
  ) throws(DeviceError) -> [(name: String, value: String)] {
    for name in given.keys.sorted() where !header.parameters.contains(name) {
      throw DeviceError(
        .invalidArgument,
        "\(header.name) of \(list), which stands for \(block.path), has no parameter \(name); it has: "
          + (header.parameters.isEmpty ? "none" : header.parameters.joined(separator: ", ")))
    }
    var values: [(name: String, value: String)] = []
    for name in header.parameters {
      guard let text = given[name] ?? block.parameters[name] else { continue }
      values.append((name, ParameterValue.literal(text)))
    }
    return values
  }
}

/// Values of parameters as SystemVerilog writes them.
enum ParameterValue {
  /// A number, or a text in quotation marks.
  static func literal(_ text: String) -> String {
    let lower = text.lowercased()
    if lower == "true" { return "1" }
    if lower == "false" { return "0" }
    let digits = lower.hasPrefix("-") ? lower.dropFirst() : lower[...]
    if !digits.isEmpty, digits.utf8.count <= 19, digits.utf8.allSatisfy(isDigit) {
      // Larger than an integer needs a width.
      if let value = Int64(text), value == Int64(Int32(truncatingIfNeeded: value)) {
        return String(value)
      }
      if let value = Int64(text), value > 0 { return "64'd\(value)" }
    }
    for (prefix, base, bits) in [("0x", "h", 4), ("0b", "b", 1)] where lower.hasPrefix(prefix) {
      let digits = lower.dropFirst(prefix.count).filter { $0 != "_" }
      let known = bits == 4 ? "0123456789abcdef" : "01"
      guard !digits.isEmpty, digits.count <= 4_096, digits.allSatisfy({ known.contains($0) }) else {
        continue
      }
      return "\(max(1, digits.count * bits))'\(base)\(digits)"
    }
    if isSized(text) { return text }
    return "\"\(escaped(text))\""
  }

  /// A number in 32 bits where it is shorter, as a parameter of the type `int` takes it without a
  /// warning; else as ``literal(_:)`` writes it.
  static func word(_ text: String) -> String {
    let value = literal(text)
    for (mark, base) in [("'h", "h"), ("'b", "b")] {
      guard let place = value.range(of: mark), let bits = Int(value[..<place.lowerBound]),
        bits < 32
      else { continue }
      return "32'\(base)\(value[place.upperBound...])"
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether a text is a constant of Verilog, such as `8'hFF`.
  private static func isSized(_ text: String) -> Bool {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(isDigit),
      parts[0].utf8.count <= 4, let base = parts[1].first?.lowercased()
    else { return false }
    let known = ["h": "0123456789abcdef_", "b": "01_", "d": "0123456789_", "o": "01234567_"][base]
    let digits = parts[1].dropFirst().lowercased()
    return !digits.isEmpty
      && known.map { known in digits.allSatisfy { known.contains($0) } } ?? false
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): result += "\\\""
      case UInt8(ascii: "\\"): result += "\\\\"
      case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return result
  }
}
