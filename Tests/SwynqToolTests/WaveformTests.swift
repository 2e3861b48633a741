// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqImage
import SwynqTestSupport
import Testing

/// `swynq resize --waveform`.
@Suite("swynq's waveforms") struct WaveformTests {
  /// Resizes a small image in a shell, after `preparation`, and returns the run and the files it left.
  private func resize(
    _ options: String, after preparation: String = ""
  ) throws -> (run: ToolRun, files: [String: Int]) {
    try withTemporaryDirectory { directory in
      try testImage(width: 64, height: 48).write(to: "\(directory)/in.ppm")
      let command =
        "cd \(directory); \(preparation) exec \(Tool.path) resize in.ppm out.ppm --factor 2 "
        + "--waveform w.fst \(options)"
      let result = try Tool.spawn(["/bin/sh", "-c", command])
      let names = try FileManager.default.contentsOfDirectory(atPath: directory)
      // The size of a FIFO is 0.
      let files = try names.map { name in
        let facts = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
        return (name, (facts[.size] as? NSNumber)?.intValue ?? 0)
      }
      return (
        ToolRun(
          arguments: [command], status: result.status, output: result.output,
          errors: result.errors),
        Dictionary(uniqueKeysWithValues: files)
      )
    }
  }

  @Test func `show a part of the simulation`() throws {
    let all = try resize("")
    #expect(all.run.status == 0 && all.run.output.contains("waveform    w.fst"), "\(all.run)")
    #expect(all.files.keys.sorted() == ["in.ppm", "out.ppm", "w.fst"])
    let size = try #require(all.files["w.fst"])
    for options in ["--waveform-from 300 --waveform-clocks 100", "--waveform-depth 1"] {
      let part = try resize(options)
      #expect(part.run.status == 0, "\(part.run)")
      #expect(try #require(part.files["w.fst"]) < size / 2)
    }
  }

  @Test func `that would show nothing are an error`() throws {
    let (run, _) = try resize("--waveform-from 9999999")
    #expect(run.status == 64 && run.errors.contains("so the waveform shows nothing"), "\(run)")
  }

  @Test(arguments: ["mkdir w.fst", "mkfifo w.fst"])
  func `replace regular files alone`(preparation: String) throws {
    let (run, _) = try resize("", after: "\(preparation);")
    #expect(run.status == 73 && run.errors.contains("w.fst: "), "\(run)")
  }

  @Test(arguments: [0, 1, 16, 24])
  func `on a full disk are an error, and leave nothing`(blocks: Int) throws {
    // The image is written before; only the waveform is too large.
    let (run, files) = try resize("--quiet", after: "trap '' XFSZ; ulimit -f \(blocks);")
    #expect(run.status == 74, "\(run)")
    if blocks > 8 {
      #expect(run.errors.contains("w.fst: the waveform could not be written whole"), "\(run)")
      #expect(files.keys.sorted() == ["in.ppm", "out.ppm"])
    }
    #expect(files["w.fst"] == nil)
  }
}
