// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The outcome of a replay.
public struct ReplayReport: Hashable, Sendable {
  /// The device that the recording was made on.
  public package(set) var recordedDevice: String
  /// Calls that were carried out and agreed, or found the difference.
  public package(set) var callCount = 0
  /// Bytes of buffers that were compared.
  public package(set) var comparedBytes = 0
  /// The first difference, at which the replay ended; nil if there was none.
  public package(set) var difference: ReplayDifference?
  /// Answers that differ because the device was further on than the recorded one at that call: an
  /// idle bit that is set already, a second interrupt that is there as well.
  public package(set) var earlierAnswers = 0
  /// Clocks from the first to the last call of the recording; nil if its device could not know.
  public package(set) var recordedClocks: UInt64?
  /// Clocks that the replay took; nil if the device cannot know.
  public package(set) var clocks: UInt64?
  /// Device time from the first to the last call of the recording.
  public package(set) var recordedDuration = Duration.zero
  /// Device time that the replay took.
  public package(set) var duration = Duration.zero

  init(recordedDevice: String) { self.recordedDevice = recordedDevice }

  /// Whether all that was compared is equal.
  public var isEqual: Bool { difference == nil }
}

/// The first difference of a replay from its recording.
public struct ReplayDifference: Hashable, Sendable {
  /// The kind of thing that differs.
  public enum Kind: String, Sendable, Encodable {
    /// The value of a register.
    case register
    /// The interrupts that came.
    case interrupts
    /// A call failed in one of the two, or in different ways.
    case error
    /// A byte of a buffer.
    case bytes
  }

  /// The kind of thing that differs.
  public package(set) var kind: Kind
  /// Number of the call, the first being 1.
  public package(set) var call: Int
  /// The call or the byte, in words.
  public package(set) var place: String
  /// The recorded value.
  public package(set) var expected: String
  /// The device's value.
  public package(set) var found: String
  /// The register, such as `axi_dma_0.S2MM_LENGTH`, if the value of one differs.
  public package(set) var register: String?
  /// Number of the buffer, if a byte of one differs.
  public package(set) var buffer: Int?
  /// Offset of the byte in its buffer.
  public package(set) var byteOffset: Int?
  /// The pixel that the byte is of, if an image was received there.
  public package(set) var pixel: PixelPlace?

  init(
    _ kind: Kind, call: Int, place: String, expected: String, found: String,
    register: String? = nil, buffer: Int? = nil, byteOffset: Int? = nil, pixel: PixelPlace? = nil
  ) {
    self.kind = kind
    self.call = call
    self.place = place
    self.expected = expected
    self.found = found
    self.register = register
    self.buffer = buffer
    self.byteOffset = byteOffset
    self.pixel = pixel
  }
}

extension ReplayDifference: CustomStringConvertible {
  /// The place, the value found and the value recorded, in one line.
  public var description: String { "call \(call), \(place): \(found) instead of \(expected)" }
}
