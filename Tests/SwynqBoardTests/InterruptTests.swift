// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import Testing
import VirtualBoard

@Suite(.serialized) struct BoardInterruptTests {
  /// Makes the resize core raise its interrupt: with sizes of 0 it is done at once.
  func raise(_ core: ResizeAccelerator<BoardDevice>) throws {
    try core.registers.write(HLSControl(rawValue: 1), to: .control)
    try core.registers.poll(.interruptStatus, mask: 1, until: 1, timeout: .milliseconds(10))
  }

  @Test func `A line is high until it is acknowledged`() throws {
    let device = try VirtualBoard().open()
    let core = try ResizeAccelerator(device)
    try core.enableInterrupts()
    try raise(core)
    for _ in 0..<5 {
      #expect(
        try device.waitForInterrupt(core.interruptLine, timeout: .milliseconds(10)) == .line(2))
    }
    try core.acknowledgeInterrupts()
    expectFailure(.timeout, ["interrupt line 2"]) { () throws(DeviceError) in
      _ = try device.waitForInterrupt(core.interruptLine, timeout: .microseconds(50))
    }
    try raise(core)
    #expect(
      try device.waitForInterrupt([.line(0), .line(2)], timeout: .milliseconds(10)) == .line(2))
  }

  /// The kernel has counted an interrupt whose cause a poll has since acknowledged.
  @Test func `Interrupts that were acknowledged since are forgotten`() throws {
    let board = try VirtualBoard()
    let device = try board.open()
    let core = try ResizeAccelerator(device)
    try core.enableInterrupts()
    for _ in 0..<10 {
      // Leaves the interrupt enabled.
      _ = failure { () throws(DeviceError) in
        _ = try device.waitForInterrupt(.line(2), timeout: .microseconds(20))
      }
      try raise(core)
      // Time enough for the count to arrive.
      Thread.sleep(forTimeInterval: 0.02)
      try core.acknowledgeInterrupts()
      expectFailure(.timeout, []) { () throws(DeviceError) in
        _ = try device.waitForInterrupt(.line(2), timeout: .microseconds(50))
      }
    }
  }

  @Test func `Waits end with their deadline`() throws {
    let device = try VirtualBoard().open()
    for timeout in [Duration.microseconds(-5), .zero, .microseconds(10), .microseconds(200)] {
      for lines in [InterruptLines.line(0), [.line(0), .line(1), .line(2)], []] {
        let start = device.now
        expectFailure(.timeout, ["\(lines)"]) { () throws(DeviceError) in
          _ = try device.waitForInterrupt(lines, timeout: timeout)
        }
        #expect(device.now - start >= timeout)
        #expect(device.now - start < timeout + .milliseconds(100))
      }
    }
  }

  @Test func `Lines without UIO devices are refused and drivers poll`() throws {
    let board = try VirtualBoard()
    try board.remove("sys/class/uio/uio1")
    let device = try board.open()
    #expect(device.wiredInterrupts == [.line(0), .line(2)])
    expectFailure(.unsupported, ["interrupt line 1", "polling"]) { () throws(DeviceError) in
      _ = try device.waitForInterrupt([.line(0), .line(1)], timeout: .seconds(1))
    }
    let resizer = try ImageResizer(device)
    #expect(resizer.dma.waiting == .polling)
    let input = try device.allocate(shape: [8, 8, 3], of: UInt8.self)
    var output = try device.allocate(shape: [4, 4, 3], of: UInt8.self)
    try resizer.resize(input, into: &output)
    expectFailure(.invalidArgument, ["use polling"]) { () throws(DeviceError) in
      _ = try AXIDMA(device, waiting: .interrupt)
    }
  }

  /// Writing to /proc/self/mem at 0 fails with EIO, as enabling does where no interrupt is wired.
  @Test func `Nodes without an interrupt are found`() throws {
    let board = try VirtualBoard()
    try board.link("dev/uio2", to: "/proc/self/mem")
    let device = try board.open()
    #expect(device.wiredInterrupts == [.line(0), .line(1)])
    #expect(try ResizeAccelerator(device).interruptLine.isEmpty)
    #expect(try device.read32(.register("resize_accel_0.CTRL")) == HLSControl.idle.mask)
  }

  @Test func `Nodes that are no UIO device are found`() throws {
    let board = try VirtualBoard()
    // Always readable, and always at its end.
    try board.link("dev/uio1", to: "/dev/null")
    let device = try board.open()
    expectFailure(.incompatible, ["dev/uio1", "0 bytes"]) { () throws(DeviceError) in
      _ = try device.waitForInterrupt(.line(1), timeout: .milliseconds(1))
    }
    // Refuses every write with ENOSPC.
    try board.link("dev/uio1", to: "/dev/full")
    expectFailure(.inputOutput, ["dev/uio1", "axi_dma_0_s2mm_introut", "No space"]) {
      () throws(DeviceError) in _ = try board.open()
    }
  }
}
