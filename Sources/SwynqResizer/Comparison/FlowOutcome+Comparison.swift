// SPDX-License-Identifier: Apache-2.0
package import Swynq
internal import SwynqCores

extension FlowOutcome {
  /// The first difference from what another device made of the same frame: errors first, then the
  /// result, the registers, the interrupts, the bytes that the cycle monitors counted, and last the
  /// clocks.
  ///
  /// - Parameters:
  ///   - expected: What the device that this one is held to made of it.
  ///   - size: Size of the result.
  ///   - outputs: The ports of the interrupt outputs that were waited for; others are not compared.
  ///   - tolerance: How far the clocks may be apart, as a share of the expected ones; nil for any.
  package func firstDifference(
    from expected: FlowOutcome, size: ImageSize, interrupts outputs: [String],
    tolerance: Double? = nil
  ) -> Difference? {
    // A register may say more of a failure than the error's code, but the code comes first.
    if error?.code != expected.error?.code {
      return Difference(
        .error, place: "the end of the frame", found: Self.text(error),
        expected: Self.text(expected.error))
    }
    return pixelDifference(from: expected, size) ?? registerDifference(from: expected)
      ?? interruptDifference(from: expected, outputs) ?? counterDifference(from: expected)
      ?? clockDifference(from: expected, tolerance)
  }

  private static func text(_ error: DeviceError?) -> String {
    error.map { "\($0.code) (\($0))" } ?? "no error"
  }

  private func pixelDifference(from expected: FlowOutcome, _ size: ImageSize) -> Difference? {
    guard pixels.count == expected.pixels.count else {
      return Difference(
        .pixels, place: "the result", found: "\(pixels.count) bytes",
        expected: "\(expected.pixels.count) bytes")
    }
    let first = pixels.withUnsafeBytes { found in
      expected.pixels.withUnsafeBytes { Swynq.firstDifference(found, $0) }
    }
    guard let first else { return nil }
    let pixel = PixelPlace(offset: first, width: size.width)
    let count = pixels.indices[first...].count { pixels[$0] != expected.pixels[$0] }
    return Difference(
      .pixels, place: "byte \(first) of the result, \(pixel)", found: "\(pixels[first])",
      expected: "\(expected.pixels[first])", byteOffset: first, pixel: pixel, byteCount: count)
  }

  private func registerDifference(from expected: FlowOutcome) -> Difference? {
    for (found, expected) in zip(registers, expected.registers) {
      // The instances may have other names on each device.
      if found.value == expected.value, Self.leaf(found.name) == Self.leaf(expected.name) {
        continue
      }
      guard Self.leaf(found.name) == Self.leaf(expected.name) else {
        return Difference(
          .register, place: "the registers", found: found.name, expected: expected.name)
      }
      return Difference(
        .register, place: "register \(found.name)",
        found: hexadecimal(found.value, minimumDigits: 8),
        expected: hexadecimal(expected.value, minimumDigits: 8))
    }
    if registers.count == expected.registers.count { return nil }
    return Difference(
      .register, place: "the registers that could be read", found: "\(registers.count)",
      expected: "\(expected.registers.count)")
  }

  private func interruptDifference(
    from expected: FlowOutcome, _ outputs: [String]
  ) -> Difference? {
    func seen(_ names: [String]) -> [String] { names.filter { outputs.contains(Self.leaf($0)) } }
    let (found, wanted) = (seen(interrupts), seen(expected.interrupts))
    if found.map(Self.leaf) == wanted.map(Self.leaf) { return nil }
    let text = { (names: [String]) in names.isEmpty ? "none" : names.joined(separator: ", ") }
    return Difference(
      .interrupts, place: "the interrupts that came", found: text(found), expected: text(wanted))
  }

  /// The register or port of a name, without its block.
  private static func leaf(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private func clockDifference(from expected: FlowOutcome, _ tolerance: Double?) -> Difference? {
    guard let tolerance, let measure = measure(with: expected),
      abs(Double(measure.found) - Double(measure.expected)) > tolerance * Double(measure.expected)
    else { return nil }
    return Difference(
      .clocks, place: "the frame", found: "\(measure.found) clocks",
      expected: "\(measure.expected) clocks")
  }

  /// The first counter that differs though it is no matter of speed: beats of streams, bytes written.
  private func counterDifference(from expected: FlowOutcome) -> Difference? {
    guard let counters, let wanted = expected.counters else { return nil }
    for channel in [MonitoredChannel.source, .destination, .writeData]
    where counters[channel].bytes != wanted[channel].bytes {
      return Difference(
        .counters, place: "the cycle monitor's count of \(channel)",
        found: "\(counters[channel].bytes) bytes", expected: "\(wanted[channel].bytes) bytes")
    }
    if counters.frameCount == wanted.frameCount { return nil }
    return Difference(
      .counters, place: "the cycle monitor's count of frames", found: "\(counters.frameCount)",
      expected: "\(wanted.frameCount)")
  }

  /// The clocks of both, by the clock counts if both have one, else by both cycle monitors.
  func measure(with other: FlowOutcome) -> (found: UInt64, expected: UInt64, isMonitor: Bool)? {
    if let clocks, let others = other.clocks { return (clocks, others, false) }
    if let streamClocks, let others = other.streamClocks { return (streamClocks, others, true) }
    return nil
  }
}
