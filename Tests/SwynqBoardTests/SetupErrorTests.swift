// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqResizer
import SwynqTestSupport
import Testing
import VirtualBoard

/// Errors in a board's set-up are found when the board is opened: cause, place, remedy.
@Suite(.serialized) struct SetupErrorTests {
  static let uio = "sys/class/uio"
  static let buffer = "sys/class/u-dma-buf/udmabuf0"

  @Test func `Missing UIO devices are named with those that there are`() throws {
    let board = try VirtualBoard()
    try board.write("something_else\n", to: "\(Self.uio)/uio0/name")
    var options = board.options
    options.registers = .uio
    expectFailure(
      .notFound, ["axi_dma_0", "something_else (uio0)", "resize_accel_0 (uio2)", "device tree"]
    ) { () throws(DeviceError) in _ = try board.open(.resizer, options) }
    try board.remove(Self.uio)
    expectFailure(.notFound, ["axi_dma_0, resize_accel_0, cycle_monitor_0", "there are: none"]) {
      () throws(DeviceError) in _ = try board.open(.resizer, options)
    }
  }

  @Test func `With neither UIO nor physical memory both are named`() throws {
    let board = try VirtualBoard()
    try board.remove(Self.uio)
    try board.remove("dev/mem")
    expectFailure(.notFound, ["/dev/mem", "no UIO device is named axi_dma_0", "uio_pdrv_genirq"]) {
      () throws(DeviceError) in _ = try board.open()
    }
    var options = board.options
    options.registers = .physicalMemory
    expectFailure(.notFound, ["/dev/mem", "CONFIG_DEVMEM"]) { () throws(DeviceError) in
      _ = try board.open(.resizer, options)
    }
    options.registers = .uio
    options.memory = .reserved(address: 0x0400_0000, byteCount: 1 << 20)
    expectFailure(.notFound, ["no UIO device"]) { () throws(DeviceError) in
      _ = try board.open(.resizer, options)
    }
  }

  @Test(arguments: ["dev/uio0", "dev/uio1", "dev/udmabuf0"])
  func `Missing nodes are named`(path: String) throws {
    let board = try VirtualBoard()
    try board.remove(path)
    expectFailure(.notFound, [path, "udev"]) { () throws(DeviceError) in _ = try board.open() }
  }

  @Test(arguments: ["dev/uio0", "dev/uio2", "dev/udmabuf0", buffer + "/sync_for_cpu"])
  func `Denied permissions are named`(path: String) throws {
    let board = try VirtualBoard()
    try board.remove(path)
    try board.write("", to: path)
    try board.setMode(0o444, of: path)
    let error = asNobody { failure { () throws(DeviceError) in _ = try board.open() } }
    // Other nodes may be closed to nobody too, but none that is opened before this one.
    #expect(error?.code == .inputOutput)
    #expect(error?.underlyingStatus == EACCES)
    #expect(error?.message.contains(path) == true, "\(String(describing: error))")
    #expect(error?.message.contains("udev rule") == true)
  }

  @Test func `Denied physical memory is named`() throws {
    let board = try VirtualBoard()
    try board.setMode(0, of: "dev/mem")
    var options = board.options
    options.registers = .physicalMemory
    let error = asNobody {
      failure { () throws(DeviceError) in _ = try board.open(.resizer, options) }
    }
    #expect(error?.underlyingStatus == EACCES && error?.message.contains("dev/mem") == true)
  }

  @Test func `A device tree of another overlay is refused`() throws {
    let board = try VirtualBoard()
    try board.write("0x41e00000\n", to: "\(Self.uio)/uio2/maps/map0/addr")
    expectFailure(.incompatible, ["0x43C0_0000", "resize_accel_0", "0x41E0_0000...0x41E0_FFFF"]) {
      () throws(DeviceError) in _ = try board.open()
    }
    try board.remove("\(Self.uio)/uio2/maps")
    expectFailure(.incompatible, ["resize_accel_0", "nothing"]) { () throws(DeviceError) in
      _ = try board.open()
    }
  }

  @Test func `Windows that are too small are refused`() throws {
    let board = try VirtualBoard()
    try board.write("0x1000\n", to: "\(Self.uio)/uio0/maps/map0/size")
    expectFailure(.incompatible, ["4096 bytes", "65536", "axi_dma_0", "reg"]) {
      () throws(DeviceError) in _ = try board.open()
    }
    try board.write("0x0\n", to: "\(Self.uio)/uio0/maps/map0/size")
    expectFailure(.incompatible, ["0 bytes", "map0", "uio0"]) { () throws(DeviceError) in
      _ = try board.open()
    }
  }

  @Test func `Attributes that are no numbers are shown`() throws {
    let board = try VirtualBoard()
    try board.write("0xwhere\n", to: "\(Self.uio)/uio0/maps/map0/addr")
    expectFailure(.incompatible, ["map0/addr", "0xwhere"]) { () throws(DeviceError) in
      _ = try board.open()
    }
  }

  @Test func `Names that are given twice are refused`() throws {
    let board = try VirtualBoard()
    try board.write("axi_dma_0\n", to: "\(Self.uio)/uio2/name")
    expectFailure(.incompatible, ["uio0 and uio2", "linux,uio-name"]) { () throws(DeviceError) in
      _ = try board.open()
    }
  }

  @Test func `Missing buffers are named with those that there are`() throws {
    let board = try VirtualBoard()
    var options = board.options
    options.memory = .uDMABuf(name: "udmabuf7")
    expectFailure(.notFound, ["udmabuf7", "there are: udmabuf0", "insmod"]) {
      () throws(DeviceError) in _ = try board.open(.resizer, options)
    }
    try board.remove("sys/class/u-dma-buf")
    expectFailure(.notFound, ["there are: none"]) { () throws(DeviceError) in
      _ = try board.open(.resizer, options)
    }
  }

  @Test(arguments: [
    ("size", "100\n", "100 bytes"), ("size", "4294967296\n", "4 GiB"),
    ("phys_addr", "0x1f900800\n", "0x1F90_0800"), ("sync_mode", "0\n", "O_SYNC"),
    ("sync_mode", "4\n", "sync_mode 4"), ("size", "plenty\n", "\"plenty\""),
  ])
  func `Buffers that cannot be used are refused`(
    attribute: String, text: String, word: String
  ) throws {
    let board = try VirtualBoard()
    try board.write(text, to: "\(Self.buffer)/\(attribute)")
    expectFailure(.incompatible, [word, "udmabuf0"]) { () throws(DeviceError) in
      _ = try board.open()
    }
  }

  @Test(arguments: ["size", "phys_addr", "sync_mode", "dma_coherent", "sync_for_device"])
  func `Missing attributes are named`(attribute: String) throws {
    let board = try VirtualBoard()
    try board.remove("\(Self.buffer)/\(attribute)")
    expectFailure(.notFound, ["\(Self.buffer)/\(attribute)"]) { () throws(DeviceError) in
      _ = try board.open()
    }
  }

  @Test(arguments: [
    (0x0400_0800, 1 << 20), (0x0400_0000, 0), (0x0400_0000, 1000), (-4096, 8192),
  ])
  func `Reserved memory must be whole pages`(address: Int, byteCount: UInt64) throws {
    let board = try VirtualBoard()
    var options = board.options
    options.memory = .reserved(
      address: BusAddress(UInt64(bitPattern: Int64(address))), byteCount: byteCount)
    expectFailure(.invalidArgument, ["reserved memory", "multiples of 4096"]) {
      () throws(DeviceError) in _ = try board.open(.resizer, options)
    }
  }

  @Test func `Impossible options and overlays are refused`() throws {
    let board = try VirtualBoard()
    var options = board.options
    options.clockFrequency = 0
    expectFailure(.invalidArgument, ["clockFrequency"]) { () throws(DeviceError) in
      _ = try board.open(.resizer, options)
    }
    for (base, size) in [(0x4040_0000, 0), (0x4040_0002, 16), (0x4040_0000, 18), (-4, 16)] {
      let block = IPBlock(
        name: "odd", type: "x", base: BusAddress(UInt64(bitPattern: Int64(base))),
        size: UInt64(size))
      expectFailure(.invalidArgument, ["odd", "multiples of 4"]) { () throws(DeviceError) in
        _ = try board.open(OverlayDescription(name: "o", blocks: [block]))
      }
    }
  }
}
