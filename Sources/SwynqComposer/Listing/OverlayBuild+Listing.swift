// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
package import SwynqOverlayBuilder

extension OverlayBuild {
  /// The build of an overlay as an `overlays.json` lists it: by its top module and files, or by the
  /// hardware handoff of a design, of which it is composed.
  ///
  /// - Parameters:
  ///   - description: The file.
  ///   - name: The overlay in it.
  ///   - roots: What its paths may be relative to: the first folder in which the file is.
  ///   - output: The library to write.
  ///   - folder: Where a composed overlay is written to. It is needed until the library is built, and
  ///     later for whoever looks up lines of its RTL.
  /// - Throws: What is wrong with the entry, the design, or the RTL for it.
  package init(
    listedIn description: String, name: String, roots: [String], variant: Variant, output: String,
    harness: String, composed folder: String,
    report: @escaping @Sendable (String) -> Void
  ) throws(BuildFailure) {
    let fields = try OverlayBuild.entry(of: name, in: description)
    guard fields["handoff"] != nil else {
      try self.init(
        description: description, name: name, roots: roots, variant: variant, output: output,
        harness: harness, report: report)
      return
    }
    let composed = try ListedDesign.compose(
      name, listedIn: description, roots: roots, to: folder, report: report)
    try self.init(
      description: "\(folder)/overlays.json", name: composed, roots: [folder],
      variant: variant, output: output, harness: harness, report: report)
  }
}
