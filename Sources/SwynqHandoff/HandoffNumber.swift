// SPDX-License-Identifier: Apache-2.0

/// Numbers as Vivado writes them: `64`, `0x40400000`, `0b101`, `16'hC0DE`, `5e+07`, `64K`.
enum HandoffNumber {
  /// The number that a text stands for; nil if it is none, no whole one, or has more than 64 bits.
  static func parse(_ text: String) -> UInt64? {
    let digits = text.lowercased().filter { $0 != "_" && $0 != " " }
    if digits.hasPrefix("0x") { return number(digits.dropFirst(2), radix: 16) }
    if digits.hasPrefix("0b") { return number(digits.dropFirst(2), radix: 2) }
    if let mark = digits.firstIndex(of: "'") { return verilog(digits[mark...].dropFirst()) }
    if let value = number(digits[...], radix: 10) { return value }
    guard let value = decimal(digits), value == value.rounded(), value < 0x1p64 else { return nil }
    return UInt64(value)
  }

  /// An address or a size, which may be scaled (`64K`; IP-XACT's K, M, G and T are powers of 1024) or
  /// end as a C constant does (`0x40000000UL`).
  static func size(_ text: String) -> UInt64? {
    if let value = parse(text) { return value }
    let lower = text.lowercased()
    if let last = lower.last, let scale = "kmgt".firstIndex(of: last) {
      let power = 10 * ("kmgt".distance(from: "kmgt".startIndex, to: scale) + 1)
      guard let value = parse(String(lower.dropLast())) else { return nil }
      let (bytes, overflow) = value.multipliedReportingOverflow(by: 1 << UInt64(power))
      return overflow ? nil : bytes
    }
    let digits = lower.prefix { $0 != "u" && $0 != "l" }
    return ["u", "ul", "ull", "l", "ll"].contains(lower.dropFirst(digits.count))
      ? parse(String(digits)) : nil
  }

  /// An address, which may be hexadecimal without `0x`, as PYNQ reads it.
  static func address(_ text: String) -> UInt64? {
    number(text.lowercased()[...], radix: 16) ?? size(text)
  }

  /// A frequency in Hz, rounded, which Vivado 2019.1 and 2020.1 write as `5e+07`.
  static func frequency(_ text: String) -> UInt64? {
    if let value = parse(text) { return value }
    guard let value = decimal(text.lowercased()), value < 0x1p63 else { return nil }
    return UInt64(value.rounded())
  }

  /// The value of a parameter, if it is a whole number or a truth value.
  static func parameter(_ text: String) -> Int? {
    switch text.lowercased() {
    case "true": 1
    case "false": 0
    default:
      Int(text)
        ?? (text.hasPrefix("-")
          ? parse(String(text.dropFirst())).flatMap { Int(exactly: $0) }.map { -$0 }
          : parse(text).flatMap { Int(exactly: $0) })
    }
  }

  /// Unlike `UInt64(_:radix:)`, takes no sign.
  private static func number(_ digits: Substring, radix: Int) -> UInt64? {
    digits.first == "+" || digits.first == "-" ? nil : UInt64(digits, radix: radix)
  }

  /// The number behind the mark of a Verilog constant: `h40400000` of `32'h40400000`.
  private static func verilog(_ text: Substring) -> UInt64? {
    let digits = text.first == "s" ? text.dropFirst() : text
    let radix: Int? =
      switch digits.first {
      case "h": 16
      case "d": 10
      case "o": 8
      case "b": 2
      default: nil
      }
    return radix.flatMap { number(digits.dropFirst(), radix: $0) }
  }

  /// A number with a point or an exponent; nil for anything else, also `inf` and `nan`.
  private static func decimal(_ text: String) -> Double? {
    guard let first = text.utf8.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9"),
      text.utf8.allSatisfy({ "0123456789.e+-".utf8.contains($0) }), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }
}
