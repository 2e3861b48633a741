// SPDX-License-Identifier: Apache-2.0

/// Which numbers a recording may hold, event by event: a replay carries them out as they are.
struct RecordingBounds {
  /// Sizes of the buffers that are allocated at the moment.
  private var buffers: [Int: Int] = [:]

  private static let greatestBuffer = 1 << 32
  private static let greatestAlignment = 1 << 20
  /// Blocks of an overlay are smaller than 4 GiB.
  private static let greatestOffset = UInt64(UInt32.max)
  /// Nothing is packed tighter by zlib: 258 bytes take at least 2 bits.
  private static let greatestRatio = 1032

  /// Why bytes are not to be read; nil if they are. What is refused is never allocated.
  func refusal(of chunk: RecordingFormat.Chunk) -> String? {
    guard chunk.byteCount >= 0, chunk.stored >= 0 else { return "it has a negative size" }
    if let reason = refusal(chunk.buffer, chunk.offset, chunk.byteCount) { return reason }
    let least = chunk.isCompressed ? chunk.byteCount / Self.greatestRatio : chunk.byteCount
    return (least...chunk.byteCount).contains(chunk.stored)
      ? nil : "\(chunk.stored) stored bytes cannot be \(chunk.byteCount)"
  }

  /// Takes an event in; returns why it is not to be carried out, or nil.
  mutating func note(_ event: RecordedEvent) -> String? {
    switch event {
    case .put, .got: return nil
    case .compare(let check):
      return buffers[check.buffer] == nil ? "there is no buffer \(check.buffer)" : nil
    case .call(let call): return note(call)
    }
  }

  private mutating func note(_ call: RecordedCall) -> String? {
    switch call.operation {
    case .read(let place, let pointer), .write(let place, _, let pointer):
      return refusal(place) ?? refusal(pointer)
    case .poll(let place, _, _, let timeout):
      return refusal(place) ?? (timeout < 0 ? "its timeout is negative" : nil)
    case .wait(_, let timeout): return timeout < 0 ? "its timeout is negative" : nil
    case .allocate(let number, let byteCount, let alignment, _):
      // What failed when it was recorded is not done again.
      if case .failure = call.answer { return nil }
      guard (0...Self.greatestBuffer).contains(byteCount),
        (1...Self.greatestAlignment).contains(alignment), number > 0, buffers[number] == nil
      else { return "its buffer is out of bounds" }
      buffers[number] = byteCount
      return nil
    case .release(let number):
      return buffers.removeValue(forKey: number) == nil ? "there is no buffer \(number)" : nil
    case .flush(let number, let offset, let byteCount),
      .invalidate(let number, let offset, let byteCount):
      // A driver may ask for anything; what fails then was recorded to have failed.
      if case .failure = call.answer { return nil }
      return buffers[number] == nil ? nil : refusal(number, offset, byteCount)
    }
  }

  private func refusal(_ place: BusPlace) -> String? {
    place.block != nil && place.offset > Self.greatestOffset ? "\(place) is out of bounds" : nil
  }

  private func refusal(_ pointer: BufferPointer?) -> String? {
    guard let pointer, let byteCount = buffers[pointer.buffer] else { return nil }
    return (0...byteCount).contains(pointer.offset)
      ? nil : "it points outside of buffer \(pointer.buffer)"
  }

  private func refusal(_ buffer: Int, _ offset: Int, _ byteCount: Int) -> String? {
    guard let size = buffers[buffer] else { return "there is no buffer \(buffer)" }
    return offset >= 0 && byteCount >= 0 && offset <= size && byteCount <= size - offset
      ? nil : "it reaches outside of buffer \(buffer)"
  }
}
