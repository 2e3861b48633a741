import Foundation
import Testing

@Suite("swynq sweep")
struct SweepTests {
  /// What these tests read of a sweep's JSON.
  private struct Document: Decodable {
    let version: Int
    let command: String
    let reports: [Report]

    struct Report: Decodable {
      let clocks: UInt64
      let run: Run
    }

    struct Run: Decodable {
      let source: Size
      let dataWidth: Int
      let burstLength: Int
      let seed: UInt64
      let memory: Memory
    }

    struct Size: Decodable {
      let width: Int
    }

    struct Memory: Decodable {
      let readLatency: Int
    }
  }

  @Test("runs all combinations, in their order, alike with any number of jobs")
  func combinations() throws {
    let arguments = [
      "sweep", "--sizes", "48x32:24x16,20x20:40x40", "--latencies", "1,60,300", "--seed", "5",
      "--json",
    ]
    let one = try Tool.run(arguments + ["--jobs", "1"])
    #expect(one.status == 0 && one.errors == "", "\(one)")
    let four = try Tool.run(arguments + ["--jobs", "4"])
    #expect(four.output == one.output)
    let sweep = try one.json(Document.self)
    #expect(sweep.version == 1)
    #expect(sweep.reports.map(\.run.source.width) == [48, 48, 48, 20, 20, 20])
    #expect(sweep.reports.map(\.run.memory.readLatency) == [1, 60, 300, 1, 60, 300])
    #expect(sweep.reports.allSatisfy { $0.run.dataWidth == 64 && $0.run.burstLength == 16 })
    #expect(sweep.reports.allSatisfy { $0.run.seed == 5 })
    // A slower memory takes longer.
    let clocks = sweep.reports.map(\.clocks)
    #expect(clocks[0] < clocks[1] && clocks[1] < clocks[2])
    // The command that it names does the same again.
    let words = sweep.command.split(separator: " ").dropFirst().map(String.init)
    #expect(try Tool.run(words + ["--json"]).output == one.output)
  }

  @Test("prints tables and draws the curves")
  func formats() throws {
    try withTemporaryDirectory { directory in
      let page = "\(directory)/sweep.html"
      let arguments = ["sweep", "--sizes", "32x32:16x16", "--latencies", "10,200,10"]
      let text = try Tool.run(arguments + ["--page", page])
      #expect(text.status == 0 && text.errors == "", "\(text)")
      let lines = text.output.split(separator: "\n")
      #expect(lines.count == 3, "a value that is named twice is run once: \(text)")
      #expect(lines[0].contains("latency") && lines[0].contains("clocks"))
      let clocks = lines.dropFirst().compactMap { $0.split(separator: " ").dropFirst(5).first }
      let html = try String(contentsOfFile: page, encoding: .utf8)
      for count in clocks { #expect(html.contains(">\(count)</td>"), "\(count)") }
      #expect(html.contains("Clocks over memory latency"))
      #expect(html.components(separatedBy: "<circle").count == 3)
      #expect(!html.contains("http"), "the page needs no network")

      let csv = try Tool.run(arguments + ["--csv"])
      let rows = csv.output.split(separator: "\r\n")
      #expect(csv.status == 0 && rows.count == 3 && rows[0].hasPrefix("name,source,"), "\(csv)")
    }
  }

  @Test("shows a bar on a terminal alone")
  func bar() throws {
    let arguments = ["sweep", "--sizes", "200x150:100x75", "--latencies", "1,2,3,4", "--jobs", "1"]
    let watched = try Tool.runOnTerminal(arguments)
    #expect(watched.status == 0, "\(watched)")
    #expect(watched.errors.contains("sweep: [") && watched.errors.contains("of 4"), "\(watched)")
    let quiet = try Tool.runOnTerminal(arguments + ["--quiet"])
    #expect(quiet.errors == "" && quiet.output == watched.output, "\(quiet)")
  }

  private static let nonsense: [([String], String)] = [
    (["--sizes", "64x64"], "640x480:320x240"), (["--sizes", "64x64:0x1"], "3840x2160"),
    (["--sizes", ""], "640x480:320x240"), (["--latencies", "0"], "1 to 100000"),
    (["--latencies", "1,,2"], "''"), (["--latencies", "-1"], "latencies"),
    (["--widths", "48"], "32, 64, 128"), (["--bursts", "17"], "256"),
    (["--bursts", "512"], "'512'"), (["--jobs", "0"], "1 to 1024"),
    (["--json", "--csv"], "contradict"), (["--page", "curves.png"], ".html"),
    (["--latencies", tooMany], "10001"),
  ]

  private static let tooMany = (1...10_001).map { "\($0)" }.joined(separator: ",")

  @Test("refuses what makes no sense", arguments: nonsense)
  func badArguments(arguments: [String], word: String) throws {
    try expectFailure(64, ["sweep"] + arguments, [word])
  }

  @Test("says what it cannot write or build")
  func failures() throws {
    try withTemporaryDirectory { directory in
      let small = ["sweep", "--sizes", "8x8:4x4"]
      try expectFailure(
        73, small + ["--page", "\(directory)/none/page.html"], ["none", "missing"])
      try expectFailure(
        69, small + ["--widths", "32", "--sources", directory],
        [directory, "sim/build-overlay.sh"])
      try Data().write(to: URL(fileURLWithPath: "\(directory)/file"))
      try expectFailure(
        73, small + ["--widths", "32", "--cache", "\(directory)/file/cache"], ["--cache"])
      // What the build says reaches the user: here that there is no such Verilator.
      let run = try Tool.runShell(
        "VERILATOR=/no/such/verilator exec \"$0\" sweep --sizes 8x8:4x4 --widths 32 --cache \"$1\"",
        "\(directory)/cache")
      #expect(run.status == 69 && run.errors.contains("/no/such/verilator"), "\(run)")
      #expect(run.errors.contains("32 bits and bursts of 16"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(directory)/cache").isEmpty)
    }
  }

  @Test("builds libraries once, at the same time as others, and anew when the RTL changes")
  func libraries() throws {
    try withTemporaryDirectory { directory in
      let sources = "\(directory)/sources"
      let cache = "\(directory)/cache"
      let manager = FileManager.default
      try Self.copySources(to: sources)
      let options = "sweep --sizes 24x24:12x12 --widths 32,64 --json --sources \"$1\""
      let both = try Tool.runShell(
        """
        "$0" \(options) --cache "$2" > "$2.first" & first=$!
        "$0" \(options) --cache "$2" > "$2.second" && wait $first && cat "$2.first"
        """, sources, cache)
      #expect(both.status == 0, "\(both)")
      let sweep = try both.json(Document.self)
      #expect(sweep.reports.map(\.run.dataWidth) == [32, 64])
      #expect(sweep.reports.map(\.run.burstLength) == [16, 16])
      #expect(sweep.reports[0].clocks > sweep.reports[1].clocks)
      #expect(try String(contentsOfFile: "\(cache).second", encoding: .utf8) == both.output)
      let built = try manager.contentsOfDirectory(atPath: cache)
      #expect(built.count == 1 && built[0].hasSuffix(".so"), "\(built)")

      // With what is there no Verilator is needed.
      let again = try Tool.runShell(
        "VERILATOR=/no \"$0\" \(options) --cache \"$2\"", sources, cache)
      #expect(again.output == both.output, "\(again)")
      // A changed file makes other libraries: here none, without Verilator
      let script = "\(sources)/sim/src/random.h"
      try (String(contentsOfFile: script, encoding: .utf8) + "//\n").write(
        toFile: script, atomically: true, encoding: .utf8)
      let changed = try Tool.runShell(
        "VERILATOR=/no \"$0\" \(options) --cache \"$2\"", sources, cache)
      #expect(changed.status == 69 && changed.errors.contains("cannot be built"), "\(changed)")
      // and here none, for it is broken.
      try "module".write(
        toFile: "\(sources)/rtl/axi_dma/axi_dma.sv", atomically: true, encoding: .utf8)
      let broken = try Tool.runShell("\"$0\" \(options) --cache \"$2\"", sources, cache)
      #expect(broken.status == 69 && broken.errors.contains("cannot be built"), "\(broken)")
      #expect(try manager.contentsOfDirectory(atPath: cache).sorted() == built.sorted())
    }
  }

  /// Copies what libraries are built from, out of the checkout of these tests.
  private static func copySources(to directory: String) throws {
    let manager = FileManager.default
    var root = URL(fileURLWithPath: #filePath)
    repeat {
      root.deleteLastPathComponent()
    } while !manager.fileExists(atPath: root.path + "/rtl/rtl.f") && root.path != "/"
    for folder in ["rtl", "sim"] {
      let names = manager.enumerator(atPath: "\(root.path)/\(folder)")?.allObjects ?? []
      for case let name as String in names where !"\(name)/".contains("test/") {
        let (from, to) = ("\(root.path)/\(folder)/\(name)", "\(directory)/\(folder)/\(name)")
        var isDirectory: ObjCBool = false
        _ = manager.fileExists(atPath: from, isDirectory: &isDirectory)
        if isDirectory.boolValue { continue }
        try manager.createDirectory(
          atPath: URL(fileURLWithPath: to).deletingLastPathComponent().path,
          withIntermediateDirectories: true)
        try manager.copyItem(atPath: from, toPath: to)
      }
    }
  }

  private func expectFailure(
    _ status: Int32, _ arguments: [String], _ words: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == status && run.output == "", "\(run)", sourceLocation: sourceLocation)
    #expect(run.errors.hasPrefix("swynq: "), sourceLocation: sourceLocation)
    #expect(
      run.errors.split(separator: "\n").count == 1, "\(run)", sourceLocation: sourceLocation)
    for word in words {
      #expect(run.errors.contains(word), "\(word) in \(run)", sourceLocation: sourceLocation)
    }
  }
}
