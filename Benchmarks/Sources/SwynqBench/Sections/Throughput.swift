// SPDX-License-Identifier: Apache-2.0
internal import Swynq
internal import SwynqResizer
internal import SwynqSimulator

/// The overlay's distance from its data port's limit, in clocks from the first register write to
/// both channels seen idle. Every frame is compared with software, byte for byte.
enum Throughput {
  /// A case and the most that it may take: a multiple of its floor, or clocks on top of it.
  private struct Goal {
    let frame: ResizeCase
    var factor = 1.0
    var extra = 0
    func limit(width: Int) -> Int { Int(Double(frame.floor(width: width)) * factor) + extra }
  }

  private static let large = [
    ResizeCase(3840, 2160, to: 1920, 1080), ResizeCase(1920, 1080, to: 3840, 2160),
    ResizeCase(1920, 1080, to: 1920, 1080),
  ]

  private static let goals: [(width: Int, goals: [Goal])] = [
    (
      64,
      large.map { Goal(frame: $0, factor: 1.02) } + [
        Goal(frame: ResizeCase(1920, 1080, to: 1000, 700), factor: 1.03),
        Goal(frame: ResizeCase(640, 360, to: 320, 180), factor: 1.05),
        Goal(frame: ResizeCase(1000, 700, to: 1920, 1080), factor: 1.03),
        Goal(frame: ResizeCase(64, 64, to: 32, 32), extra: 600),
      ]
    ),
    (32, large.map { Goal(frame: $0, factor: 1.05) }),
    (128, large.map { Goal(frame: $0, factor: 1.05) }),
  ]

  static func tables() throws -> [Table] { [try frames(), try stream()] }

  private static func frames() throws -> Table {
    var table = Table(
      "Throughput: clocks per frame",
      [
        .init("width", "port, bits"), .init("case", "case"), .init("floor", "floor"),
        .init("clocks", "clocks"), .init("ratio", "clocks / floor"), .init("limit", "at most"),
        .init("passes", "kept"),
      ])
    for (width, goals) in goals {
      for goal in goals {
        let clocks = try clocks(of: goal.frame, width: width)
        let floor = goal.frame.floor(width: width)
        let limit = goal.limit(width: width)
        table.add(
          .integer(width), .text(goal.frame.name), .integer(floor), .integer(clocks),
          .number(Double(clocks) / Double(floor), digits: 4), .integer(limit),
          .verdict(clocks <= limit))
      }
    }
    table.notes = [
      "From the first register write to both channels seen idle, through `ImageResizer.resize`, "
        + "with the default memory model: 30 clocks to the first beat of a burst, 8 reads and 8 "
        + "writes outstanding, bursts of 16 beats, no random stalls. The floor is the larger "
        + "image's bytes over the bytes of a beat. Every result equals the software's, byte for byte."
    ]
    return table
  }

  private static func clocks(of frame: ResizeCase, width: Int) throws -> Int {
    let resizer = try Overlay.resizer(width: width)
    let image = TestImage(frame.source)
    var source = try resizer.device.allocate(shape: frame.source.shape, of: UInt8.self)
    var target = try resizer.device.allocate(shape: frame.target.shape, of: UInt8.self)
    try source.copy(from: image.pixels)
    let result = try resizer.resize(source, into: &target)
    try check(target, equals: image.resized(to: frame.target), of: frame, width: width)
    guard let clocks = result.clocks else {
      throw BenchmarkError("the simulated device does not know its clock")
    }
    return Int(clocks)
  }

  static func check(
    _ result: borrowing DeviceBuffer<UInt8>, equals expected: [UInt8], of frame: ResizeCase,
    width: Int
  ) throws {
    let bytes = result.elements()
    guard bytes == expected else {
      let first = zip(bytes, expected).enumerated().first { $0.element.0 != $0.element.1 }
      throw BenchmarkError(
        "\(frame.name) with a port of \(width) bits: byte \(first?.offset ?? -1) of the result is "
          + "\(first?.element.0 ?? 0), but must be \(first?.element.1 ?? 0)")
    }
  }

  /// Ten frames through the driver's queue, with two pairs of buffers.
  private static func stream() throws -> Table {
    var table = Table(
      "Throughput: a stream of frames",
      [
        .init("width", "port, bits"), .init("case", "case"), .init("frames", "frames"),
        .init("floor", "floor"), .init("clocks", "clocks"), .init("ratio", "clocks / floor"),
        .init("limit", "at most"), .init("passes", "kept"),
      ])
    let frame = ResizeCase(1920, 1080, to: 960, 540)
    let count = 10
    let clocks = try clocks(ofStream: count, frame, width: 64)
    let floor = count * frame.floor(width: 64)
    let limit = Int(Double(floor) * 1.01)
    table.add(
      .integer(64), .text(frame.name), .integer(count), .integer(floor), .integer(clocks),
      .number(Double(clocks) / Double(floor), digits: 4), .integer(limit),
      .verdict(clocks <= limit))
    table.notes = [
      "Queued with `ImageResizer.enqueue` while the frame before is in flight, from the first "
        + "frame's first register write to the last frame's both channels seen idle."
    ]
    return table
  }

  private static func clocks(
    ofStream count: Int, _ frame: ResizeCase, width: Int
  ) throws -> Int {
    let resizer = try Overlay.resizer(width: width)
    let image = TestImage(frame.source)
    let expected = image.resized(to: frame.target)
    var pairs = [try FramePair(frame, image, on: resizer.device)]
    pairs.append(try FramePair(frame, image, on: resizer.device))
    var start: UInt64?
    var end: UInt64?
    var begun = 0
    for finished in 0..<count {
      while begun < count, begun < finished + pairs.count {
        let pair = pairs[begun % pairs.count]
        pair.clearTarget()
        try resizer.enqueue(pair.source, into: pair.target)
        begun += 1
      }
      let result = try resizer.next()
      start = start ?? result.startClock
      end = result.endClock
      try check(pairs[finished % pairs.count].target, equals: expected, of: frame, width: width)
    }
    guard let start, let end else {
      throw BenchmarkError("the simulated device does not know its clock")
    }
    return Int(end - start)
  }
}

/// An image in device memory and room for its result.
private final class FramePair {
  let source: DeviceBuffer<UInt8>
  var target: DeviceBuffer<UInt8>

  init(_ frame: ResizeCase, _ image: TestImage, on device: SimulatedDevice) throws {
    var source: DeviceBuffer<UInt8> = try device.allocate(shape: frame.source.shape, of: UInt8.self)
    try source.copy(from: image.pixels)
    self.source = source
    target = try device.allocate(shape: frame.target.shape, of: UInt8.self)
  }

  /// So that a frame that was never written is noticed.
  func clearTarget() {
    target.withMutableSpan { span in
      for index in span.indices { span[index] = 0 }
    }
  }
}
