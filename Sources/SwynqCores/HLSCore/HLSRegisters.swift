// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The registers of a core that Vitis HLS made: four to control it, then its arguments
/// (UG1399, "S_AXILITE Control Register Map").
///
/// A driver of one such core declares its own block, conforms it to this, and adds the arguments.
public protocol HLSRegisterBlock: RegisterBlock {}

/// The registers that every core has which Vitis HLS made with block control through `s_axilite`.
public enum HLSRegisters: HLSRegisterBlock {
  /// The four registers of block control, in order of offset.
  public static var registers: [RegisterDescription] { controlRegisters }
}

extension HLSRegisterBlock {
  /// The four registers of block control, in order of offset.
  public static var controlRegisters: [RegisterDescription] {
    [
      Register<Self, HLSControl>.control.description,
      Register<Self, GlobalInterruptEnable>.globalInterruptEnable.description,
      Register<Self, HLSInterruptEnable>.interruptEnable.description,
      Register<Self, HLSInterruptStatus>.interruptStatus.description,
    ]
  }
}

extension Register where Block: HLSRegisterBlock, Layout == HLSControl {
  /// `CTRL`, block control. Reading it clears `AP_DONE` and `AP_READY`.
  @inlinable public static var control: Self {
    .init("CTRL", at: 0x00, readHasSideEffects: true, "block control")
  }
}

extension Register where Block: HLSRegisterBlock, Layout == GlobalInterruptEnable {
  /// `GIER`, global interrupt enable.
  @inlinable public static var globalInterruptEnable: Self {
    .init("GIER", at: 0x04, "global interrupt enable")
  }
}

extension Register where Block: HLSRegisterBlock, Layout == HLSInterruptEnable {
  /// `IP_IER`, interrupt enable.
  @inlinable public static var interruptEnable: Self {
    .init("IP_IER", at: 0x08, "interrupt enable")
  }
}

extension Register where Block: HLSRegisterBlock, Layout == HLSInterruptStatus {
  /// `IP_ISR`, interrupt status.
  @inlinable public static var interruptStatus: Self {
    .init("IP_ISR", at: 0x0C, "interrupt status")
  }
}
