// SPDX-License-Identifier: Apache-2.0

/// The remap strings of the stream cores (PG085): what is inside the braces of a concatenation of Verilog,
/// such as `tdata[7:0],tdata[15:8]` or `8'b0,tdata[23:0]`.
struct StreamRemap {
  /// Why a string is not followed, as in "the model of axis_broadcaster takes no ...".
  struct Refusal: Error {
    let text: String
  }

  /// Bits to choose from: a signal of the stream, and the number of its lowest bit.
  struct Field {
    let name: String
    let offset: Int
    let width: Int
  }

  let fields: [Field]

  private static let mostBits = 4_096
  private static let deepest = 16

  /// The entries of a map of `swynq_ip_remap`, the lowest bit first: 0 and 1 are constants, any other is
  /// the number of a bit plus 2.
  ///
  /// - Parameters:
  ///   - parameter: The string's parameter, for messages.
  ///   - width: The bits that it has to have.
  func entries(_ text: String, of parameter: String, width: Int) throws(Refusal) -> [Int] {
    var reader = Reader(remap: self, text: Array(text.lowercased().utf8), parameter: parameter)
    let entries = try reader.list(depth: 0)
    guard reader.isAtEnd else { throw reader.refusal("is not followed") }
    guard entries.count == width else {
      throw reader.refusal("makes \(entries.count) bits for \(width)")
    }
    return entries.reversed()
  }

  /// A map as SystemVerilog writes it, the lowest entry at the bottom.
  static func literal(_ entries: [Int]) -> String {
    let digits = entries.reversed().map { entry in
      let text = String(entry, radix: 16, uppercase: true)
      return String(repeating: "0", count: max(0, 4 - text.count)) + text
    }
    return "\(16 * entries.count)'h\(digits.joined())"
  }

  private struct Reader {
    let remap: StreamRemap
    let text: [UInt8]
    let parameter: String
    var place = 0

    init(remap: StreamRemap, text: [UInt8], parameter: String) {
      self.remap = remap
      self.text = text
      self.parameter = parameter
    }

    var isAtEnd: Bool {
      mutating get {
        skip()
        return place == text.count
      }
    }

    func refusal(_ what: String) -> Refusal {
      Refusal(
        text: "takes bits of the stream and constants for \(parameter), which "
          + "\(what) (\(String(decoding: text.prefix(200), as: UTF8.self)))")
    }

    /// Items with commas between, the highest first.
    mutating func list(depth: Int) throws(Refusal) -> [Int] {
      guard depth < deepest else { throw refusal("has too many braces") }
      var entries: [Int] = []
      repeat {
        entries += try item(depth: depth)
        guard entries.count <= mostBits else { throw refusal("makes too many bits") }
      } while take(",")
      return entries
    }

    private mutating func item(depth: Int) throws(Refusal) -> [Int] {
      if take("{") {
        let entries = try list(depth: depth + 1)
        guard take("}") else { throw refusal("lacks a brace") }
        return entries
      }
      if let number = number() {
        if take("'") { return try constant(width: number) }
        guard take("{") else { throw refusal("has a number without a size") }
        let entries = try list(depth: depth + 1)
        guard take("}") else { throw refusal("lacks a brace") }
        guard number >= 1, number * max(entries.count, 1) <= mostBits else {
          throw refusal("repeats bits \(number) times")
        }
        return Array(repeatElement(entries, count: number).joined())
      }
      let name = word()
      guard !name.isEmpty else { throw refusal("is not followed") }
      guard let field = remap.fields.first(where: { $0.name == name }) else {
        throw refusal("names \(name), which the stream does not have,")
      }
      var high = field.width - 1
      var low = 0
      if take("[") {
        guard let first = number() else { throw refusal("has an index that is no number") }
        (high, low) = (first, first)
        if take(":") {
          guard let last = number() else { throw refusal("has an index that is no number") }
          low = last
        }
        guard take("]") else { throw refusal("lacks a bracket") }
      }
      guard low <= high, high < field.width else {
        throw refusal("names \(name)[\(high):\(low)] of \(field.width) bits")
      }
      return (low...high).reversed().map { field.offset + $0 + 2 }
    }

    /// What stands behind the apostrophe: `b0101`, `hFF`, `d3`.
    private mutating func constant(width: Int) throws(Refusal) -> [Int] {
      let digits = word()
      let radix = ["b": 2, "o": 8, "d": 10, "h": 16][digits.first.map(String.init) ?? ""]
      let value = digits.dropFirst().filter { $0 != "_" }
      guard let radix, (1...mostBits).contains(width), !value.isEmpty else {
        throw refusal("has a constant that is not followed")
      }
      var bits: [Int] = []
      if radix == 10 {
        guard let number = UInt64(value) else {
          throw refusal("has a constant that is not followed")
        }
        bits = (0..<64).map { Int(number >> UInt64($0) & 1) }
      } else {
        let each = radix.trailingZeroBitCount
        for digit in value.reversed() {
          guard let number = digit.hexDigitValue, number < radix else {
            throw refusal("has a constant that is not followed")
          }
          bits += (0..<each).map { number >> $0 & 1 }
        }
      }
      bits += Array(repeating: 0, count: max(0, width - bits.count))
      return bits.prefix(width).reversed()
    }

    // MARK: - Words

    private mutating func skip() {
      while place < text.count, text[place] <= 0x20 { place += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
      skip()
      guard place < text.count, text[place] == UInt8(ascii: sign) else { return false }
      place += 1
      return true
    }

    private mutating func number() -> Int? {
      skip()
      let digits = text[place...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty, digits.count <= 5 else { return nil }
      place += digits.count
      return Int(String(decoding: digits, as: UTF8.self))
    }

    private mutating func word() -> String {
      skip()
      let letters = text[place...].prefix {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
      }
      place += letters.count
      return String(decoding: letters, as: UTF8.self)
    }
  }
}
