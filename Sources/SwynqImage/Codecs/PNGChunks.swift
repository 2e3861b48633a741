// SPDX-License-Identifier: Apache-2.0

/// The chunks of a PNG file that are read here.
///
/// Samples are to come out as they stand in the file, so libpng is given the chunks that make pixels
/// alone, without those that convert colours, and what it does not get it cannot stumble over.
/// Walking over the chunks also tells a truncated file from a damaged one, which libpng does not.
struct PNGChunks {
  /// The file with its critical chunks alone: IHDR, PLTE, IDAT, IEND.
  let critical: [UInt8]
  /// The image's orientation, from the chunk `eXIf`.
  let orientation: ImageOrientation

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  init(_ bytes: [UInt8], path: String) throws(ImageError) {
    let truncated = ImageError(
      .truncated, path: path, "the PNG ends too early, after \(bytes.count) bytes")
    guard bytes.starts(with: PNGChunks.signature) else {
      throw PNGChunks.signature.starts(with: bytes)
        ? truncated : ImageError(.corrupt, path: path, "not a PNG: its signature is missing")
    }
    var critical: [UInt8] = []
    critical.reserveCapacity(bytes.count)
    critical += PNGChunks.signature
    var orientation: ImageOrientation?
    var offset = PNGChunks.signature.count
    while true {
      // Length, type, data, checksum; the length counts the data alone.
      guard bytes.count - offset >= 12 else { throw truncated }
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = bytes[offset + 4..<offset + 8]
      guard type.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) else {
        throw ImageError(
          .corrupt, path: path, "the PNG has garbage where a chunk at \(offset) starts")
      }
      let end = offset + 12 + length
      guard end <= bytes.count else { throw truncated }
      // Bit 5 of the first letter, its case, tells ancillary chunks from critical ones.
      if type.first! & 0x20 == 0 {
        critical += bytes[offset..<end]
      } else if type.elementsEqual("eXIf".utf8), orientation == nil {
        orientation = ImageOrientation(exif: bytes[offset + 8..<end - 4])
      }
      offset = end
      if type.elementsEqual("IEND".utf8) { break }
    }
    self.critical = critical
    self.orientation = orientation ?? .upright
  }
}
