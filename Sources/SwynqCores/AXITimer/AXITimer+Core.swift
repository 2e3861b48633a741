// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The AXI timer v2.0.
  public static var axiTimer: Core {
    Core(
      CoreType(AXITimerRegisters.ipType), interrupts: ["interrupt"],
      behaviour: { register in
        var behaviour = RegisterBehaviour(fieldsOf: register)
        // TINT comes with time, and TLR is what was captured at some time.
        switch register.offset & 0xF {
        case 0: behaviour.volatile |= TimerControl.interrupt.mask
        case 4: behaviour.volatile = .max
        default: break
        }
        return behaviour
      }
    ) { block in AXITimerRegisters.registers(of: block) }
  }
}
