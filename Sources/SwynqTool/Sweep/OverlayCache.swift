internal import Foundation
internal import Swynq
internal import SwynqSimulator

/// What an overlay is built with.
struct OverlayParameters: Hashable {
  /// Bits of the memory port and the streams.
  let dataWidth: Int
  /// Beats of the longest burst.
  let maxBurst: Int

  /// Those of the library that comes with the package.
  static let shipped = OverlayParameters(dataWidth: 64, maxBurst: 16)
}

/// Simulator libraries of overlays that the package does not ship, built when they are first asked for
/// and kept. Their names hold what they were made of, so that a change in the sources makes new ones.
struct OverlayCache {
  let directory: URL
  let sources: OverlaySources
  private let fingerprint: UInt64

  /// How long building one library may take.
  private static let limit: Double = 1200

  /// - Parameters:
  ///   - directory: Where libraries are kept; nil for `$SWYNQ_CACHE`, else `swynq` in the user's cache
  ///     directory.
  ///   - sources: The checkout to build from; nil to look for it.
  /// - Throws: `noDevice` without sources; `cannotCreate`.
  init(directory: String?, sources: String?) throws(ToolFailure) {
    self.sources = try OverlaySources.find(sources)
    fingerprint = try self.sources.fingerprint()
    let environment = ProcessInfo.processInfo.environment
    let path =
      directory ?? environment["SWYNQ_CACHE"]
      ?? environment["XDG_CACHE_HOME"].map { $0 + "/swynq" }
      ?? FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
      .map { $0.appendingPathComponent("swynq").path } ?? "/tmp/swynq"
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

  /// Where a library is kept.
  private func file(_ parameters: OverlayParameters) -> URL {
    directory.appendingPathComponent(
      "resizer_overlay-\(parameters.dataWidth)-\(parameters.maxBurst)-"
        + "\(String(fingerprint, radix: 16)).so")
  }

  /// The path of a library, built if it is not there yet. Several programs may ask at once: each
  /// builds under a name of its own, and a file appears whole or not at all.
  ///
  /// - Throws: `noDevice` if it cannot be built, with what the build said; `timeout`.
  func library(_ parameters: OverlayParameters) throws(ToolFailure) -> String {
    let file = file(parameters)
    let manager = FileManager.default
    if manager.isReadableFile(atPath: file.path) { return file.path }
    let unfinished = directory.appendingPathComponent("\(UUID().uuidString).unfinished")
    defer { try? manager.removeItem(at: unfinished) }
    do {
      try manager.createDirectory(at: unfinished, withIntermediateDirectories: true)
    } catch {
      throw ToolFailure(
        .cannotCreate, "\(directory.path) takes no new files; choose another --cache")
    }
    let library = unfinished.appendingPathComponent("overlay.so")
    try build(parameters, into: library, work: unfinished.appendingPathComponent("work"))
    // Another program may have been faster: its library is the same.
    guard rename(library.path, file.path) == 0 else {
      throw ToolFailure(.inputOutput, "\(file.path) cannot be written: \(systemError())")
    }
    return file.path
  }

  private func build(
    _ parameters: OverlayParameters, into library: URL, work: URL
  ) throws(ToolFailure) {
    let log = library.appendingPathExtension("log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    guard let output = FileHandle(forWritingAtPath: log.path) else {
      throw ToolFailure(.cannotCreate, "\(log.path) cannot be written: \(systemError())")
    }
    defer { try? output.close() }
    let process = Process()
    process.executableURL = sources.script
    process.arguments = [
      "--top", "resizer_overlay", "--files", sources.list.path, "--variant", "fast",
      "--parameter", "DataWidth=\(parameters.dataWidth)",
      "--parameter", "MaxBurst=\(parameters.maxBurst)",
      "--output", library.path, "--work", work.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw ToolFailure(.noDevice, "\(sources.script.path) cannot be run: \(error)")
    }
    guard ended.wait(timeout: .now() + Self.limit) == .success else {
      process.terminate()
      throw ToolFailure(
        .timeout, "\(sources.script.path) did not end within \(Int(Self.limit)) seconds")
    }
    guard process.terminationStatus == 0 else {
      let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      throw ToolFailure(
        .noDevice,
        "the overlay with \(parameters.dataWidth) bits and bursts of \(parameters.maxBurst) cannot be "
          + "built: \(Self.reason(text))")
    }
  }

  /// The line of the build's output that says why it failed.
  private static func reason(_ log: String) -> String {
    let lines = log.split(whereSeparator: \.isNewline)
    let line = lines.last { $0.contains("error:") } ?? lines.last ?? "it said nothing"
    return String(line.drop { $0 == " " })
  }

  private func systemError() -> String { String(cString: strerror(errno)) }
}
