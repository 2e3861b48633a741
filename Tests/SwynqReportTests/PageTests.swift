// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqReportPage
import SwynqSimulator
import Testing

/// The HTML page: what stands on it, and that nothing breaks out of its place.
@Suite struct PageTests {
  static let source = ImageSize(width: 96, height: 40)
  static let target = ImageSize(width: 64, height: 60)

  @Test func `A page tells the whole run`() throws {
    var recording = try recordLogged(from: Self.source, to: Self.target, frames: 3)
    recording.report.clockFrequencies = [200_000_000]
    let html = ReportPage(recording, command: "swynq report run 96x40").html
    for chart in [
      "phases", "over-time-R", "over-time-axis", "outstanding", "states-MM2S", "roofline",
      "compared", "latency-read", "latency-write",
    ] {
      #expect(html.contains("id=\"\(chart)\""), "\(chart) is missing")
    }
    for frame in recording.report.frames { #expect(html.contains(">\(grouped(frame.clocks))<")) }
    #expect(html.contains("200 MHz") && html.contains("MM2S_LENGTH"))
    #expect(html.contains("swynq report run 96x40"))
    #expect(html.contains(recording.report.verdict.title))
    #expect(!html.contains("{{") && !html.contains("}}"))
  }

  @Test func `Names are escaped`() throws {
    var recording = try recordLogged(
      #"<b onclick="x">&'{{title}}"#, from: Self.target, to: Self.target)
    recording.report.unknowns = [UnknownFact("<i>", reason: "\"&\"")]
    let image = PageImage(
      name: #"a<img src=x onerror="alert(1)">&.png"#, size: Self.target, file: [1, 2, 3])
    let html = ReportPage(recording, before: image, after: image, command: "<script>'&").html
    for raw in ["<b onclick", "<img src=x", "<script>'", "<i>"] {
      #expect(!html.contains(raw), "\(raw) is not escaped")
    }
    for escaped in [
      "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;.png", "&lt;script&gt;&#39;&amp;",
      "data:image/png;base64,AQID",
    ] {
      let isThere = html.contains(escaped)
      #expect(isThere, "\(escaped) is missing")
    }
  }

  @Test func `Nothing comes from elsewhere`() throws {
    let recording = try recordLogged(from: Self.target, to: Self.target)
    let html = ReportPage(recording).html
    for address in ["http:", "https:", "src=\"/", "@import", "url("] {
      #expect(!html.contains(address), "\(address)")
    }
  }

  @Test func `What is not known is left out`() throws {
    let full = try recordLogged(from: Self.target, to: Self.target)
    let bare = CycleRecording(
      report: CycleReport(
        run: full.report.run, clocks: full.report.clocks, frames: full.report.frames,
        unknowns: [UnknownFact("channels", reason: "the overlay has no cycle monitor")]))
    let html = ReportPage(bare).html
    for part in ["id=\"phases\"", "id=\"roofline\"", "id=\"utilisation\"", "id=\"registers\""] {
      #expect(!html.contains(part), "\(part)")
    }
    #expect(html.contains("the overlay has no cycle monitor"))
    // Without a monitor a log still shows the channels.
    let logged = CycleRecording(report: bare.report, activity: full.activity)
    #expect(ReportPage(logged).html.contains("id=\"states-R\""))
  }

  @Test func `A long run makes no long page`() throws {
    var log = ActivityLogOptions()
    log.bucketClocks = 1
    log.maximumBuckets = 1 << 16
    let recording = try recordLogged(from: Self.source, to: Self.target, frames: 100, log: log)
    #expect(recording.activity!.buckets.count > 50_000)
    #expect(ReportPage(recording).html.utf8.count < 300_000)
  }
}
