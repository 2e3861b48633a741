// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Command lines with mistakes: the mistake is named first, and where to get help.
@Suite("A mistyped command line")
struct UsageTests {
  static func expectUsage(
    _ arguments: [String], _ words: [String], help: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == 64 && run.output == "", "\(run)", sourceLocation: sourceLocation)
    #expect(
      run.errors.hasSuffix("see '\(help) --help'\n")
        || run.errors.hasSuffix("See '\(help) --help'\n"), "\(run)", sourceLocation: sourceLocation)
    #expect(run.errors.filter(\.isNewline).count == 1, "\(run)", sourceLocation: sourceLocation)
    for word in words {
      #expect(run.errors.contains(word), "\(word) in \(run)", sourceLocation: sourceLocation)
    }
  }

  @Test(
    arguments: [
      (["resise", "a.png", "b.png", "--factor", "2"], "command 'resise'", "'resize'", "swynq"),
      (["rezise"], "command 'rezise'", "'resize'", "swynq"),
      (["reprot", "64x64"], "command 'reprot'", "'report'", "swynq"),
      (["doc"], "command 'doc'", "'doctor'", "swynq"),
      (["help", "verfy"], "command 'verfy'", "'verify'", "swynq"),
      (["help", "report", "metric"], "command 'metric'", "'metrics'", "swynq report"),
      (["report", "comapre", "a", "b"], "command 'comapre'", "'compare'", "swynq report"),
      (
        ["resize", "a.png", "b.png", "--fator", "2"], "option '--fator'", "'--factor'",
        "swynq resize"
      ),
      (
        ["resize", "--fator=2", "a.png", "b.png"], "option '--fator'", "'--factor'", "swynq resize"
      ),
      (
        ["resize", "--factor", "2", "a.png", "--versbose"], "option '--versbose'", "",
        "swynq resize"
      ),
      (
        ["resize", "--memory-latncy", "3"], "'--memory-latncy'", "'--memory-latency'",
        "swynq resize"
      ),
      (["report", "64x64", "--factr", "2"], "option '--factr'", "'--factor'", "swynq report run"),
      (["report", "--fram", "2", "64x64"], "option '--fram'", "'--frames'", "swynq report run"),
      (
        ["report", "baseline", "a", "64x64", "--baselin", "f"], "option '--baselin'",
        "'--baseline'",
        "swynq report baseline"
      ),
      (["sweep", "-x"], "option '-x'", "", "swynq sweep frames"),
      (["sweep", "-qx"], "option '-qx'", "", "swynq sweep frames"),
      (["sweep", "-qj4"], "option '-qj4'", "", "swynq sweep frames"),
      (["sweep", "--latency", "3"], "option '--latency'", "'--latencies'", "swynq sweep frames"),
    ] as [([String], String, String, String)])
  func `names the unknown word and the one that is meant`(
    arguments: [String], fault: String, meant: String, help: String
  ) throws {
    let hint = meant.isEmpty ? [] : ["did you mean \(meant)?"]
    try Self.expectUsage(arguments, ["swynq: unknown ", fault] + hint, help: help)
  }

  @Test(
    arguments: [
      (["resize", "a.png", "b.png"], "--factor", "swynq resize"),
      (["resize", "a.png"], "<output>", "swynq resize"),
      (["resize", "a.png", "b.png", "c.png", "--factor", "2"], "c.png", "swynq resize"),
      (["resize", "a.png", "b.png", "--factor", "-2"], "above 0", "swynq resize"),
      (["resize", "a.png", "b.png", "--size", "-1x10"], "WIDTHxHEIGHT", "swynq resize"),
      (["resize", "a.png", "b.png", "--factor", "2", "--stall"], "--stall", "swynq resize"),
      (["resize", "a.webp", "b.png", "--factor", "2"], "WebP", "swynq resize"),
      (["resize", "a.png", "b.txt", "--factor", "2"], ".txt", "swynq resize"),
      (["report", "64x64"], "--factor", "swynq report run"),
      (["report", "compare", "a"], "<after>", "swynq report compare"),
      (["sweep", "-j", "0"], "1 to 1024", "swynq sweep frames"),
      (["sweep", "--latencies", "-1"], "--latencies", "swynq sweep frames"),
      (["load"], ".bit", "swynq load"), (["replay"], "<recording>", "swynq replay"),
    ] as [([String], String, String)])
  func `is answered with the fault where all words are known`(
    arguments: [String], word: String, help: String
  ) throws {
    try Self.expectUsage(arguments, [word], help: help)
    let run = try Tool.run(arguments)
    #expect(!run.errors.contains("unknown"), "\(run)")
  }

  @Test func `takes no value for an option, and no word behind -- either`() throws {
    for arguments in [["resize", "--device", "--factor"], ["info", "--", "--jsno"]] {
      let run = try Tool.run(arguments)
      #expect(run.status != 0 && !run.errors.contains("unknown"), "\(run)")
    }
  }
}
