// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqHandoff

/// Cores that are nothing but wires and gates, as assignments in the top: concatenations, slices,
/// constants and the gates of PG200's utility cores.
struct WireCore {
  private let module: BlockDesign.Module
  private let wiring: Wiring

  private static let widest = 65_536

  /// The assignments of a core; nil for one that is more than wires.
  ///
  /// - Throws: `malformedFile` for malformed parameters.
  static func lines(
    _ module: BlockDesign.Module, _ wiring: Wiring
  ) throws(DeviceError) -> SourceText? {
    try WireCore(module: module, wiring: wiring).lines()
  }

  private func lines() throws(DeviceError) -> SourceText? {
    switch module.core {
    case "xlconcat", "ilconcat": return assign(["dout", "Dout"], concatenation())
    case "xlslice", "ilslice": return assign(["Dout", "dout"], try slice())
    case "xlconstant", "ilconstant": return assign(["dout", "Dout"], try constant())
    case "util_vector_logic", "ilvector_logic": return assign(["Res"], try gate())
    case "util_reduced_logic", "ilreduced_logic":
      let operation = try self.operation(["and": "&", "or": "|", "xor": "^"])
      return assign(["Res"], "\(operation)\(value("Op1"))")
    default: return nil
    }
  }

  private func assign(_ outputs: [String], _ expression: String) -> SourceText {
    var text = SourceText()
    for name in outputs {
      guard let port = module.port(name), let signal = wiring.signal(at: port) else { continue }
      text.line("  assign \(wiring.signals[signal].name) = \(expression);")
      break
    }
    return text
  }

  /// The inputs from the last to the first, in the output's width.
  private func concatenation() -> String {
    var inputs: [(Int, BlockDesign.Port)] = []
    for port in module.ports where port.direction == .input {
      if let number = Int(port.name.dropFirst(2)), port.name.lowercased().hasPrefix("in") {
        inputs.append((number, port))
      }
    }
    inputs.sort { $0.0 < $1.0 }
    let total = inputs.reduce(0) { $0 + $1.1.width }
    let parts = inputs.reversed().map { value($0.1) }.joined(separator: ", ")
    return cast("{\(parts)}", from: total, to: outputWidth(["dout", "Dout"]))
  }

  private func slice() throws(DeviceError) -> String {
    let low = try number("DIN_TO") ?? 0
    let high = try number("DIN_FROM") ?? low
    guard high >= low else {
      throw DeviceError(
        .malformedFile, "DIN_FROM of \(module.path) is \(high), less than its DIN_TO, \(low)")
    }
    guard let port = module.port("Din"), let signal = wiring.signal(at: port) else {
      return Expression.constant(false, width: outputWidth(["Dout", "dout"]))
    }
    let width = wiring.signals[signal].width
    let name = wiring.signals[signal].name
    let wanted = outputWidth(["Dout", "dout"])
    if low >= width { return Expression.constant(false, width: wanted) }
    if width == 1 { return cast(name, from: 1, to: wanted) }
    let top = min(high, width - 1)
    return cast(
      top == low ? "\(name)[\(low)]" : "\(name)[\(top):\(low)]", from: top - low + 1, to: wanted)
  }

  private func constant() throws(DeviceError) -> String {
    let width = outputWidth(["dout", "Dout"])
    let text = module.parameters["CONST_VAL"] ?? "1"
    let digits = text.lowercased().hasPrefix("0x") ? text.dropFirst(2) : text[...]
    if digits.count != text.count, !digits.isEmpty, digits.allSatisfy(\.isHexDigit),
      digits.allSatisfy(\.isASCII), digits.count <= (width + 3) / 4
    {
      return "\(width)'(\(4 * digits.count)'h\(digits))"
    }
    guard let value = module.number("CONST_VAL") ?? (text.isEmpty ? 0 : nil) else {
      throw DeviceError(
        .malformedFile, "CONST_VAL of \(module.path) is \(text), which is no number of its width")
    }
    return Expression.number(UInt64(bitPattern: Int64(value)) & mask(width), width: width)
  }

  private func mask(_ width: Int) -> UInt64 { width >= 64 ? .max : (1 << UInt64(width)) - 1 }

  private func gate() throws(DeviceError) -> String {
    let operation = try self.operation(["and": "&", "or": "|", "xor": "^", "not": "~"])
    if operation == "~" { return "~\(value("Op1"))" }
    return "\(value("Op1")) \(operation) \(value("Op2"))"
  }

  private func operation(_ known: [String: String]) throws(DeviceError) -> String {
    let name = module.parameters["C_OPERATION"] ?? "and"
    guard let operation = known[name.lowercased()] else {
      throw DeviceError(
        .malformedFile,
        "C_OPERATION of \(module.path) is \(name), which is none of "
          + known.keys.sorted().joined(separator: ", "))
    }
    return operation
  }

  private func number(_ name: String) throws(DeviceError) -> Int? {
    guard let text = module.parameters[name] else { return nil }
    guard let number = module.number(name), (0..<Self.widest).contains(number) else {
      throw DeviceError(
        .malformedFile,
        "\(name) of \(module.path) is \(text), which is no number below \(Self.widest)")
    }
    return number
  }

  private func value(_ name: String) -> String {
    module.port(name).map(value) ?? "1'b0"
  }

  /// The expression at an input, in the input's width.
  private func value(_ port: BlockDesign.Port) -> String {
    guard let signal = wiring.signal(at: port) else {
      // Inside a concatenation, a constant needs a size.
      return port.width == 1 ? "1'b0" : "\(port.width)'b0"
    }
    return wiring.text(.signal(signal, width: port.width))
  }

  private func outputWidth(_ names: [String]) -> Int {
    names.lazy.compactMap { module.port($0)?.width }.first ?? 1
  }

  private func cast(_ expression: String, from: Int, to width: Int) -> String {
    from == width ? expression : "\(width)'(\(expression))"
  }
}
