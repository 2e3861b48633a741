public import Swynq

/// The parameters of an AXI DMA that decide which transfers are legal.
public struct AXIDMAConfiguration: Hashable, Sendable {
  /// Bits of the LENGTH registers (`c_sg_length_width`), 8 to 26. The longest transfer is
  /// 2^lengthWidth - 1 bytes.
  public var lengthWidth: Int
  /// Bits of an address (`c_addr_width`). Above 32 the core has the `_MSB` registers.
  public var addressWidth: Int
  /// What the source address must be a multiple of: 1 with the realignment engine
  /// (`c_include_mm2s_dre`), else the bytes of the memory data port.
  public var sendAlignment: Int
  /// The same for the destination address (`c_include_s2mm_dre`).
  public var receiveAlignment: Int

  /// A core with these parameters; the defaults are those of the resizer overlay.
  public init(
    lengthWidth: Int = 26, addressWidth: Int = 32, sendAlignment: Int = 1,
    receiveAlignment: Int = 1
  ) {
    self.lengthWidth = lengthWidth
    self.addressWidth = addressWidth
    self.sendAlignment = sendAlignment
    self.receiveAlignment = receiveAlignment
  }

  /// The parameters that a block of the hardware handoff states; what it leaves out has the core's
  /// own default (PG021: 14 length bits, 32 address bits, 32-bit ports, no realignment).
  ///
  /// - Throws: `unsupported` for a core with scatter-gather, which has no direct mode.
  public init(_ block: IPBlock) throws(DeviceError) {
    guard block.parameter("c_include_sg") ?? 0 == 0 else {
      throw DeviceError(
        .unsupported,
        "\(block.name) was built with scatter-gather; this driver needs direct register mode: "
          + "rebuild the overlay with c_include_sg = 0", address: block.base)
    }
    func alignment(_ direction: String) -> Int {
      block.parameter("c_include_\(direction)_dre") ?? 0 != 0
        ? 1 : (block.parameter("c_m_axi_\(direction)_data_width") ?? 32) / 8
    }
    self.init(
      lengthWidth: block.parameter("c_sg_length_width") ?? 14,
      addressWidth: block.parameter("c_addr_width") ?? 32,
      sendAlignment: alignment("mm2s"), receiveAlignment: alignment("s2mm"))
  }

  /// The longest transfer, in bytes.
  public var largestTransfer: Int { 1 << lengthWidth - 1 }
}

/// How a driver waits for hardware.
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
}
