// SPDX-License-Identifier: Apache-2.0

package import SwynqBoard

/// The machine whose board `--device board` opens: the one that the program runs on, or a virtual
/// one that tests put in its place.
package struct BoardHost: Sendable {
  /// The host of the commands that run in this task.
  @TaskLocal package static var current = BoardHost()

  /// Directories of the kernel's files, unless the command line names others.
  package var roots: BoardRoots
  /// The kernel behind them.
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
