// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What no source may contain, and why.
@Suite struct SourceRuleTests {
  struct Rule: Sendable, CustomTestStringConvertible {
    let pattern: String
    let reason: String
    /// Directories below the package's root.
    var directories = ["Sources", "Plugins", "Benchmarks/Sources"]
    var except: [String] = []

    var testDescription: String { pattern }
  }

  static let rules = [
    Rule(
      pattern: #"\.(map|flatMap|compactMap)\((Double|Float)\.init\)"#,
      reason: "of a UInt64 it takes the bit pattern for the value; write { Double($0) }"),
    Rule(
      pattern:
        #"\.write\(to: URL|atomically: |createFile\(|FileHandle\(forWriting|\bfopen\(|O_CREAT|\.atomic\b"#,
      reason: "OutputFile of SwynqFiles writes all files: whole, through links, to devices too",
      directories: ["Sources"],
      // What programs print goes to files in work directories of their own.
      except: [
        "Sources/SwynqFiles/", "Sources/SwynqOverlayBuilder/",
        "Sources/SwynqComposer/Modules/VHDLSynthesis.swift",
      ]),
  ]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: rules)
  func `Is kept`(rule: Rule) throws {
    let expression = try NSRegularExpression(pattern: rule.pattern)
    var count = 0
    for directory in rule.directories {
      let files = FileManager.default.enumerator(
        at: Self.root.appending(path: directory), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        let name = file.path.dropFirst(Self.root.path.count + 1)
        guard file.pathExtension == "swift", !rule.except.contains(where: name.hasPrefix) else {
          continue
        }
        count += 1
        let text = try String(contentsOf: file, encoding: .utf8)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated()
        {
          let range = NSRange(line.startIndex..., in: line)
          #expect(
            expression.firstMatch(in: String(line), range: range) == nil,
            "\(name):\(number + 1): \(line.drop { $0 == " " }): \(rule.reason)")
        }
      }
    }
    #expect(count > 50, "are these the sources?")
  }
}
