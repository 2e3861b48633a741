// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The parameters of an AXI DMA that decide which transfers are legal.
public struct AXIDMAConfiguration: Hashable, Sendable {
  /// Bits of the LENGTH registers (`c_sg_length_width`), 8 to 26. The longest transfer is
  /// 2^lengthWidth - 1 bytes.
  public var lengthWidth: Int
  /// Bits of an address (`c_addr_width`), 32 to 64. Above 32 the core has the `_MSB` registers.
  public var addressWidth: Int
  /// The source address is a multiple of this: 1 with the realignment engine
  /// (`c_include_mm2s_dre`), else the bytes of the memory data port.
  public var sendAlignment: Int
  /// The same for the destination address (`c_include_s2mm_dre`).
  public var receiveAlignment: Int
  /// Whether the core has its send channel, MM2S (`c_include_mm2s`).
  public var hasSend: Bool
  /// Whether the core has its receive channel, S2MM (`c_include_s2mm`).
  public var hasReceive: Bool
  /// Bytes of the one burst that a Micro DMA (`c_micro_dma`) sends in a transfer; nil for the full
  /// core, which cuts a transfer into bursts.
  public var sendBurst: Int?
  /// The same for a transfer that a Micro DMA receives.
  public var receiveBurst: Int?

  /// A core with these parameters; the defaults are those of the resizer overlay.
  public init(
    lengthWidth: Int = 26, addressWidth: Int = 32, sendAlignment: Int = 1,
    receiveAlignment: Int = 1, hasSend: Bool = true, hasReceive: Bool = true,
    sendBurst: Int? = nil, receiveBurst: Int? = nil
  ) {
    self.lengthWidth = lengthWidth
    self.addressWidth = addressWidth
    self.sendAlignment = sendAlignment
    self.receiveAlignment = receiveAlignment
    self.hasSend = hasSend
    self.hasReceive = hasReceive
    self.sendBurst = sendBurst
    self.receiveBurst = receiveBurst
  }

  /// The parameters that a block of the hardware handoff states; what it leaves out has the core's
  /// own default (PG021: both channels, 14 length bits, 32 address bits, 32-bit ports, bursts of 16,
  /// no realignment).
  ///
  /// - Throws: `unsupported` for a core with scatter-gather, which has no direct mode;
  ///   `invalidArgument` for parameters that no AXI DMA has.
  public init(_ block: IPBlock) throws(DeviceError) {
    guard block.parameter("c_include_sg") ?? 0 == 0 else {
      throw DeviceError(
        .unsupported,
        "\(block.name) was built with scatter-gather; this driver needs direct register mode: "
          + "rebuild the overlay with c_include_sg = 0", address: block.base)
    }
    func portBytes(_ channel: String) -> Int {
      (block.parameter("c_m_axi_\(channel)_data_width") ?? 32) / 8
    }
    func alignment(_ channel: String) -> Int {
      block.parameter("c_include_\(channel)_dre") ?? 0 != 0 ? 1 : portBytes(channel)
    }
    func burst(_ channel: String) -> Int? {
      guard block.parameter("c_micro_dma") ?? 0 != 0 else { return nil }
      let beats = block.parameter("c_\(channel)_burst_size") ?? 16
      let (bytes, overflow) = portBytes(channel).multipliedReportingOverflow(by: beats)
      return overflow ? 0 : bytes
    }
    self.init(
      lengthWidth: block.parameter("c_sg_length_width") ?? 14,
      addressWidth: block.parameter("c_addr_width") ?? 32,
      sendAlignment: alignment("mm2s"), receiveAlignment: alignment("s2mm"),
      hasSend: block.parameter("c_include_mm2s") ?? 1 != 0,
      hasReceive: block.parameter("c_include_s2mm") ?? 1 != 0,
      sendBurst: burst("mm2s"), receiveBurst: burst("s2mm"))
    do throws(DeviceError) {
      try validate()
    } catch {
      throw DeviceError(error.code, "\(block.name): \(error.message)", address: block.base)
    }
  }

  /// Checks that there can be a core with these parameters.
  ///
  /// - Throws: `invalidArgument`, naming the first one that is out of range.
  func validate() throws(DeviceError) {
    guard hasSend || hasReceive else {
      throw DeviceError(
        .invalidArgument,
        "c_include_mm2s and c_include_s2mm are both 0, but an AXI DMA has at least one channel")
    }
    try Self.check(lengthWidth, "c_sg_length_width", 8...26)
    try Self.check(addressWidth, "c_addr_width", 32...64)
    for direction in DMADirection.allCases where has(direction) {
      try Self.check(
        alignment(direction),
        "alignment of \(direction), c_m_axi_\(direction.parameter)_data_width / 8,",
        1...128)
      if let burst = burst(direction) {
        try Self.check(burst, "burst of \(direction), in bytes,", 1...1 << 15)
      }
    }
  }

  private static func check(
    _ value: Int, _ name: String, _ range: ClosedRange<Int>
  ) throws(DeviceError) {
    guard range.contains(value) else {
      throw DeviceError(
        .invalidArgument,
        "the \(name) of an AXI DMA is \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
  }
}

extension AXIDMAConfiguration {
  /// Whether the core has a channel.
  public func has(_ direction: DMADirection) -> Bool {
    direction == .memoryToStream ? hasSend : hasReceive
  }

  /// The longest transfer of a channel, in bytes.
  public func largestTransfer(_ direction: DMADirection) -> Int {
    min(1 << lengthWidth - 1, burst(direction) ?? .max)
  }

  func alignment(_ direction: DMADirection) -> Int {
    direction == .memoryToStream ? sendAlignment : receiveAlignment
  }

  func burst(_ direction: DMADirection) -> Int? {
    direction == .memoryToStream ? sendBurst : receiveBurst
  }
}

/// A driver's way to wait for hardware.
public enum WaitStrategy: Hashable, Sendable {
  /// Sleep until the block's interrupt line is high.
  case interrupt
  /// Read the status register again and again.
  case polling
}

/// The two channels of an AXI DMA.
public enum DMADirection: Hashable, Sendable, CaseIterable {
  /// Memory to stream, MM2S: reads memory and sends a stream.
  case memoryToStream
  /// Stream to memory, S2MM: receives a stream and writes memory.
  case streamToMemory
}

extension DMADirection: CustomStringConvertible {
  /// The name in PG021: `MM2S` or `S2MM`.
  public var description: String { self == .memoryToStream ? "MM2S" : "S2MM" }

  /// The part of the core's parameter names that stands for the channel.
  var parameter: String { self == .memoryToStream ? "mm2s" : "s2mm" }
}
