internal import ArgumentParser
internal import Swynq

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One frame in a process of its own, so that the process's peak of memory is the frame's.
struct MeasureFrame: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame", abstract: "Simulates one frame and prints what it took.",
    discussion: "Prints: clocks, seconds, peak of resident memory in bytes.")

  @Argument(help: "Width and height of the source, then of the result.") var sizes: [Int]

  func validate() throws {
    guard sizes.count == 4 else { throw ValidationError("four numbers are needed") }
  }

  func run() throws {
    let frame = ResizeCase(sizes[0], sizes[1], to: sizes[2], sizes[3])
    let timing = try DriverFrame(frame).run()
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      let unit = 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      let unit = 1
    #endif
    print(timing.clocks, timing.wall, usage.ru_maxrss * unit)
  }
}
