// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A program that resizes a frame for each line that it is sent: `bare/bare.cpp`, or this program's
/// own `frame` command.
final class FrameProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread = Data()

  /// The bare program, which ``buildBare(in:)`` has built.
  static func bare(_ program: URL, _ frame: ResizeCase) throws -> FrameProcess {
    try FrameProcess(program, frame.arguments)
  }

  /// The driver.
  static func driver(_ frame: ResizeCase) throws -> FrameProcess {
    guard let program = Bundle.main.executableURL else {
      throw BenchmarkError("this program does not know where it lies")
    }
    return try FrameProcess(program, ["frame"] + frame.arguments)
  }

  /// Builds the bare program with the tools and flags of the library that the driver loads.
  static func buildBare(in directory: URL) throws -> URL {
    let program = directory.appending(path: "bare")
    _ = try Subprocess.output(
      of: [Repository.path("Benchmarks/bare/build.sh"), program.path(percentEncoded: false)])
    return program
  }

  private init(_ program: URL, _ arguments: [String]) throws {
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Resizes one frame.
  func run() throws -> Timing {
    try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    while !unread.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else {
        throw BenchmarkError("the program ended; its message is above")
      }
      unread += more
    }
    let fields = String(decoding: unread, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    unread.removeAll()
    guard fields.count >= 4, let clocks = Int(fields[0]), let wall = Double(fields[1]),
      let processor = Double(fields[2]), let checksum = UInt32(fields[3])
    else { throw BenchmarkError("the program printed '\(fields.joined(separator: " "))'") }
    return Timing(
      clocks: clocks, wall: wall, processor: processor, checksum: checksum,
      peakMemory: fields.count > 4 ? Int(fields[4]) : nil)
  }
}

/// The host's time for one simulated frame, in seconds.
struct Timing {
  let clocks: Int
  let wall: Double
  let processor: Double
  /// Of the result's bytes.
  let checksum: UInt32
  /// Of the process, resident, in bytes; nil if not asked for.
  var peakMemory: Int?
}

extension [Double] {
  /// The middle one, or the mean of the middle two. The array must not be empty.
  var median: Double {
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
