// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension OverlayBuild {
  /// Names of the overlays that an `overlays.json` lists.
  package static func overlays(in description: String) throws(BuildFailure) -> [String] {
    try OverlayFile.names(description)
  }

  /// The elements of an overlay's entry in an `overlays.json`.
  package static func entry(
    of name: String, in description: String
  ) throws(BuildFailure) -> [String: Any] {
    try OverlayFile.entry(description, name: name)
  }

  /// The build of an overlay as an `overlays.json` lists it.
  ///
  /// - Parameters:
  ///   - description: The file.
  ///   - roots: What its paths may be relative to: the first folder in which the list of files is.
  ///   - name: The overlay in it.
  ///   - output: The library to write.
  package init(
    description: String, name: String, roots: [String], variant: Variant, output: String,
    harness: String, report: @escaping @Sendable (String) -> Void
  ) throws(BuildFailure) {
    let fields = try OverlayFile.entry(description, name: name)
    func text(_ key: String) throws(BuildFailure) -> String? {
      guard let value = fields[key] else { return nil }
      guard let text = value as? String, !text.isEmpty else {
        throw BuildFailure("\(description): overlay '\(name)': '\(key)' is not a text")
      }
      return text
    }
    guard let top = try text("top"), let files = try text("files") else {
      throw BuildFailure(
        "\(description): overlay '\(name)': 'top' or 'files' is missing; name the module and the list of "
          + "its files")
    }
    let root =
      roots.first { FileManager.default.fileExists(atPath: FileList.absolute(files, in: $0)) }
      ?? roots.first ?? "."
    var lists = [FileList.absolute(files, in: root)]
    if variant.isInstrumented, let more = try text("instrumentedFiles") {
      lists.append(FileList.absolute(more, in: root))
    }
    self.init(
      top: top, lists: lists, variant: variant, output: output, harness: harness, report: report)
    self.name = name
    self.description = description
    hasRegisteredOutputs = fields["registeredOutputs"] as? Bool ?? false
    let parameters = fields["parameters"] as? [String: Any] ?? [:]
    self.parameters = parameters.sorted { $0.key < $1.key }.map { name, value in
      Parameter(name, (value as? String) ?? "\(value)")
    }
  }
}
