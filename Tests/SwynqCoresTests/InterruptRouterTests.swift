// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The way of an interrupt through controllers, without hardware. `InterruptRouterOnRTLTests` has it on
/// the cores.
@Suite("The router of interrupts") struct InterruptRouterTests {
  static func controller(
    _ name: String, at base: BusAddress, line: Int, behind: IPBlock.Controller? = nil,
    edges: Int = 0
  ) -> IPBlock {
    IPBlock(
      name: name, type: "xilinx.com:ip:axi_intc:4.1", base: base,
      interrupts: [.init(port: "irq", line: .line(line), controller: behind)],
      parameters: [.init("c_num_intr_inputs", 8), .init("c_kind_of_intr", edges)])
  }

  static func block(_ name: String, line: Int, at place: IPBlock.Controller?) -> IPBlock {
    IPBlock(
      name: name, type: "example.com:user:block:1.0", base: 0x1000,
      interrupts: [.init(port: "done", line: .line(line), controller: place)])
  }

  /// Two controllers, the inner one listed first; blocks at both, and one at the processor.
  static let overlay = OverlayDescription(
    name: "overlay",
    blocks: [
      controller(
        "inner", at: 0x2000, line: 17, behind: .init(name: "outer", input: 2), edges: 1 << 5),
      controller("outer", at: 0x3000, line: 0),
      block("near", line: 16, at: .init(name: "outer", input: 0)),
      block("far", line: 18, at: .init(name: "inner", input: 4)),
      block("edge", line: 19, at: .init(name: "inner", input: 5)),
      block("direct", line: 1, at: nil),
    ])

  /// The overlay as a board shows it: with the lines that arrive.
  static let arriving: OverlayDescription = {
    var arriving = overlay
    for index in arriving.blocks.indices {
      arriving.blocks[index].interrupts.removeAll { $0.controller != nil }
    }
    return arriving
  }()

  @Test func `starts controllers and shows what arrives through them`() throws {
    let device = ScriptedDevice(overlay: Self.arriving)
    let router = try InterruptRouter(device, overlay: Self.overlay)
    #expect(
      device.trace == [
        "write outer.IER 0", "write outer.MER ME|HIE", "write inner.IER 0",
        "write inner.MER ME|HIE",
      ])
    #expect(
      router.overlay.blocks.map { $0.interrupts.map(\.line) } == [
        [.line(17)], [.line(0)], [.line(16)], [.line(18)], [.line(19)], [.line(1)],
      ])
  }

  @Test func `waits for a block behind two controllers`() throws {
    let device = ScriptedDevice(overlay: Self.arriving)
    let router = try InterruptRouter(device, overlay: Self.overlay)
    try device.answer("inner.ISR", with: 0x10)
    try device.raise("outer.irq")
    device.clearTrace()
    #expect(try router.waitForInterrupt(.line(18), timeout: .milliseconds(1)) == .line(18))
    #expect(
      device.trace == [
        "write outer.IER 4", "write inner.IER 16", "write inner.IAR 16", "write outer.IAR 4",
        "wait for outer.irq", "read inner.ISR",
      ])
  }

  @Test func `waits for lines of every kind at once, and acknowledges edges`() throws {
    let device = ScriptedDevice(overlay: Self.arriving)
    let router = try InterruptRouter(device, overlay: Self.overlay)
    // First the controller's output alone, which is late; then two blocks behind it; then the direct one.
    try device.answer("outer.ISR", with: 4, 5)
    try device.answer("inner.ISR", with: 0x80, 0x20)
    try device.raise("outer.irq", "outer.irq", "direct.done")
    device.clearTrace()
    let lines: InterruptLines = [.line(16), .line(18), .line(19), .line(1)]
    #expect(
      try router.waitForInterrupt(lines, timeout: .milliseconds(1)) == [.line(16), .line(19)])
    #expect(device.trace.prefix(2) == ["write outer.IER 5", "write inner.IER 48"])
    #expect(
      device.trace.filter { $0.hasPrefix("write inner.IAR") } == [
        "write inner.IAR 16", "write inner.IAR 16", "write inner.IAR 32",
      ])
    #expect(try router.waitForInterrupt(lines, timeout: .milliseconds(1)) == .line(1))
  }

  @Test func `leaves controllers alone in a wait for another line`() throws {
    let device = ScriptedDevice(overlay: Self.arriving)
    let router = try InterruptRouter(device, overlay: Self.overlay)
    try device.raise("direct.done")
    device.clearTrace()
    #expect(try router.waitForInterrupt(.line(1), timeout: .milliseconds(1)) == .line(1))
    #expect(device.trace == ["wait for direct.done"])
  }

  @Test func `looks once more when the time is over`() throws {
    let device = ScriptedDevice(overlay: Self.arriving)
    let router = try InterruptRouter(device, overlay: Self.overlay)
    try device.answer("inner.ISR", with: 0x10)
    #expect(try router.waitForInterrupt(.line(18), timeout: .zero) == .line(18))
  }

  @Test func `ends a wait at its time, also if the controller's output stays high`() throws {
    let device = ScriptedDevice(overlay: Self.arriving)
    let router = try InterruptRouter(device, overlay: Self.overlay)
    for _ in 0..<1000 { try device.raise("outer.irq") }
    for timeout in [Duration.zero, .microseconds(50)] {
      let start = device.now
      let error = #expect(throws: DeviceError.self) {
        try router.waitForInterrupt(.line(18), timeout: timeout)
      }
      #expect(error?.code == .timeout && error?.message.contains("line 18") == true)
      #expect(device.now - start < .microseconds(100))
    }
  }

  @Test func `leaves out what does not arrive, and refuses what it cannot follow`() throws {
    // Neither controller's line arrives.
    let device = ScriptedDevice(overlay: .init(name: "overlay", blocks: []))
    let router = try InterruptRouter(device, overlay: Self.overlay)
    #expect(router.overlay.blocks.allSatisfy { $0.interrupts.isEmpty } && device.trace.isEmpty)
    let circle = OverlayDescription(
      name: "circle",
      blocks: [
        Self.controller("a", at: 0x2000, line: 16, behind: .init(name: "b", input: 0)),
        Self.controller("b", at: 0x3000, line: 17, behind: .init(name: "a", input: 0)),
      ])
    let error = #expect(throws: DeviceError.self) {
      try InterruptRouter(ScriptedDevice(overlay: circle))
    }
    #expect(error?.code == .invalidArgument && error?.message.contains("circle: a, b") == true)
    var edge = Self.overlay
    edge.blocks[1].parameters[1].value = -1
    let refused = #expect(throws: DeviceError.self) {
      try InterruptRouter(ScriptedDevice(overlay: edge))
    }
    #expect(refused?.code == .unsupported && refused?.message.contains("inner arrives at") == true)
  }
}
