// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The AXI GPIO v2.0.
  public static var axiGPIO: Core {
    Core(
      CoreType(AXIGPIORegisters.ipType), interrupts: ["ip2intc_irpt"],
      behaviour: { register in
        var behaviour = RegisterBehaviour(fieldsOf: register)
        // Pins may change at any time, and with them the status.
        if register.offset == Register<AXIGPIORegisters, GPIOInterruptStatus>.interruptStatus.offset
        {
          behaviour.volatile = .max
        }
        return behaviour
      }
    ) { block in AXIGPIORegisters.registers(of: block) }
  }
}
