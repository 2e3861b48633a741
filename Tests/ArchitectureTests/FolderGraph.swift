// SPDX-License-Identifier: Apache-2.0

/// Which folders of a module use what others declare.
struct FolderGraph {
  /// A use of one folder's declaration in another.
  struct Use {
    let from: String
    let to: String
    /// The name that is used, the place, and the place of its declaration.
    let text: String
  }

  private(set) var uses: [Use] = []

  /// Files beside the folders are a room of their own.
  static let top = "the module's own files"

  init(_ files: [SourceFile]) {
    var owners: [String: [(folder: String, place: String)]] = [:]
    for file in files {
      for (name, line) in file.declarations {
        owners[name, default: []].append((file.folder ?? Self.top, "\(file.path):\(line)"))
      }
    }
    for file in files {
      let folder = file.folder ?? Self.top
      for (name, line) in file.uses.sorted(by: { $0.value < $1.value }) {
        // A name that several folders declare says nothing.
        guard let declared = owners[name], Set(declared.map(\.folder)).count == 1,
          let owner = declared.first, owner.folder != folder
        else { continue }
        uses.append(
          Use(
            from: folder, to: owner.folder,
            text: "\(file.path):\(line) uses \(name), declared at \(owner.place)"))
      }
    }
  }

  /// A circle: the uses that lead from a folder back to it; nil if there is none.
  var circle: [Use]? {
    var edges: [String: [String: Use]] = [:]
    for use in uses where edges[use.from]?[use.to] == nil {
      edges[use.from, default: [:]][use.to] = use
    }
    var done: Set<String> = []
    var path: [Use] = []
    func search(_ folder: String) -> [Use]? {
      if let start = path.firstIndex(where: { $0.from == folder }) { return Array(path[start...]) }
      if done.contains(folder) { return nil }
      for (_, use) in (edges[folder] ?? [:]).sorted(by: { $0.key < $1.key }) {
        path.append(use)
        if let circle = search(use.to) { return circle }
        path.removeLast()
      }
      done.insert(folder)
      return nil
    }
    for folder in edges.keys.sorted() {
      if let circle = search(folder) { return circle }
    }
    return nil
  }
}
