// SPDX-License-Identifier: Apache-2.0
package import Swynq

/// The registers of an AXI4-Stream FIFO v4 with its data behind AXI4-Lite (PG080, "Register Space").
package enum AXIStreamFIFORegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  package static var ipType: String { "xilinx.com:ip:axi_fifo_mm_s:4.2" }

  package static var registers: [RegisterDescription] {
    registers(of: .init(hasDestination: true))
  }

  /// The registers of a core with these parameters, in order of offset.
  static func registers(of core: AXIStreamFIFOConfiguration) -> [RegisterDescription] {
    typealias R<Layout: RegisterBits> = Register<AXIStreamFIFORegisters, Layout>
    func register(
      _ register: R<WholeWord>, _ access: FieldAccess, bits: ClosedRange<Int> = 0...31,
      reset: Int = 0
    ) -> RegisterDescription {
      var description = register.description
      description.fields = [
        .init("value", bits: bits, access, reset: UInt32(reset), register.summary)
      ]
      description.resetValue = UInt32(reset)
      return description
    }
    var status = R<StreamFIFOStatus>.status.description
    // A side that is not there is never reset.
    status.fields = status.fields.map {
      let isOfSender = $0.mask & StreamFIFOStatus.senderMask != 0
      let isThere = isOfSender ? core.hasSend : core.hasReceive
      return .init(
        $0.name, bit: $0.lowBit, $0.access, reset: isThere ? $0.resetValue : 0, $0.summary)
    }
    status.resetValue = status.fields.reduce(0) { $0 | $1.resetValue << UInt32($1.lowBit) }
    var registers = [status, R<StreamFIFOInterruptEnable>.interruptEnable.description]
    if core.hasSend {
      registers += [
        register(.sendReset, .writeOnly),
        register(.vacancy, .readOnly, bits: 0...16, reset: core.sendCapacity),
        register(.sendData, .writeOnly), register(.sendLength, .writeOnly, bits: 0...22),
      ]
    }
    if core.hasReceive {
      registers += [
        register(.receiveReset, .writeOnly), register(.occupancy, .readOnly, bits: 0...16),
        register(.receiveData, .readOnly), register(.receiveLength, .readOnly, bits: 0...22),
      ]
    }
    registers.append(register(.reset, .writeOnly))
    if core.hasSend, core.hasDestination {
      registers.append(register(.sendDestination, .writeOnly))
    }
    if core.hasReceive, core.hasDestination {
      registers.append(register(.receiveDestination, .readOnly))
    }
    return registers
  }

  /// The registers of a block of the overlay, by the parameters that it was built with; those of the
  /// full core if no driver takes it.
  package static func registers(of block: IPBlock) -> [RegisterDescription] {
    (try? AXIStreamFIFOConfiguration(block)).map { registers(of: $0) } ?? registers
  }
}

/// The interrupt status register, `ISR`.
package struct StreamFIFOStatus: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  private static func field(
    _ name: String, _ bit: Int, reset: UInt32 = 0, _ summary: String
  ) -> RegisterField {
    .init(name, bit: bit, .writeOneToClear, reset: reset, summary)
  }

  static var receiveEmpty: RegisterField { field("RFPE", 19, "receive FIFO programmable empty") }
  static var receiveFull: RegisterField {
    field("RFPF", 20, reset: 1, "receive FIFO programmable full")
  }
  static var sendEmpty: RegisterField { field("TFPE", 21, "transmit FIFO programmable empty") }
  static var sendFull: RegisterField {
    field("TFPF", 22, reset: 1, "transmit FIFO programmable full")
  }
  static var receiveResetComplete: RegisterField {
    field("RRC", 23, reset: 1, "the receiver's reset is complete")
  }
  static var sendResetComplete: RegisterField {
    field("TRC", 24, reset: 1, "the sender's reset is complete")
  }
  static var sizeError: RegisterField { field("TSE", 25, "TLR does not fit the words written") }
  static var received: RegisterField { field("RC", 26, "a packet has been received") }
  static var sent: RegisterField { field("TC", 27, "a packet has been sent") }
  static var sendOverrun: RegisterField { field("TPOE", 28, "a word written to a full FIFO") }
  static var receiveUnderrun: RegisterField { field("RPUE", 29, "RDFD read while empty") }
  static var readOverrun: RegisterField { field("RPORE", 30, "RDFD read past the packet") }
  static var lengthUnderrun: RegisterField { field("RPURE", 31, "RLR read while empty") }

  package static var fields: [RegisterField] {
    [
      receiveEmpty, receiveFull, sendEmpty, sendFull, receiveResetComplete, sendResetComplete,
      sizeError, received, sent, sendOverrun, receiveUnderrun, readOverrun, lengthUnderrun,
    ]
  }

  /// The bits of the sender; all others are the receiver's.
  static var senderMask: UInt32 {
    sendEmpty.mask | sendFull.mask | sendResetComplete.mask | sendErrorMask | sent.mask
  }

  /// The sender's errors, which only a reset of it clears away.
  static var sendErrorMask: UInt32 { sizeError.mask | sendOverrun.mask }

  /// The receiver's errors, which only a reset of it clears away.
  static var receiveErrorMask: UInt32 {
    receiveUnderrun.mask | readOverrun.mask | lengthUnderrun.mask
  }

  /// The names of the bits of a mask that are set, in order of bit.
  func names(of mask: UInt32) -> [String] {
    Self.fields.filter { $0.mask & mask & rawValue != 0 }.map { $0.name }
  }
}

/// The interrupt enable register, `IER`: the bits of ``StreamFIFOStatus``.
package struct StreamFIFOInterruptEnable: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static var fields: [RegisterField] {
    StreamFIFOStatus.fields.map { .init($0.name, bit: $0.lowBit, .readWrite, $0.summary) }
  }
}

extension Register where Block == AXIStreamFIFORegisters, Layout == StreamFIFOStatus {
  static var status: Self { .init("ISR", at: 0x00, "interrupt status") }
}

extension Register where Block == AXIStreamFIFORegisters, Layout == StreamFIFOInterruptEnable {
  static var interruptEnable: Self { .init("IER", at: 0x04, "interrupt enable") }
}

extension Register where Block == AXIStreamFIFORegisters, Layout == WholeWord {
  static var sendReset: Self { .init("TDFR", at: 0x08, "0xA5 resets the sender") }
  static var vacancy: Self { .init("TDFV", at: 0x0C, "words that the sender has room for") }
  static var sendData: Self { .init("TDFD", at: 0x10, "a word to send") }
  static var sendLength: Self { .init("TLR", at: 0x14, "bytes of the packet to send") }
  static var receiveReset: Self { .init("RDFR", at: 0x18, "0xA5 resets the receiver") }
  static var occupancy: Self { .init("RDFO", at: 0x1C, "words of packets received") }
  static var receiveData: Self {
    .init("RDFD", at: 0x20, readHasSideEffects: true, "a word received")
  }
  static var receiveLength: Self {
    .init("RLR", at: 0x24, readHasSideEffects: true, "bytes of the next packet received")
  }
  static var reset: Self { .init("SRR", at: 0x28, "0xA5 resets both sides") }
  static var sendDestination: Self { .init("TDR", at: 0x2C, "TDEST of packets to send") }
  static var receiveDestination: Self { .init("RDR", at: 0x30, "TDEST of the packet received") }
}
