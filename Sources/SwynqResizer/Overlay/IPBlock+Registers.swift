public import Swynq
internal import SwynqCores

extension IPBlock {
  /// The registers of this block, or nil if Swynq does not know the core. Versions of a core share
  /// their registers here, so `axi_dma:7.1` and a later one are the same.
  public var registers: [RegisterDescription]? {
    if type.hasPrefix("xilinx.com:ip:axi_dma:") { return AXIDMARegisters.registers(of: self) }
    if type.hasPrefix("xilinx.com:hls:resize_accel:") { return ResizeRegisters.registers }
    if type.hasPrefix("swynq.org:rtl:cycle_monitor:") { return CycleMonitorRegisters.registers }
    return nil
  }
}
