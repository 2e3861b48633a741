// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// A hardware handoff as a tree of elements, and the errors that name places in it.
struct HandoffDocument {
  /// The file's name in error messages.
  let path: String
  /// The `EDKSYSTEM` element.
  let root: HandoffElement

  /// Reads a text.
  ///
  /// - Throws: `malformedFile` if it is no XML or no hardware handoff.
  init(_ text: HandoffText) throws(DeviceError) {
    path = text.path
    root = try HandoffReader.root(of: text)
    guard root.name == "EDKSYSTEM" else {
      throw error(
        root,
        "the outermost element is \(root.name), not EDKSYSTEM, so this is XML but no hardware handoff "
          + "of Vivado")
    }
  }

  /// An error that names a place in the file.
  func error(_ element: HandoffElement, _ message: String) -> DeviceError {
    DeviceError(.malformedFile, "\(path), line \(element.line): \(HandoffText.oneLine(message))")
  }

  /// An error about the file as a whole.
  func error(_ message: String) -> DeviceError {
    DeviceError(.malformedFile, "\(path): \(message)")
  }

  /// The number that an attribute must hold.
  ///
  /// - Parameters:
  ///   - attribute: The attribute's name.
  ///   - text: Its value.
  ///   - element: Where it stands.
  ///   - owner: The module that the element belongs to.
  ///   - range: What it may be.
  func number(
    _ attribute: String, _ text: String, in element: HandoffElement, of owner: String,
    range: ClosedRange<Int>
  ) throws(DeviceError) -> Int {
    guard let value = HandoffNumber.parameter(text), range.contains(value) else {
      throw error(
        element,
        "\(attribute) of the \(element.name) \(element["NAME"] ?? "") of \(owner) is \(text), which is "
          + "no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
