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
    typealias R<Layout: RegisterLayout> = Register<ResizeRegisters, Layout>
    var behaviour = RegisterBehaviour()
    switch register.offset {
    case R<ResizeControl>.control.offset:
      behaviour.clearedByReading = ResizeControl.done.mask | ResizeControl.ready.mask
      behaviour.terminal =
        behaviour.clearedByReading | ResizeControl.idle.mask | ResizeControl.interrupt.mask
      behaviour.progress = behaviour.terminal | ResizeControl.start.mask
    case R<ResizeInterruptStatus>.interruptStatus.offset:
      behaviour.progress = ResizeInterruptStatus.done.mask | ResizeInterruptStatus.ready.mask
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
