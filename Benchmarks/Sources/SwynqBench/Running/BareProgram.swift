internal import Foundation

/// `bare/bare.cpp`, built and running: a frame for each line that it is sent.
final class BareProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread = Data()

  /// Builds the program with the tools and flags of the library that the driver loads.
  static func build(in directory: URL) throws -> URL {
    let program = directory.appending(path: "bare")
    _ = try Subprocess.output(
      of: [Repository.path("Benchmarks/bare/build.sh"), program.path(percentEncoded: false)])
    return program
  }

  init(_ program: URL, _ frame: ResizeCase) throws {
    process.executableURL = program
    process.arguments = frame.arguments
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
        throw BenchmarkError("the bare program ended; its message is above")
      }
      unread += more
    }
    let fields = String(decoding: unread, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    unread.removeAll()
    guard fields.count == 4, let clocks = Int(fields[0]), let wall = Double(fields[1]),
      let processor = Double(fields[2]), let checksum = UInt32(fields[3])
    else { throw BenchmarkError("the bare program printed '\(fields.joined(separator: " "))'") }
    return Timing(clocks: clocks, wall: wall, processor: processor, checksum: checksum)
  }
}

/// What one simulated frame took on the host, in seconds.
struct Timing {
  let clocks: Int
  let wall: Double
  let processor: Double
  /// Of the result's bytes.
  let checksum: UInt32
}

extension [Double] {
  /// The middle one, or the mean of the middle two. The array must not be empty.
  var median: Double {
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
