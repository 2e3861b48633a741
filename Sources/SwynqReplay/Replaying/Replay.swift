// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores

/// Repeats a recording on a device and compares all that comes of it.
///
/// ```swift
/// let report = try Replay.run("frame.swynq", on: device)
/// ```
///
/// The same calls are made, the same bytes put into buffers, which are allocated anew: addresses that
/// were written to address registers are translated. Blocks and interrupts are found by their names.
/// Then everything that was answered is compared, and every byte of the buffers.
///
/// Two devices are never equally fast, so an answer that depends on time may differ in two ways:
///
/// * The device is *behind*: the recording shows an idle bit or an interrupt that is not there yet. The
///   replay waits for it, for ``ReplayOptions/patience``.
/// * The device is *ahead*: it shows such a bit, or such an interrupt, where the recording does not. That
///   is counted, not reported. Error bits are allowed ahead only if the recording shows them in a later
///   read of the same register.
///
/// How often a register was polled, and counters of a cycle monitor, are not compared; whether memory
/// ran out is not, either.
public enum Replay {
  /// Repeats a recording.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - device: The device, fresh out of reset or at rest. When this returns it is at rest again.
  ///   - cores: The cores whose registers are known. Of others every register is compared as it is.
  ///   - options: How patient to be.
  /// - Throws: ``RecordingError`` if the file cannot be read, or the device's overlay lacks a block.
  public static func run<Bus: Device>(
    _ path: String, on device: Bus, knowing cores: Cores = .standard,
    options: ReplayOptions = .init()
  ) throws(RecordingError) -> ReplayReport {
    var reader = try RecordingReader(path: path)
    try check(reader.header, device.overlay, path)
    let player = Player(device, reader.header, options, cores)
    defer { player.quiesce() }
    while let event = try reader.next() {
      player.play(event)
      if player.report.difference != nil { break }
    }
    player.end()
    return player.report
  }

  private static func check(
    _ header: RecordingHeader, _ overlay: OverlayDescription, _ path: String
  ) throws(RecordingError) {
    for block in header.blocks {
      guard let found = overlay.blocks.first(where: { $0.name == block.name }) else {
        let names = overlay.blocks.map(\.name).joined(separator: ", ")
        throw RecordingError(
          .incompatible,
          "\(path) was recorded with an IP block \(block.name), which overlay \(overlay.name) does "
            + "not have; it has: \(names)")
      }
      // The version may differ: that is what one may want to compare.
      guard CoreType(found.type).isSameCore(as: CoreType(block.type)) else {
        throw RecordingError(
          .incompatible,
          "\(path) was recorded with a \(block.type) as \(block.name), which in overlay "
            + "\(overlay.name) is a \(found.type)")
      }
    }
  }
}
