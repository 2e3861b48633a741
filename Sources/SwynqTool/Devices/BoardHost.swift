// SPDX-License-Identifier: Apache-2.0

package import SwynqBoard

/// The machine whose board `--device board` opens: the one that the program runs on, or a virtual
/// one that tests put in its place.
package struct BoardHost: Sendable {
  /// The host of the commands that run in this task.
  @TaskLocal package static var current = BoardHost()

  /// Where the kernel's files are, unless the command line says so.
  package var roots: BoardRoots
  /// What stands behind them.
  package var kernel: @Sendable () -> any BoardKernel

  /// The machine that the program runs on, by default.
  package init(
    roots: BoardRoots = BoardRoots(),
    kernel: @escaping @Sendable () -> any BoardKernel = { RunningKernel() }
  ) {
    self.roots = roots
    self.kernel = kernel
  }
}
