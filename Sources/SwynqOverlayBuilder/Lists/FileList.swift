// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A file list (`.f`), with every path absolute.
///
/// The syntax is that of Verilator's `-F`: a path is relative to the list that names it, also in a list
/// named by `-f`. What Verilator accepts in silence and ignores, such as a missing include directory,
/// is an error. The build and the plugin, which declares the inputs to SwiftPM, share this file.
struct FileList {
  /// Verilator's arguments, in the list's order.
  private(set) var arguments: [String] = []
  /// C and C++ sources, for DPI.
  private(set) var programs: [String] = []
  /// Every file that the result depends on: lists, sources, and what include directories hold.
  private(set) var inputs: [String] = []
  /// The directories of the lists, then of the sources: where `$readmemh` looks for its file.
  private(set) var directories: [String] = []

  private let environment: [String: String]
  private var open: [String] = []
  private var words = 0

  private static let largest = 16 << 20
  private static let mostWords = 100_000
  /// The options of Verilator that take the next word as their value.
  private static let valued: Set<String> = [
    "x-assign", "x-initial", "clk", "no-clk", "compiler", "converge-limit", "default-language",
    "language", "error-limit", "expand-limit", "func-recursion-depth", "gate-stmts", "if-depth",
    "inline-mult", "instr-count-dpi", "l2-name", "localize-max-size", "max-num-width",
    "output-split", "output-split-cfuncs", "output-split-ctrace", "preproc-token-limit",
    "public-depth", "reloop-limit", "threads", "threads-dpi", "threads-max-mtasks", "timescale",
    "timescale-override", "trace-depth", "trace-max-array", "trace-max-width", "unroll-count",
    "unroll-stmts", "unused-regexp", "verilate-jobs",
  ]
  /// The options that the build decides itself, or that make Verilator do something else.
  private static let refused: Set<String> = [
    "CFLAGS", "E", "FI", "LDFLAGS", "MAKEFLAGS", "MMD", "MP", "Mdir", "V", "binary", "build",
    "build-dep-bin", "build-jobs", "cc", "dpi-hdr-only", "exe", "gdb", "gdbbt", "generate-key",
    "get-supported", "getenv", "help", "hierarchical", "j", "json-only", "lib-create", "lint-only",
    "main", "make", "mod-prefix", "no-verilate", "o", "pipe-filter", "prefix", "protect-ids",
    "protect-key", "protect-lib", "rr", "savable", "sc", "timing", "top", "top-module", "trace",
    "trace-fst", "trace-saif", "trace-vcd", "version", "vpi", "waiver-output", "xml-only",
  ]

  /// - Throws: `FileListError` for a list or a file that cannot be read, and for what cannot be used.
  init(_ path: String, environment: [String: String]) throws(FileListError) {
    self.environment = environment
    try read(Self.absolute(path, in: FileManager.default.currentDirectoryPath))
    inputs = Self.unique(inputs)
    directories = Self.unique(directories)
  }

  /// A number that tells one set of inputs from another.
  var fingerprint: String {
    let bytes = inputs.sorted().joined(separator: "\0").utf8
    let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }

  private mutating func read(_ list: String) throws(FileListError) {
    guard !open.contains(list), open.count < 100 else {
      throw FileListError(description: "the file list \(list) includes itself")
    }
    open.append(list)
    defer { open.removeLast() }
    inputs.append(list)
    directories.append(Self.directory(of: list))
    var words = try FileListWords(Self.contents(list), name: list).words[...]
    self.words += words.count
    guard self.words <= Self.mostWords else {
      throw FileListError(
        description: "the file list \(list) has more than \(Self.mostWords) words")
    }
    while let word = words.popFirst() {
      let place = Place(list: list, line: word.line)
      let option = String(word.text.drop { $0 == "-" })
      if word.text.hasPrefix("+") {
        try plus(word.text, place)
      } else if !word.text.hasPrefix("-") {
        try source(word.text, place)
      } else if word.text.hasPrefix("-I") {
        try includeDirectory(String(word.text.dropFirst(2)), place) { ["+incdir+" + $0] }
      } else if ["f", "F", "v", "y"].contains(option) || Self.valued.contains(option) {
        guard let value = words.popFirst()?.text else {
          throw place.error("\(word.text) needs a value")
        }
        switch option {
        case "f", "F": try read(existing(value, place))
        case "v":
          let file = try existing(value, place)
          inputs.append(file)
          arguments += ["-v", file]
        case "y": try includeDirectory(value, place) { ["-y", $0] }
        default: arguments += [word.text, value]
        }
      } else if Self.refused.contains(option) || option.hasPrefix("pins-") {
        throw place.error("\(word.text) is decided by the build and cannot stand in a list")
      } else {
        arguments.append(word.text)
      }
    }
  }

  private mutating func plus(_ text: String, _ place: Place) throws(FileListError) {
    guard text.hasPrefix("+incdir+") else {
      arguments.append(text)
      return
    }
    for name in text.dropFirst("+incdir+".count).split(separator: "+") {
      try includeDirectory(String(name), place) { ["+incdir+" + $0] }
    }
  }

  private mutating func includeDirectory(
    _ name: String, _ place: Place, _ form: (String) -> [String]
  ) throws(FileListError) {
    let path = try existing(name, place, isDirectory: true)
    arguments += form(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    inputs += names.sorted().map { path + "/" + $0 }.filter { Self.kind($0) == .regular }
  }

  private mutating func source(_ name: String, _ place: Place) throws(FileListError) {
    let path = try existing(name, place)
    let suffix = path.split(separator: ".").last.map(String.init) ?? ""
    if ["a", "o", "so"].contains(suffix) {
      throw place.error("'\(name)' is compiled already; list its C or C++ source")
    }
    inputs.append(path)
    directories.append(Self.directory(of: path))
    if ["c", "cc", "cpp", "cxx"].contains(suffix) {
      programs.append(path)
    } else {
      arguments.append(path)
    }
  }
}

// MARK: - Paths

extension FileList {
  private struct Place {
    let list: String
    let line: Int

    func error(_ text: String) -> FileListError {
      FileListError(description: "\(list):\(line): \(text)")
    }
  }

  private enum Kind { case regular, directory, other }

  private static func kind(_ path: String) -> Kind? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    switch information.st_mode & S_IFMT {
    case S_IFREG: return .regular
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  private func existing(
    _ name: String, _ place: Place, isDirectory: Bool = false
  ) throws(FileListError) -> String {
    let path = Self.absolute(try expanded(name, place), in: Self.directory(of: place.list))
    guard let kind = Self.kind(path), !name.isEmpty else {
      throw place.error("names '\(name)', which does not exist (looked for \(path))")
    }
    guard kind == (isDirectory ? .directory : .regular) else {
      throw place.error("names '\(name)', which is no \(isDirectory ? "directory" : "file")")
    }
    guard !path.contains("+") || !isDirectory else {
      throw place.error(
        "names '\(name)', a directory with '+' in its path, which Verilator divides there")
    }
    return path
  }

  /// Replaces `$NAME`, `${NAME}` and `$(NAME)`.
  private func expanded(_ name: String, _ place: Place) throws(FileListError) -> String {
    var text = ""
    var rest = name[...]
    while let dollar = rest.firstIndex(of: "$") {
      text += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let variable: Substring
      if let close = ["{": "}", "(": ")"][rest.first.map(String.init) ?? ""] {
        guard let end = rest.firstIndex(of: Character(close)) else {
          throw place.error("'\(name)' lacks a '\(close)'")
        }
        variable = rest[..<end].dropFirst()
        rest = rest[rest.index(after: end)...]
      } else {
        variable = rest.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
        rest = rest.dropFirst(variable.count)
      }
      guard let value = environment[String(variable)], !value.isEmpty else {
        throw place.error("'\(name)' holds $\(variable), which is not set in the environment")
      }
      text += value
    }
    return text + rest
  }

  private static func contents(_ list: String) throws(FileListError) -> [UInt8] {
    var information = stat()
    guard stat(list, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      throw FileListError(description: "the file list '\(list)' cannot be read: it is no file")
    }
    guard information.st_size <= largest else {
      throw FileListError(
        description: "the file list '\(list)' is larger than \(largest >> 20) MiB")
    }
    guard let data = FileManager.default.contents(atPath: list) else {
      throw FileListError(description: "the file list '\(list)' cannot be read")
    }
    return Array(data)
  }

  static func absolute(_ path: String, in directory: String) -> String {
    path.hasPrefix("/") ? path : directory + "/" + path
  }

  static func directory(of path: String) -> String {
    let end = path.lastIndex(of: "/") ?? path.startIndex
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
