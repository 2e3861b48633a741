// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqImage
import Testing

@Suite("swynq writes pages and traces")
struct ReportPageTests {
  @Test func `resize --report writes a page with both images, whatever the files are called`()
    throws
  {
    try withTemporaryDirectory { directory in
      let input = "\(directory)/a <b> & \"c\".png"
      let (output, report) = ("\(directory)/it's.png", "\(directory)/r.html")
      try testImage(width: 33, height: 21).write(to: input)
      let run = try Tool.run("resize", input, output, "--size", "20x30", "--report", report)
      #expect(run.status == 0, "\(run)")
      let page = try String(contentsOfFile: report, encoding: .utf8)
      let texts = [
        "a &lt;b&gt; &amp; &quot;c&quot;.png, 33x21 pixels", "it&#39;s.png, 20x30 pixels",
        "--size 20x30", "id=\"over-time-R\"", "id=\"roofline\"",
      ]
      for text in texts {
        let isThere = page.contains(text)
        #expect(isThere, "\(text) is missing")
      }
      // Small images are there byte for byte.
      let pixels = try Data(contentsOf: URL(fileURLWithPath: output)).base64EncodedString()
      let isExact = page.contains(pixels)
      #expect(isExact)
    }
  }

  @Test func `report writes a trace, to a file and to standard output`() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/r.trace.json"
      let arguments = ["report", "33x21", "--size", "20x30", "--quiet"]
      let file = try Tool.run(arguments + ["--output", path])
      let printed = try Tool.run(arguments + ["--format", "trace"])
      #expect(file.status == 0 && printed.status == 0, "\(file)\(printed.errors)")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
      let trace = try JSONSerialization.jsonObject(with: Data(printed.output.utf8))
      let events = (trace as? [String: Any])?["traceEvents"] as? [[String: Any]]
      #expect(events?.contains { $0["cat"] as? String == "burst" } == true)
    }
  }
}
