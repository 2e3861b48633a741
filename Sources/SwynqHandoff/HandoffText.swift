// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq

/// The bytes of a hardware handoff, read from a file with bounds and checked to be UTF-8 text.
struct HandoffText {
  /// The file's name in error messages.
  let path: String
  /// UTF-8 without a byte order mark, a NUL or another control character that XML forbids.
  let bytes: [UInt8]

  /// The largest file that is read. Vivado's have about 1 MB for 25 cores.
  static let largestFile = 64 << 20

  /// Reads a whole file.
  ///
  /// - Throws: `notFound`; `inputOutput`; `malformedFile` if it is no UTF-8 text, or too large.
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
      // One byte more than is allowed: a device file never ends.
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      data = try file.read(upToCount: Self.largestFile + 1) ?? Data()
    } catch {
      throw DeviceError(.inputOutput, "\(path) cannot be read: \(error.localizedDescription)")
    }
    try self.init([UInt8](data), path: path)
  }

  /// Checks the bytes of a file.
  init(_ bytes: [UInt8], path: String) throws(DeviceError) {
    func error(_ message: String) -> DeviceError {
      DeviceError(.malformedFile, "\(path)\(message)")
    }
    guard !bytes.isEmpty else { throw error(" is empty, so it is no hardware handoff") }
    guard bytes.count <= Self.largestFile else {
      throw error(" has more than \(Self.largestFile >> 20) MiB; no hardware handoff is that large")
    }
    if let kind = FileKind(bytes), kind != .hardwareHandoff {
      throw error(" is \(kind.name), not a hardware handoff; \(kind.advice)")
    }
    // FE FF or FF FE begins UTF-16; the latter with two zero bytes, UTF-32.
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw error(", line 1: the text is UTF-16 or UTF-32; Vivado writes UTF-8: save it as that")
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard String(bytes: text, encoding: .utf8) != nil else {
      throw error(
        ", line \(Self.firstLineNotUTF8(text)): not well-formed XML: the text is not UTF-8; take a "
          + "fresh copy of the .hwh that Vivado wrote")
    }
    if let place = Self.firstControl(text) {
      let line = text[..<place].count { $0 == 0x0A } + 1
      throw error(
        ", line \(line): not well-formed XML: the control character "
          + "\(hexadecimal(text[place], minimumDigits: 2)); take a fresh copy of the .hwh that Vivado "
          + "wrote")
    }
    self.path = path
    self.bytes = text
  }

  /// The first character that XML forbids: all below the blank but tab and line ends.
  private static func firstControl(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        if byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 { return place }
        place += 1
      }
      return nil
    }
  }

  private static func firstLineNotUTF8(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(bytes: $0, encoding: .utf8) == nil } ?? 0) + 1
  }

  /// A message that quotes the file, without characters that would begin a line or move a cursor.
  static func oneLine(_ message: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in message.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        line.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
