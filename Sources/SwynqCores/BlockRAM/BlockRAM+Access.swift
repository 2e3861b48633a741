// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension BlockRAM {
  /// Reads a word.
  ///
  /// - Parameter offset: Bytes from the start of the memory, a multiple of 4.
  /// - Throws: `invalidArgument` for an offset that is misaligned or outside the memory; the bus's
  ///   answer.
  public func readWord(at offset: Int) throws(DeviceError) -> UInt32 {
    try checkWords(1, at: offset)
    return try device.read32(base + offset)
  }

  /// Writes a word.
  ///
  /// - Parameters:
  ///   - value: The word.
  ///   - offset: Bytes from the start of the memory, a multiple of 4.
  /// - Throws: As ``readWord(at:)``.
  public func writeWord(_ value: UInt32, at offset: Int) throws(DeviceError) {
    try checkWords(1, at: offset)
    try device.write32(base + offset, value)
  }

  /// Reads words that follow each other.
  ///
  /// - Parameters:
  ///   - count: Number of words.
  ///   - offset: Bytes from the start of the memory, a multiple of 4.
  /// - Throws: `invalidArgument`, before anything is read, for words that are misaligned or not all
  ///   inside the memory; the bus's answer.
  public func readWords(_ count: Int, at offset: Int = 0) throws(DeviceError) -> [UInt32] {
    try checkWords(count, at: offset)
    var words: [UInt32] = []
    words.reserveCapacity(count)
    for index in 0..<count { words.append(try device.read32(base + offset + 4 * index)) }
    return words
  }

  /// Writes words that follow each other.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - offset: Bytes from the start of the memory, a multiple of 4.
  /// - Throws: As ``readWords(_:at:)``, before anything is written.
  public func writeWords(_ words: [UInt32], at offset: Int = 0) throws(DeviceError) {
    try checkWords(words.count, at: offset)
    for index in words.indices { try device.write32(base + offset + 4 * index, words[index]) }
  }

  /// Reads bytes.
  ///
  /// - Parameter range: Bytes from the start of the memory, at any alignment.
  /// - Throws: `invalidArgument`, before anything is read, for bytes that are not all inside the memory;
  ///   the bus's answer.
  public func read(_ range: Range<Int>) throws(DeviceError) -> [UInt8] {
    try check(range)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let part = partOfWord(from: offset, to: range.upperBound)
      let word = try device.read32(base + part.word)
      for byte in part.bytes { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(8 * byte))) }
      offset += part.bytes.count
    }
    return bytes
  }

  /// Writes bytes. A word that they cover in part is read first, and its other bytes written back.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - offset: Bytes from the start of the memory, at any alignment.
  /// - Throws: As ``read(_:)``, before anything is written.
  public func write(_ bytes: [UInt8], at offset: Int = 0) throws(DeviceError) {
    let (end, overflow) = offset.addingReportingOverflow(bytes.count)
    guard !overflow else { throw outside("\(bytes.count) bytes", at: offset) }
    try check(offset..<end)
    var next = 0
    while next < bytes.count {
      let part = partOfWord(from: offset + next, to: end)
      var word = part.bytes.count == 4 ? 0 : try device.read32(base + part.word)
      for byte in part.bytes {
        let shift = UInt32(8 * byte)
        word = word & ~(0xFF << shift) | UInt32(bytes[next]) << shift
        next += 1
      }
      try device.write32(base + part.word, word)
    }
  }

  /// The word that holds the byte at `start`, and which of its bytes come before `end`.
  private func partOfWord(from start: Int, to end: Int) -> (word: Int, bytes: Range<Int>) {
    let word = start & ~3
    return (word, start - word..<min(4, end - word))
  }
}

// Ranges outside the memory are refused before the first access: many controllers wrap around there.

extension BlockRAM {
  private func check(_ range: Range<Int>) throws(DeviceError) {
    guard range.lowerBound >= 0, range.upperBound <= byteCount else {
      throw outside("\(range.count) bytes", at: range.lowerBound)
    }
  }

  private func checkWords(_ count: Int, at offset: Int) throws(DeviceError) {
    guard offset % 4 == 0 else {
      throw DeviceError(
        .invalidArgument,
        "a word of \(name) begins at a multiple of 4, not at byte \(offset); read or write bytes",
        address: base)
    }
    guard count >= 0, offset >= 0, offset <= byteCount, count <= (byteCount - offset) / 4 else {
      throw outside(count == 1 ? "a word" : "\(count) words", at: offset)
    }
  }

  private func outside(_ what: String, at offset: Int) -> DeviceError {
    DeviceError(
      .invalidArgument,
      "no room for \(what) at byte \(offset): \(name) has \(byteCount) bytes", address: base)
  }
}
