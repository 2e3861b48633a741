// SPDX-License-Identifier: Apache-2.0
package import Swynq

/// The registers of an AXI CDMA v4.1 (PG034, "Register Space") in simple mode.
package enum AXICDMARegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  package static var ipType: String { "xilinx.com:ip:axi_cdma:4.1" }

  package static var registers: [RegisterDescription] { registers(of: .init(addressWidth: 64)) }

  /// The registers of a core with these parameters, in order of offset.
  static func registers(of core: AXICDMAConfiguration) -> [RegisterDescription] {
    typealias R<Layout: RegisterBits> = Register<AXICDMARegisters, Layout>
    func high(_ register: R<WholeWord>) -> RegisterDescription? {
      guard core.addressWidth > 32 else { return nil }
      var description = register.description
      description.fields = [
        .init("value", bits: 0...min(core.addressWidth, 64) - 33, .readWrite, "the number")
      ]
      return description
    }
    return [
      R<CDMAControl>.control.description, R<CDMAStatus>.status.description,
      R<WholeWord>.source.description, high(.sourceHigh), R<WholeWord>.destination.description,
      high(.destinationHigh), R<CDMALength>.length.description,
    ].compactMap { $0 }
  }

  /// The registers of a block of the overlay, by the parameters that it was built with; those of the
  /// full core if no driver takes it.
  package static func registers(of block: IPBlock) -> [RegisterDescription] {
    (try? AXICDMAConfiguration(block)).map { registers(of: $0) } ?? registers
  }
}

/// The control register, `CDMACR`.
package struct CDMAControl: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static var softReset: RegisterField {
    .init("Reset", bit: 2, .selfClearing, "1 resets the core; reads 1 until done")
  }
  static var keyHoleRead: RegisterField {
    .init("KeyHoleRead", bit: 4, .readWrite, "1 reads one address again and again")
  }
  static var keyHoleWrite: RegisterField {
    .init("KeyHoleWrite", bit: 5, .readWrite, "1 writes one address again and again")
  }
  static var completionInterrupt: RegisterField {
    .init("IOC_IrqEn", bit: 12, .readWrite, "interrupt on completion")
  }
  static var delayInterrupt: RegisterField {
    .init("Dly_IrqEn", bit: 13, .readWrite, "interrupt on delay (scatter-gather)")
  }
  static var errorInterrupt: RegisterField {
    .init("Err_IrqEn", bit: 14, .readWrite, "interrupt on errors")
  }
  static var threshold: RegisterField {
    .init(
      "IRQThreshold", bits: 16...23, .readWriteNonZero, reset: 1,
      "copies per interrupt (scatter-gather)")
  }
  static var delay: RegisterField {
    .init("IRQDelay", bits: 24...31, .readWrite, "delay timer, 0 off (scatter-gather)")
  }

  package static var fields: [RegisterField] {
    [
      softReset, keyHoleRead, keyHoleWrite, completionInterrupt, delayInterrupt, errorInterrupt,
      threshold, delay,
    ]
  }
}

/// The status register, `CDMASR`.
package struct CDMAStatus: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static var idle: RegisterField { .init("Idle", bit: 1, .readOnly, reset: 1, "no copy runs") }
  static var scatterGatherIncluded: RegisterField {
    .init("SGIncld", bit: 3, .readOnly, "built with scatter-gather")
  }
  static var internalError: RegisterField {
    .init("DMAIntErr", bit: 4, .readOnly, "a length of 0; cleared by reset")
  }
  static var subordinateError: RegisterField {
    .init("DMASlvErr", bit: 5, .readOnly, "an access answered SLVERR; cleared by reset")
  }
  static var decodeError: RegisterField {
    .init("DMADecErr", bit: 6, .readOnly, "an access answered DECERR; cleared by reset")
  }
  static var completion: RegisterField {
    .init("IOC_Irq", bit: 12, .writeOneToClear, "a copy completed")
  }
  static var delay: RegisterField {
    .init("Dly_Irq", bit: 13, .writeOneToClear, "the delay timer expired (scatter-gather)")
  }
  static var error: RegisterField {
    .init("Err_Irq", bit: 14, .writeOneToClear, "an error occurred")
  }
  static var thresholdStatus: RegisterField {
    .init("IRQThresholdSts", bits: 16...23, .readOnly, reset: 1, "copies to go (scatter-gather)")
  }
  static var delayStatus: RegisterField {
    .init("IRQDelaySts", bits: 24...31, .readOnly, "delay counter (scatter-gather)")
  }

  package static var fields: [RegisterField] {
    [
      idle, scatterGatherIncluded, internalError, subordinateError, decodeError, completion, delay,
      error, thresholdStatus, delayStatus,
    ]
  }

  static var errorMask: UInt32 {
    internalError.mask | subordinateError.mask | decodeError.mask
  }

  static var interruptMask: UInt32 { completion.mask | delay.mask | error.mask }

  /// The names of the error bits that are set, in order of bit.
  var errorNames: [String] {
    Self.fields.filter { $0.mask & Self.errorMask & rawValue != 0 }.map { $0.name }
  }
}

/// The length register, `BTT`. Writing it starts a copy.
package struct CDMALength: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static var fields: [RegisterField] {
    [.init("BTT", bits: 0...25, .writeOnly, "bytes; written last, it starts a copy")]
  }
}

extension Register where Block == AXICDMARegisters, Layout == CDMAControl {
  static var control: Self { .init("CDMACR", at: 0x00, "control") }
}

extension Register where Block == AXICDMARegisters, Layout == CDMAStatus {
  static var status: Self { .init("CDMASR", at: 0x04, "status") }
}

extension Register where Block == AXICDMARegisters, Layout == WholeWord {
  static var source: Self { .init("SA", at: 0x18, "source address") }
  static var sourceHigh: Self { .init("SA_MSB", at: 0x1C, "source address, high 32 bits") }
  static var destination: Self { .init("DA", at: 0x20, "destination address") }
  static var destinationHigh: Self {
    .init("DA_MSB", at: 0x24, "destination address, high 32 bits")
  }
}

extension Register where Block == AXICDMARegisters, Layout == CDMALength {
  static var length: Self { .init("BTT", at: 0x28, "bytes to copy") }
}
