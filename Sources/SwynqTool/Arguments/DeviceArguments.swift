internal import ArgumentParser
internal import SwynqSimulator

/// Which device to use, and what is random about it.
struct DeviceArguments: ParsableArguments {
  /// The devices that there are.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case simulator
  }

  @Option(help: "The device to use.")
  var device = Kind.simulator

  @Option(
    help: ArgumentHelp(
      "Seed of all that is random in the simulation: the same seed, the same clocks.",
      valueName: "n"))
  var seed: UInt64 = 1
}

/// The device, and how its memory behaves.
struct SimulatorArguments: ParsableArguments {
  @OptionGroup var base: DeviceArguments

  @Option(
    help: ArgumentHelp("Clocks from an address to the memory's answer, at least 1.", valueName: "n")
  )
  var memoryLatency: UInt32 = 30

  @Option(
    help: ArgumentHelp(
      "Stall every bus channel at random, this many clocks in a thousand: 0 to 950.",
      valueName: "n"))
  var stall: UInt32 = 0

  @Option(
    help: ArgumentHelp(
      "Give up after this much simulated time. By default 40 ns for each byte in and out, more if "
        + "the memory is slow.", valueName: "ms"))
  var timeout: Int?

  @Option(
    help: ArgumentHelp(
      "Write a waveform of everything, for GTKWave or Surfer. Slower; the clocks are the same.",
      valueName: "file.fst"))
  var trace: String?

  func validate() throws {
    guard memoryLatency >= 1 else { throw ValidationError("--memory-latency must be at least 1") }
    guard stall <= 950 else { throw ValidationError("--stall must be 0 to 950") }
    guard timeout ?? 1 >= 1 else { throw ValidationError("--timeout must be at least 1 ms") }
    guard trace?.lowercased().hasSuffix(".fst") ?? true else {
      throw ValidationError("--trace writes FST; give it a name that ends in .fst")
    }
  }
}
