// SPDX-License-Identifier: Apache-2.0

internal import Swynq
public import SwynqCores

extension Core {
  /// The resize core.
  public static var resizeAccelerator: Core {
    Core(
      CoreType(ResizeRegisters.ipType), interrupts: ["interrupt"],
      behaviour: { register in behaviour(ofResizer: register) }
    ) { _ in ResizeRegisters.registers }
  }

  /// UG1399, "S_AXILITE Control Register Map", and the core's four arguments.
  private static func behaviour(ofResizer register: RegisterDescription) -> RegisterBehaviour {
    typealias R<Layout: RegisterBits> = Register<ResizeRegisters, Layout>
    var behaviour = RegisterBehaviour()
    switch register.offset {
    case R<HLSControl>.control.offset:
      behaviour.clearedByReading = HLSControl.done.mask | HLSControl.ready.mask
      behaviour.terminal =
        behaviour.clearedByReading | HLSControl.idle.mask | HLSControl.interrupt.mask
      behaviour.progress = behaviour.terminal | HLSControl.start.mask
    case R<HLSInterruptStatus>.interruptStatus.offset:
      behaviour.progress = HLSInterruptStatus.done.mask | HLSInterruptStatus.ready.mask
      behaviour.terminal = behaviour.progress
    case R<WholeWord>.destinationRows.offset: behaviour.role = .rows
    case R<WholeWord>.destinationColumns.offset: behaviour.role = .columns
    default: break
    }
    return behaviour
  }
}

extension Cores {
  /// The standard cores and the resize core.
  public static var resizer: Cores { .standard + [.resizeAccelerator] }
}
