import Foundation

/// Reads a recording's file, event by event.
public struct RecordingReader {
  /// What the recording begins with.
  public let header: RecordingHeader
  /// Path of the file.
  public let path: String

  private let data: Data
  private var offset: Int
  private var lines = 1
  private var isAtEnd = false

  /// Opens a recording.
  ///
  /// - Throws: `cannotRead`; `notARecording`; `unknownVersion`.
  public init(path: String) throws(RecordingError) {
    self.path = path
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw RecordingError(
        .cannotRead, "\(path): the recording cannot be read: \(error.localizedDescription)")
    }
    // The header alone is decoded before anything is known of the file.
    guard let end = data.prefix(1 << 20).firstIndex(of: UInt8(ascii: "\n")),
      let line = try? JSONDecoder().decode(HeaderLine.self, from: data[..<end]),
      line.header.format == RecordingFormat.name
    else {
      throw RecordingError(
        .notARecording, "\(path): this is no recording of Swynq; `swynq record` makes one")
    }
    guard line.header.version == RecordingFormat.version else {
      throw RecordingError(
        .unknownVersion,
        "\(path): a recording of version \(line.header.version), where this program knows "
          + "\(RecordingFormat.version); replay it with the release that made it")
    }
    guard
      let whole = try? JSONDecoder().decode(RecordingFormat.Line.self, from: data[..<end]),
      let header = whole.header
    else { throw RecordingError(.damaged, "\(path): the first line is damaged") }
    self.header = header
    offset = end + 1
  }

  /// What every version's first line has.
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
  public mutating func next() throws(RecordingError) -> RecordedEvent? {
    if isAtEnd { return nil }
    guard let end = data[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw damaged("it ends in the middle: was the recording finished?")
    }
    let line: RecordingFormat.Line
    do {
      line = try JSONDecoder().decode(RecordingFormat.Line.self, from: data[offset..<end])
    } catch {
      throw damaged("line \(lines + 1) is no JSON of this format")
    }
    offset = end + 1
    if let end = line.end {
      guard end.lines == lines else {
        throw damaged("it should have \(end.lines) lines and has \(lines)")
      }
      isAtEnd = true
      return nil
    }
    lines += 1
    if let call = line.call { return .call(call) }
    if let check = line.compare { return .compare(check) }
    if let chunk = line.put { return .put(try bytes(chunk)) }
    if let chunk = line.got { return .got(try bytes(chunk)) }
    throw damaged("line \(lines) says nothing")
  }

  private mutating func bytes(
    _ chunk: RecordingFormat.Chunk
  ) throws(RecordingError) -> BufferBytes {
    guard chunk.stored >= 0, chunk.byteCount >= 0, chunk.byteCount <= 1 << 32,
      chunk.stored < data.count - offset
    else { throw damaged("the bytes of line \(lines) are cut off") }
    let stored = [UInt8](data[offset..<offset + chunk.stored])
    offset += chunk.stored + 1
    let bytes =
      chunk.isCompressed
      ? Compression.decompress(stored, byteCount: chunk.byteCount) : stored
    guard let bytes, bytes.count == chunk.byteCount,
      Compression.checksum(bytes) == chunk.checksum
    else { throw damaged("the bytes of line \(lines) do not have their checksum") }
    return BufferBytes(buffer: chunk.buffer, offset: chunk.offset, bytes: bytes)
  }

  private func damaged(_ reason: String) -> RecordingError {
    RecordingError(.damaged, "\(path): the recording is damaged: \(reason)")
  }
}
