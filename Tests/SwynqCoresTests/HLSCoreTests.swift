// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// A core that Vitis HLS made, as a hardware handoff describes it.
@Suite("An HLS core") struct HLSCoreTests {
  static let base: BusAddress = 0x4000_0000

  /// A register whose bits are one argument, or a word of one.
  static func argument(
    _ name: String, at offset: Int, field: String? = nil, _ access: FieldAccess = .writeOnly,
    bits: ClosedRange<Int> = 0...31
  ) -> RegisterDescription {
    var fields = [RegisterField(field ?? name, bits: bits, access, "")]
    if bits.upperBound < 31 {
      fields.append(RegisterField("RESERVED", bits: bits.upperBound + 1...31, .readOnly, ""))
    }
    return RegisterDescription(
      name: name, offset: offset, fields: fields, resetValue: 0, summary: "")
  }

  static let arguments = [
    argument("src_1", at: 0x10, field: "src"), argument("src_2", at: 0x14, field: "src"),
    argument("dst_1", at: 0x1C, field: "dst"), argument("dst_2", at: 0x20, field: "dst"),
    argument("count", at: 0x28), argument("mode_1", at: 0x30, bits: 0...7),
    argument("sum", at: 0x38, .readOnly),
    argument("sum_ctrl", at: 0x3C, field: "sum_ap_vld", .readOnly, bits: 0...0),
    argument("total_1", at: 0x44, field: "total", .readOnly),
    argument("total_2", at: 0x48, field: "total", .readOnly),
    argument("wide_1", at: 0x50, field: "wide"), argument("wide_2", at: 0x54, field: "wide"),
    argument("wide_3", at: 0x58, field: "wide"),
    argument("Memory_table", at: 0x80, field: "value", .readWrite),
  ]

  static func device(
    _ registers: [RegisterDescription] = HLSRegisters.registers + arguments,
    interrupts: [IPBlock.Interrupt] = [.init(port: "interrupt", line: .line(3))]
  ) -> ScriptedDevice {
    ScriptedDevice(
      overlay: .init(
        name: "overlay",
        blocks: [
          .init(
            name: "filter_0", type: "example.com:hls:filter:1.0", base: base,
            interrupts: interrupts, describedRegisters: registers)
        ]))
  }

  @Test func `has the arguments that the handoff lists, under their names in C++`() throws {
    let core = try HLSCore(Self.device(), named: "filter_0")
    #expect(
      core.arguments == [
        .input("src", at: 0x10, wordCount: 2), .input("dst", at: 0x1C, wordCount: 2),
        .input("count", at: 0x28), .input("mode_1", at: 0x30),
        .output("sum", at: 0x38, validAt: 0x3C), .output("total", at: 0x44, wordCount: 2),
        .input("wide", at: 0x50, wordCount: 3),
      ])
  }

  @Test(
    arguments: [
      ("src", 0x1_2345_6780, ["src_1 0x2345_6780", "src_2 1"]),
      ("count", 0xFFFF_FFFF, ["count 0xFFFF_FFFF"]),
      ("wide", 0xFEDC_BA98_7654_3210, ["wide_1 0x7654_3210", "wide_2 0xFEDC_BA98", "wide_3 0"]),
    ] as [(String, UInt64, [String])])
  func `takes numbers and addresses, the lowest word first`(
    name: String, value: UInt64, writes: [String]
  ) throws {
    let device = Self.device()
    let core = try HLSCore(device, named: "filter_0")
    let expected = writes.map { "write filter_0.\($0)" }
    try core.set(name, to: value)
    #expect(device.trace == expected)
    device.clearTrace()
    try core.set(name, toAddress: BusAddress(value))
    #expect(device.trace == expected)
  }

  @Test func `takes a buffer for the address of its first element`() throws {
    let device = Self.device()
    device.nextBufferAddress = 0x2_0000_0000
    let buffer = try device.allocate(shape: [16], of: UInt32.self)
    try HLSCore(device, named: "filter_0").set("dst", to: buffer)
    #expect(device.trace == ["write filter_0.dst_1 0", "write filter_0.dst_2 2"])
  }

  @Test(
    arguments: [
      ("cuont", 1, .notFound, "src, dst, count, mode_1, sum, total, wide"),
      ("count", 0x1_0000_0000, .invalidArgument, "32 bits"),
      ("sum", 1, .invalidArgument, "written by the core"),
    ] as [(String, UInt64, DeviceError.Code, String)])
  func `refuses, before it writes anything, what cannot be set`(
    name: String, value: UInt64, code: DeviceError.Code, words: String
  ) throws {
    let device = Self.device()
    let core = try HLSCore(device, named: "filter_0")
    let error = #expect(throws: DeviceError.self) { try core.set(name, to: value) }
    #expect(error?.code == code)
    #expect(error?.message.contains(words) == true, "\(String(describing: error))")
    #expect(device.trace.isEmpty)
  }

  @Test func `gives results, and says if there are none yet`() throws {
    let device = Self.device()
    let core = try HLSCore(device, named: "filter_0")
    try device.answer("filter_0.sum_ctrl", with: "sum_ap_vld", 0)
    try device.answer("filter_0.sum", with: 42)
    try device.answer("filter_0.total_1", with: 0x9ABC_DEF0)
    try device.answer("filter_0.total_2", with: 0x1234_5678)
    #expect(try core.get("sum") == 42)
    #expect(try core.get("total") == 0x1234_5678_9ABC_DEF0)
    let early = #expect(throws: DeviceError.self) { try core.get("sum") }
    #expect(early?.code == .unexpectedResult && early?.register == "sum_ctrl")
    let input = #expect(throws: DeviceError.self) { try core.get("count") }
    #expect(input?.code == .invalidArgument)
  }

  @Test func `runs once, by polling`() throws {
    let device = Self.device()
    let core = try HLSCore(device, named: "filter_0")
    try device.answer("filter_0.CTRL", with: "AP_IDLE", 0, "AP_DONE|AP_IDLE|AP_READY")
    try core.run(timeout: .microseconds(10))
    #expect(
      device.trace == [
        "read filter_0.CTRL", "write filter_0.CTRL AP_START",
        "poll filter_0.CTRL until AP_DONE=1",
      ])
    try device.answer("filter_0.CTRL", with: "AP_IDLE", 0)
    let late = #expect(throws: DeviceError.self) { try core.run(timeout: .microseconds(10)) }
    #expect(late?.code == .timeout && late?.message.contains("filter_0") == true)
  }

  @Test func `sleeps on its interrupt`() throws {
    let device = Self.device()
    let core = try HLSCore(device, named: "filter_0")
    try core.enableInterrupts()
    try device.answer("filter_0.CTRL", with: "AP_IDLE")
    try device.answer("filter_0.IP_ISR", with: 0, "CHAN0_INT_ST")
    device.raise(.line(3))
    try core.start()
    device.clearTrace()
    try core.wait(timeout: .milliseconds(1))
    #expect(
      device.trace == [
        "wait for filter_0.interrupt", "read filter_0.IP_ISR",
        "write filter_0.IP_ISR CHAN0_INT_ST",
      ])
    let unconnected = try HLSCore(Self.device(interrupts: []), named: "filter_0")
    #expect(throws: DeviceError.self) { try unconnected.enableInterrupts() }
  }

  @Test func `restarts by itself until it is told to stop, and is not waited for`() throws {
    let device = Self.device()
    let core = try HLSCore(device, named: "filter_0")
    try device.answer("filter_0.CTRL", with: "AP_IDLE")
    try core.start(autoRestart: true)
    #expect(
      device.trace.last == "write filter_0.CTRL AP_START|AUTO_RESTART")
    let error = #expect(throws: DeviceError.self) { try core.wait(timeout: .seconds(1)) }
    #expect(error?.code == .invalidArgument)
    try core.stopRestarting()
    #expect(device.trace.last == "write filter_0.CTRL 0")
  }

  @Test func `with ap_ctrl_chain goes on once its run has been seen`() throws {
    var registers = HLSRegisters.registers
    registers[0].fields.append(HLSControl.goOn)
    let device = Self.device(registers)
    let core = try HLSCore(device, named: "filter_0")
    try device.answer("filter_0.CTRL", with: "AP_IDLE", "AP_DONE|AP_IDLE|AP_READY")
    try core.run(timeout: .microseconds(10))
    #expect(device.trace.last == "write filter_0.CTRL AP_CONTINUE")
  }

  @Test func `with ap_ctrl_none is not started, and its arguments are there all the same`() throws {
    let device = Self.device(Self.arguments)
    let core = try HLSCore(device, named: "filter_0")
    let started = #expect(throws: DeviceError.self) { try core.start() }
    let waited = #expect(throws: DeviceError.self) { try core.wait(timeout: .seconds(1)) }
    let enabled = #expect(throws: DeviceError.self) { try core.enableInterrupts() }
    #expect(
      [started, waited, enabled].map { $0?.code } == Array(repeating: .unsupported, count: 3))
    #expect(device.trace.isEmpty)
    try core.set("count", to: 7)
    #expect(device.trace == ["write filter_0.count 7"])
  }

  @Test func `without a description takes arguments by hand`() throws {
    let device = Self.device([])
    let error = #expect(throws: DeviceError.self) { try HLSCore(device, named: "filter_0") }
    #expect(error?.code == .invalidArgument && error?.message.contains("by hand") == true)
    let core = try HLSCore(
      device, named: "filter_0", arguments: [.input("gain", at: 0x10), .output("peak", at: 0x18)])
    try device.answer(.address(Self.base + 0x18), with: 9)
    try core.set("gain", to: 3)
    #expect(try core.get("peak") == 9)
    #expect(device.trace == ["write 0x4000_0010 0x0000_0003", "read 0x4000_0018"])
  }
}
