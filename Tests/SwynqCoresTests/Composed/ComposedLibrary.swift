// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqComposer
import SwynqOverlayBuilder

/// Libraries of composed designs, in a folder that is removed when the tests end.
enum ComposedLibrary {
  /// Composes a handoff and builds it.
  ///
  /// - Parameter prepare: What to compose it with.
  /// - Returns: The library's path.
  static func build(
    _ handoff: String, variant: OverlayBuild.Variant = .fast,
    _ prepare: (inout OverlayComposer, _ folder: String) throws -> Void = { _, _ in }
  ) throws -> String {
    _ = cleanUp
    let folder = "\(root)/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var composer = try OverlayComposer(handoff: handoff)
    try prepare(&composer, folder)
    let overlay = try composer.compose(to: folder)
    try overlay.write()
    let library = "\(folder)/\(overlay.name)-\(variant.rawValue).so"
    try OverlayBuild(
      description: "\(folder)/overlays.json", name: overlay.name, roots: [folder],
      variant: variant, output: library, harness: package.appending(path: "sim").path,
      report: { _ in }
    ).run()
    return library
  }

  /// A handoff of the composer's own tests.
  static func composerDesign(_ name: String) -> String {
    package.appending(path: "Tests/SwynqComposerTests/Designs/\(name).hwh").path
  }

  private static let root = FileManager.default.temporaryDirectory.appendingPathComponent(
    "swynq-composed-\(getpid())"
  ).path

  private static let cleanUp: Void = {
    atexit { try? FileManager.default.removeItem(atPath: ComposedLibrary.root) }
  }()

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL
}
