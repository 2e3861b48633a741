// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqFiles

/// Reads a recording's file, event by event.
package struct RecordingReader {
  /// The recording's first line.
  package let header: RecordingHeader
  /// Path of the file.
  package let path: String

  private let file: InputFile
  private var bounds = RecordingBounds()
  private var lines = 1
  private var isAtEnd = false

  /// The longest line. Bytes of buffers stand between lines.
  private static let longestLine = 1 << 20

  /// Opens a recording.
  ///
  /// - Throws: `cannotRead`; `notARecording`; `unknownVersion`.
  package init(path: String) throws(RecordingError) {
    self.path = path
    let line: [UInt8]?
    do throws(FileError) {
      file = try InputFile(path)
      line = try file.line(limit: Self.longestLine)
    } catch {
      throw RecordingError(error)
    }
    // The header alone is decoded before anything is known of the file.
    guard let line = line.map({ Data($0) }),
      let start = try? JSONDecoder().decode(HeaderLine.self, from: line).header,
      start.format == RecordingFormat.name
    else {
      throw RecordingError(
        .notARecording, "\(path): this is no recording of Swynq; `swynq record` makes one")
    }
    guard start.version == RecordingFormat.version else {
      throw RecordingError(
        .unknownVersion,
        "\(path): a recording of version \(start.version), where this program knows "
          + "\(RecordingFormat.version); replay it with the release that made it")
    }
    guard let header = (try? JSONDecoder().decode(RecordingFormat.Line.self, from: line))?.header
    else { throw RecordingError(.damaged, "\(path): the first line is damaged") }
    self.header = header
  }

  /// The part of the first line that every version has.
  private struct HeaderLine: Decodable {
    struct Start: Decodable {
      let format: String
      let version: Int
    }
    let header: Start
  }

  /// The next event; nil at the end.
  ///
  /// - Throws: `damaged` if the file is cut off or changed.
  package mutating func next() throws(RecordingError) -> RecordedEvent? {
    if isAtEnd { return nil }
    guard
      let bytes = try read({ (file) throws(FileError) in
        try file.line(limit: Self.longestLine)
      })
    else { throw damaged("it ends in the middle: was the recording finished?") }
    let line: RecordingFormat.Line
    do {
      line = try JSONDecoder().decode(RecordingFormat.Line.self, from: Data(bytes))
    } catch {
      throw damaged("line \(lines + 1) is no JSON of this format")
    }
    if let end = line.end {
      guard end.lines == lines else {
        throw damaged("it should have \(end.lines) lines and has \(lines)")
      }
      isAtEnd = true
      return nil
    }
    lines += 1
    let event = try event(line)
    if let reason = bounds.note(event) { throw damaged("line \(lines): \(reason)") }
    return event
  }

  private func event(_ line: RecordingFormat.Line) throws(RecordingError) -> RecordedEvent {
    if let call = line.call { return .call(call) }
    if let check = line.compare { return .compare(check) }
    if let chunk = line.put { return .put(try bytes(chunk)) }
    if let chunk = line.got { return .got(try bytes(chunk)) }
    throw damaged("line \(lines) says nothing")
  }

  private func bytes(_ chunk: RecordingFormat.Chunk) throws(RecordingError) -> BufferBytes {
    if let reason = bounds.refusal(of: chunk) { throw damaged("line \(lines): \(reason)") }
    let stored = try read { (file) throws(FileError) in try file.bytes(chunk.stored) }
    guard stored.count == chunk.stored,
      try read({ (file) throws(FileError) in try file.bytes(1) }) == [UInt8(ascii: "\n")]
    else { throw damaged("the bytes of line \(lines) are cut off") }
    let bytes =
      chunk.isCompressed
      ? Compression.decompress(stored, byteCount: chunk.byteCount) : stored
    guard let bytes, bytes.count == chunk.byteCount,
      Compression.checksum(bytes) == chunk.checksum
    else { throw damaged("the bytes of line \(lines) do not have their checksum") }
    return BufferBytes(buffer: chunk.buffer, offset: chunk.offset, bytes: bytes)
  }

  private func read<Value>(
    _ body: (InputFile) throws(FileError) -> Value
  ) throws(RecordingError) -> Value {
    do throws(FileError) { return try body(file) } catch { throw RecordingError(error) }
  }

  private func damaged(_ reason: String) -> RecordingError {
    RecordingError(.damaged, "\(path): the recording is damaged: \(reason)")
  }
}
