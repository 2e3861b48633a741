// SPDX-License-Identifier: Apache-2.0

/// Why a library was not built.
package struct BuildFailure: Error, CustomStringConvertible {
  /// What is wrong, where, and what to do; one line.
  package let description: String
  /// What Verilator or the compiler printed, if one of them failed.
  package let output: String

  init(_ description: String, output: String = "") {
    self.description = description
    self.output = output
  }
}
