// SPDX-License-Identifier: Apache-2.0

/// Reads the numbers in the header of a portable pixmap.
struct PPMScanner {
  let bytes: [UInt8]
  var offset: Int
  let path: String

  /// The next number, after white space and comments. The first character here must be one of them.
  mutating func number(_ what: String) throws(ImageError) -> Int {
    let before = offset
    skipSpaceAndComments()
    guard offset < bytes.count else { throw truncated(what) }
    guard offset > before, isDigit(bytes[offset]) else { throw garbage(what) }
    var value = 0
    while offset < bytes.count, isDigit(bytes[offset]) {
      value = value * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
      // Keeps the product of two sides and six bytes far from overflow.
      guard value <= 1_000_000_000 else {
        throw ImageError(.corrupt, path: path, "the PPM's \(what) is beyond a thousand million")
      }
      offset += 1
    }
    guard offset < bytes.count else { throw truncated(what) }
    return value
  }

  /// The one byte of white space that ends the header.
  mutating func singleSpace() throws(ImageError) {
    // A comment right behind the last number still belongs to the header; its line end is that byte.
    if bytes[offset] == UInt8(ascii: "#") { skipComment() }
    guard offset < bytes.count else { throw truncated("header") }
    guard isSpace(bytes[offset]) else { throw garbage("samples") }
    offset += 1
  }

  private mutating func skipSpaceAndComments() {
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "#") {
        skipComment()
      } else if isSpace(bytes[offset]) {
        offset += 1
      } else {
        return
      }
    }
  }

  /// Goes to the line end that closes a comment.
  private mutating func skipComment() {
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func truncated(_ what: String) -> ImageError {
    ImageError(.truncated, path: path, "the PPM ends in its header, at the \(what)")
  }

  private func garbage(_ what: String) -> ImageError {
    ImageError(
      .corrupt, path: path, "the PPM's header has garbage at byte \(offset), before the \(what)")
  }
}
