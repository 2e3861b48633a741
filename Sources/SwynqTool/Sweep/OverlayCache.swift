// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqOverlayBuilder

/// Parameters of an overlay's build.
struct OverlayParameters: Hashable {
  /// Bits of the memory port and the streams.
  let dataWidth: Int
  /// Beats of the longest burst.
  let maxBurst: Int

  /// Those of the library that comes with the package.
  static let shipped = OverlayParameters(dataWidth: 64, maxBurst: 16)
}

/// Simulator libraries of overlays that the package does not ship, built when they are first asked for
/// and kept. Their names hold a hash of all that they were made of and with: sources, Verilator,
/// compiler and flags.
struct OverlayCache {
  let directory: URL
  let sources: OverlaySources
  private let fingerprint: String

  /// The time that another program may take to build.
  private static let limit: Double = 1200

  /// - Parameters:
  ///   - directory: Where libraries are kept; nil for `$SWYNQ_CACHE`, else `swynq` in the user's cache
  ///     directory.
  ///   - sources: The folder of the sources to build from; nil to look for it.
  /// - Throws: `usage` if no directory is named; `noDevice` without sources or tools; `cannotCreate`.
  init(directory: String?, sources: String?) throws(ToolFailure) {
    self.sources = try OverlaySources.find(sources)
    let path: String
    if let directory {
      path = directory
    } else {
      path = try Self.userDirectory(ProcessInfo.processInfo.environment)
    }
    self.directory = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: self.directory, withIntermediateDirectories: true)
    } catch {
      throw ToolFailure(
        .cannotCreate,
        "the directory for simulator libraries, \(path), cannot be created; name another with --cache"
      )
    }
    let build = Self.build(
      of: self.sources, into: self.directory.appendingPathComponent("resizer_overlay"))
    do {
      fingerprint = try build.fingerprint()
    } catch {
      throw ToolFailure(.noDevice, "simulator libraries cannot be built: \(error)")
    }
  }

  /// The XDG Base Directory Specification's: an empty variable counts as not set.
  private static func userDirectory(_ environment: [String: String]) throws(ToolFailure) -> String {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let chosen = value("SWYNQ_CACHE") { return chosen }
    if let cache = value("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/swynq" }
    if let home = value("HOME"), home.hasPrefix("/") { return home + "/.cache/swynq" }
    throw ToolFailure(
      .usage,
      "neither HOME nor XDG_CACHE_HOME names a directory to keep simulator libraries in; name one with "
        + "--cache or SWYNQ_CACHE")
  }

  private static func build(of sources: OverlaySources, into file: URL) -> OverlayBuild {
    var build = OverlayBuild(
      top: "resizer_overlay", lists: [sources.list], variant: .fast, output: file.path,
      harness: sources.harness, report: { _ in })
    build.hasRegisteredOutputs = true
    return build
  }

  /// The path of a library, built if it is not there yet or is damaged. Several programs may ask at
  /// once: one builds, and a file appears whole or not at all.
  ///
  /// - Throws: `noDevice` if it cannot be built, with the reason; `timeout`.
  func library(_ parameters: OverlayParameters) throws(ToolFailure) -> String {
    let (width, burst) = (parameters.dataWidth, parameters.maxBurst)
    let file = directory.appendingPathComponent(
      "resizer_overlay-\(width)-\(burst)-\(fingerprint).so")
    if OverlayBuild.isIntact(file.path) { return file.path }
    let lock = try locked()
    defer { close(lock) }
    if OverlayBuild.isIntact(file.path) { return file.path }
    var build = Self.build(of: sources, into: file)
    build.parameters = [.init("DataWidth", "\(width)"), .init("MaxBurst", "\(burst)")]
    do {
      try build.run()
    } catch {
      let detail = error.output.split(whereSeparator: \.isNewline)
        .first { $0.contains("rror:") || $0.contains("%Error") }
      throw ToolFailure(
        .noDevice,
        "the overlay with \(width) bits and bursts of \(burst) cannot be built: \(error)"
          + (detail.map { ": \($0.drop { $0 == " " })" } ?? ""))
    }
    return file.path
  }

  /// Holds the directory until the descriptor is closed. Where the file system has no locks, both
  /// programs build; the later library replaces the earlier.
  private func locked() throws(ToolFailure) -> Int32 {
    let file = open(directory.path, O_RDONLY | O_CLOEXEC)
    let start = Date()
    while flock(file, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      guard Date().timeIntervalSince(start) < Self.limit else {
        close(file)
        throw ToolFailure(
          .timeout,
          "another program has been building in \(directory.path) for \(Int(Self.limit)) seconds")
      }
      usleep(100_000)
    }
    return file
  }
}
