// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqBoard

/// Where the kernel's files lie, for tests and for other roots than the running system's.
struct SystemArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Mount point of sysfs.", visibility: .hidden), completion: .directory)
  var sysRoot: String?

  @Option(
    help: ArgumentHelp("Directory of device nodes.", visibility: .hidden), completion: .directory)
  var devRoot: String?

  @Option(
    help: ArgumentHelp("Mount point of procfs.", visibility: .hidden), completion: .directory)
  var procRoot: String?

  @Option(
    help: ArgumentHelp(
      "Directory that the kernel loads firmware from.", visibility: .hidden), completion: .directory
  )
  var firmwareRoot: String?

  /// The options by their names, and whether they were given.
  var given: [(String, Bool)] {
    [
      ("--sys-root", sysRoot != nil), ("--dev-root", devRoot != nil),
      ("--proc-root", procRoot != nil), ("--firmware-root", firmwareRoot != nil),
    ]
  }

  /// The places on a host, with those that were given instead of its own.
  func roots(on host: BoardHost) -> BoardRoots {
    var roots = host.roots
    if let sysRoot { roots.sys = sysRoot }
    if let devRoot { roots.dev = devRoot }
    if let procRoot { roots.proc = procRoot }
    if let firmwareRoot { roots.firmware = firmwareRoot }
    return roots
  }
}
