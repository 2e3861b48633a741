// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq

/// The virtual board's configfs for device tree overlays: a directory made there has the kernel's
/// files in it, and what is written to `dtbo` is taken up.
package final class VirtualOverlays {
  /// The overlays that are applied, by name.
  package private(set) var applied: [String: [UInt8]] = [:]
  /// Whether the kernel finds something wrong with what it is given.
  package var refuses = false

  private let directory: URL

  init(directory: URL) { self.directory = directory }

  /// Whether a path is in here.
  func holds(_ path: String) -> Bool { path.hasPrefix(directory.path + "/") }

  func make(_ path: String) throws(DeviceError) {
    let url = URL(fileURLWithPath: path)
    guard !FileManager.default.fileExists(atPath: path) else { throw failure(EEXIST, path) }
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      try Data("unapplied\n".utf8).write(to: url.appendingPathComponent("status"))
      try Data().write(to: url.appendingPathComponent("dtbo"))
    } catch {
      throw failure(EACCES, path)
    }
  }

  func remove(_ path: String) throws(DeviceError) {
    let url = URL(fileURLWithPath: path)
    guard FileManager.default.fileExists(atPath: path) else { throw failure(ENOENT, path) }
    try? FileManager.default.removeItem(at: url)
    applied[url.lastPathComponent] = nil
  }

  func write(_ bytes: [UInt8], to path: String) {
    let overlay = URL(fileURLWithPath: path).deletingLastPathComponent()
    guard !refuses else { return }
    applied[overlay.lastPathComponent] = bytes
    try? Data("applied\n".utf8).write(to: overlay.appendingPathComponent("status"))
  }

  private func failure(_ number: Int32, _ path: String) -> DeviceError {
    DeviceError(
      number == ENOENT ? .notFound : .inputOutput, "virtual configfs: \(path)",
      underlyingStatus: number)
  }
}
