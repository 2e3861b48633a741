internal import Swynq

/// An element of a hardware handoff: its name, its attributes, what is in it, and where it stands.
final class HandoffElement {
  let name: String
  let attributes: [String: String]
  /// The line that it ends its start tag on, from 1.
  let line: Int
  var children: [HandoffElement] = []

  init(name: String, attributes: [String: String], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  /// The value of an attribute; nil if it is missing or empty.
  subscript(attribute: String) -> String? {
    guard let value = attributes[attribute], !value.isEmpty else { return nil }
    return value
  }

  /// The first element of this name directly in this one.
  func child(_ name: String) -> HandoffElement? { children.first { $0.name == name } }

  /// The elements of this name directly in this one.
  func children(_ name: String) -> [HandoffElement] { children.filter { $0.name == name } }

  /// The elements of one name in a list of another: `list("PORTS", "PORT")`.
  func list(_ list: String, _ name: String) -> [HandoffElement] {
    children(list).flatMap { $0.children(name) }
  }

  /// The elements of this name in this one, however deep, in the file's order.
  func descendants(_ name: String) -> [HandoffElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
  }

  /// The values of the `PROPERTY` elements directly in this one, by their names.
  var properties: [String: String] {
    var result: [String: String] = [:]
    for property in children("PROPERTY") {
      if let name = property["NAME"] { result[name] = property["VALUE"] }
    }
    return result
  }
}
