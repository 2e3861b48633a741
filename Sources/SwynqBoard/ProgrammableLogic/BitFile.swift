// SPDX-License-Identifier: Apache-2.0

import Swynq

/// Takes the header off a `.bit` file.
///
/// Its format is not published, but known and stable (PYNQ's `parse_bit_header` in
/// pynq/pl_server/embedded_device.py reads it in the same way): a field of 9 bytes and the number 1,
/// then fields of a letter, a length of 2 bytes and a text that ends with a zero byte: `a` the
/// design, `b` the chip, `c` the date, `d` the time. `e` has a length of 4 bytes; the data follows.
/// Numbers have the most significant byte first.
struct BitFile {
  let bytes: ArraySlice<UInt8>
  let name: String

  /// Whether a file begins as a `.bit` file does.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [
      0x00, 0x09, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0x00, 0x00, 0x01,
    ])
  }

  /// The header and the configuration data.
  ///
  /// - Throws: `malformedFile` for unknown fields, missing ones, and lengths that are not the file's.
  func parts() throws(DeviceError) -> (Bitstream.Header, ArraySlice<UInt8>) {
    var rest = bytes.dropFirst(13)
    var texts: [UInt8: String] = [:]
    while let letter = rest.popFirst() {
      switch letter {
      case UInt8(ascii: "a")...UInt8(ascii: "d"):
        let text = try take(Int(try number(&rest, byteCount: 2)), from: &rest)
        texts[letter] = try self.text(text.prefix { $0 != 0 })
      case UInt8(ascii: "e"):
        let length = Int(try number(&rest, byteCount: 4))
        guard rest.count == length else {
          throw malformed(
            "its header says \(length) bytes of configuration data, and \(rest.count) follow: it is "
              + (rest.count < length ? "cut off" : "longer than it should be"))
        }
        return (try header(texts), rest)
      default:
        throw malformed("its header has an unknown field, 0x\(String(letter, radix: 16))")
      }
    }
    throw malformed("it ends within its header, before any configuration data")
  }

  private func header(_ texts: [UInt8: String]) throws(DeviceError) -> Bitstream.Header {
    guard let design = texts[UInt8(ascii: "a")], let part = texts[UInt8(ascii: "b")] else {
      throw malformed("its header does not name the design and the chip")
    }
    return Bitstream.Header(
      design: design, part: part, date: texts[UInt8(ascii: "c")] ?? "",
      time: texts[UInt8(ascii: "d")] ?? "")
  }

  /// A text of the header, which is shown to people: Vivado writes printable ASCII.
  private func text(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> String {
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      throw malformed("a text of its header has characters that are not printable ASCII")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func take(
    _ count: Int, from rest: inout ArraySlice<UInt8>
  ) throws(DeviceError) -> ArraySlice<UInt8> {
    guard rest.count >= count else { throw malformed("it ends within its header") }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private func number(
    _ rest: inout ArraySlice<UInt8>, byteCount: Int
  ) throws(DeviceError) -> UInt32 {
    try take(byteCount, from: &rest).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func malformed(_ what: String) -> DeviceError {
    DeviceError(
      .malformedFile, "\(name) is not the .bit file that Vivado wrote: \(what); copy it again")
  }
}
