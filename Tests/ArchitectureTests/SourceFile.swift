// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file of `Sources`, and what it imports, declares and uses.
struct SourceFile {
  /// The module that it is part of.
  let module: String
  /// The folder of the module; nil for a file beside the folders.
  let folder: String?
  /// Its path from the package's root.
  let path: String
  /// The modules that it imports.
  let imports: Set<String>
  /// Its declarations for other files outside of all types, and their lines.
  let declarations: [String: Int]
  /// The words in it that may be names of such things, and the line of the first use.
  let uses: [String: Int]

  init(_ source: String, module: String, folder: String?, path: String) {
    self.module = module
    self.folder = folder
    self.path = path
    var imports: Set<String> = []
    var declarations: [String: Int] = [:]
    var uses: [String: Int] = [:]
    var depth = 0
    for (index, line) in SwiftText(source).code.split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      let words = Self.words(line)
      if let place = words.firstIndex(of: "import"), depth == 0, place + 1 < words.count {
        imports.insert(words[place + 1])
        continue
      }
      if depth == 0, let name = Self.declared(words) { declarations[name] = index + 1 }
      for word in Self.names(line) where uses[word] == nil { uses[word] = index + 1 }
      depth += line.count { "{([".contains($0) } - line.count { "})]".contains($0) }
    }
    self.imports = imports
    self.declarations = declarations
    self.uses = uses
  }

  /// The name that a line outside of all types declares for other files.
  private static func declared(_ words: [String]) -> String? {
    let keywords: Set = [
      "class", "struct", "enum", "protocol", "typealias", "actor", "func", "var", "let", "macro",
    ]
    guard !words.contains("private"), !words.contains("fileprivate"), !words.contains("extension"),
      let place = words.firstIndex(where: keywords.contains), place + 1 < words.count
    else { return nil }
    return words[place + 1]
  }

  private static func words(_ line: Substring) -> [String] {
    line.split { !isPartOfName($0) }.map(String.init)
  }

  /// The words of a line that do not follow a point: members have their own names.
  private static func names(_ line: Substring) -> [String] {
    var names: [String] = []
    var before: Character = " "
    var rest = line
    while let start = rest.firstIndex(where: isPartOfName) {
      if start > rest.startIndex { before = rest[rest.index(before: start)] }
      let end = rest[start...].firstIndex { !isPartOfName($0) } ?? rest.endIndex
      if before != "." { names.append(String(rest[start..<end])) }
      before = " "
      rest = rest[end...]
    }
    return names
  }

  private static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

extension SourceFile {
  /// All Swift files of `Sources`.
  static let all: [SourceFile] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sources = root.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path())?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".swift") && !$0.contains(".docc/") }.sorted()
      .compactMap { path in
        let parts = path.split(separator: "/").map(String.init)
        guard let text = try? String(contentsOf: sources.appending(path: path), encoding: .utf8)
        else { return nil }
        return SourceFile(
          text, module: parts[0], folder: parts.count > 2 ? parts[1] : nil, path: "Sources/\(path)")
      }
  }()
}
