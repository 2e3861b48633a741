// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import SwynqCores
import SwynqOverlayBuilder
import SwynqSimulator
import SwynqTestSupport
import Testing

/// A design of the stream cores: words of a DMA are taken apart by a broadcaster, one half has its bytes
/// swapped by a subset converter, the other goes through a second clock and back by a clock converter and
/// a FIFO; a combiner puts them together, and a switch and a decoupler are on the way back to the DMA.
@Suite("A composed overlay of the stream cores") struct StreamCoresTests {
  private static let design = ComposedLibrary.composerDesign("stream-cores")
  private static let library = Result {
    try ComposedLibrary.build(design, variant: .instrumented)
  }

  private static let control: BusAddress = 0x43C0_0000

  private static func device(
    _ library: Result<String, any Error> = library
  ) throws -> SimulatedDevice {
    var options = SimulationOptions()
    options.memory.stalls = .init(all: 100)
    options.seed = Seeds.base
    return try SimulatedDevice(libraryPath: library.get(), options: options)
  }

  /// Sets the stream that each manager of the switch gets; nil for none.
  private static func route(_ device: SimulatedDevice, _ streams: [UInt32?]) throws {
    for (manager, stream) in streams.enumerated() {
      try device.write32(control + 0x40 + 4 * manager, stream ?? 0x8000_0000)
    }
    try device.write32(control, 2)
    for _ in 0..<100 where try device.read32(control) != 0 {}
    #expect(try device.read32(control) == 0)
  }

  /// What comes back: of each word, the lower two bytes are swapped.
  private static func swapped(_ bytes: [UInt8]) -> [UInt8] {
    bytes.indices.map { bytes[$0 % 4 < 2 ? $0 ^ 1 : $0] }
  }

  private static func random(_ count: Int) -> [UInt8] {
    var random = SeededGenerator(seed: UInt64(count))
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  @Test(arguments: [4, 200, 4096])
  func `carries bytes through all of them`(byteCount: Int) throws {
    let device = try Self.device()
    try Self.route(device, [0, nil])
    let dma = try AXIDMA(device)
    var input = try device.allocate(shape: [byteCount], of: UInt8.self)
    let output = try device.allocate(shape: [byteCount], of: UInt8.self)
    let bytes = Self.random(byteCount)
    try input.copy(from: bytes)
    try dma.receive.transfer(output)
    try dma.send.transfer(input)
    try dma.send.wait()
    #expect(try dma.receive.wait() == byteCount)
    #expect(output.elements() == Self.swapped(bytes))
  }

  @Test func `holds beats back while the decoupler is closed`() throws {
    let device = try Self.device()
    try Self.route(device, [0, nil])
    let dma = try AXIDMA(device)
    var input = try device.allocate(shape: [64], of: UInt8.self)
    let output = try device.allocate(shape: [64], of: UInt8.self)
    let bytes = Self.random(64)
    try input.copy(from: bytes)
    try device.setSignal("decouple", to: 1)
    try device.run(clocks: 4)
    #expect(try device.signal("decoupled") == 1)
    try dma.receive.transfer(output)
    try dma.send.transfer(input)
    try device.run(clocks: 1_000)
    #expect(try !dma.receive.isIdle)
    try device.setSignal("decouple", to: 0)
    #expect(try dma.receive.wait() == 64)
    #expect(output.elements() == Self.swapped(bytes))
  }

  @Test func `leads a stream to the port that its register names`() throws {
    let device = try Self.device()
    let dma = try AXIDMA(device)
    var input = try device.allocate(shape: [4], of: UInt8.self)
    try input.copy(from: [1, 2, 3, 4])
    try Self.route(device, [nil, 0])
    try dma.send.transfer(input)
    try dma.send.wait()
    try device.run(clocks: 200)
    #expect(try device.signal("tap_valid") == 1 && device.signal("tap_last") == 1)
    #expect(try device.signal("tap_data") == 0x0403_0102)
    #expect(try device.signal("tap_keep") == 0xF)
  }

  @Test func `fails by the name of the port whose block breaks the rules`() throws {
    let library = Result {
      try ComposedLibrary.build(Self.design, variant: .instrumented) { composer, folder in
        // It offers a beat in every other clock, whether it was taken or not.
        let source = """
          module broken (
            input aclk, input aresetn, input s_axis_tvalid, output s_axis_tready,
            input [15:0] s_axis_tdata, input [1:0] s_axis_tkeep, input s_axis_tlast,
            output m_axis_tvalid, input m_axis_tready, output [15:0] m_axis_tdata,
            output [1:0] m_axis_tkeep, output m_axis_tlast
          );
            wire phase;
            FDRE u_phase (.Q(phase), .C(aclk), .CE(1'b1), .R(!aresetn), .D(!phase));
            assign m_axis_tvalid = s_axis_tvalid && phase;
            assign s_axis_tready = m_axis_tready && phase;
            assign m_axis_tdata = s_axis_tdata;
            assign m_axis_tkeep = s_axis_tkeep;
            assign m_axis_tlast = s_axis_tlast;
          endmodule
          """
        try source.write(toFile: "\(folder)/broken.sv", atomically: true, encoding: .utf8)
        try "broken.sv".write(toFile: "\(folder)/broken.f", atomically: true, encoding: .utf8)
        composer.modules["axis_subset_converter_0"] = .init(files: "\(folder)/broken.f")
      }
    }
    let device = try Self.device(library)
    let dma = try AXIDMA(device)
    var input = try device.allocate(shape: [256], of: UInt8.self)
    try input.copy(from: Self.random(256))
    let error = try #require(
      #expect(throws: DeviceError.self) {
        try dma.send.transfer(input)
        try device.run(clocks: 1_000)
      })
    #expect(
      error.message.contains("axis_subset_converter_0_M_AXIS_checker")
        && error.message.contains("TVALID withdrawn before TREADY"), "\(error.message)")
  }
}
