// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqReport
internal import SwynqResizer
internal import SwynqSimulator

/// `swynq verify`: the same frames on two devices, and where they differ.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Runs the same frames on two devices and reports where they differ.",
    discussion: """
      Compares the results byte by byte, every register of DMA and core after each frame, the \
      interrupts that came, and the clocks, or where a device does not count them, the time. The \
      frames are some of edge-case sizes, some of random ones, and those that --size and --image add. \
      The status is 76 if anything differs.

        swynq verify --device board --against simulator
        swynq verify --device simulator:new-fast.so --against simulator:old-fast.so --tolerance 0
      """)

  @Option(
    help: ArgumentHelp(
      "Device under test.", valueName: "device"),
    completion: .list(["simulator", "simulator:", "board"]))
  var device = DeviceName.simulator

  @Option(
    help: ArgumentHelp(
      "Reference device.", valueName: "device"),
    completion: .list(["simulator", "simulator:", "board"]))
  var against = DeviceName.simulator

  @OptionGroup var cases: CaseArguments
  @OptionGroup(title: "Simulators") var simulators: SimulatorPairArguments
  @OptionGroup(title: "Board") var board: BoardArguments
  @OptionGroup var reporting: ReportArguments

  @Option(
    help: ArgumentHelp(
      "Largest difference of a frame's clocks, in percent. By default clocks are "
        + "reported and not compared.",
      valueName: "percent"))
  var tolerance: Double?

  @Flag(help: "Use cacheable buffers, which are flushed and invalidated.")
  var cacheable = false

  @Option(
    help: ArgumentHelp(
      "Limit on device time for a frame, in milliseconds. (default: 10 ms and 40 ns for "
        + "each byte)",
      valueName: "ms"))
  var timeout: Int?

  func validate() throws {
    guard tolerance ?? 0 >= 0 else { throw ValidationError("--tolerance must not be negative") }
    guard timeout ?? 1 >= 1 else { throw ValidationError("--timeout must be at least 1 ms") }
    guard device != .board || against != .board else {
      throw ValidationError(
        "--device and --against are both the board; compare it with a simulator")
    }
    if device != .board && against != .board { try board.refuse() }
    try simulators.validate(device: device, against: against)
  }

  func run() throws {
    let seed = cases.chosenSeed
    let frames = try cases.frames(seed: seed)
    let subject = try DeviceSession(device, simulation: simulators.device(seed), board: board)
    let reference = try DeviceSession(
      against, simulation: simulators.reference(seed), board: board)
    var check = EquivalenceCheck()
    check.clockTolerance = tolerance.map { $0 / 100 }
    check.caching = cacheable ? .cacheable : .nonCacheable
    check.timeout = timeout.map { .milliseconds($0) }
    let report = compare(check, frames, subject.device, reference.device)
    if !reporting.quiet {
      StandardOutput.write(
        reporting.json
          ? encodedJSON(VerificationDocument(seed: seed, report: report))
          : report.text(seed: seed))
    }
    let different = report.cases.filter { $0.difference != nil }
    guard let first = different.first, let difference = first.difference else { return }
    throw ToolFailure(
      .mismatch,
      "\(device) differs from \(against) in \(different.count) of \(report.cases.count) frames, "
        + "first in \(first.name): \(difference)")
  }

  private func compare(
    _ check: EquivalenceCheck, _ frames: [EquivalenceCase], _ subject: some Device,
    _ reference: some Device
  ) -> EquivalenceReport {
    var line = Progress()
    defer { line.clear() }
    return check.run(
      frames, on: subject, "\(device)", against: reference, "\(against)"
    ) { number, name in
      guard reporting.showsProgress else { return }
      line.show("verifying: frame \(number + 1) of \(frames.count), \(name)")
    }
  }
}

/// The JSON of `swynq verify`: the report and the seed of its frames.
private struct VerificationDocument: Encodable {
  let seed: UInt64
  let report: EquivalenceReport

  private enum CodingKeys: CodingKey { case seed }

  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(seed, forKey: .seed)
  }
}
