// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The RTL and the harness that libraries are made of: a checkout of Swynq, or what is
/// installed beside the program.
struct OverlaySources {
  /// The folder that holds `sim` and `rtl`.
  let root: URL

  /// The harness.
  var harness: String { root.appendingPathComponent("sim").path }
  /// The list of the RTL's files.
  var list: String { root.appendingPathComponent("rtl/rtl.f").path }

  /// The folder that is named; else that of the environment variable `SWYNQ_SOURCES`; else the checkout
  /// that this program was built in, or `../share/swynq` beside it. Never one around the working
  /// directory, whose files another may have written.
  ///
  /// - Throws: `noDevice`, naming where it was looked for.
  static func find(_ named: String?) throws(ToolFailure) -> OverlaySources {
    if let named = named ?? ProcessInfo.processInfo.environment["SWYNQ_SOURCES"] {
      if let sources = OverlaySources(at: URL(fileURLWithPath: named)) { return sources }
      throw ToolFailure(
        .noDevice,
        "\(named) holds no sources of Swynq: it has no sim/include/swynq_sim.h and rtl/rtl.f")
    }
    let program = (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
      .resolvingSymlinksInPath()
    var directory = program.deletingLastPathComponent()
    let installed = directory.deletingLastPathComponent().appendingPathComponent("share/swynq")
    if let sources = OverlaySources(at: installed) { return sources }
    while directory.path != "/" && !directory.path.isEmpty {
      if let sources = OverlaySources(at: directory) { return sources }
      directory.deleteLastPathComponent()
    }
    throw ToolFailure(
      .noDevice,
      "no simulator library of this width and burst length comes with swynq, and the sources to build "
        + "one were found neither above \(program.path) nor in \(installed.path); name a checkout of "
        + "Swynq with --sources or SWYNQ_SOURCES")
  }

  private init?(at root: URL) {
    self.root = root
    let manager = FileManager.default
    guard manager.isReadableFile(atPath: harness + "/include/swynq_sim.h"),
      manager.isReadableFile(atPath: list)
    else { return nil }
  }
}
