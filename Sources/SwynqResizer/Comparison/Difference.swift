// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The first difference of two devices.
public struct Difference: Hashable, Sendable {
  /// The kind of thing that differs.
  public enum Kind: String, Sendable, Encodable {
    /// One device failed, or both failed in different ways.
    case error
    /// A byte of the result.
    case pixels
    /// A register after the frame.
    case register
    /// The interrupt lines that came.
    case interrupts
    /// The cycle monitors' counters, apart from clocks.
    case counters
    /// The clocks that the frame took, by more than what was allowed.
    case clocks
  }

  /// The kind of thing that differs.
  public package(set) var kind: Kind
  /// The place: a byte and its pixel, a register, an interrupt line.
  public package(set) var place: String
  /// The value of the device under test.
  public package(set) var found: String
  /// The value of the reference device.
  public package(set) var expected: String
  /// Offset in the result, if a byte of it differs.
  public package(set) var byteOffset: Int?
  /// The pixel that the byte is of.
  public package(set) var pixel: PixelPlace?
  /// Number of bytes of the result that differ.
  public package(set) var byteCount: Int?

  /// A difference with these facts.
  package init(
    _ kind: Kind, place: String, found: String, expected: String, byteOffset: Int? = nil,
    pixel: PixelPlace? = nil, byteCount: Int? = nil
  ) {
    self.kind = kind
    self.place = place
    self.found = found
    self.expected = expected
    self.byteOffset = byteOffset
    self.pixel = pixel
    self.byteCount = byteCount
  }
}

extension Difference: CustomStringConvertible {
  /// The difference in one line.
  public var description: String { "\(place): \(found) instead of \(expected)" }
}

extension Difference: Encodable {
  private enum CodingKeys: CodingKey {
    case kind, place, found, expected, byteOffset, row, column, channel, byteCount
  }

  /// Writes the pixel's row, column and channel beside the other facts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(place, forKey: .place)
    try container.encode(found, forKey: .found)
    try container.encode(expected, forKey: .expected)
    try container.encodeIfPresent(byteOffset, forKey: .byteOffset)
    try container.encodeIfPresent(pixel?.row, forKey: .row)
    try container.encodeIfPresent(pixel?.column, forKey: .column)
    try container.encodeIfPresent(pixel?.channel, forKey: .channel)
    try container.encodeIfPresent(byteCount, forKey: .byteCount)
  }
}
