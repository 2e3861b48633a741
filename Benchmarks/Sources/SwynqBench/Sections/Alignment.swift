// SPDX-License-Identifier: Apache-2.0
internal import Swynq
internal import SwynqCores
internal import SwynqResizer
internal import SwynqSimulator

/// The cost of buffers at odd addresses, odd widths and 4 KiB boundaries: clocks against the beats
/// that they add.
enum Alignment {
  private struct Placement {
    let what: String
    let frame: ResizeCase
    var sourceOffset = 0
    var targetOffset = 0
  }

  /// The cost of one frame.
  private struct Cost {
    let clocks: Int
    let readBeats: Int
    let writeBeats: Int
    let bursts: Int
    /// Beats on the busier of the two data channels, which no clock can save.
    var beats: Int { max(readBeats, writeBeats) }
  }

  private static let width = 64
  private static let shrink = ResizeCase(640, 360, to: 320, 180)
  private static let oddShrink = ResizeCase(641, 361, to: 321, 181)
  private static let grow = ResizeCase(320, 180, to: 640, 360)
  private static let oddGrow = ResizeCase(321, 181, to: 641, 361)

  /// The first of each group is what the others are held against.
  private static let groups: [[Placement]] = [
    [
      Placement(what: "aligned", frame: shrink),
      Placement(what: "source at byte 1", frame: shrink, sourceOffset: 1),
      Placement(what: "source at byte 7", frame: shrink, sourceOffset: 7),
      Placement(what: "source 4 bytes before 4 KiB", frame: shrink, sourceOffset: 4092),
      Placement(what: "source at byte 72: bursts end at 4 KiB", frame: shrink, sourceOffset: 72),
      Placement(what: "result at byte 3", frame: shrink, targetOffset: 3),
      Placement(what: "both at odd bytes", frame: shrink, sourceOffset: 5, targetOffset: 3),
      Placement(what: "odd sizes", frame: oddShrink),
      Placement(what: "odd sizes and bytes", frame: oddShrink, sourceOffset: 3, targetOffset: 5),
    ],
    [
      Placement(what: "aligned", frame: grow),
      Placement(what: "result at byte 1", frame: grow, targetOffset: 1),
      Placement(what: "result at byte 7", frame: grow, targetOffset: 7),
      Placement(what: "result 4 bytes before 4 KiB", frame: grow, targetOffset: 4092),
      Placement(what: "result at byte 72: bursts end at 4 KiB", frame: grow, targetOffset: 72),
      Placement(what: "both at odd bytes", frame: grow, sourceOffset: 5, targetOffset: 3),
      Placement(what: "odd sizes", frame: oddGrow),
      Placement(what: "odd sizes and bytes", frame: oddGrow, sourceOffset: 3, targetOffset: 5),
    ],
  ]

  static func tables() throws -> [Table] {
    var table = Table(
      "Unaligned buffers, odd widths and 4 KiB boundaries",
      [
        .init("case", "case"), .init("placement", "placement"), .init("clocks", "clocks"),
        .init("beats", "beats"), .init("bursts", "bursts"), .init("overhead", "clocks - beats"),
        .init("added", "more than aligned"), .init("limit", "at most"), .init("passes", "kept"),
      ])
    for group in groups {
      let base = try cost(of: group[0])
      for (index, placement) in group.enumerated() {
        let cost = index == 0 ? base : try cost(of: placement)
        let added = cost.clocks - cost.beats - (base.clocks - base.beats)
        table.add(
          .text(placement.frame.name), .text(placement.what), .integer(cost.clocks),
          .integer(cost.beats), .integer(cost.bursts), .integer(cost.clocks - cost.beats),
          .integer(added), .integer(slack), .verdict(added <= slack))
      }
    }
    table.notes = [
      "64 bits. Beats are those of the busier data channel, which no clock can save; bursts are those "
        + "of both. More clocks beyond the beats than the aligned case of the same direction needs "
        + "are at most \(slack): the other channel's added beat, and the register read that sees "
        + "the end of the frame."
    ]
    return [table]
  }

  /// The end of a frame is seen by a register read, which takes a few clocks.
  private static let slack = 8

  private static func cost(of placement: Placement) throws -> Cost {
    let resizer = try Overlay.resizer(width: width)
    let device = resizer.device
    let frame = placement.frame
    let image = TestImage(frame.source)
    // The images lie somewhere inside buffers that start at a 4 KiB boundary.
    var source = try DeviceBuffer<UInt8>(
      on: device, shape: [placement.sourceOffset + frame.source.byteCount], alignment: 4096)
    let target = try DeviceBuffer<UInt8>(
      on: device, shape: [placement.targetOffset + frame.target.byteCount], alignment: 4096)
    try source.copy(from: image.pixels, at: placement.sourceOffset)

    let before = try device.statistics
    try resizer.accelerator.setSizes(source: frame.source, destination: frame.target)
    try resizer.dma.send.transfer(source, byteOffset: placement.sourceOffset)
    try resizer.accelerator.start()
    try resizer.dma.receive.transfer(target, byteOffset: placement.targetOffset)
    try resizer.dma.receive.wait()
    try resizer.dma.send.wait()
    let after = try device.statistics

    let expected = image.resized(to: frame.target)
    guard Array(target.elements().dropFirst(placement.targetOffset)) == expected else {
      throw BenchmarkError("\(frame.name), \(placement.what): the result is wrong")
    }
    return Cost(
      clocks: Int(after.clocks - before.clocks),
      readBeats: Int(after.readBeats - before.readBeats),
      writeBeats: Int(after.writeBeats - before.writeBeats),
      bursts: Int(
        after.readBursts + after.writeBursts - before.readBursts - before.writeBursts))
  }
}
