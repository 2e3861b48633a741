public import Swynq

extension FlowOutcome {
  /// The first difference from what another device made of the same frame: errors first, then the
  /// result, the registers, the interrupts, and last the clocks.
  ///
  /// - Parameters:
  ///   - expected: What the device that this one is held to made of it.
  ///   - size: Size of the result.
  ///   - outputs: The interrupt outputs that were waited for; others are not compared.
  ///   - tolerance: How far the clocks may be apart, as a share of the expected ones; nil for any.
  public func firstDifference(
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
      ?? interruptDifference(from: expected, outputs) ?? clockDifference(from: expected, tolerance)
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
    for (found, expected) in zip(registers, expected.registers) where found != expected {
      guard found.name == expected.name else {
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
    let (found, wanted) = (
      interrupts.filter(outputs.contains), expected.interrupts.filter(outputs.contains)
    )
    if found == wanted { return nil }
    let text = { (names: [String]) in names.isEmpty ? "none" : names.joined(separator: ", ") }
    return Difference(
      .interrupts, place: "the interrupts that came", found: text(found), expected: text(wanted))
  }

  private func clockDifference(from expected: FlowOutcome, _ tolerance: Double?) -> Difference? {
    guard let tolerance, let clocks, let wanted = expected.clocks,
      abs(Double(clocks) - Double(wanted)) > tolerance * Double(wanted)
    else { return nil }
    return Difference(
      .clocks, place: "the frame", found: "\(clocks) clocks", expected: "\(wanted) clocks")
  }
}
