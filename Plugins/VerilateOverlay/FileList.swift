import Foundation

/// A file list (`.f`) and every file that it leads to, so that a change of any of them rebuilds.
/// `sim/build-overlay.sh` reads the same format; sim/README.md describes it.
struct FileList {
  /// Path of the list itself.
  let path: String
  /// The list, the lists it includes, the sources, and the files in its include directories.
  private(set) var inputs: [URL] = []

  /// Reads the list. Throws `OverlayError` if it or a file that it names does not exist.
  init(_ url: URL, overlay: String) throws {
    path = url.path(percentEncoded: false)
    try read(url, overlay: overlay)
  }

  private mutating func read(_ list: URL, overlay: String) throws {
    guard let text = try? String(contentsOf: list, encoding: .utf8) else {
      throw OverlayError(
        description:
          "overlay '\(overlay)': the file list \(list.path(percentEncoded: false)) cannot be read")
    }
    guard !inputs.contains(list) else {
      throw OverlayError(
        description: "overlay '\(overlay)': \(list.path(percentEncoded: false)) includes itself")
    }
    inputs.append(list)
    let directory = list.deletingLastPathComponent()
    for line in text.split(whereSeparator: \.isNewline) {
      let entry = Self.withoutComment(line)
      if entry.isEmpty || entry.hasPrefix("+define+") {
        continue
      } else if entry.hasPrefix("-f ") || entry.hasPrefix("-F ") {
        let name = entry.dropFirst(3).trimmingCharacters(in: .whitespaces)
        try read(existing(name, in: directory, list: list, overlay: overlay), overlay: overlay)
      } else if let name = Self.includeDirectory(entry) {
        let include = try existing(name, in: directory, list: list, overlay: overlay)
        inputs += Self.files(in: include)
      } else if !entry.hasPrefix("-") {
        inputs.append(try existing(entry, in: directory, list: list, overlay: overlay))
      }
    }
  }

  private static func withoutComment(_ line: Substring) -> String {
    var text = String(line)
    for mark in ["//", "#"] {
      if let comment = text.range(of: mark) { text.removeSubrange(comment.lowerBound...) }
    }
    return text.trimmingCharacters(in: .whitespaces)
  }

  private static func includeDirectory(_ entry: String) -> String? {
    for option in ["+incdir+", "-I"] where entry.hasPrefix(option) {
      return String(entry.dropFirst(option.count))
    }
    return nil
  }

  private static func files(in directory: URL) -> [URL] {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: directory.path(percentEncoded: false))) ?? []
    return names.sorted()
      .filter { [".sv", ".svh", ".v", ".vh"].contains(where: $0.hasSuffix) }
      .map { directory.appending(path: $0) }
  }

  private func existing(
    _ name: String, in directory: URL, list: URL, overlay: String
  ) throws -> URL {
    let url = name.hasPrefix("/") ? URL(filePath: name) : directory.appending(path: name)
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      throw OverlayError(
        description: """
          overlay '\(overlay)': \(list.path(percentEncoded: false)) names '\(name)', which does \
          not exist
          """)
    }
    return url.standardizedFileURL
  }
}
