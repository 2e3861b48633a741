internal import Foundation
internal import Swynq

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// A hardware handoff as a tree of elements, and the errors that name places in it.
struct HandoffDocument {
  /// What error messages call the file.
  let path: String
  /// The `EDKSYSTEM` element.
  let root: HandoffElement

  /// Reads a whole file.
  ///
  /// - Throws: `notFound`; `inputOutput`; `malformedFile` if it is no XML or no hardware handoff.
  init(path: String) throws(DeviceError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw DeviceError(
        .notFound,
        "\(path): no such file; Vivado writes the hardware handoff beside the block design, in "
          + "PROJECT.gen/sources_1/bd/DESIGN/hw_handoff/DESIGN.hwh")
    }
    guard !isDirectory.boolValue else {
      throw DeviceError(.inputOutput, "\(path) is a directory, not a hardware handoff")
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw DeviceError(.inputOutput, "\(path) cannot be read: \(error.localizedDescription)")
    }
    try self.init(data, path: path)
  }

  /// Reads the text of a file.
  init(_ data: Data, path: String) throws(DeviceError) {
    self.path = path
    guard !data.isEmpty else {
      throw DeviceError(.malformedFile, "\(path) is empty, so it is no hardware handoff")
    }
    let builder = TreeBuilder()
    let parser = XMLParser(data: data)
    parser.delegate = builder
    guard parser.parse(), let root = builder.root, builder.open.isEmpty else {
      let line = builder.failureLine ?? max(parser.lineNumber, 1)
      let code = (parser.parserError as NSError?)?.code
      throw DeviceError(
        .malformedFile,
        "\(path), line \(line): not well-formed XML: \(Self.explanation(code, builder)); take a "
          + "fresh copy of the .hwh that Vivado wrote")
    }
    guard root.name == "EDKSYSTEM" else {
      throw DeviceError(
        .malformedFile,
        "\(path), line \(root.line): the outermost element is \(root.name), not EDKSYSTEM, so this is "
          + "XML but no hardware handoff of Vivado")
    }
    self.root = root
  }

  /// An error that names a place in the file.
  func error(_ element: HandoffElement, _ message: String) -> DeviceError {
    DeviceError(.malformedFile, "\(path), line \(element.line): \(message)")
  }

  /// An error about the file as a whole.
  func error(_ message: String) -> DeviceError {
    DeviceError(.malformedFile, "\(path): \(message)")
  }

  /// What the parser found wrong. Numbers are those of `xmlParserErrors` of libxml2 (xmlerror.h).
  private static func explanation(_ code: Int?, _ builder: TreeBuilder) -> String {
    let cut = builder.open.last.map {
      "the file ends inside \($0.name), which begins on line \($0.line)"
    }
    return switch code {
    case 4: "there is no element in it"
    case 5, 74, 77: cut ?? "the file ends too early, or goes on behind its last element"
    case 9, 81: "a character that is not allowed, or text that is not in the encoding it names"
    case 26: "an entity that is not defined"
    case 38, 39, 40, 41, 42: "an attribute that is broken or there twice"
    case 65: "a space is missing"
    case 68: "a name is missing behind <"
    case 73: "a tag that is not closed"
    case 76: "the end of an element that is not the one begun last"
    default: cut ?? "the XML parser stopped with error \(code.map(String.init) ?? "unknown")"
    }
  }
}

/// Makes the tree while the parser goes through the text.
private final class TreeBuilder: NSObject, XMLParserDelegate {
  private(set) var root: HandoffElement?
  /// The elements that have begun and not ended, the outermost first.
  private(set) var open: [HandoffElement] = []
  private(set) var failureLine: Int?

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let element = HandoffElement(name: name, attributes: attributes, line: parser.lineNumber)
    if let parent = open.last { parent.children.append(element) } else { root = element }
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    if failureLine == nil { failureLine = parser.lineNumber }
  }
}
