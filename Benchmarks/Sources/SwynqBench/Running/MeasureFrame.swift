// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import Swynq

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One frame, again and again, in a process of its own: so that the process's peak of memory is the
/// frame's, and that it can take turns with the bare program. It speaks as that program does.
struct MeasureFrame: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame", abstract: "Simulates a frame for each line of standard input.",
    discussion: """
      Prints for each: clocks, wall seconds, processor seconds, checksum of the result, peak of \
      resident memory in bytes.
      """)

  @Argument(help: "Width and height of the source, then of the result.") var sizes: [Int]

  func validate() throws {
    guard sizes.count == 4 else { throw ValidationError("four numbers are needed") }
  }

  func run() throws {
    let frame = try DriverFrame(ResizeCase(sizes[0], sizes[1], to: sizes[2], sizes[3]))
    while readLine() != nil {
      let timing = try frame.run()
      print(timing.clocks, timing.wall, timing.processor, timing.checksum, Self.peakMemory)
      fflush(nil)
    }
  }

  private static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}
