// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqOverlayBuilder

/// Simulator libraries of overlays that the package does not ship, built when they are first asked for
/// and kept. Their names hold a hash of all that they were made of and with: sources, Verilator,
/// compiler and flags.
struct OverlayCache {
  let directory: URL
  let sources: OverlaySources

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

  /// A hash of all that a library would be made of and with.
  ///
  /// - Throws: `noDevice` if the tools or the sources are missing.
  func fingerprint(of build: OverlayBuild) throws(ToolFailure) -> String {
    do {
      return try build.fingerprint()
    } catch {
      throw ToolFailure(.noDevice, "simulator libraries cannot be built: \(error)")
    }
  }

  /// The path of a library, built if it is not there yet or is damaged. Several programs may ask at
  /// once: one builds, and a file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - build: The build, whose output is chosen here.
  ///   - name: The library's name in the directory, which holds the build's fingerprint.
  ///   - subject: What an error says that cannot be built.
  ///   - building: Called before it is built.
  /// - Throws: `noDevice` if it cannot be built, with the reason; `timeout`.
  func library(
    _ build: OverlayBuild, named name: String, _ subject: String, building: () -> Void = {}
  ) throws(ToolFailure) -> String {
    let file = directory.appendingPathComponent("\(name).so").path
    if OverlayBuild.isIntact(file) { return file }
    let lock = try locked()
    defer { close(lock) }
    if OverlayBuild.isIntact(file) { return file }
    building()
    var build = build
    build.output = file
    do {
      try build.run()
    } catch {
      let detail = error.output.split(whereSeparator: \.isNewline)
        .first { $0.contains("rror:") || $0.contains("%Error") }
      throw ToolFailure(
        .noDevice,
        "\(subject) cannot be built: \(error)" + (detail.map { ": \($0.drop { $0 == " " })" } ?? "")
      )
    }
    return file
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
