import Foundation
import Swynq
import SwynqReport
import SwynqReportSamples
import SwynqTestSupport
import Testing

// SPDX-License-Identifier: Apache-2.0

/// Files of reports and baselines that are damaged, or made to do harm.
@Suite struct HostileInputTests {
  /// All that is ever computed from a report.
  private func use(_ report: CycleReport) throws(ReportError) {
    _ = report.text + report.markdown + report.json + CycleReport.csv([report])
    for metric in Metric.all {
      guard let value = metric.value(in: report) else { continue }
      #expect(value.isFinite, "\(metric.name)")
      _ = metric.text(value)
    }
    for sample in SampleReports.all {
      for (before, after) in [(sample, report), (report, sample), (report, report)] {
        let comparison: ReportComparison
        do throws(ReportError) {
          comparison = try ReportComparison(
            from: before, to: after, failIf: [try Threshold("cycles>+1%")])
        } catch { continue }
        _ = comparison.text + comparison.markdown + ComparisonFormat.json.write(comparison)
      }
    }
  }

  @Test func `a damaged report is refused, or is one`() throws {
    let mutation = Mutation(of: SampleReports.all.map { Array($0.json.utf8) })
    let outcome = try mutation.tryAll("report") { path, _, _ in
      do throws(ReportError) {
        let report = try ReportFile.report(at: path)
        try use(report)
        return true
      } catch {
        #expect([.malformed, .incompatible].contains(error.code), "\(error)")
        return false
      }
    }
    #expect(outcome.accepted < Mutation.count)
    #expect(outcome.slowest < 10)
  }

  @Test func `a damaged file of baselines is refused, or is one`() throws {
    var baselines = Baselines()
    for report in SampleReports.all { baselines.keep(report, named: report.name ?? "") }
    let mutation = Mutation(of: [Array(baselines.json.utf8)])
    let outcome = try mutation.tryAll("baselines") { path, _, _ in
      do throws(ReportError) {
        let read = try Baselines(path: path)
        for name in read.names { try use(try read.report(named: name)) }
        _ = read.json
        try? CycleBudgets(path, recording: false).check(SampleReports.half, named: "half of 360p")
        return true
      } catch {
        #expect([.malformed, .incompatible].contains(error.code), "\(error)")
        return false
      }
    }
    #expect(outcome.accepted < Mutation.count)
    #expect(outcome.slowest < 10)
  }

  @Test(
    arguments: [
      ("clocks", "\"clocks\" : 86701,", "\"clocks\" : 18446744073709551615,"),
      ("window", "\"window\" : 86707", "\"window\" : 9007199254740993"),
      ("run.frameCount", "\"frameCount\" : 1", "\"frameCount\" : 100000"),
      ("run.dataWidth", "\"dataWidth\" : 64", "\"dataWidth\" : 9223372036854775807"),
      ("channels", "\"stalled\" : 0,", "\"stalled\" : 18446744073709551615,"),
    ])
  func `numbers out of bounds are named`(name: String, old: String, new: String) throws {
    let text = SampleReports.half.json
    #expect(text.contains(old), "the sample has \(old)")
    let changed = text.replacingOccurrences(of: old, with: new)
    let error = #expect(throws: ReportError.self) { try CycleReport(json: changed, from: "x") }
    #expect(error?.code == .malformed)
    #expect(
      error?.description.contains("\(name) is out of bounds") == true,
      "\(String(describing: error))")
  }

  /// A report whose every text is a formula, HTML, Markdown and a control sequence.
  static let evil: CycleReport = {
    var report = SampleReports.withoutMonitor
    let text = "=1+1|<b>x</b>[a](b)`c`*d*\u{1B}[2J\nnext"
    report.name = text
    report.run.device = text
    report.run.overlay = text
    report.run.versions.overlay = text
    report.unknowns = [UnknownFact(text, reason: text)]
    return report
  }()

  @Test func `texts of a file cannot be formulas, markup or control characters`() throws {
    let report = Self.evil
    var other = report
    other.run.device = "-2+3"
    let comparison = try ReportComparison(from: report, to: other)
    for text in [report.text, report.markdown, comparison.text, comparison.markdown] {
      #expect(!text.contains("\u{1B}"))
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("next") }, "\(text)")
    }
    for text in [report.markdown, comparison.markdown] {
      #expect(!text.contains("<b>") && !text.contains("[a](b)") && !text.contains("`c`"))
      #expect(text.contains("\\<b\\>x"))
    }
    let csv = CycleReport.csv([report, other])
    #expect(csv.components(separatedBy: "\r\n").count == 4)
    #expect(csv.contains(",'=1+1|") && csv.contains(",'-2+3,"))
    #expect(!csv.contains(",=") && !csv.contains("\n=") && !csv.contains("\u{1B}"))
  }
}
