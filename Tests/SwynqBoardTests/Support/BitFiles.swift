// SPDX-License-Identifier: Apache-2.0

/// Bitstreams made up for tests: the structure of Vivado's, configuring nothing.
enum BitFiles {
  /// Configuration data: padding, the bus width pattern, the sync word at a word's boundary, and
  /// numbers in the place of frames.
  static func data(words: Int = 64) -> [UInt8] {
    let start: [UInt32] = [
      0xFFFF_FFFF, 0xFFFF_FFFF, 0x0000_00BB, 0x1122_0044, 0xFFFF_FFFF, 0xAA99_5566, 0x2000_0000,
    ]
    let rest = (0..<UInt32(words)).map { 0x3000_0000 &+ $0 &* 0x0102_0305 }
    return (start + rest).flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// The kernel's view of it: the bytes of each word the other way round.
  static func swapped(_ data: [UInt8]) -> [UInt8] {
    stride(from: 0, to: data.count, by: 4).flatMap { data[$0..<$0 + 4].reversed() }
  }

  /// A `.bit` file.
  static func bit(
    design: String = "resizer_wrapper;UserID=0XFFFFFFFF;Version=2018.3",
    part: String = "7z020clg400", data: [UInt8] = data(), length: Int? = nil
  ) -> [UInt8] {
    header(design: design, part: part) + [UInt8(ascii: "e")] + number(length ?? data.count, 4)
      + data
  }

  /// A header up to the data's field.
  static func header(design: String, part: String) -> [UInt8] {
    [0, 9, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0, 0, 1]
      + field("a", design) + field("b", part) + field("c", "2026/01/31") + field("d", "12:34:56")
  }

  private static func field(_ letter: Unicode.Scalar, _ text: String) -> [UInt8] {
    [UInt8(ascii: letter)] + number(text.utf8.count + 1, 2) + Array(text.utf8) + [0]
  }

  private static func number(_ value: Int, _ byteCount: Int) -> [UInt8] {
    (0..<byteCount).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
