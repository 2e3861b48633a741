// SPDX-License-Identifier: Apache-2.0

import Testing

/// The rooms of the house and who may know whom, as `ARCHITECTURE.md` shows them.
@Suite("The sources") struct ArchitectureTests {
  /// The modules that each module may import. No room knows one above it.
  static let arrows: [String: Set<String>] = [
    "Swynq": [],
    "SwynqCores": ["Swynq"],
    "SwynqResizer": ["Swynq", "SwynqCores"],
    "SwynqReport": ["Swynq", "SwynqFiles", "SwynqCores"],
    "SwynqReplay": ["Swynq", "SwynqFiles", "SwynqCores"],
    "SwynqReportPage": ["Swynq", "SwynqFiles", "SwynqCores", "SwynqReport"],
    "SwynqTesting": ["Swynq", "SwynqCores", "SwynqFiles"],
    "SwynqHandoff": ["Swynq"],
    "SwynqComposer": ["Swynq", "SwynqFiles", "SwynqHandoff", "SwynqOverlayBuilder"],
    "SwynqSimulator": ["Swynq", "SwynqLibC"],
    "SwynqBoard": ["Swynq", "SwynqFiles", "SwynqLibC"],
    "SwynqImage": ["Swynq", "SwynqFiles"],
    "SwynqFiles": ["SwynqLibC"],
    "SwynqLibC": [],
    "SwynqTool": [
      "Swynq", "SwynqFiles", "SwynqCores", "SwynqResizer", "SwynqReport", "SwynqReportPage",
      "SwynqReplay", "SwynqHandoff", "SwynqComposer", "SwynqSimulator", "SwynqBoard", "SwynqImage",
      "SwynqLibC", "SwynqOverlayBuilder",
    ],
    "SwynqMain": ["SwynqTool"],
    "SwynqOverlayBuilder": [],
    "SwynqOverlayBuild": ["SwynqOverlayBuilder"],
    "SwynqHandoffBuild": ["SwynqComposer", "SwynqHandoff", "SwynqFiles"],
  ]

  static let modules = Set(SourceFile.all.map(\.module)).sorted()

  @Test func `are all found`() {
    #expect(Self.modules == Self.arrows.keys.sorted())
  }

  @Test(arguments: modules)
  func `import only modules below their own`(of module: String) {
    let allowed = Self.arrows[module] ?? []
    for file in SourceFile.all where file.module == module {
      let wrong = file.imports.filter { Self.arrows[$0] != nil && !allowed.contains($0) }
      #expect(wrong.isEmpty, "\(file.path) imports \(wrong.sorted().joined(separator: ", "))")
    }
  }

  @Test func `name no other module without importing it: Swynq imports nothing at all`() {
    for file in SourceFile.all where file.module == "Swynq" {
      #expect(file.imports.isEmpty, "\(file.path) imports \(file.imports)")
    }
  }

  @Test(arguments: modules)
  func `have no circle between the folders of a module`(in module: String) {
    let graph = FolderGraph(SourceFile.all.filter { $0.module == module })
    guard let circle = graph.circle else { return }
    let folders = circle.map(\.from) + [circle[0].from]
    Issue.record(
      """
      \(module): \(folders.joined(separator: " -> "))
      \(circle.map { "  \($0.text)" }.joined(separator: "\n"))
      """)
  }

  @Test func `are read as a compiler reads them: comments and strings are no code`() {
    let file = SourceFile(
      """
      import Swynq // import Mustache
      /* struct Hidden {} /* nested */ class Gone {} */
      public struct Shown { let text = "struct Text \\(Used.value) end" }
      let raw = #"enum Raw \\(NotUsed.value) \\#(AlsoUsed.value)"#
      private func secret() {}
      extension Other { struct Inner {} }
      """, module: "M", folder: nil, path: "M/a.swift")
    #expect(file.imports == ["Swynq"])
    #expect(file.declarations.keys.sorted() == ["Shown", "raw"])
    #expect(file.uses["Used"] == 3 && file.uses["AlsoUsed"] == 4 && file.uses["Other"] == 6)
    for word in ["Mustache", "Hidden", "Gone", "Text", "Raw", "NotUsed", "value"] {
      #expect(file.uses[word] == nil, "\(word)")
    }
  }

  @Test func `that form a circle are told apart from those that do not`() throws {
    func file(_ folder: String, _ source: String) -> SourceFile {
      SourceFile(source, module: "M", folder: folder, path: "\(folder)/a.swift")
    }
    let lower = file("Lower", "struct Low {}")
    let upper = file("Upper", "struct High { let low: Low }")
    #expect(FolderGraph([lower, upper]).circle == nil)
    let closing = file("Lower", "struct Low { let high: High? }")
    let circle = try #require(FolderGraph([closing, upper]).circle)
    #expect(circle.map(\.from) == ["Lower", "Upper"])
    #expect(circle[0].text.contains("Lower/a.swift:1 uses High, declared at Upper/a.swift:1"))
  }
}
