// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqFiles

/// A script under way on a device.
struct ScriptRun<Bus: Device> {
  private let device: Bus
  private let names: ScriptNames
  private var buffers: [String: DeviceMemory] = [:]

  /// Most bytes of a file to fill a buffer with.
  private static var largestFile: Int { 1 << 30 }

  init(_ device: Bus, names: ScriptNames) {
    self.device = device
    self.names = names
  }

  mutating func perform(_ operation: ScriptStatement.Operation) throws(ScriptFailure) {
    switch operation {
    case .allocate(let name, let byteCount, let caching):
      buffers[name] = try reporting { () throws(DeviceError) in
        try device.allocate(byteCount: byteCount, alignment: 4096, caching: caching)
      }
    case .fill(let name, let pattern): try fill(buffers[name]!, pattern)
    case .write(let place, let word):
      let (address, register) = try names.register(place)
      let value = try value(word, of: register)
      try reporting { () throws(DeviceError) in try device.write32(address, value) }
    case .read(let place, let expected, let mask):
      try read(place, expected: expected, mask: mask)
    case .poll(let place, let mask, let expected, let timeout):
      let (address, register) = try names.register(place)
      let bits = try value(mask, of: register)
      let wanted = try value(expected, of: register)
      _ = try reporting { () throws(DeviceError) in
        try device.poll32(address, mask: bits, until: wanted, timeout: timeout)
      }
    case .wait(let words, let timeout):
      let lines = try names.lines(words)
      _ = try reporting { () throws(DeviceError) in
        try device.waitForInterrupt(lines, timeout: timeout)
      }
    case .flush(let name):
      let memory = buffers[name]!
      try reporting { () throws(DeviceError) in try memory.flush(0..<memory.byteCount) }
    case .invalidate(let name):
      let memory = buffers[name]!
      try reporting { () throws(DeviceError) in try memory.invalidate(0..<memory.byteCount) }
    case .compare(let name, let other, let byteCount):
      try compare(name, with: other, byteCount: byteCount)
    case .save(let name, let path):
      do throws(FileError) {
        try OutputFile.write([UnsafeRawBufferPointer(buffers[name]!.bytes)], to: path)
      } catch {
        throw ScriptFailure(.inputOutput, error.description)
      }
    }
  }

  private func value(
    _ word: String, of register: RegisterDescription?
  ) throws(ScriptFailure) -> UInt32 {
    try names.value(word, of: register, buffers: buffers.mapValues(\.address))
  }

  private func read(
    _ place: String, expected: String?, mask: String?
  ) throws(ScriptFailure) {
    let (address, register) = try names.register(place)
    let found = try reporting { () throws(DeviceError) in try device.read32(address) }
    guard let expected else { return }
    let wanted = try value(expected, of: register)
    let bits = try mask.map { word throws(ScriptFailure) in try value(word, of: register) }
    guard (found ^ wanted) & (bits ?? .max) != 0 else { return }
    throw ScriptFailure(
      .mismatch,
      "\(place) is \(hexadecimal(found, minimumDigits: 8)) instead of \(hexadecimal(wanted, minimumDigits: 8))"
        + (bits.map { " in the bits \(hexadecimal($0, minimumDigits: 8))" } ?? ""))
  }

  private func fill(
    _ memory: DeviceMemory, _ pattern: ScriptStatement.Pattern
  ) throws(ScriptFailure) {
    let bytes = memory.bytes
    switch pattern {
    case .zeros: _ = bytes.initializeMemory(as: UInt8.self, repeating: 0)
    case .count:
      for index in bytes.indices { bytes[index] = UInt8(truncatingIfNeeded: index) }
    case .random(let seed):
      // Marsaglia's xorshift, 64 bits.
      var state = seed == 0 ? 1 : seed
      for index in bytes.indices {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        bytes[index] = UInt8(truncatingIfNeeded: state >> 32)
      }
    case .bytes(let values):
      for index in bytes.indices { bytes[index] = values[index % values.count] }
    case .file(let path):
      let content: [UInt8]
      do throws(FileError) {
        content = try InputFile.contents(of: path, limit: Self.largestFile)
      } catch {
        throw ScriptFailure(.inputOutput, error.description)
      }
      guard content.count <= bytes.count else {
        throw ScriptFailure(
          .malformed,
          "\(path) has \(content.count) bytes, more than the buffer's \(bytes.count)")
      }
      bytes.copyBytes(from: content)
    }
  }

  private func compare(
    _ name: String, with other: String, byteCount: Int?
  ) throws(ScriptFailure) {
    let (left, right) = (buffers[name]!, buffers[other]!)
    let count = byteCount ?? min(left.byteCount, right.byteCount)
    guard count <= left.byteCount, count <= right.byteCount else {
      throw ScriptFailure(
        .malformed,
        "cannot compare \(count) bytes: \(name) has \(left.byteCount), \(other) has \(right.byteCount)"
      )
    }
    let first = firstDifference(
      UnsafeRawBufferPointer(rebasing: left.bytes[..<count]),
      UnsafeRawBufferPointer(rebasing: right.bytes[..<count]))
    guard let first else { return }
    throw ScriptFailure(
      .mismatch,
      "\(name) and \(other) differ at byte \(first): \(left.bytes[first]) and \(right.bytes[first])"
    )
  }

  private func reporting<Value>(
    _ body: () throws(DeviceError) -> Value
  ) throws(ScriptFailure) -> Value {
    do throws(DeviceError) { return try body() } catch { throw ScriptFailure(error) }
  }
}
