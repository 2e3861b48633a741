// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The AXI DMA v7.1 in direct register mode.
  public static var axiDMA: Core {
    Core(
      CoreType(AXIDMARegisters.ipType), interrupts: ["mm2s_introut", "s2mm_introut"],
      behaviour: { register in behaviour(ofDMA: register) }
    ) { block in AXIDMARegisters.registers(of: block) }
  }

  /// PG021, "AXI DMA Register Address Map".
  private static func behaviour(ofDMA register: RegisterDescription) -> RegisterBehaviour {
    typealias R<Layout: RegisterBits> = Register<DMAChannelRegisters, Layout>
    let receives = register.offset >= AXIDMARegisters.streamToMemoryOffset
    let channel =
      receives ? AXIDMARegisters.streamToMemoryOffset : AXIDMARegisters.memoryToStreamOffset
    var behaviour = RegisterBehaviour()
    switch register.offset - channel {
    case R<DMAControl>.control.offset:
      behaviour.role = .control(reset: DMAControl.softReset.mask)
      behaviour.progress = DMAControl.softReset.mask
    case R<DMAStatus>.status.offset:
      if receives {
        behaviour.role = .receiveStatus(ended: DMAStatus.idle.mask | DMAStatus.halted.mask)
      }
      behaviour.progress =
        DMAStatus.idle.mask | DMAStatus.completion.mask | DMAStatus.delay.mask
      behaviour.terminal = behaviour.progress
      behaviour.alarms =
        DMAStatus.halted.mask | DMAStatus.internalError.mask | DMAStatus.subordinateError.mask
        | DMAStatus.decodeError.mask | DMAStatus.error.mask
    case R<WholeWord>.address.offset: behaviour.role = .address
    case R<WholeWord>.addressHigh.offset: behaviour.role = .addressHigh
    case R<DMALength>.length.offset:
      behaviour.role =
        receives
        ? .startsReceive(address: channel + R<WholeWord>.address.offset) : .startsSend
    default: break
    }
    return behaviour
  }
}
