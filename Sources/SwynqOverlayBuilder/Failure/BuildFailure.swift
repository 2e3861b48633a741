// SPDX-License-Identifier: Apache-2.0

/// Why a library was not built.
package struct BuildFailure: Error, CustomStringConvertible {
  /// The cause, the place and the remedy, in one line.
  package let description: String
  /// The output of Verilator or the compiler, if one of them failed.
  package let output: String

  package init(_ description: String, output: String = "") {
    self.description = description
    self.output = output
  }
}
