// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The AXI4-Stream FIFO v4 with its data behind AXI4-Lite.
  public static var axiStreamFIFO: Core {
    Core(
      CoreType(AXIStreamFIFORegisters.ipType), interrupts: ["interrupt"],
      behaviour: { register in
        typealias R<Layout: RegisterBits> = Register<AXIStreamFIFORegisters, Layout>
        var behaviour = RegisterBehaviour(fieldsOf: register)
        switch register.offset {
        case R<StreamFIFOStatus>.status.offset:
          // All but errors comes with time.
          behaviour.alarms =
            StreamFIFOStatus.sendErrorMask | StreamFIFOStatus.receiveErrorMask
          behaviour.volatile = ~behaviour.alarms
        case R<WholeWord>.vacancy.offset, R<WholeWord>.occupancy.offset:
          behaviour.volatile = .max
        default: break
        }
        return behaviour
      }
    ) { block in AXIStreamFIFORegisters.registers(of: block) }
  }
}
