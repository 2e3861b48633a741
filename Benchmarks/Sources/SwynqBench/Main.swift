// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import Foundation

@main struct SwynqBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swynq-bench",
    abstract: "Measures the overlay and its simulation, and prints tables.",
    discussion: """
      Without options: all sections that need nothing but the package's own tools. Exits with \
      status 1 if a limit is not kept.
      """,
    subcommands: [Measure.self, MeasureFrame.self], defaultSubcommand: Measure.self)
}

struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Prints the tables (the default).")

  enum Section: String, CaseIterable, ExpressibleByArgument {
    case throughput, dma, alignment, simulation, options, peer

    /// Whether it is left out unless asked for: it takes minutes, or other tools.
    var isOptional: Bool { self == .options || self == .peer }

    func tables(rounds: Int) throws -> [Table] {
      switch self {
      case .throughput: try Throughput.tables()
      case .dma: try DMAAlone.tables()
      case .alignment: try Alignment.tables()
      case .simulation: try SimulationSpeed.tables(rounds: rounds)
      case .options: try BuildOptions.tables(rounds: rounds)
      case .peer: try Peer.tables()
      }
    }
  }

  @Flag(help: "Print JSON instead of text.") var json = false
  @Option(help: "A section to measure; may be given several times.") var only: [Section] = []
  @Flag(help: "Every section, also those that take minutes and download tools.") var all = false
  @Option(help: "How often each timed frame is repeated.") var rounds = 11
  @Option(
    help: ArgumentHelp(
      "Also write the tables between the markers of their sections in this document.",
      valueName: "file"))
  var document: String?

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("--rounds must be at least 1") }
  }

  func run() throws {
    var report = Report(machine: Machine())
    let chosen = Section.allCases.filter {
      only.isEmpty ? all || !$0.isOptional : only.contains($0)
    }
    for section in chosen {
      FileHandle.standardError.write(Data("measuring: \(section.rawValue)\n".utf8))
      report.sections.append(
        .init(section: section.rawValue, tables: try section.tables(rounds: rounds)))
    }
    print(json ? try report.json() : report.markdown, terminator: "")
    if let document { try report.write(into: document) }
    if !report.passes { throw ExitCode.failure }
  }
}
