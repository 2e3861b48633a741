// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Driver of a memory behind an AXI BRAM controller v4 (PG078), reached through registers of 32 bits.
///
/// ```swift
/// let memory = try BlockRAM(device, named: "axi_bram_ctrl_0")
/// try memory.write([1, 2, 3], at: 0x100)
/// let bytes = try memory.read(0x100..<0x103)
/// try memory.writeWord(0xCAFE, at: 0x200)
/// ```
///
/// Offsets are bytes from the start of the memory; byte *n* of a word is its bits 8*n* to 8*n* + 7. A
/// write of part of a word reads the word first, so the other side of the memory must leave that word
/// alone meanwhile.
public struct BlockRAM<Bus: Device> {
  /// The device that the memory is part of.
  public let device: Bus
  /// Address of its first byte.
  public let base: BusAddress
  /// Its size in bytes.
  public let byteCount: Int
  /// The name of its controller in errors, such as `axi_bram_ctrl_0`.
  public let name: String

  /// The memory behind a controller of the overlay. Its size is that of its addresses, or less if the
  /// description states a smaller memory (`C_MEMORY_DEPTH`).
  ///
  /// - Parameters:
  ///   - device: The device that the memory is part of.
  ///   - name: Name of the controller's instance; by default the only AXI BRAM controller.
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which, and for
  ///   addresses or a size that are no multiple of 4.
  public init(_ device: Bus, named name: String? = nil) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: Self.ipType)
    var size = block.size
    if let depth = block.parameter("c_memory_depth"), depth > 0,
      let width = block.parameter("c_s_axi_data_width"), width > 0
    {
      let (bytes, overflow) = UInt64(depth).multipliedReportingOverflow(by: UInt64(width / 8))
      if !overflow, bytes > 0 { size = min(size, bytes) }
    }
    try self.init(
      device, at: block.base, byteCount: Int(clamping: size), named: block.name)
  }

  /// The memory at an address.
  ///
  /// - Parameters:
  ///   - device: The device that the memory is part of.
  ///   - base: Address of its first byte.
  ///   - byteCount: Its size in bytes.
  ///   - name: Its name in errors.
  /// - Throws: `invalidArgument` unless address and size are multiples of 4 and the size is not 0.
  public init(
    _ device: Bus, at base: BusAddress, byteCount: Int, named name: String = "the block RAM"
  ) throws(DeviceError) {
    guard byteCount > 0, byteCount % 4 == 0, base.rawValue % 4 == 0 else {
      throw DeviceError(
        .invalidArgument,
        "\(name) has \(byteCount) bytes: its address and size must be multiples of 4, and the size not 0",
        address: base)
    }
    self.device = device
    self.base = base
    self.byteCount = byteCount
    self.name = name
  }

  /// Vendor, library, name and version of the core.
  static var ipType: String { "xilinx.com:ip:axi_bram_ctrl:4.1" }
}
