// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The C++20 compiler that a build uses: `CXX`, else clang++, else g++.
struct Compiler {
  private(set) var command: [String] = []
  private let environment: [String: String]
  private let work: WorkDirectory
  /// Options of the user, `SWYNQ_SIM_CXXFLAGS`; last, so that they win.
  private let options: [String]

  private static let probe = """
    #include <concepts>
    template <class T> concept HasSize = requires(T value) { value.size(); };
    static_assert(!HasSize<int>);

    """

  init(environment: [String: String], work: WorkDirectory) throws(BuildFailure) {
    self.environment = environment
    self.work = work
    options = try Executable.words(
      environment["SWYNQ_SIM_CXXFLAGS"] ?? "", variable: "SWYNQ_SIM_CXXFLAGS")
    var candidates = [["clang++"], ["g++"]]
    if let chosen = environment["CXX"], !chosen.isEmpty {
      candidates = [try Executable.words(chosen, variable: "CXX")]
    }
    try work.write("probe.cpp", Self.probe)
    for candidate in candidates
    where candidate.first.flatMap({ Executable.find($0, path: environment["PATH"]) }) != nil {
      command = candidate
      if try links([]) { return }
    }
    let tried = candidates.map { $0.joined(separator: " ") }.joined(separator: " ")
    throw BuildFailure(
      "no C++20 compiler works (tried: \(tried)); install one with 'apt-get install g++' (version 10 "
        + "or newer), or set CXX")
  }

  /// A text that tells this compiler from another.
  func identity() throws(BuildFailure) -> [String] {
    let told = try ChildProcess.run(
      command + ["--version"], environment: environment, log: "\(work.path)/version.log")
    let file = Executable.find(command[0], path: environment["PATH"]) ?? ""
    return [file] + command + [told.output.firstLine] + options
  }

  /// Whether an object of a header and a library can be made.
  func offers(header: String, library: String) throws(BuildFailure) -> Bool {
    try work.write("probe.cpp", "#include <\(header)>\n" + Self.probe)
    return try links([library])
  }

  /// Unique symbols would tie the libraries of two overlays together.
  func takes(_ option: String) throws(BuildFailure) -> Bool {
    try work.write("probe.cpp", Self.probe)
    return try ChildProcess.run(
      command + [option, "-std=c++20", "-fsyntax-only", "\(work.path)/probe.cpp"],
      environment: environment, log: "\(work.path)/probe.log"
    ).succeeded
  }

  /// Starts to compile `UNIT.cpp` of the work directory, or another source.
  func compile(
    _ unit: String, source: String? = nil, _ arguments: [String]
  ) throws(BuildFailure) -> ChildProcess {
    try ChildProcess(
      command + arguments + options
        + ["-c", source ?? "\(work.path)/\(unit).cpp", "-o", "\(work.path)/\(unit).o"],
      environment: environment, log: "\(work.path)/\(unit).log")
  }

  func link(_ units: [String], _ arguments: [String], output: String) throws(BuildFailure) {
    let objects = units.map { "\(work.path)/\($0).o" }
    let linked = try ChildProcess.run(
      command + arguments + objects + options + ["-o", output] + Self.libraries(of: arguments),
      environment: environment, log: "\(work.path)/link.log")
    guard linked.succeeded else {
      throw BuildFailure("linking failed", output: linked.output)
    }
  }

  private static func libraries(of arguments: [String]) -> [String] {
    arguments.filter { $0.hasPrefix("-l") }
  }

  private func links(_ libraries: [String]) throws(BuildFailure) -> Bool {
    try ChildProcess.run(
      command
        + [
          "-std=c++20", "-fPIC", "-shared", "\(work.path)/probe.cpp", "-o", "\(work.path)/probe.so",
        ]
        + options + libraries,
      environment: environment, log: "\(work.path)/probe.log"
    ).succeeded
  }
}
