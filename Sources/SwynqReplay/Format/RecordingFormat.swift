// SPDX-License-Identifier: Apache-2.0

/// The file format, as `docs/recordings.md` describes it.
enum RecordingFormat {
  static let name = "swynq-recording"
  static let version = 1

  /// A line of the file: exactly one of these is there.
  struct Line: Codable {
    var header: RecordingHeader?
    var call: RecordedCall?
    var put: Chunk?
    var got: Chunk?
    var compare: BufferCheck?
    var end: End?
  }

  /// The line before bytes, which follow it as they are, then a newline.
  struct Chunk: Codable {
    var buffer: Int
    var offset: Int
    /// Number of bytes.
    var byteCount: Int
    /// Number of bytes of the file that hold them.
    var stored: Int
    /// Whether those are a zlib stream; else they are the bytes themselves.
    var isCompressed: Bool
    /// CRC-32 of the bytes, as in gzip.
    var checksum: UInt32
  }

  /// The last line, without which the file is cut off.
  struct End: Codable {
    /// Number of lines before it, the header included.
    var lines: Int
  }
}

/// A recording's first line.
package struct RecordingHeader: Hashable, Sendable, Codable {
  /// `swynq-recording`.
  package var format: String
  /// Version of the format.
  package var version: Int
  /// The recorded device, in words.
  package var device: String
  /// Name of its overlay.
  package var overlay: String
  /// The IP blocks of its overlay.
  package var blocks: [Block]
  /// Frequency of its overlay's clock, in Hz.
  package var clockFrequency: UInt64
  /// Its clock when the recording began; nil if it could not know.
  package var startClock: UInt64?

  /// An IP block.
  package struct Block: Hashable, Sendable, Codable {
    /// Name of the instance.
    package var name: String
    /// Vendor, library, name and version of the core.
    package var type: String
  }
}
