// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#endif

/// Commands that a signal ends: nothing is left behind, and no file is half there.
@Suite("A signal", .serialized) struct TerminationTests {
  static let commands = [
    ["resize", "in.png", "out.png", "--factor", "1", "--waveform", "w.fst"],
    ["record", "r.swynq", "in.png", "out.png", "--factor", "1"],
    ["report", "256x144", "--factor", "1", "-o", "r.html"],
    ["report", "256x144", "--factor", "1", "-o", "r.trace.json"],
    ["report", "baseline", "a", "64x64", "--factor", "1", "--baseline", "b.json"],
    ["sweep", "--sizes", "32x32:32x32", "--latencies", "1,2,3,4,5,6", "--page", "s.html"],
  ]

  /// Number of programs that are killed; more by `SWYNQ_KILLS`.
  static let count =
    ProcessInfo.processInfo.environment["SWYNQ_KILLS"].flatMap { Int($0) } ?? 18

  /// Starts `swynq` in a directory, with a signal after a while; returns its status, negative for a
  /// signal.
  private func run(
    _ arguments: [String], in directory: String, killedBy signal: Int32, after delay: Duration
  ) throws -> Int32 {
    let script = "cd \"$1\"; shift; exec \"$@\" > /dev/null 2> /dev/null"
    let command = ["/bin/sh", "-c", script, "sh", directory, Tool.path] + arguments
    var pointers: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    let spawned = posix_spawn(&process, command[0], nil, nil, &pointers, environ)
    guard spawned == 0 else { throw POSIXError(.init(rawValue: spawned) ?? .EIO) }
    usleep(UInt32(delay / .microseconds(1)))
    kill(process, signal)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  @Test func `that may be handled leaves nothing, and no file half done`() throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 200, height: 120).write(to: "\(directory)/in.png")
      var random = SeededGenerator(seed: Seeds.base)
      for number in 0..<Self.count {
        let command = Self.commands[number % Self.commands.count]
        let signal = [SIGTERM, SIGINT, SIGHUP][number / Self.commands.count % 3]
        let delay = Duration.milliseconds(Int.random(in: 0...700, using: &random))
        let status = try run(command, in: directory, killedBy: signal, after: delay)
        #expect([0, -signal].contains(status), "\(command): \(status)")
        try expectWhole(directory, "\(command) after \(delay), seed \(Seeds.base)")
      }
    }
  }

  @Test func `that may not be handled leaves nothing that the next run does not remove`() throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 200, height: 120).write(to: "\(directory)/in.png")
      var random = SeededGenerator(seed: Seeds.base &+ 1)
      for number in 0..<Self.count {
        let command = Self.commands[number % Self.commands.count]
        let delay = Duration.milliseconds(Int.random(in: 0...700, using: &random))
        _ = try run(command, in: directory, killedBy: SIGKILL, after: delay)
        let next = try Tool.run(
          "resize", "\(directory)/in.png", "\(directory)/next.ppm", "--factor", "1", "--quiet")
        #expect(next.status == 0, "\(next)")
        try expectWhole(directory, "\(command) after \(delay), seed \(Seeds.base)")
      }
    }
  }

  /// Expects of all files in a directory that they are what they should be.
  private func expectWhole(_ directory: String, _ what: String) throws {
    let known = [
      "in.png", "next.ppm", "out.png", "w.fst", "r.swynq", "r.html", "r.trace.json", "b.json",
      "s.html",
    ]
    for name in try listing(directory) {
      #expect(known.contains(name), "\(what) left \(name)")
      let path = "\(directory)/\(name)"
      let data = try contents(path)
      switch name.split(separator: ".").last {
      case "png", "ppm": #expect(throws: Never.self) { try Image(contentsOf: path) }
      case "json":
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
      case "html": #expect(data.suffix(16).contains(UInt8(ascii: ">")) && data.count > 1000)
      case "swynq": #expect(data.suffix(20).contains(UInt8(ascii: "}")), "\(what): \(name)")
      default: #expect(data.count > 1000, "\(what): \(name)")
      }
    }
  }
}
