// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The header of a binary portable pixmap: "P6", width, height and greatest sample value, separated
/// by white space and comments, then one white-space byte, then the samples (netpbm's `ppm(5)`).
struct PPMHeader: Sendable {
  /// The image's sides, in pixels.
  let size: ImageSize
  /// The sample that stands for full light: 1...65535. Above 255 a sample takes two bytes, the
  /// first the more significant.
  let greatest: Int
  /// Offset of the samples.
  let start: Int

  var bytesPerSample: Int { greatest > 255 ? 2 : 1 }

  init(_ bytes: [UInt8], path: String) throws(ImageError) {
    guard bytes.count >= 2, bytes[0] == UInt8(ascii: "P") else {
      throw ImageError(.corrupt, path: path, "not a PPM: it does not start with P6")
    }
    guard bytes[1] == UInt8(ascii: "6") else {
      let kinds: [Character: String] = [
        "1": "ASCII bitmap (P1)", "2": "ASCII greymap (P2)", "3": "ASCII pixmap (P3)",
        "4": "binary bitmap (P4)", "5": "binary greymap (P5)", "7": "PAM (P7)",
        "F": "floating-point pixmap (PF)", "f": "floating-point greymap (Pf)",
      ]
      guard let kind = kinds[Character(UnicodeScalar(bytes[1]))] else {
        throw ImageError(.corrupt, path: path, "not a PPM: it does not start with P6")
      }
      throw ImageError(
        .unsupported, path: path, "an \(kind), of the portable formats only P6 is read")
    }
    var scanner = PPMScanner(bytes: bytes, offset: 2, path: path)
    let width = try scanner.number("width")
    let height = try scanner.number("height")
    let greatest = try scanner.number("greatest sample value")
    guard width > 0, height > 0 else {
      throw ImageError(.corrupt, path: path, "the PPM's size of \(width)x\(height) has no pixels")
    }
    guard (1...65535).contains(greatest) else {
      throw ImageError(
        .corrupt, path: path, "the PPM's greatest sample value of \(greatest) is not in 1...65535")
    }
    try scanner.singleSpace()
    size = ImageSize(width: width, height: height)
    self.greatest = greatest
    start = scanner.offset
  }
}
