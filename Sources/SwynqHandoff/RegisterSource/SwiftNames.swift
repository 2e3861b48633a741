// SPDX-License-Identifier: Apache-2.0

/// Names in a scope of Swift source, made of names in a handoff: each is given once.
struct SwiftNames {
  private var taken: Set<String> = []
  private let reserved: Set<String>

  /// A scope in which these names mean something else: a property of such a name is called `resetField`.
  init(reserved: Set<String> = []) { self.reserved = reserved }

  /// A name for a type: `MM2S_DMACR` becomes `Mm2sDmacr`.
  mutating func type(_ name: String) -> String {
    var camel = Self.camel(name)
    camel = camel.prefix(1).uppercased() + camel.dropFirst()
    if Self.used.contains(camel) || reserved.contains(camel) { camel += "Value" }
    return Self.quoted(unique(camel))
  }

  /// A name for a property: `MM2S_DMACR` becomes `mm2sDmacr`.
  mutating func property(_ name: String) -> String {
    let camel = Self.camel(name)
    return Self.quoted(unique(reserved.contains(camel) ? camel + "Field" : camel))
  }

  private mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)\(number)"
      number += 1
    }
    return candidate
  }

  /// The words of a name, which underscores, other signs and a change of case part, in camel case.
  private static func camel(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    func isUpper(_ character: Character) -> Bool { character.isASCII && character.isUppercase }
    func isLower(_ character: Character) -> Bool { character.isASCII && character.isLowercase }
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      guard character.isASCII, character.isLetter || character.isNumber else {
        words.append(word)
        word = ""
        continue
      }
      let next = index + 1 < characters.count ? characters[index + 1] : "_"
      // A word begins at the capital of `dmaIntErr`, and at the last one of `DMAIntErr`.
      if isUpper(character), let last = word.last,
        !isUpper(last) && !last.isNumber || isLower(next) && !last.isNumber
      {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    words.append(word)
    words.removeAll(where: \.isEmpty)
    guard let first = words.first else { return "unnamed" }
    let camel =
      first.lowercased()
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined()
    return camel.first?.isNumber == true ? "_" + camel : camel
  }

  private static func quoted(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// Types that the source itself names, or that no type in a scope may be called.
  private static let used: Set<String> = [
    "Any", "Block", "Bool", "BusAddress", "Bus", "Device", "DeviceError",
    "ExpressibleByIntegerLiteral", "Int", "Layout", "Protocol", "ReadableLayout", "Register",
    "RegisterBlock", "RegisterDescription", "RegisterField", "RegisterLayout", "RegisterBits",
    "RegisterWindow",
    "Self", "Swynq", "Type", "UInt32", "WritableLayout",
  ]

  private static let keywords: Set<String> = [
    "Any", "Self", "as", "associatedtype", "await", "borrowing", "break", "case", "catch", "class",
    "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
    "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "inout",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
    "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch", "throw",
    "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
