// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqFiles

/// The tokens of Verilog and SystemVerilog sources, as the preprocessor leaves them: comments and
/// strings are gone, macros without arguments expanded, `ifdef` decided, included files read.
///
/// This is as much as it takes to find modules and their ports. Verilator compiles the sources later
/// and says what is wrong with them.
struct SourceTokens {
  /// A word, a number or a single sign.
  typealias Token = Substring

  private(set) var tokens: [Token] = []
  private var macros: [String: String] = [:]
  private let includes: [String]
  private var depth = 0
  private var bytes = 0

  /// Bytes of one file, and of all with what they include.
  private static let largestFile = 64 << 20
  private static let mostBytes = 256 << 20
  private static let mostTokens = 50_000_000
  /// Files that include each other, and macros in macros.
  private static let deepest = 32

  /// - Parameters:
  ///   - macros: Macros that are defined from the beginning.
  ///   - includes: Where included files are looked for, besides the folder of the file.
  init(macros: [String: String], includes: [String]) {
    self.macros = macros
    self.includes = includes
  }

  /// Reads a file.
  ///
  /// - Throws: `notFound` and `inputOutput`; `malformedFile` for more than can be.
  mutating func read(_ path: String) throws(DeviceError) {
    guard depth < Self.deepest else {
      throw DeviceError(.malformedFile, "\(path) is included by more than \(Self.deepest) others")
    }
    let contents: [UInt8]
    do throws(FileError) {
      contents = try InputFile.contents(of: path, limit: Self.largestFile)
    } catch {
      throw DeviceError(
        error.code == .noSuchFile ? .notFound : .inputOutput, error.description)
    }
    bytes += contents.count
    guard bytes <= Self.mostBytes else {
      throw DeviceError(
        .malformedFile,
        "\(path): the sources have more than \(Self.mostBytes >> 20) MiB with what they include")
    }
    depth += 1
    try scan(String(decoding: contents, as: UTF8.self)[...], path: path)
    depth -= 1
  }

  /// Reads a text.
  mutating func read(text: String, path: String) throws(DeviceError) {
    try scan(text[...], path: path)
  }

  // MARK: - Scanning

  private mutating func scan(_ text: Substring, path: String) throws(DeviceError) {
    var rest = text.utf8
    // For each open `ifdef`: whether its text counts, and whether one of its branches did.
    var branches: [(isOn: Bool, wasOn: Bool)] = []
    var isOn: Bool { branches.allSatisfy(\.isOn) }
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "/"):
        if rest.dropFirst().first == UInt8(ascii: "/") {
          rest = rest.drop { $0 != UInt8(ascii: "\n") }
        } else if rest.dropFirst().first == UInt8(ascii: "*") {
          rest = Self.behind("*/", rest.dropFirst(2))
        } else {
          rest = rest.dropFirst()
        }
      case UInt8(ascii: "\""):
        rest = Self.behindString(rest.dropFirst())
      case UInt8(ascii: "`"):
        let name = Self.word(rest.dropFirst())
        rest = rest.dropFirst(1 + name.utf8.count)
        switch String(name) {
        case "ifdef", "ifndef", "elsif":
          let macro = Self.word(rest.drop(while: Self.isBlank))
          rest = rest.drop(while: Self.isBlank).dropFirst(macro.utf8.count)
          let isDefined = macros[String(macro)] != nil
          if name == "elsif" {
            guard let last = branches.popLast() else { break }
            branches.append((!last.wasOn && isDefined, last.wasOn || isDefined))
          } else {
            guard branches.count < 1_000 else {
              throw DeviceError(.malformedFile, "\(path): ifdefs within more than 1000 others")
            }
            let holds = isDefined == (name == "ifdef")
            branches.append((holds, holds))
          }
        case "else":
          if let last = branches.popLast() { branches.append((!last.wasOn, true)) }
        case "endif": _ = branches.popLast()
        case "define":
          let line = Self.line(&rest)
          if isOn { define(line) }
        case "undef":
          let macro = Self.word(rest.drop(while: Self.isBlank))
          if isOn { macros[String(macro)] = nil }
        case "include":
          let line = Self.line(&rest)
          if isOn { try include(String(line), from: path) }
        case "timescale", "default_nettype", "line", "pragma", "unconnected_drive",
          "begin_keywords":
          _ = Self.line(&rest)
        default:
          if isOn { try expand(String(name), path: path) }
        }
      default:
        if Self.isOfWord(byte) {
          let word = Self.word(rest)
          rest = rest.dropFirst(word.utf8.count)
          if isOn { try append(word, path) }
        } else {
          let next = rest.index(after: rest.startIndex)
          if isOn, !Self.isBlank(byte), byte < 0x80 {
            try append(Substring(rest[rest.startIndex..<next]), path)
          }
          rest = rest[next...]
        }
      }
    }
  }

  private mutating func append(_ token: Token, _ path: String) throws(DeviceError) {
    guard tokens.count < Self.mostTokens else {
      throw DeviceError(
        .malformedFile, "\(path): the sources have more than \(Self.mostTokens) words")
    }
    tokens.append(token)
  }

  /// Takes a definition, unless it has arguments: those make no ports.
  private mutating func define(_ line: Substring) {
    let text = line.drop { $0 == " " || $0 == "\t" }
    let name = Self.word(text.utf8)
    let body = text.dropFirst(name.count)
    macros[String(name)] = body.first == "(" ? "" : String(body)
  }

  private mutating func expand(_ name: String, path: String) throws(DeviceError) {
    guard let body = macros[name], !body.isEmpty else { return }
    guard depth < Self.deepest else {
      throw DeviceError(.malformedFile, "\(path): the macro \(name) does not come to an end")
    }
    depth += 1
    try scan(body[...], path: path)
    depth -= 1
  }

  private mutating func include(_ line: String, from path: String) throws(DeviceError) {
    guard let open = line.firstIndex(where: { $0 == "\"" || $0 == "<" }) else { return }
    let name = line[line.index(after: open)...].prefix { $0 != "\"" && $0 != ">" }
    let folder = path.contains("/") ? String(path.prefix(upTo: path.lastIndex(of: "/")!)) : "."
    for candidate in ([folder] + includes).map({ "\($0)/\(name)" }) {
      if (try? InputFile.exists(candidate)) == true {
        try read(candidate)
        return
      }
    }
    // Verilator will say that it is missing, if it is needed.
  }

  // MARK: - Words

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  private static func word(_ text: Substring.UTF8View) -> Substring {
    Substring(text.prefix(while: isOfWord))
  }

  private static func behind(_ end: String, _ text: Substring.UTF8View) -> Substring.UTF8View {
    let bytes = Array(end.utf8)
    var rest = text
    while let found = rest.firstIndex(of: bytes[0]) {
      rest = rest[found...]
      if rest.starts(with: bytes) { return rest.dropFirst(bytes.count) }
      rest = rest.dropFirst()
    }
    return text.dropFirst(text.count)
  }

  private static func behindString(_ text: Substring.UTF8View) -> Substring.UTF8View {
    var rest = text
    while let byte = rest.first, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\n") {
      rest = rest.dropFirst(byte == UInt8(ascii: "\\") ? 2 : 1)
    }
    return rest.dropFirst()
  }

  /// The rest of the line, which goes on behind a backslash at its end.
  private static func line(_ rest: inout Substring.UTF8View) -> Substring {
    let start = rest
    var end = rest
    while let byte = end.first, byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\\") {
        end = end.dropFirst()
        if end.first == UInt8(ascii: "\r") { end = end.dropFirst() }
      }
      end = end.dropFirst()
    }
    rest = end
    let text = Substring(start[start.startIndex..<end.startIndex])
    let comment = text.range(of: "//")
    return comment.map { text[..<$0.lowerBound] } ?? text
  }
}

extension Substring {
  /// The first place of a text.
  fileprivate func range(of text: String) -> Range<Substring.Index>? { firstRange(of: text) }
}
