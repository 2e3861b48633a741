// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The AXI CDMA v4.1 in simple mode.
  public static var axiCDMA: Core {
    Core(
      CoreType(AXICDMARegisters.ipType), interrupts: ["cdma_introut"],
      behaviour: { register in behaviour(ofCDMA: register) }
    ) { block in AXICDMARegisters.registers(of: block) }
  }

  /// PG034, "Register Space". A copy writes memory, so a replay treats it as a transfer to memory.
  private static func behaviour(ofCDMA register: RegisterDescription) -> RegisterBehaviour {
    typealias R<Layout: RegisterBits> = Register<AXICDMARegisters, Layout>
    var behaviour = RegisterBehaviour()
    switch register.offset {
    case R<CDMAControl>.control.offset:
      behaviour.role = .control(reset: CDMAControl.softReset.mask)
      behaviour.progress = CDMAControl.softReset.mask
    case R<CDMAStatus>.status.offset:
      behaviour.role = .receiveStatus(ended: CDMAStatus.idle.mask)
      behaviour.progress = CDMAStatus.idle.mask | CDMAStatus.completion.mask
      behaviour.terminal = behaviour.progress
      behaviour.alarms = CDMAStatus.errorMask | CDMAStatus.error.mask
    case R<WholeWord>.source.offset, R<WholeWord>.destination.offset: behaviour.role = .address
    case R<WholeWord>.sourceHigh.offset, R<WholeWord>.destinationHigh.offset:
      behaviour.role = .addressHigh
    case R<CDMALength>.length.offset:
      behaviour.role = .startsReceive(address: R<WholeWord>.destination.offset)
    default: break
    }
    return behaviour
  }
}
