// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq

/// The virtual board's FPGA manager: it does with what is written to its files what the kernel's
/// zynq-fpga does, and loads nothing.
package final class VirtualFPGAManager {
  /// The loads, in order.
  package private(set) var loads: [Load] = []
  /// Its answer to a load. Set by tests.
  package var behavior = Behavior.works

  /// One load.
  package struct Load: Equatable {
    /// Name of the file in the firmware directory.
    package var file: String
    package var data: [UInt8]
    package var isPartial: Bool
  }

  /// The outcome of a load.
  package enum Behavior: Sendable {
    /// It works.
    case works
    /// The DONE pin never comes (`write complete error`, ETIMEDOUT), as with a wrong chip.
    case neverDone
    /// It takes the file, and stays in this state.
    case staysIn(String)
    /// It is in this state for a while, and then works.
    case isDoneLater(state: String)
  }

  private let directory: URL
  private let firmware: URL
  private var isPartial = false

  /// - Parameters:
  ///   - directory: Its directory in sysfs.
  ///   - firmware: Where it looks for files.
  init(directory: URL, firmware: URL) {
    self.directory = directory
    self.firmware = firmware
  }

  /// A write to one of its files.
  func write(_ bytes: [UInt8], to attribute: String) throws(DeviceError) {
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    switch attribute {
    case "flags":
      // kstrtol(buf, 16, ...) in AMD's fpga-mgr.c.
      guard let flags = Int(text, radix: 16) else { throw refusal(EINVAL, "flags \(text)") }
      isPartial = flags & 1 == 1
    case "firmware": try load(text)
    default: throw refusal(EPERM, "\(attribute) cannot be written")
    }
  }

  private func load(_ name: String) throws(DeviceError) {
    // request_firmware() takes names, not ways out of the directory.
    guard !name.contains("/"),
      let data = FileManager.default.contents(atPath: firmware.appendingPathComponent(name).path)
    else {
      set("firmware request error")
      throw refusal(ENOENT, "no firmware \(name)")
    }
    let bytes = [UInt8](data)
    guard bytes.count % 4 == 0, isPartial || Self.hasSync(bytes) else {
      set("write init error")
      throw refusal(EINVAL, "Invalid bitstream, could not find a sync word")
    }
    loads.append(Load(file: name, data: bytes, isPartial: isPartial))
    switch behavior {
    case .works: set("operating")
    case .neverDone:
      set("write complete error")
      throw refusal(ETIMEDOUT, "DONE is low")
    case .staysIn(let state): set(state)
    case .isDoneLater(let state):
      set(state)
      let file = directory.appendingPathComponent("state")
      // A thread of its own: all of Swift's may be waiting.
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.02)
        try? Data("operating\n".utf8).write(to: file)
      }
    }
  }

  /// zynq_fpga_has_sync() of drivers/fpga/zynq-fpga.c.
  private static func hasSync(_ bytes: [UInt8]) -> Bool {
    stride(from: 0, to: bytes.count, by: 4).contains {
      bytes[$0] == 0x66 && bytes[$0 + 1] == 0x55 && bytes[$0 + 2] == 0x99 && bytes[$0 + 3] == 0xAA
    }
  }

  private func set(_ state: String) {
    try? Data("\(state)\n".utf8).write(to: directory.appendingPathComponent("state"))
  }

  private func refusal(_ number: Int32, _ message: String) -> DeviceError {
    DeviceError(.inputOutput, "virtual FPGA manager: \(message)", underlyingStatus: number)
  }
}
