// SPDX-License-Identifier: Apache-2.0

import Swynq

/// A place on an overlay's bus: an offset in a block, or an address that is in none.
package struct BusPlace: Hashable, Sendable {
  /// Name of the block; nil if the address is in none.
  package var block: String?
  /// Bytes from the start of the block, or the address.
  package var offset: UInt64

  init(block: String?, offset: UInt64) {
    self.block = block
    self.offset = offset
  }

  /// The place of an address in an overlay.
  init(_ address: BusAddress, in overlay: OverlayDescription) {
    let block = overlay.block(containing: address)
    self.block = block?.name
    offset = address.rawValue - (block?.base.rawValue ?? 0)
  }

  /// Its address in an overlay that may have its blocks elsewhere; nil if it lacks the block, or has
  /// a smaller one.
  func address(in overlay: OverlayDescription) -> BusAddress? {
    guard let block else { return BusAddress(offset) }
    return overlay.blocks.first { $0.name == block && offset < $0.size }
      .map { BusAddress($0.base.rawValue + offset) }
  }
}

extension BusPlace: CustomStringConvertible {
  /// `axi_dma_0+0x34`, or `0x8000_0000`.
  package var description: String {
    block.map { "\($0)+0x\(String(offset, radix: 16))" } ?? "0x\(String(offset, radix: 16))"
  }
}

extension BusPlace: Codable {
  /// Reads the text that ``description`` makes.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    guard let number = parts.last, number.hasPrefix("0x"), parts.count <= 2,
      let offset = UInt64(number.dropFirst(2), radix: 16)
    else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(text)\" is no place such as axi_dma_0+0x34")
    }
    self.init(block: parts.count == 2 ? String(parts[0]) : nil, offset: offset)
  }

  /// Writes ``description``.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
