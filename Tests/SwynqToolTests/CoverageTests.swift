// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqTestSupport
import Testing

/// `swynq overlay coverage`, over files of counts as libraries write them.
@Suite("swynq overlay coverage") struct CoverageTests {
  /// A file of counts. A point is its page, line, name, source lines and count.
  private func counts(_ points: [(String, Int, String, String, Int)], instance: String) -> String {
    let lines = points.map { page, line, name, lines, count in
      let fields = [
        ("f", "rtl/leds.sv"), ("l", "\(line)"), ("n", "3"), ("page", "v_\(page)/leds"), ("o", name),
        ("S", lines), ("h", instance),
      ]
      let text = fields.filter { $0.1 != "" }.map { "\u{1}\($0)\u{2}\($1)" }.joined()
      return "C '\(text)' \(count)\n"
    }
    return "# SystemC::Coverage-3\n" + lines.joined()
  }

  private func points(_ counts: [Int]) -> [(String, Int, String, String, Int)] {
    [
      ("line", 4, "block", "4-5,8", counts[0]), ("branch", 5, "if", "6", counts[1]),
      ("branch", 5, "else", "7", counts[2]), ("toggle", 2, "led[0]", "", counts[3]),
      ("toggle", 2, "led[1]", "", counts[4]), ("expr", 5, "a && b", "", 0),
    ]
  }

  @Test func `Counts of all runs and instances are added up`() throws {
    try withTemporaryDirectory { directory in
      try counts(points([9, 2, 0, 1, 0]), instance: "TOP.leds.a")
        .write(toFile: "\(directory)/leds-1.dat", atomically: true, encoding: .utf8)
      let two =
        counts(points([1, 3, 0, 0, 0]), instance: "TOP.leds.a")
        + counts(points([1, 0, 0, 4, 0]), instance: "TOP.leds.b").split(separator: "\n").dropFirst()
        .joined(separator: "\n") + "\n"
      try two.write(toFile: "\(directory)/leds-2.dat", atomically: true, encoding: .utf8)
      try "not read".write(
        toFile: "\(directory)/leds-3.dat.part", atomically: true, encoding: .utf8)

      let table = try Tool.run("overlay", "coverage", directory)
      #expect(table.status == 0, "\(table)")
      let row = try #require(table.output.split(separator: "\n").dropFirst().first)
      #expect(
        row.split(separator: " ").joined(separator: " ")
          == "rtl/leds.sv 80.0 % (4/5) 50.0 % (1/2) 50.0 % (1/2)", "\(table)")

      let missed = try Tool.run("overlay", "coverage", directory, "--missed")
      #expect(
        missed.output
          == "rtl/leds.sv:2: led[1]: does not change\nrtl/leds.sv:5: else: not taken\n")

      let traced = try Tool.run("overlay", "coverage", directory, "--lcov", "\(directory)/x.info")
      #expect(traced.status == 0, "\(traced)")
      let trace = try String(contentsOfFile: "\(directory)/x.info", encoding: .utf8)
      #expect(
        trace == """
          TN:
          SF:rtl/leds.sv
          BRDA:5,0,0,0
          BRDA:5,0,1,5
          BRF:2
          BRH:1
          DA:4,11
          DA:5,11
          DA:6,5
          DA:7,0
          DA:8,11
          LF:5
          LH:4
          end_of_record

          """)

      let json = try Tool.run("overlay", "coverage", directory, "--json")
      let files = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
      #expect(files.first?["path"] as? String == "rtl/leds.sv")
      #expect((files.first?["branches"] as? [String: Int]) == ["reached": 1, "total": 2])
    }
  }

  @Test(arguments: [
    ("", "the file is empty"), ("x\n", "begins with 'x'"), ("C 'a' 1\n", ":2:"),
    ("C '\u{1}f\u{2}a\u{1}l\u{2}1' 1\n", "lacks a file, a line or a kind"),
    ("C '\u{1}f\u{2}a' -1\n", "is not of the form"),
    ("C '\u{1}f\u{2}a\u{1}l\u{2}1\u{1}page\u{2}v_line/a\u{1}S\u{2}9-1' 1\n", "no numbers"),
    ("C '\u{1}f", "the line does not end"),
  ])
  func `A file that is none of counts is refused`(text: String, reason: String) throws {
    try withTemporaryDirectory { directory in
      let text = text.hasPrefix("C ") ? "# SystemC::Coverage-3\n" + text : text
      try text.write(toFile: "\(directory)/a.dat", atomically: true, encoding: .utf8)
      let refused = try Tool.run("overlay", "coverage", directory)
      #expect(refused.status == 65 && refused.output == "", "\(refused)")
      #expect(refused.errors.contains(reason), "\(refused)")
    }
  }

  @Test func `A folder without counts tells how they come about`() throws {
    try withTemporaryDirectory { directory in
      let empty = try Tool.run("overlay", "coverage", directory)
      #expect(empty.status == 66 && empty.errors.contains("SWYNQ_COVERAGE"), "\(empty)")
    }
  }
}
