import Foundation

/// Writes a recording's file, line by line.
final class RecordingWriter {
  private let path: String
  private let file: FileHandle
  private let encoder = JSONEncoder()
  private var lines = 0
  /// Bytes written so far.
  private(set) var byteCount = 0
  /// What made writing fail; nothing is written after it.
  private(set) var failure: RecordingError?

  /// Makes the file, or empties it.
  init(path: String, header: RecordingHeader) throws(RecordingError) {
    self.path = path
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Not by FileManager.createFile, which puts a new file in the place of whatever is there, be it a
    // pipe or a device.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw RecordingError(
        .cannotCreate,
        "\(path): the recording cannot be created: \(String(cString: strerror(errno)))")
    }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
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

  /// Writes the last line and closes the file.
  func finish() throws(RecordingError) {
    write(RecordingFormat.Line(end: .init(lines: lines)))
    do { try file.close() } catch { fail(error) }
    if let failure { throw failure }
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
    do {
      var data = try encoder.encode(line)
      data.append(UInt8(ascii: "\n"))
      data.append(contentsOf: bytes)
      try file.write(contentsOf: data)
      lines += 1
      byteCount += data.count
    } catch {
      fail(error)
    }
  }

  private func fail(_ error: any Error) {
    failure =
      failure
      ?? RecordingError(
        .inputOutput, "\(path): writing the recording failed: \(error.localizedDescription)")
  }
}
