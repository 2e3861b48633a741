internal import Foundation

/// Where the RTL, the harness and the script that makes libraries of them lie: a checkout of Swynq.
struct OverlaySources {
  /// The checkout.
  let root: URL

  /// The build script.
  var script: URL { root.appendingPathComponent("sim/build-overlay.sh") }
  /// The list of the RTL's files.
  var list: URL { root.appendingPathComponent("rtl/rtl.f") }

  /// The checkout that is named; else that of the environment variable `SWYNQ_SOURCES`; else the one
  /// that holds the working directory or this program.
  ///
  /// - Throws: `noDevice`, naming where it was looked for.
  static func find(_ named: String?) throws(ToolFailure) -> OverlaySources {
    if let named = named ?? ProcessInfo.processInfo.environment["SWYNQ_SOURCES"] {
      if let sources = OverlaySources(at: URL(fileURLWithPath: named)) { return sources }
      throw ToolFailure(
        .noDevice,
        "\(named) holds no sources of Swynq: it has no sim/build-overlay.sh and rtl/rtl.f")
    }
    let manager = FileManager.default
    let starts = [
      URL(fileURLWithPath: manager.currentDirectoryPath),
      Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent(),
    ].compactMap { $0 }
    for start in starts {
      var directory = start
      while true {
        if let sources = OverlaySources(at: directory) { return sources }
        if directory.path == "/" || directory.path.isEmpty { break }
        directory.deleteLastPathComponent()
      }
    }
    throw ToolFailure(
      .noDevice,
      "no simulator library of this width and burst length comes with swynq, and the sources to build "
        + "one were not found above \(starts.map(\.path).joined(separator: " or ")); name a checkout "
        + "of Swynq with --sources or SWYNQ_SOURCES")
  }

  init?(at root: URL) {
    self.root = root
    let manager = FileManager.default
    guard manager.isReadableFile(atPath: script.path), manager.isReadableFile(atPath: list.path)
    else { return nil }
  }

  /// A number that changes when a file that a library is made of does.
  ///
  /// - Throws: `noInput` if one cannot be read.
  func fingerprint() throws(ToolFailure) -> UInt64 {
    let manager = FileManager.default
    var files: [URL] = []
    for folder in ["rtl", "sim"] {
      let names =
        manager.enumerator(atPath: root.appendingPathComponent(folder).path)?
        .compactMap { $0 as? String } ?? []
      files += names.filter { name in
        [".sv", ".svh", ".f", ".vlt", ".h", ".cpp", ".awk", ".sh"].contains { name.hasSuffix($0) }
          && !name.contains("test/")
      }.map { root.appendingPathComponent(folder).appendingPathComponent($0) }
    }
    // FNV-1a, over names and contents.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard let contents = try? Data(contentsOf: file) else {
        throw ToolFailure(.noInput, "\(file.path) cannot be read; it is needed to build a library")
      }
      let name = file.path.dropFirst(root.path.count)
      for byte in Array(name.utf8) + [0] + contents {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return hash
  }
}
