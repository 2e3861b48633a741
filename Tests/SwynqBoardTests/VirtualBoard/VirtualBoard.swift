// SPDX-License-Identifier: Apache-2.0

import CVirtualBoard
package import Foundation
package import Swynq
package import SwynqBoard
import SwynqResizer
import SwynqSimulator

/// A directory that looks like `/sys` and `/dev` of a Pynq-Z2 with the resizer loaded, and the RTL
/// behind it. Tests change its files as they like before they open it.
package final class VirtualBoard {
  /// Directory with `sys` and `dev` in it.
  package let root: URL
  let model: OpaquePointer
  package let kernel: VirtualKernel

  /// Bytes of DDR.
  package static let memorySize = 128 << 20
  /// Address of the u-dma-buf: not 0, so that an offset is no address.
  package static let bufferAddress = 0x0200_0000
  /// Size of the u-dma-buf.
  package static let bufferSize = 48 << 20
  /// The factor by which the model is slower than an FPGA at 100 MHz, on a machine that is busy.
  package static let slowdown = 200

  private static let library = Result { try SimulatedDevice(overlay: .resizer).information.path }

  /// - Parameters:
  ///   - stalls: Random backpressure on every bus of the model, in thousandths.
  ///   - library: Path of the simulator library that holds the overlay; nil for the package's own.
  package init(seed: UInt64 = 1, stalls: UInt32 = 0, library: String? = nil) throws {
    var message = [CChar](repeating: 0, count: 512)
    let made = try (library ?? Self.library.get()).withCString { path in
      var options = virtual_board_options(
        library: path, seed: seed, stalls: stalls, memory_size: UInt64(Self.memorySize))
      return virtual_board_create(&options, &message, message.count)
    }
    guard let made else {
      let text = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw Failure(description: "no virtual board: " + String(decoding: text, as: UTF8.self))
    }
    model = made
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("virtual-board-\(UUID().uuidString)")
    kernel = VirtualKernel(model: made, root: root, slowdown: Self.slowdown)
    try makeFiles()
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  package struct Failure: Error, CustomStringConvertible { package let description: String }

  /// Options that fit this board.
  package var options: BoardOptions {
    var options = BoardOptions()
    options.roots = BoardRoots(
      sys: root.appendingPathComponent("sys").path, dev: root.appendingPathComponent("dev").path,
      proc: root.appendingPathComponent("proc").path,
      firmware: root.appendingPathComponent("lib/firmware").path)
    return options
  }

  /// Opens the board, as a program on it would.
  package func open(
    _ overlay: OverlayDescription = .resizer, _ options: BoardOptions? = nil
  ) throws(DeviceError) -> BoardDevice {
    try BoardDevice(overlay: overlay, options: options ?? self.options, kernel: kernel)
  }

  /// Bytes of the DDR, as the device sees them. They stay mapped.
  package func bytes(at address: BusAddress, count: Int) -> UnsafeMutableRawBufferPointer {
    let (page, offset) = (Int(address.rawValue) / 4096 * 4096, Int(address.rawValue) % 4096)
    let start = mmap(
      nil, offset + count, PROT_READ | PROT_WRITE, MAP_SHARED, virtual_board_memory_fd(model), page)
    return UnsafeMutableRawBufferPointer(start: start.unsafelyUnwrapped + offset, count: count)
  }

  /// Clocks of the model so far.
  package var clocks: UInt64 { virtual_board_clocks(model) }
  /// Register accesses that trapped.
  package var accesses: UInt64 { virtual_board_accesses(model) }

  /// Makes this thread open files as another user, and returns who it was; without the right to do
  /// so, it changes nothing.
  package static func setFileUser(_ user: UInt32) -> UInt32 { virtual_board_set_file_user(user) }

  /// Writes a file below the root, with its directories.
  package func write(_ text: String, to path: String) throws {
    let url = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  /// The text of a file below the root.
  package func text(of path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Removes a file or a directory below the root.
  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appendingPathComponent(path))
  }

  /// Makes a device node that is another file.
  package func link(_ path: String, to target: String) throws {
    try? remove(path)
    let parent = root.appendingPathComponent(path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: root.appendingPathComponent(path).path, withDestinationPath: target)
  }

  /// Makes a file that cannot be opened (ENXIO), as a device node without its driver cannot.
  package func makeSocket(_ path: String) throws {
    let file = root.appendingPathComponent(path).path
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: file.utf8.prefix(room - 1)) }
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw Failure(description: "no socket at \(file)") }
  }

  /// Changes the permissions of a file below the root.
  package func setMode(_ mode: Int, of path: String) throws {
    guard chmod(root.appendingPathComponent(path).path, mode_t(mode)) == 0 else {
      throw Failure(description: "cannot change the mode of \(path)")
    }
  }

  private func makeFiles() throws {
    try FileManager.default.createDirectory(
      at: root.appendingPathComponent("dev"), withIntermediateDirectories: true)
    try makeFPGAManager()
    try makeUIO(0, name: "axi_dma_0", base: 0x4040_0000, line: 0)
    try makeUIO(1, name: "axi_dma_0_s2mm_introut", base: nil, line: 1)
    try makeUIO(2, name: "resize_accel_0", base: 0x43C0_0000, line: 2)
    try makeUIO(3, name: "cycle_monitor_0", base: 0x43C1_0000, line: nil)
    let buffer = "sys/class/u-dma-buf/udmabuf0"
    try write("0x\(String(format: "%016x", Self.bufferAddress))\n", to: "\(buffer)/phys_addr")
    try write("\(Self.bufferSize)\n", to: "\(buffer)/size")
    try write("1\n", to: "\(buffer)/sync_mode")
    try write("0\n", to: "\(buffer)/dma_coherent")
    try write("", to: "\(buffer)/sync_for_cpu")
    try write("", to: "\(buffer)/sync_for_device")
    try write("", to: "dev/udmabuf0")
    try write("", to: "dev/mem")
    try write("", to: "dev/dma_heap/reserved")
    try write("MemTotal: 512000 kB\nCmaFree: 24576 kB\n", to: "proc/meminfo")
    for path in [
      "dev/udmabuf0", "dev/mem", "dev/dma_heap/reserved", "\(buffer)/sync_for_cpu",
      "\(buffer)/sync_for_device",
    ] {
      try setMode(0o666, of: path)
    }
  }

  private func makeFPGAManager() throws {
    for path in ["lib/firmware", "sys/kernel/config/device-tree/overlays"] {
      try FileManager.default.createDirectory(
        at: root.appendingPathComponent(path), withIntermediateDirectories: true)
    }
    let manager = "sys/class/fpga_manager/fpga0"
    try write("Xilinx Zynq FPGA Manager\n", to: "\(manager)/name")
    try write("unknown\n", to: "\(manager)/state")
    try write("0\n", to: "\(manager)/flags")
    try write("", to: "\(manager)/firmware")
  }

  private func makeUIO(_ number: Int, name: String, base: UInt64?, line: UInt32?) throws {
    let directory = "sys/class/uio/uio\(number)"
    try write("\(name)\n", to: "\(directory)/name")
    if let base {
      try write("0x\(String(base, radix: 16))\n", to: "\(directory)/maps/map0/addr")
      try write("0x10000\n", to: "\(directory)/maps/map0/size")
      try write("0x0\n", to: "\(directory)/maps/map0/offset")
      kernel.registers["uio\(number)"] = base
    }
    guard let line else {
      try write("", to: "dev/uio\(number)")
      return try setMode(0o666, of: "dev/uio\(number)")
    }
    var path = [CChar](repeating: 0, count: 128)
    let status = virtual_board_connect_interrupt(model, line, &path, path.count)
    guard status == 0 else {
      throw Failure(description: "no terminal for interrupt \(line): \(status)")
    }
    let bytes = path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    try link("dev/uio\(number)", to: String(decoding: bytes, as: UTF8.self))
    try setMode(0o666, of: "dev/uio\(number)")
  }
}
