// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// One library to build: an overlay, Verilated, with the harness around it.
package struct OverlayBuild {
  package enum Variant: String, CaseIterable, Sendable {
    /// No waveforms and no assertions: as fast as it gets.
    case fast
    /// Waveforms, assertions, and bus checks in every clock.
    case instrumented
    /// The instrumented one, counting which lines, branches and bits of the RTL a run reaches.
    case coverage

    /// Whether assertions and bus checks are in it.
    package var isInstrumented: Bool { self != .fast }

    /// The names as a list for people.
    package static let names = "fast, instrumented or coverage"
  }

  /// A parameter of the top module.
  package struct Parameter: Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The top module.
  package var top: String
  /// File lists of its sources.
  package var lists: [String]
  package var variant: Variant
  package var parameters: [Parameter] = []
  /// The library to write.
  package var output: String
  /// A directory for generated files, kept; nil for one that is removed.
  package var work: String?
  /// A C++ file with `main()`: makes a program of it and the model instead of a library.
  package var program: String?
  /// Whether no output follows an input within a clock and nothing acts on the falling edge.
  package var hasRegisteredOutputs = false
  /// An `overlays.json` that says what the ports are, where their names do not; nil for none.
  package var description: String?
  /// The overlay's name in it; nil for that of its top module.
  package var name: String?
  /// Swynq's folder `sim`.
  package var harness: String
  /// The inputs as the plan of the build saw them (``FileList/fingerprint`` of each list); nil: unknown.
  package var planned: String?
  package var environment = ProcessInfo.processInfo.environment
  /// Takes warnings, and what Verilator prints with them.
  package var report: @Sendable (String) -> Void

  package init(
    top: String, lists: [String], variant: Variant, output: String, harness: String,
    report: @escaping @Sendable (String) -> Void
  ) {
    self.top = top
    self.lists = lists
    self.variant = variant
    self.output = output
    self.harness = harness
    self.report = report
  }

  /// The harness's files that belong into one unit with the model.
  static let loopUnits = ["simulation", "abi", "abi_ports"]

  /// The harness's other files.
  var harnessUnits: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: harness + "/src")) ?? []
    return names.filter { $0.hasSuffix(".cpp") }.map { String($0.dropLast(4)) }
      .filter { !Self.loopUnits.contains($0) }.sorted()
  }

  /// Whether a library is there and is as it was built.
  package static func isIntact(_ library: String) -> Bool { LibraryFile.isIntact(library) }

  /// A short name for a text, such as the path of what a library is made of.
  package static func mark(of text: String) -> String { LibraryFile.hash(Data(text.utf8)) }

  /// Builds the library; it appears under its name only when it is complete.
  package func run() throws(BuildFailure) {
    try Interruption.shared.guarding { () throws(BuildFailure) in
      let build = try absolute()
      let work = try WorkDirectory(output: build.output, chosen: build.work)
      defer { work.clean() }
      try build.run(in: work)
    }
  }

  /// A name for what the build would make: a hash of the tools, their arguments and all sources.
  package func fingerprint() throws(BuildFailure) -> String {
    try Interruption.shared.guarding { () throws(BuildFailure) in
      let build = try absolute()
      let work = try WorkDirectory(output: build.output, chosen: build.work)
      defer { work.clean() }
      let lists = try build.read()
      let tools = try build.tools(in: work)
      var texts = tools.verilator.identity
      texts += try tools.compiler.identity()
      texts += try Verilation.arguments(build, lists)
      texts += Compilation.flags(build, work: "", root: "") + Compilation.kind(build)
      texts.append("\(build.hasRegisteredOutputs)")
      var contents = Data(texts.joined(separator: "\0").utf8)
      let sources = ["include", "src"].flatMap { folder in
        let names =
          (try? FileManager.default.contentsOfDirectory(atPath: "\(harness)/\(folder)")) ?? []
        return names.sorted().map { "\(harness)/\(folder)/\($0)" }
      }
      let described = build.description.map { [$0] } ?? []
      for file in lists.flatMap({ $0.inputs + $0.programs }) + sources + described {
        guard let text = FileManager.default.contents(atPath: file) else {
          throw BuildFailure("'\(file)' cannot be read; it is needed to build a library")
        }
        contents += Data("\0\(file)\0\(text.count)\0".utf8) + text
      }
      return LibraryFile.hash(contents)
    }
  }

  private func run(in work: WorkDirectory) throws(BuildFailure) {
    let lists = try read()
    let (verilator, compiler) = try tools(in: work)
    let compilation = Compilation(self, compiler: compiler, work: work)
    let libraries = try compilation.libraries(verilator)
    let model = try Verilation(self, lists, verilator: verilator, work: work)
    let described = try describedPorts()
    let map = try portMap(of: model)
    for warning in map.warnings { report("warning: overlay '\(top)': \(warning)") }
    let isEdgeChecked = try checkEvents(model.events, of: map)
    var build = self
    build.hasRegisteredOutputs = hasRegisteredOutputs && isEdgeChecked
    let directories = model.readsMemoryFiles ? lists.flatMap(\.directories) : []
    try work.write(
      "overlay.h",
      OverlayHeader(
        build, model, map, version: verilator.version, directories: directories,
        description: map.overlayText(name: name ?? top, blocks: described.blocks)
      ).text)
    try work.write("overlay_ports.h", PortsHeader(map).text)
    try compilation.run(
      model, verilator: verilator, programs: lists.flatMap(\.programs), libraries: libraries,
      output: work.partial)
    try LibraryFile.publish(work.partial, as: output, checked: program == nil)
  }

  func read() throws(BuildFailure) -> [FileList] {
    let read = try Self.read(lists, environment)
    guard read.contains(where: { !$0.arguments.isEmpty }) else {
      throw BuildFailure("the file list '\(lists[0])' names no files")
    }
    Self.check(read, named: lists[0], against: planned, report: report)
    // Last, so that whatever the overlay has goes first.
    return read + library
  }

  /// Warns if lists do not name the files that the plan of a build saw.
  package static func check(
    _ lists: [String], against planned: String?, report: (String) -> Void
  ) throws(BuildFailure) {
    guard planned != nil, let first = lists.first else { return }
    let read = try read(lists, ProcessInfo.processInfo.environment)
    check(read, named: first, against: planned, report: report)
  }

  private static func read(
    _ lists: [String], _ environment: [String: String]
  ) throws(BuildFailure) -> [FileList] {
    var read: [FileList] = []
    for list in lists {
      do {
        read.append(try FileList(list, environment: environment))
      } catch {
        throw BuildFailure(error.description)
      }
    }
    return read
  }

  /// The macros and primitives that RTL for the vendor's devices instantiates; what is not used is not
  /// compiled. Empty where Swynq's folder `sim` stands alone.
  private var library: [FileList] {
    let list = harness + "/../rtl/ip/xpm/xpm.f"
    guard let library = try? FileList(list, environment: [:]) else { return [] }
    return [library]
  }

  private static func check(
    _ lists: [FileList], named name: String, against planned: String?, report: (String) -> Void
  ) {
    guard let planned, planned != lists.map(\.fingerprint).joined(separator: "-") else { return }
    report(
      "warning: the files that \(name) names are not those of when the build was planned; run "
        + "'touch Package.swift', or changes of the new ones will not rebuild")
  }

  func tools(
    in work: WorkDirectory
  ) throws(BuildFailure) -> (verilator: Verilator, compiler: Compiler) {
    // Temporary files of the tools are removed with the work directory, however they end.
    var environment = environment
    environment["TMPDIR"] = work.path
    let verilator = try Verilator(environment: environment, log: "\(work.path)/version.log")
    return (verilator, try Compiler(environment: environment, work: work))
  }

  func portMap(of model: Verilation) throws(BuildFailure) -> PortMap {
    try PortMapper.map(
      model.ports, overlay: top, choices: describedPorts().choices, events: model.events)
  }

  private func describedPorts() throws(BuildFailure) -> OverlayFile {
    guard let description else { return OverlayFile() }
    return try OverlayFile(description, name: name ?? top)
  }

  /// False if Verilator does not tell the events. Fails if a declaration does not hold.
  private func checkEvents(
    _ events: Set<String>, of map: PortMap
  ) throws(BuildFailure) -> Bool {
    guard hasRegisteredOutputs else { return false }
    let clocks = Set(map.clocks.map { "@(posedge \($0.port.name))" })
    if let other = events.subtracting(clocks).sorted().first {
      throw BuildFailure(
        "overlay '\(top)' is declared to have registered outputs, but it acts on \(other); remove the "
          + "declaration")
    }
    return !events.isEmpty
  }

  /// Checks the names, and makes paths independent of the working directory.
  func absolute() throws(BuildFailure) -> OverlayBuild {
    let directory = FileManager.default.currentDirectoryPath
    var build = self
    for name in [top] + parameters.map(\.name) {
      let isName = name.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$")
      }
      guard isName, let first = name.first, !first.isNumber else {
        throw BuildFailure("'\(name)' is no name of a module or parameter")
      }
    }
    build.output = FileList.absolute(output, in: directory)
    build.work = work.map { FileList.absolute($0, in: directory) }
    build.harness = FileList.absolute(harness, in: directory)
    build.program = program.map { FileList.absolute($0, in: directory) }
    build.description = description.map { FileList.absolute($0, in: directory) }
    if let program = build.program, !FileManager.default.isReadableFile(atPath: program) {
      throw BuildFailure("--main is '\(program)', which cannot be read")
    }
    guard FileManager.default.isReadableFile(atPath: build.harness + "/include/swynq_sim.h") else {
      throw BuildFailure("'\(build.harness)' holds no harness of Swynq; name its folder 'sim'")
    }
    return build
  }
}

extension OverlayBuild.Parameter {
  /// Verilator's option. The value is a number as Verilog writes it, or a quoted text.
  func argument() throws(BuildFailure) -> String {
    let isText = value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
    // 4, -4, 1.5, 32'hFF, '1
    let digits = value.drop { $0 == "-" || $0 == "+" }
    let isNumber =
      digits.first.map { $0.isASCII && $0.isNumber || $0 == "'" } == true && digits.count <= 10_000
      && digits.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_'.+-".contains($0)) }
    guard isText || isNumber else {
      throw BuildFailure(
        "parameter \(name) is '\(value)', which is no number; write a text as '\"\(value)\"'")
    }
    return "-G\(name)=\(value)"
  }
}
