// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The registers of one channel of an AXI DMA in direct mode; both channels have the same, MM2S at
/// offset 0x00 of the core, S2MM at 0x30 (PG021, "AXI DMA Register Address Map").
public enum DMAChannelRegisters: RegisterBlock {
  /// All registers of a channel, in order of offset, named without `MM2S_` or `S2MM_`.
  public static var registers: [RegisterDescription] { registers(addressName: "SA") }

  /// The registers of a channel whose address register is `SA` or `DA`, of a core with these widths.
  static func registers(
    addressName: String, of core: AXIDMAConfiguration = .init()
  ) -> [RegisterDescription] {
    typealias R<Layout: RegisterBits> = Register<DMAChannelRegisters, Layout>
    var address = R<WholeWord>.address.description
    var addressHigh =
      core.addressWidth > 32
      ? R<WholeWord>.addressHigh.description : R<AbsentRegister>.absentAddressHigh.description
    var length = R<DMALength>.length.description
    address.name = addressName
    addressHigh.name = addressName + "_MSB"
    length.fields = [DMALength.byteCount(width: core.lengthWidth)]
    return [
      R<DMAControl>.control.description,
      R<DMAStatus>.status.description,
      R<AbsentRegister>.currentDescriptor.description,
      R<AbsentRegister>.currentDescriptorHigh.description,
      R<AbsentRegister>.tailDescriptor.description,
      R<AbsentRegister>.tailDescriptorHigh.description,
      address,
      addressHigh,
      length,
    ]
  }
}

/// The registers of an AXI DMA v7.1 in direct mode.
package enum AXIDMARegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  package static var ipType: String { "xilinx.com:ip:axi_dma:7.1" }

  /// Offset of the MM2S channel's registers.
  package static var memoryToStreamOffset: Int { 0x00 }

  /// Offset of the S2MM channel's registers.
  package static var streamToMemoryOffset: Int { 0x30 }

  /// All registers of a core with both channels, in order of offset, by the names of PG021.
  package static var registers: [RegisterDescription] { registers(of: .init()) }

  /// The registers of a core: those of the channels that it has, as wide as they are in it.
  package static func registers(of core: AXIDMAConfiguration) -> [RegisterDescription] {
    DMADirection.allCases.filter(core.has).flatMap { direction in
      let sends = direction == .memoryToStream
      return DMAChannelRegisters.registers(addressName: sends ? "SA" : "DA", of: core).map {
        $0.moved(
          by: sends ? memoryToStreamOffset : streamToMemoryOffset, prefix: "\(direction)_")
      }
    }
  }

  /// The registers of a block of the overlay, by the parameters that it was built with; those of the
  /// full core if no driver takes it.
  package static func registers(of block: IPBlock) -> [RegisterDescription] {
    (try? AXIDMAConfiguration(block)).map { registers(of: $0) } ?? registers
  }
}

/// A channel's length register, `MM2S_LENGTH` and `S2MM_LENGTH`. Writing it starts a transfer.
@frozen public struct DMALength: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The length `rawValue` in bytes.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Bytes to transfer; after an S2MM transfer, bytes received.
  @inlinable public static var byteCount: RegisterField {
    byteCount(width: 26)
  }
  /// The same in a core whose length registers have this many bits.
  @usableFromInline static func byteCount(width: Int) -> RegisterField {
    .init(
      "Length", bits: 0...width - 1, .readWriteNonZero,
      "bytes; written last, it starts a transfer")
  }

  /// All fields.
  public static var fields: [RegisterField] { [byteCount] }
}

extension Register where Block == DMAChannelRegisters, Layout == DMAControl {
  /// `DMACR`, control.
  @inlinable public static var control: Self { .init("DMACR", at: 0x00, "control") }
}

extension Register where Block == DMAChannelRegisters, Layout == DMAStatus {
  /// `DMASR`, status.
  @inlinable public static var status: Self { .init("DMASR", at: 0x04, "status") }
}

extension Register where Block == DMAChannelRegisters, Layout == WholeWord {
  /// `SA` or `DA`, the low 32 bits of the memory address.
  @inlinable public static var address: Self { .init("ADDRESS", at: 0x18, "memory address") }
  /// `SA_MSB` or `DA_MSB`, the high 32 bits, of cores with more than 32 address bits.
  @inlinable public static var addressHigh: Self {
    .init("ADDRESS_MSB", at: 0x1C, "memory address, high 32 bits")
  }
}

extension Register where Block == DMAChannelRegisters, Layout == DMALength {
  /// `LENGTH`: number of bytes. Written last, it starts the transfer.
  @inlinable public static var length: Self { .init("LENGTH", at: 0x28, "bytes to transfer") }
}

extension Register where Block == DMAChannelRegisters, Layout == AbsentRegister {
  /// `CURDESC`: scatter-gather only.
  package static var currentDescriptor: Self {
    .init("CURDESC", at: 0x08, "absent in direct mode")
  }
  /// `CURDESC_MSB`: scatter-gather only.
  package static var currentDescriptorHigh: Self {
    .init("CURDESC_MSB", at: 0x0C, "absent in direct mode")
  }
  /// `TAILDESC`: scatter-gather only.
  package static var tailDescriptor: Self {
    .init("TAILDESC", at: 0x10, "absent in direct mode")
  }
  /// `TAILDESC_MSB`: scatter-gather only.
  package static var tailDescriptorHigh: Self {
    .init("TAILDESC_MSB", at: 0x14, "absent in direct mode")
  }
  /// `SA_MSB` or `DA_MSB` of a core with 32 address bits: writes are accepted and ignored.
  package static var absentAddressHigh: Self {
    .init("ADDRESS_MSB", at: 0x1C, "absent with 32-bit addresses")
  }
}
