// SPDX-License-Identifier: Apache-2.0

/// The findings of Verilator and the harness about an overlay, without building it.
package struct OverlayLint: Sendable {
  /// Verilator's warnings and errors with `-Wall`, as it prints them; empty if there are none.
  package let warnings: String
  /// The harness's guesses about the ports.
  package let guesses: [String]
  /// The ports as they were understood, a line for each.
  package let ports: [String]
}

extension OverlayBuild {
  /// Checks the RTL with Verilator's `-Wall` and the ports with what the harness needs.
  ///
  /// - Throws: What is wrong with the ports, or keeps Verilator from reading the RTL.
  package func lint() throws(BuildFailure) -> OverlayLint {
    try Interruption.shared.guarding { () throws(BuildFailure) in
      let build = try absolute()
      let work = try WorkDirectory(output: build.output, chosen: build.work)
      defer { work.clean() }
      let lists = try build.read()
      let verilator = try build.tools(in: work).verilator
      let warnings = try Verilation.warnings(build, lists, verilator: verilator, work: work)
      let map = try build.portMap(
        of: Verilation(build.quiet(), lists, verilator: verilator, work: work))
      return OverlayLint(warnings: warnings, guesses: map.warnings, ports: map.table)
    }
  }

  /// The same build, whose warnings nobody hears.
  private func quiet() -> OverlayBuild {
    var build = self
    build.report = { _ in }
    return build
  }
}
