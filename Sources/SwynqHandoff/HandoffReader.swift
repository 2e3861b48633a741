// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// Reads the XML of a hardware handoff into a tree.
///
/// Foundation's `XMLParser` crashes on processing instructions without data and on attribute names
/// that are no UTF-8, and follows document type declarations. To keep such input from it takes a scan
/// of every tag and attribute, so the scan makes the tree itself. It takes what Vivado writes:
/// elements, attributes, comments, CDATA sections and the XML declaration; it refuses document types
/// and processing instructions. Time and memory are linear in the size of the file.
struct HandoffReader {
  private let path: String
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  /// The elements that have begun and not ended, the outermost first.
  private var open: [HandoffElement] = []
  private var root: HandoffElement?
  private var count = 0

  /// Elements in elements; in Vivado's files there are 9.
  static let deepestNesting = 64
  /// Elements altogether: 100 times those of a design with 25 cores.
  static let mostElements = 2_000_000
  /// Attributes of one element; in Vivado's files there are 13.
  static let mostAttributes = 64

  /// The outermost element of a text.
  static func root(of text: HandoffText) throws(DeviceError) -> HandoffElement {
    var reader = HandoffReader(text)
    return try reader.read()
  }

  private init(_ text: HandoffText) {
    path = text.path
    bytes = text.bytes
  }

  private mutating func read() throws(DeviceError) -> HandoffElement {
    if take("<?xml"), isBlank(at: place) { try readDeclaration() }
    while place < bytes.count {
      if bytes[place] != UInt8(ascii: "<") {
        try readText()
      } else if take("<!--") {
        try skip(to: "-->", "a comment that does not end")
      } else if take("<![CDATA[") {
        if open.isEmpty { throw error("text outside of all elements") }
        try skip(to: "]]>", "a CDATA section that does not end")
      } else if take("<!") {
        throw error("a document type declaration, which Vivado never writes")
      } else if take("<?") {
        throw error("a processing instruction, which Vivado never writes")
      } else if take("</") {
        try readEnd()
      } else {
        place += 1
        try readStart()
      }
    }
    if let last = open.last {
      throw error("the file ends inside \(last.name), which begins on line \(last.line)")
    }
    guard let root else { throw error("there is no element in it") }
    return root
  }

  /// The version, the encoding and whether it stands alone.
  private mutating func readDeclaration() throws(DeviceError) {
    let attributes = try readAttributes()
    guard take("?>") else { throw error("an XML declaration that does not end") }
    let encoding = attributes.first { $0.name == "encoding" }?.value.lowercased()
    guard encoding == nil || encoding == "utf-8" || encoding == "us-ascii" else {
      throw error("the encoding \(encoding ?? ""), where Vivado writes UTF-8")
    }
  }

  private mutating func readStart() throws(DeviceError) {
    let start = line
    let name = try readName("an element")
    let attributes = try readAttributes()
    let element = HandoffElement(name: name, attributes: attributes, line: start)
    count += 1
    guard count <= Self.mostElements else {
      throw error("more than \(Self.mostElements) elements, more than any design has")
    }
    if let parent = open.last {
      parent.children.append(element)
    } else if root == nil {
      root = element
    } else {
      throw error("a second outermost element, \(name); the file goes on behind its last element")
    }
    if take("/>") { return }
    guard take(">") else { throw error("the tag of \(name) is not closed") }
    guard open.count < Self.deepestNesting else {
      throw error("elements within more than \(Self.deepestNesting) others")
    }
    open.append(element)
  }

  private mutating func readEnd() throws(DeviceError) {
    let name = try readName("the end of an element")
    skipBlanks()
    guard take(">") else { throw error("the tag that ends \(name) is not closed") }
    guard let last = open.popLast() else { throw error("the end of \(name), which has not begun") }
    guard last.name == name else {
      throw error("the end of \(name), where \(last.name) of line \(last.line) is to end first")
    }
  }

  /// The attributes up to the end of the tag.
  private mutating func readAttributes() throws(DeviceError) -> [HandoffElement.Attribute] {
    var attributes: [HandoffElement.Attribute] = []
    while true {
      let isApart = isBlank(at: place)
      skipBlanks()
      guard place < bytes.count else { throw error("the file ends inside a tag") }
      if next(">") || next("/") || next("?") { return attributes }
      guard isApart else { throw error("a space is missing before an attribute") }
      let name = try readName("an attribute")
      guard !attributes.contains(where: { $0.name == name }) else {
        throw error("the attribute \(name) is there twice")
      }
      guard attributes.count < Self.mostAttributes else {
        throw error("more than \(Self.mostAttributes) attributes of one element")
      }
      skipBlanks()
      guard take("=") else { throw error("the attribute \(name) has no value") }
      skipBlanks()
      attributes.append((name, try readValue(of: name)))
    }
  }

  private mutating func readValue(of name: String) throws(DeviceError) -> String {
    guard next("\"") || next("'") else {
      throw error("the value of \(name) is not in quotation marks")
    }
    let quote = bytes[place]
    place += 1
    var value = ""
    var start = place
    while place < bytes.count, bytes[place] != quote {
      switch bytes[place] {
      case UInt8(ascii: "<"):
        throw error("a < in the value of \(name), or its quotation mark is missing")
      case UInt8(ascii: "&"):
        value += text(start..<place)
        value.unicodeScalars.append(try readReference())
        start = place
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        // White space in a value reads as spaces (XML 1.0, 3.3.3).
        value += text(start..<place) + " "
        if bytes[place] == UInt8(ascii: "\n") { line += 1 }
        start = place + 1
      default: break
      }
      place += 1
    }
    guard place < bytes.count else { throw error("the file ends inside the value of \(name)") }
    value += text(start..<place)
    place += 1
    return value
  }

  /// The character that an entity stands for: one of the five that XML has, or one by its number.
  private mutating func readReference() throws(DeviceError) -> Unicode.Scalar {
    let start = place + 1
    // The longest is &#x10FFFF;.
    guard let end = bytes[start..<min(start + 10, bytes.count)].firstIndex(of: UInt8(ascii: ";"))
    else { throw error("an & that begins no entity") }
    let name = text(start..<end)
    let named: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]
    let number =
      name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(1))
    guard let scalar = named[name] ?? number.flatMap(Unicode.Scalar.init),
      scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value)
    else { throw error("the entity &\(name); which is not defined") }
    place = end + 1
    return scalar
  }

  /// Text between tags, of which nothing is kept.
  private mutating func readText() throws(DeviceError) {
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
      if bytes[place] == UInt8(ascii: "&") {
        _ = try readReference()
        continue
      }
      if open.isEmpty, !isBlank(at: place) { throw error("text outside of all elements") }
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
  }

  private mutating func readName(_ purpose: String) throws(DeviceError) -> String {
    let start = place
    while place < bytes.count, Self.isOfName(bytes[place]) { place += 1 }
    guard place > start, !Self.cannotBegin(bytes[start]) else {
      throw error("the name of \(purpose) is missing")
    }
    return text(start..<place)
  }

  // Comparisons, not patterns: without optimization those take several times as long.
  private static func isOfName(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")) || byte == UInt8(ascii: "_")
      || cannotBegin(byte) || byte == UInt8(ascii: ":") || byte >= 0x80
  }

  /// Whether it may be in a name, but not be the first of it.
  private static func cannotBegin(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  private func next(_ character: Unicode.Scalar) -> Bool {
    place < bytes.count && bytes[place] == UInt8(ascii: character)
  }

  /// Goes behind `text` if it is next.
  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    for index in 0..<count where bytes[place + index] != text.utf8Start[index] { return false }
    place += count
    return true
  }

  /// Goes behind the next `text`.
  private mutating func skip(to text: StaticString, _ problem: String) throws(DeviceError) {
    while place < bytes.count {
      if take(text) { return }
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
    throw error(problem)
  }

  private func isBlank(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let byte = bytes[place]
    return byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private mutating func skipBlanks() {
    while isBlank(at: place) {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func error(_ message: String) -> DeviceError {
    DeviceError(
      .malformedFile,
      "\(path), line \(line): not well-formed XML: \(HandoffText.oneLine(message)); take a fresh copy "
        + "of the .hwh that Vivado wrote")
  }
}
