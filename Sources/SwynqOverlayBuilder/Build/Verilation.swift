// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The result of verilating an overlay.
struct Verilation {
  /// The directory of the model's C++.
  let directory: String
  /// The model's class.
  let prefix: String
  let ports: PortList
  private let classes: String

  private static func flags(_ build: OverlayBuild) -> [String] {
    var flags = [
      "--cc", "--top-module", build.top, "--prefix", "V" + build.top,
      "-O3", "--no-timing", "--timescale-override", "1ns/1ps", "-Wno-fatal",
      // RTL that says itself what need not be evaluated is faster in whole blocks and without tables.
      "-fno-split", "-fno-table",
      // HLS calls a port `interrupt`, which is a word of some C++.
      "-Wno-SYMRSVDWORD",
      // What is not reset shows: it starts from random values of the run's seed.
      "--x-initial", "unique", "--x-assign", "unique",
    ]
    if build.variant.isInstrumented {
      // Assertion text names the module; arrays up to a line buffer appear in the waveform.
      flags += ["--trace-fst", "--trace-structs", "--assert", "+define+SWYNQ_SIM_INSTRUMENTED=1"]
    }
    // Not --coverage: Verilator 5.048 adds expressions to it, and fails on some.
    if build.variant == .coverage {
      flags += ["--coverage-line", "--coverage-toggle", "--coverage-user"]
    }
    return flags
  }

  /// Verilator's arguments besides the directory of its output.
  static func arguments(_ build: OverlayBuild, _ lists: [FileList]) throws(BuildFailure) -> [String]
  {
    let options = try Executable.words(
      build.environment["SWYNQ_SIM_VERILATOR_FLAGS"] ?? "", variable: "SWYNQ_SIM_VERILATOR_FLAGS")
    let parameters = try build.parameters.map { (parameter) throws(BuildFailure) in
      try parameter.argument()
    }
    return flags(build) + options + parameters + lists.flatMap(\.arguments)
  }

  /// Verilator's output about the sources with `-Wall`.
  static func warnings(
    _ build: OverlayBuild, _ lists: [FileList], verilator: Verilator, work: WorkDirectory
  ) throws(BuildFailure) -> String {
    let parameters = try build.parameters.map { (parameter) throws(BuildFailure) in
      try parameter.argument()
    }
    let arguments =
      ["--top-module", build.top, "--no-timing", "-Wall", "-Wno-fatal"] + parameters
      + lists.flatMap(\.arguments)
    try work.write("lint.f", arguments.map(quoted).joined(separator: "\n") + "\n")
    let ran = try ChildProcess.run(
      verilator.command + ["--lint-only", "-f", "\(work.path)/lint.f"],
      environment: verilator.environment, log: "\(work.path)/lint.log")
    guard ran.succeeded else {
      throw BuildFailure("Verilator could not read overlay '\(build.top)'", output: ran.output)
    }
    return ran.output.contains("%Warning") ? ran.output : ""
  }

  init(
    _ build: OverlayBuild, _ lists: [FileList], verilator: Verilator, work: WorkDirectory
  ) throws(BuildFailure) {
    directory = work.path + "/model"
    prefix = "V" + build.top
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw BuildFailure("'\(directory)' cannot be created: \(WorkDirectory.reason(error))")
    }
    // A file, because the list may be longer than a command line.
    let arguments = try Self.arguments(build, lists)
    try work.write("arguments.f", arguments.map(Self.quoted).joined(separator: "\n") + "\n")
    let ran = try ChildProcess.run(
      verilator.command + ["--Mdir", directory, "-f", "\(work.path)/arguments.f"],
      environment: verilator.environment, log: "\(work.path)/verilator.log")
    guard ran.succeeded else {
      throw BuildFailure(
        "Verilator could not compile overlay '\(build.top)'",
        output: ran.output)
    }
    if ran.output.contains("%Warning") { build.report(ran.output) }
    classes = ChildProcess.text(of: "\(directory)/\(prefix)_classes.mk")
    ports = PortList(
      header: ChildProcess.text(of: "\(directory)/\(prefix).h"),
      order: PortList.order(
        ofModule: build.top, in: lists.flatMap(\.inputs).map(ChildProcess.text(of:))))
  }

  /// Every character with a meaning in a list of arguments behind a backslash.
  private static func quoted(_ argument: String) -> String {
    String(argument.flatMap { "\\\"'# \t/*".contains($0) ? ["\\", $0] : [$0] })
  }

  /// The names that Verilator's makefile has in these groups; files differ between its versions.
  func files(_ groups: String...) -> [String] {
    var found: [String] = []
    for group in groups {
      let lines = classes.split(separator: "\n", omittingEmptySubsequences: false)
      let begin = lines.drop { $0.split(separator: " ").first.map(String.init) != group }
      found += begin.dropFirst().prefix { $0.first?.isWhitespace == true }
        .compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }.filter {
          $0 != "\\"
        }
    }
    return found
  }

  /// The text of the model's C++.
  private func sources() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { $0.hasSuffix(".cpp") }
      .map { ChildProcess.text(of: "\(directory)/\($0)") }
  }

  var readsMemoryFiles: Bool { sources().contains { $0.contains("VL_READMEM_N(") } }

  /// The events that the model waits for, such as `@(posedge aclk)`, in the words in which it shows
  /// them when it is debugged; empty if Verilator writes them otherwise.
  var events: Set<String> {
    var events: Set<String> = []
    for source in sources() {
      for piece in source.components(separatedBy: "is active: ").dropFirst() {
        let event = piece.components(separatedBy: "\\n")[0]
        if !event.hasPrefix("Internal") { events.insert(event) }
      }
    }
    return events
  }
}
