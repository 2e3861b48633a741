// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("swynq sweep")
struct SweepTests {
  /// The part of a sweep's JSON that these tests read.
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

  @Test func `runs all combinations, in their order, alike with any number of jobs`() throws {
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

  @Test func `prints tables and draws the curves`() throws {
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

  @Test(
    arguments: [
      // The same larger image, so the same place across.
      ("32x32:16x16,32x32:32x32,16x16:32x32", "10,200", 3, 6),
      ("32x32:16x16,16x16:8x8,8x8:8x8,8x8:16x16", "10,200", 4, 8),
      // Sizes alone: each a point with a name of its own.
      ("32x32:16x16,16x16:8x8,8x8:8x8", "10", 3, 3),
    ])
  func `draws no curve from one size to another`(
    sizes: String, latencies: String, curves: Int, points: Int
  ) throws {
    try withTemporaryDirectory { directory in
      let page = "\(directory)/sweep.html"
      let run = try Tool.run(
        "sweep", "--sizes", sizes, "--latencies", latencies, "--page", page)
      #expect(run.status == 0, "\(run)")
      let html = try String(contentsOfFile: page, encoding: .utf8)
      func count(_ text: String) -> Int { html.components(separatedBy: text).count - 1 }
      #expect(count("<circle") == points)
      // A curve of n points has n - 1 lines.
      #expect(count("class=\"sweep-line") == points - curves)
      #expect(count("<i class=\"sweep-key") == curves, "the legend names each curve")
      for size in sizes.split(separator: ",") {
        let name = size.replacingOccurrences(of: ":", with: " to ")
        #expect(count("</i>\(name)</li>") == 1, "\(name)")
      }
    }
  }

  @Test func `shows a bar on a terminal alone`() throws {
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

  @Test(arguments: nonsense)
  func `refuses what makes no sense`(arguments: [String], word: String) throws {
    try expectFailure(64, ["sweep"] + arguments, [word])
  }

  @Test func `says what it cannot write or build`() throws {
    try withTemporaryDirectory { directory in
      let small = ["sweep", "--sizes", "8x8:4x4"]
      try expectFailure(
        73, small + ["--page", "\(directory)/none/page.html"], ["none", "make it first"])
      try expectFailure(
        69, small + ["--widths", "32", "--sources", directory],
        [directory, "sim/include/swynq_sim.h"])
      try Data().write(to: URL(fileURLWithPath: "\(directory)/file"))
      try expectFailure(
        73, small + ["--widths", "32", "--cache", "\(directory)/file/cache"], ["--cache"])
      // What the build says reaches the user: here that there is no such Verilator.
      let run = try Tool.runShell(
        "VERILATOR=/no/such/verilator exec \"$0\" sweep --sizes 8x8:4x4 --widths 32 --cache \"$1\"",
        "\(directory)/cache")
      #expect(run.status == 69 && run.errors.contains("/no/such/verilator"), "\(run)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(directory)/cache").isEmpty)
    }
  }

  @Test func `builds from its own installation, never from around the working directory`() throws {
    try withTemporaryDirectory { directory in
      try Self.copySources(to: directory)
      // A build from these sources would fail.
      try "module".write(
        toFile: "\(directory)/rtl/axi_dma/axi_dma.sv", atomically: true, encoding: .utf8)
      let run = try Tool.runShell(
        """
        mkdir "$1/inner" && cd "$1/inner" && VERILATOR=/no exec "$0" sweep --sizes 8x8:4x4 \
          --widths 32 --cache "$1/cache"
        """, directory)
      #expect(run.status == 69 && run.errors.contains("VERILATOR is '/no'"), "\(run)")
      // An installed program finds the sources beside itself.
      let installed = try Tool.runShell(
        """
        mkdir -p "$1/usr/bin" "$1/usr/share/swynq" && cp "$0" "$1/usr/bin/swynq" &&
          mv "$1/rtl" "$1/sim" "$1/usr/share/swynq" && cd / &&
          exec "$1/usr/bin/swynq" sweep --sizes 8x8:4x4 --widths 32 --cache "$1/cache"
        """, directory)
      #expect(
        installed.status == 69 && installed.errors.contains("\(directory)/usr/share"),
        "\(installed)")
    }
  }

  @Test(
    arguments: [
      "-u HOME -u XDG_CACHE_HOME", "HOME= XDG_CACHE_HOME=", "-u HOME XDG_CACHE_HOME=here",
    ])
  func `needs a cache directory`(settings: String) throws {
    let run = try Tool.runShell(
      "exec env -u SWYNQ_CACHE \(settings) \"$0\" sweep --sizes 8x8:4x4 --widths 32")
    #expect(run.status == 64 && run.errors.contains("XDG_CACHE_HOME"), "\(run)")
    #expect(run.errors.contains("--cache"))
  }

  @Test func `builds libraries once, at the same time as others, and anew when the RTL changes`()
    throws
  {
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
      let name = try #require(built.first { $0.hasSuffix(".so") })
      #expect(Set(built) == [name, name + ".check"], "\(built)")

      // What is there is used: a compiler that makes nothing does no harm.
      let compiler = "\(directory)/c++"
      try Tool.writeScript(
        "case \"$*\" in *\" -c \"*) exit 1;; esac; exec g++ \"$@\"", to: compiler)
      func names(_ settings: String) throws -> (Int32, [String]) {
        let run = try Tool.runShell(
          "\(settings) \"$0\" \(options) --cache \"$2\"", sources, cache)
        return (run.status, try manager.contentsOfDirectory(atPath: cache).sorted())
      }
      #expect(try names("").1 == built.sorted())
      // Damaged, it is built anew.
      let file = "\(cache)/\(name)"
      let contents = try Data(contentsOf: URL(fileURLWithPath: file))
      try contents.dropLast(1000).write(to: URL(fileURLWithPath: file))
      #expect(try names("") == (0, built.sorted()))
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)).count == contents.count)
      // Another compiler, other flags or a changed file make other libraries: here none.
      let harness = "\(sources)/sim/src/random.h"
      let text = try String(contentsOfFile: harness, encoding: .utf8)
      for (settings, addition) in [
        ("CXX=\(compiler)", ""), ("SWYNQ_SIM_CXXFLAGS=-std=oops", ""),
        ("SWYNQ_SIM_VERILATOR_FLAGS=--oops", ""), ("", "#error oops\n"),
      ] {
        try (text + addition).write(toFile: harness, atomically: true, encoding: .utf8)
        let changed = try names(settings)
        #expect(changed == (69, built.sorted()), "\(settings)\(addition)")
      }
      try text.write(toFile: harness, atomically: true, encoding: .utf8)
      // A changed file makes none here, for it is broken.
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
