// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqComposer
import Testing

/// The handoffs of these tests.
enum Design: String, CaseIterable, CustomTestStringConvertible {
  /// A Zynq-7000: a DMA, a filter in a hierarchy, pins, interrupts through a concatenation.
  case streamFilter = "stream-filter"
  /// An UltraScale+: registers over 128 bits, two clocks, an interrupt controller, a core with a
  /// memory port of its own.
  case ultrascaleKernel = "ultrascale-kernel"
  /// The stream cores, several of them with ports of many streams: a DMA whose words are taken apart, go
  /// through another clock and are put together again.
  case streamCores = "stream-cores"

  var testDescription: String { rawValue }

  var path: String { Resources.path("\(rawValue).hwh") }

  var text: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }

  /// The design with a stand-in for every block.
  func composed() throws -> ComposedOverlay {
    var composer = try OverlayComposer(handoff: path)
    composer.standIns = true
    return try composer.compose(to: "build")
  }
}

/// Files of these tests.
enum Resources {
  static func path(_ name: String) -> String {
    Bundle.module.bundleURL.appendingPathComponent("Designs/\(name)").path
  }
}

/// A folder that is removed with the last reference to it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "swynq-composer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file.
  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    return "\(path)/\(name)"
  }
}

/// Programs that a test needs.
enum Program {
  /// The path of a program; nil if it is not installed.
  static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program and gives what it printed, and whether it succeeded.
  static func run(_ path: String, _ arguments: [String]) throws -> (succeeded: Bool, output: String)
  {
    let folder = try TemporaryFolder()
    let log = try folder.write("log", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus == 0, try String(contentsOfFile: log, encoding: .utf8)
    )
  }
}
