// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import Testing

@testable import SwynqTool

@Suite("swynq demo")
struct DemoTests {
  @Test func `writes the image before and after`() throws {
    try withTemporaryDirectory { directory in
      let run = try Tool.run("demo", "--output-directory", directory, "--json")
      #expect(run.status == 0, "\(run)")
      #expect(try listing(directory) == ["swynq-demo-after.png", "swynq-demo-before.png"])
      let before = try Image(contentsOf: "\(directory)/swynq-demo-before.png")
      let after = try Image(contentsOf: "\(directory)/swynq-demo-after.png")
      #expect(after == reference(before, width: before.width / 2, height: before.height / 2))
      let summary = try run.json(SummaryDocument.self)
      #expect(summary.verified)
      #expect(summary.input.width == before.width)
      #expect(summary.output.path == "\(directory)/swynq-demo-after.png")
    }
  }

  @Test func `draws an image that is detailed everywhere`() {
    let image = DemoImage.draw()
    // Every tile of 80x80 pixels has some dozens of colours among a ninth of its pixels.
    for top in stride(from: 0, to: image.height, by: 80) {
      for left in stride(from: 0, to: image.width, by: 80) {
        var colors: Set<Int> = []
        for y in stride(from: top, to: top + 80, by: 3) {
          for x in stride(from: left, to: left + 80, by: 3) {
            let offset = (y * image.width + x) * 3
            let (red, green) = (Int(image.pixels[offset]), Int(image.pixels[offset + 1]))
            colors.insert(red << 16 | green << 8 | Int(image.pixels[offset + 2]))
          }
        }
        #expect(colors.count >= 24, "tile at \(left),\(top) has \(colors.count) colours")
      }
    }
  }
}
