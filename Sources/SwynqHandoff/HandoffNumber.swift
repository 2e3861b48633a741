/// Numbers as Vivado writes them: `64`, `0x40400000`, `0b101`, also `true` and `false`.
enum HandoffNumber {
  /// The number that a text stands for; nil if it is none or has more than 64 bits.
  static func parse(_ text: String) -> UInt64? {
    let digits = text.lowercased().filter { $0 != "_" }
    if digits.hasPrefix("0x") { return UInt64(digits.dropFirst(2), radix: 16) }
    if digits.hasPrefix("0b") { return UInt64(digits.dropFirst(2), radix: 2) }
    return UInt64(digits)
  }

  /// The value of a parameter, if it is a number or a truth value.
  static func parameter(_ text: String) -> Int? {
    switch text.lowercased() {
    case "true": 1
    case "false": 0
    default: Int(text) ?? parse(text).flatMap { Int(exactly: $0) }
    }
  }
}
