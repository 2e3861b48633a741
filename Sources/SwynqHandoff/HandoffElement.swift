// SPDX-License-Identifier: Apache-2.0

/// An element of a hardware handoff: its name, its attributes, what is in it, and where it stands.
final class HandoffElement {
  typealias Attribute = (name: String, value: String)

  let name: String
  /// In the file's order. There are few, so that a search costs less than a dictionary.
  let attributes: [Attribute]
  /// The line that it begins on, from 1.
  let line: Int
  var children: [HandoffElement] = []

  init(name: String, attributes: [Attribute], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  /// The value of an attribute; nil if it is missing or empty.
  subscript(attribute: String) -> String? {
    for (name, value) in attributes where name == attribute { return value.isEmpty ? nil : value }
    return nil
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
    var found: [HandoffElement] = []
    collect(name, into: &found)
    return found
  }

  // Not deep: the reader bounds the nesting.
  private func collect(_ name: String, into found: inout [HandoffElement]) {
    for child in children {
      if child.name == name { found.append(child) }
      child.collect(name, into: &found)
    }
  }

  /// The values of the `PROPERTY` elements directly in this one, by their names.
  var properties: [String: String] {
    var result: [String: String] = [:]
    for property in children where property.name == "PROPERTY" {
      if let name = property["NAME"] { result[name] = property["VALUE"] }
    }
    return result
  }
}
