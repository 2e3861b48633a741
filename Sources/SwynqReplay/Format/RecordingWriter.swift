// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqFiles

/// Writes a recording's file, line by line. It appears when it is finished.
final class RecordingWriter {
  private let file: OutputFile
  private let encoder = JSONEncoder()
  private var lines = 0
  /// Bytes written so far.
  var byteCount: Int { file.byteCount }
  /// The error that ended writing; nothing is written after it.
  private(set) var failure: RecordingError?

  /// Begins the file. What is there remains until ``finish()``.
  init(path: String, header: RecordingHeader) throws(RecordingError) {
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do throws(FileError) { file = try OutputFile(path) } catch { throw RecordingError(error) }
    write(RecordingFormat.Line(header: header))
    if let failure { throw failure }
  }

  func write(_ event: RecordedEvent) {
    switch event {
    case .call(let call): write(RecordingFormat.Line(call: call))
    case .compare(let check): write(RecordingFormat.Line(compare: check))
    case .put(let bytes): write(bytes) { RecordingFormat.Line(put: $0) }
    case .got(let bytes): write(bytes) { RecordingFormat.Line(got: $0) }
    }
  }

  /// Writes the last line and puts the file in its place.
  func finish() throws(RecordingError) {
    write(RecordingFormat.Line(end: .init(lines: lines)))
    if let failure { throw failure }
    do throws(FileError) { try file.commit() } catch { throw RecordingError(error) }
  }

  private func write(_ bytes: BufferBytes, _ line: (RecordingFormat.Chunk) -> RecordingFormat.Line)
  {
    let compressed = Compression.compress(bytes.bytes)
    let stored = compressed ?? bytes.bytes
    let chunk = RecordingFormat.Chunk(
      buffer: bytes.buffer, offset: bytes.offset, byteCount: bytes.bytes.count,
      stored: stored.count, isCompressed: compressed != nil,
      checksum: Compression.checksum(bytes.bytes))
    write(line(chunk), followedBy: stored + [UInt8(ascii: "\n")])
  }

  private func write(_ line: RecordingFormat.Line, followedBy bytes: [UInt8] = []) {
    guard failure == nil else { return }
    // Names, whole numbers and no others: nothing that JSON lacks.
    guard var data = try? encoder.encode(line) else { preconditionFailure("JSON of \(line)") }
    data.append(UInt8(ascii: "\n"))
    data.append(contentsOf: bytes)
    let outcome: Result<Void, FileError> = data.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try file.write(bytes) }
    }
    switch outcome {
    case .success: lines += 1
    case .failure(let error): failure = RecordingError(error)
    }
  }
}
