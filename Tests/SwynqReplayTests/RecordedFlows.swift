// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqCores
import SwynqReplay
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// Runs `body` with the path of a file that is removed in the end.
func withRecording<Value>(_ body: (String) throws -> Value) throws -> Value {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("\(UUID().uuidString).swynq").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// Records what `body` does with a device.
func record<Bus: Device>(
  _ device: Bus, to path: String,
  _ body: (ObservedDevice<Bus, Recorder<Bus>>) throws -> Void
) throws {
  let recorder = try Recorder(of: device, "test", to: path, knowing: .resizer)
  try body(ObservedDevice(device, observer: recorder))
  try recorder.finish()
}

/// The flows that tests record.
enum Flow: String, CaseIterable {
  /// One frame in one call, waiting by interrupt.
  case frame
  /// The same, polling.
  case polledFrame
  /// The same in cacheable buffers.
  case cachedFrame
  /// Several frames in a queue, in two pairs of buffers that the CPU fills meanwhile.
  case queue
  /// The original notebook: DMA and core by hand, starting automatically again.
  case notebook
  /// A frame in the middle of larger buffers, with bytes around it.
  case insideBuffers
  /// The core's own interrupt.
  case coreInterrupt
  /// A frame that the cycle monitor watches, whose counters are never the same twice.
  case monitored
  /// A transfer from where there is no memory: it fails.
  case unreachableMemory
  /// A wait for a frame that never comes.
  case silence

  static let source = ImageSize(width: 26, height: 18)
  static let target = ImageSize(width: 20, height: 30)

  func run<Bus: Device>(on device: Bus) throws {
    switch self {
    case .frame: try frame(device, waiting: .interrupt, caching: .nonCacheable)
    case .polledFrame: try frame(device, waiting: .polling, caching: .nonCacheable)
    case .cachedFrame: try frame(device, waiting: .interrupt, caching: .cacheable)
    case .queue: try queue(device)
    case .notebook: try notebook(device)
    case .insideBuffers: try insideBuffers(device)
    case .coreInterrupt: try coreInterrupt(device)
    case .monitored: try monitored(device)
    case .unreachableMemory: try unreachableMemory(device)
    case .silence: try silence(device)
    }
  }

  private func frame<Bus: Device>(
    _ device: Bus, waiting: WaitStrategy, caching: CachingPolicy
  ) throws {
    var input = try device.allocate(shape: Self.source.shape, of: UInt8.self, caching: caching)
    var output = try device.allocate(shape: Self.target.shape, of: UInt8.self, caching: caching)
    // By a span: no call tells of it.
    input.withMutableSpan {
      for index in $0.indices { $0[index] = UInt8(truncatingIfNeeded: index) }
    }
    try ImageResizer(device, waiting: waiting).resize(input, into: &output)
    #expect(output.elements().contains { $0 != 0 })
  }

  private func queue<Bus: Device>(_ device: Bus) throws {
    let resizer = try ImageResizer(device)
    var even = try device.allocate(shape: Self.source.shape, of: UInt8.self)
    var odd = try device.allocate(shape: Self.source.shape, of: UInt8.self)
    let evenResult = try device.allocate(shape: Self.target.shape, of: UInt8.self)
    let oddResult = try device.allocate(shape: Self.target.shape, of: UInt8.self)
    try odd.copy(from: noise(1))
    try resizer.enqueue(odd, into: oddResult)
    for number in 2...5 {
      if number % 2 == 0 {
        try even.copy(from: noise(number))
        try resizer.enqueue(even, into: evenResult)
      } else {
        try odd.copy(from: noise(number))
        try resizer.enqueue(odd, into: oddResult)
      }
      try resizer.next()
    }
    try resizer.next()
  }

  private func notebook<Bus: Device>(_ device: Bus) throws {
    let dma = try AXIDMA(device, waiting: .polling)
    let core = try ResizeAccelerator(device)
    var input = try device.allocate(shape: Self.source.shape, of: UInt8.self)
    let output = try device.allocate(shape: Self.target.shape, of: UInt8.self)
    try input.copy(from: noise(7))
    try core.setSizes(source: Self.source, destination: Self.target)
    try dma.send.transfer(input)
    try dma.receive.transfer(output)
    try core.start(autoRestart: true)
    try dma.send.wait()
    try dma.receive.wait()
  }

  private func insideBuffers<Bus: Device>(_ device: Bus) throws {
    let (from, to) = (Self.source.byteCount, Self.target.byteCount)
    let dma = try AXIDMA(device)
    let core = try ResizeAccelerator(device)
    var input = try device.allocate(shape: [from + 9000], of: UInt8.self)
    var output = try device.allocate(shape: [to + 9000], of: UInt8.self)
    try input.copy(from: noise(3), at: 4097)
    output.withMutableSpan { for index in $0.indices { $0[index] = 0xEE } }
    try core.setSizes(source: Self.source, destination: Self.target)
    try core.start()
    try dma.receive.transfer(output, byteOffset: 5001, byteCount: to)
    try dma.send.transfer(input, byteOffset: 4097, byteCount: from)
    try dma.send.wait()
    try dma.receive.wait()
    try core.wait()
  }

  private func coreInterrupt<Bus: Device>(_ device: Bus) throws {
    let resizer = try ImageResizer(device)
    try resizer.accelerator.enableInterrupts()
    let input = try device.allocate(shape: Self.source.shape, of: UInt8.self)
    var output = try device.allocate(shape: Self.target.shape, of: UInt8.self)
    try resizer.resize(input, into: &output)
    try resizer.accelerator.wait(timeout: .milliseconds(1))
    #expect(try resizer.accelerator.isIdle)
  }

  private func monitored<Bus: Device>(_ device: Bus) throws {
    let monitor = try #require(try CycleMonitor.find(in: device))
    try monitor.clear()
    try frame(device, waiting: .interrupt, caching: .nonCacheable)
    #expect(try monitor.snapshot().frameCount == 1)
  }

  private func unreachableMemory<Bus: Device>(_ device: Bus) throws {
    let dma = try AXIDMA(device)
    try dma.send.start()
    try device.write32(.register("axi_dma_0.MM2S_SA"), 0xF000_0000)
    try device.write32(.register("axi_dma_0.MM2S_LENGTH"), 64)
    #expect(try device.waitForInterrupt(.line(0), timeout: .milliseconds(1)) == .line(0))
    #expect(DMAStatus(rawValue: try device.read32(.register("axi_dma_0.MM2S_DMASR"))).hasError)
    try dma.reset()
  }

  private func silence<Bus: Device>(_ device: Bus) throws {
    let dma = try AXIDMA(device)
    let output = try device.allocate(shape: [64], of: UInt8.self)
    try dma.receive.transfer(output)
    let error = failure { () throws(DeviceError) in
      try dma.receive.wait(timeout: .microseconds(50))
    }
    #expect(error?.code == .timeout)
    #expect(failure { () throws(DeviceError) in _ = try device.read32(0x5000_0000) } != nil)
  }

  private func noise(_ seed: Int) -> [UInt8] {
    TestPattern.noise.pixels(
      width: Self.source.width, height: Self.source.height, seed: UInt32(seed))
  }
}
