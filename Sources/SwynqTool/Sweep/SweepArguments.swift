// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq

/// The conditions of a sweep: every combination is run.
struct SweepArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sizes of the frame and of its result, such as 640x360:320x180,64x64:128x128. "
        + "(default: 640x360:320x180)",
      valueName: "wxh:wxh,..."),
    transform: { try sweptValues($0) { try SizePair(argument: $0) } })
  var sizes = [
    SizePair(
      source: ImageSize(width: 640, height: 360), destination: ImageSize(width: 320, height: 180))
  ]

  @Option(
    help: ArgumentHelp(
      "Memory latencies in clocks, 1 to 100000. (default: 30)", valueName: "n,..."),
    transform: { try sweptValues($0) { UInt32(try sweptNumber($0, in: 1...100_000)) } })
  var latencies: [UInt32] = [30]

  @Option(
    help: ArgumentHelp(
      "Widths of the memory port in bits: 32, 64 or 128. (default: 64)", valueName: "n,..."),
    completion: .list(["32", "64", "128"]),
    transform: { try sweptValues($0) { try choice($0, of: [32, 64, 128]) } })
  var widths = [64]

  @Option(
    help: ArgumentHelp(
      "Longest bursts in beats: powers of two, 2 to 256. (default: 16)", valueName: "n,..."),
    completion: .list(["2", "4", "8", "16", "32", "64", "128", "256"]),
    transform: { try sweptValues($0) { try choice($0, of: [2, 4, 8, 16, 32, 64, 128, 256]) } })
  var bursts = [16]

  @Option(
    help: ArgumentHelp(
      "Seed of everything random.", valueName: "n"))
  var seed: UInt64 = 1

  /// The most runs that a sweep may have: a million table cells help nobody.
  static let mostRuns = 10_000

  func validate() throws {
    let count = sizes.count * latencies.count * widths.count * bursts.count
    guard count <= Self.mostRuns else {
      throw ValidationError(
        "these are \(count) combinations; a sweep runs at most \(Self.mostRuns)")
    }
  }

  /// All combinations, sizes first.
  var runs: [SweepRun] {
    sizes.flatMap { size in
      widths.flatMap { width in
        bursts.flatMap { burst in
          latencies.map { SweepRun(size: size, width: width, burst: burst, latency: $0) }
        }
      }
    }
  }
}

/// One run of a sweep.
struct SweepRun: Hashable {
  let size: SizePair
  let width: Int
  let burst: Int
  let latency: UInt32

  /// The overlay that it needs.
  var overlay: OverlayParameters { OverlayParameters(dataWidth: width, maxBurst: burst) }
}

/// The elements of a list that commas separate, each once, in their order.
func sweptValues<Value: Hashable>(
  _ text: String, _ element: (String) throws -> Value
) throws -> [Value] {
  var seen: Set<Value> = []
  return try text.split(separator: ",", omittingEmptySubsequences: false)
    .map { try element(String($0)) }.filter { seen.insert($0).inserted }
}

func sweptNumber(_ text: String, in range: ClosedRange<Int>) throws -> Int {
  guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit), let value = Int(text),
    range.contains(value)
  else {
    throw ValidationError(
      "'\(text)' is not a whole number from \(range.lowerBound) to \(range.upperBound)")
  }
  return value
}

private func choice(_ text: String, of choices: [Int]) throws -> Int {
  guard let value = choices.first(where: { "\($0)" == text }) else {
    throw ValidationError(
      "'\(text)' is none of \(choices.map { "\($0)" }.joined(separator: ", "))")
  }
  return value
}
