// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// The values of a page's template, by its names.
struct PageContent {
  let styles = PageTemplates.styles
  let title: String
  let subtitle: String
  let sentence: String
  let figures: [Figure]
  let images: [Picture]
  let verdict: VerdictText
  let phases: Section?
  let overTime: OverTime?
  let channels: Channels?
  let roofline: Section?
  let frames: Section?
  let bursts: Section?
  let registers: Section?
  let compared: Section?
  let rates: PageTable
  let unknowns: [UnknownFact]
  let command: String?
  let conditions: PageTable

  /// A number that catches the eye.
  struct Figure {
    let value: String
    let unit: String
    let explanation: String
  }

  struct Picture {
    let heading: String
    let name: String
    let size: String
    let address: String
  }

  struct VerdictText {
    let title: String
    let parts: [Part]
    let evidence: [String]
    let advice: String
    let next: String?

    struct Part {
      let name: String
      let style: String
      let clocks: String
      let share: String
    }
  }

  /// Charts with a table behind them.
  struct Section {
    let charts: [String]
    let note: String?
    let table: PageTable?
  }

  struct OverTime {
    let strips: [Strip]
    let axis: String
    let outstanding: String
    let note: String
  }

  struct Strip {
    let name: String
    let explanation: String
    let style: String
    let chart: String
  }

  struct Channels {
    let strips: [Strip]
    let table: PageTable
  }

  init(_ page: ReportPage) {
    let recording = page.recording
    let report = recording.report
    title = report.name ?? report.run.work.title
    subtitle =
      (report.name == nil ? [] : [report.caseTitle]).joined() + (report.name == nil ? "" : ", ")
      + report.deviceTitle
    sentence = Self.sentence(report)
    figures = Self.figures(report)
    images = Self.images(page)
    verdict = Self.verdict(report)
    phases = Self.phases(report)
    overTime = Self.overTime(recording)
    channels = Self.channels(recording)
    roofline = RooflineChart(report).map {
      Section(charts: [$0.svg()], note: nil, table: Self.rooflineTable($0))
    }
    frames = Self.frames(report)
    bursts = Self.bursts(recording)
    registers = Self.registers(recording)
    compared = Self.compared(report)
    rates = Self.rates(report)
    unknowns = report.unknowns
    command = page.command
    conditions = Self.conditions(report)
  }

  /// The word for one piece of the work.
  static func unit(_ report: CycleReport) -> String {
    report.run.work.source == nil ? "run" : "image"
  }

  /// The whole result in plain words.
  private static func sentence(_ report: CycleReport) -> String {
    let rate = report.rate
    let unit = unit(report)
    var text =
      "\(report.run.frameCount == 1 ? "One \(unit) takes" : "\(report.run.frameCount) \(unit)s take") "
      + "\(grouped(report.clocks)) clocks. At \(megahertz(rate.clockFrequency)) that is "
      + "\(duration(rate.secondsPerFrame)) per \(unit), \(grouped(rate.framesPerSecond, digits: 1)) "
      + "\(unit)s a second."
    if let ratio = report.floorRatio {
      text +=
        " The memory port alone would need \(grouped(report.floor ?? 0)) clocks; this is "
        + "\(grouped(ratio, digits: 4)) times as many."
    }
    let verdict = report.verdict
    return verdict.limit == .unknown
      ? text
      : text + " It is \(verdict.title), which \(percent(verdict.share)) of the clocks go to."
  }

  private static func figures(_ report: CycleReport) -> [Figure] {
    let rate = report.rate
    let at = "at \(megahertz(rate.clockFrequency))"
    var figures = [
      Figure(value: grouped(report.clocks), unit: "clocks", explanation: "measured"),
      Figure(
        value: duration(rate.secondsPerFrame), unit: "per \(unit(report))", explanation: at),
      Figure(
        value: grouped(rate.framesPerSecond, digits: 1), unit: "\(unit(report))s/s", explanation: at
      ),
    ]
    if let ratio = report.floorRatio {
      figures.append(
        Figure(
          value: grouped(ratio, digits: 4), unit: "× floor",
          explanation: "what the memory port needs"))
    }
    if let reference = report.run.work.reference, let speedup = report.speedup {
      figures.append(
        Figure(
          value: grouped(speedup, digits: 2), unit: "× \(reference.name)",
          explanation: "at the same clock"))
    }
    return figures
  }

  private static func images(_ page: ReportPage) -> [Picture] {
    [("Before", page.before), ("After", page.after)].compactMap { heading, image in
      image.map {
        Picture(heading: heading, name: $0.name, size: "\($0.size)", address: $0.dataAddress)
      }
    }
  }

  private static func verdict(_ report: CycleReport) -> VerdictText {
    let verdict = report.verdict
    let names: [Verdict.Attribution.Purpose: String] = [
      .transfer: "transfer", .lost: "waiting in the midst of it", .latency: "latency",
      .driver: "driver",
    ]
    return VerdictText(
      title: verdict.title,
      parts: verdict.attribution.map {
        .init(
          name: names[$0.purpose] ?? $0.purpose.rawValue, style: "part-\($0.purpose.rawValue)",
          clocks: grouped($0.clocks),
          share: percent(Double($0.clocks) / Double(max(report.clocks, 1))))
      },
      evidence: verdict.evidence, advice: verdict.advice,
      next: verdict.next.map {
        "Then it would be \($0.title): \(grouped($0.clocks)) clocks at least."
      })
  }
}
