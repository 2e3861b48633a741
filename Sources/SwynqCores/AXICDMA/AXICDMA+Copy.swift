// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXICDMA {
  /// Copies a buffer to the start of another of the same size or larger.
  ///
  /// - Throws: As ``copy(from:to:byteCount:timeout:)``.
  public func copy<Source, Destination>(
    from source: borrowing DeviceBuffer<Source>,
    to destination: borrowing DeviceBuffer<Destination>,
    timeout: Duration? = nil
  ) throws(DeviceError) {
    try copy(
      from: .buffer(source), to: .buffer(destination), byteCount: source.memory.byteCount,
      timeout: timeout)
  }

  /// Copies bytes, and returns when they have arrived. A copy that fails, or whose time runs out, is ended
  /// by a reset of the core: afterwards nothing writes to the destination, and the next copy may begin.
  ///
  /// - Parameters:
  ///   - source: Where to read.
  ///   - destination: Where to write. Must not overlap the source.
  ///   - byteCount: Number of bytes, at least 1. The core makes copies of at most 2^23 - 1; a longer one is
  ///     made of several.
  ///   - timeout: Device time to wait; by default 10 ms and 40 ns for each byte.
  /// - Throws: `invalidArgument` for a range that is empty, outside its memory, overlapping, or misaligned
  ///   or out of reach for the core; `timeout`; `cancelled`; `transferFailed` with the decoded status if an
  ///   access was answered with an error; the bus's answer.
  public func copy(
    from source: CDMAPlace, to destination: CDMAPlace, byteCount: Int, timeout: Duration? = nil
  ) throws(DeviceError) {
    try check(source, byteCount, "source")
    try check(destination, byteCount, "destination")
    try checkOverlap(source, destination, byteCount)
    if case .memory(let memory, let offset) = source {
      memory.deviceWillRead(offset..<offset + byteCount)
    }
    if case .memory(let memory, let offset) = destination {
      memory.deviceWillWrite(offset..<offset + byteCount)
    }
    defer {
      if case .memory(let memory, let offset) = destination {
        memory.deviceDidWrite(offset..<offset + byteCount)
      }
    }
    let allowance = timeout ?? .moving(byteCount)
    let deadline = device.now + allowance
    do throws(DeviceError) {
      try configure(source, destination)
      var done = 0
      while done < byteCount {
        let count = min(byteCount - done, Self.largestPart)
        try start(
          from: source.isKeyHole ? source.address : source.address + done,
          to: destination.isKeyHole ? destination.address : destination.address + done,
          byteCount: count)
        try waitForEnd(until: deadline)
        done += count
      }
    } catch {
      abandon(source, destination)
      guard error.code == .timeout else { throw error }
      throw error.explained(
        "\(name) did not copy \(byteCount) bytes within \(allowance): does the memory at "
          + "\(source.address) and \(destination.address) answer? The core was reset")
    }
  }

  /// The largest multiple of 4 KiB that fits in the 23 bits that `BTT` has in the first versions of the
  /// core.
  private static var largestPart: Int { 1 << 23 - 4096 }

  private func configure(
    _ source: CDMAPlace, _ destination: CDMAPlace
  ) throws(DeviceError) {
    var control = CDMAControl(rawValue: 0)
    control[flag: CDMAControl.keyHoleRead] = source.isKeyHole
    control[flag: CDMAControl.keyHoleWrite] = destination.isKeyHole
    control[flag: CDMAControl.completionInterrupt] = waiting == .interrupt
    control[flag: CDMAControl.errorInterrupt] = waiting == .interrupt
    try registers.write(control, to: .control)
  }

  /// PG034, "Simple DMA Mode": with the core idle, addresses, and BTT last.
  private func start(
    from source: BusAddress, to destination: BusAddress, byteCount: Int
  ) throws(DeviceError) {
    try registers.write(CDMAStatus(rawValue: CDMAStatus.interruptMask), to: .status)
    try registers.write(WholeWord(rawValue: source.low32), to: .source)
    try registers.write(WholeWord(rawValue: destination.low32), to: .destination)
    if configuration.addressWidth > 32 {
      try registers.write(WholeWord(rawValue: source.high32), to: .sourceHigh)
      try registers.write(WholeWord(rawValue: destination.high32), to: .destinationHigh)
    }
    try registers.write(CDMALength(rawValue: UInt32(byteCount)), to: .length)
  }

  /// Resets the core, so that it is done with the memory of a copy that has failed.
  private func abandon(_ source: CDMAPlace, _ destination: CDMAPlace) {
    do throws(DeviceError) {
      try reset()
    } catch {
      // The hardware may still be at work. Memory that is never given back is the lesser evil.
      for memory in [source.memory, destination.memory] {
        if let memory { _ = Unmanaged.passRetained(memory) }
      }
    }
  }
}
