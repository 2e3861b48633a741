// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqOverlayBuilder

extension OverlayBuild.Variant: ExpressibleByArgument {}

/// `swynq overlay build`: from RTL to a simulator library.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds a simulator library of an overlay.",
    discussion: """
      The library is what --device simulator:FILE, SimulatedDevice and any program in C or Python open. The \
      fast variant is for speed; the instrumented one writes waveforms and checks assertions and the bus in \
      every clock.
      """)

  @OptionGroup var overlay: OverlaySelection

  @Option(help: "Variant of the library.")
  var variant = OverlayBuild.Variant.fast

  @Flag(
    help: ArgumentHelp(
      "Declare that no output follows an input within a clock and nothing acts on the falling edge; the "
        + "fast variant is faster for it."))
  var registeredOutputs = false

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Library to write.", valueName: "file.so"),
    completion: .file(extensions: ["so"]))
  var output: String

  func run() throws {
    var build = try overlay.build(variant: variant, output: output) { text in
      StandardError.write(text.hasSuffix("\n") ? text : text + "\n")
    }
    if registeredOutputs { build.hasRegisteredOutputs = true }
    do throws(BuildFailure) {
      try build.run()
    } catch {
      throw ToolFailure(error)
    }
  }
}
