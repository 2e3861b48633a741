// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The AXI interrupt controller v4.
  public static var axiInterruptController: Core {
    Core(
      CoreType(InterruptControllerRegisters.ipType), interrupts: ["irq"]
    ) { block in InterruptControllerRegisters.registers(of: block) }
  }
}
