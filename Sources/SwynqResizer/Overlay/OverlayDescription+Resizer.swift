// SPDX-License-Identifier: Apache-2.0

public import Swynq
internal import SwynqCores

extension OverlayDescription {
  /// The image resizer: an AXI DMA and a bilinear resize core, at the addresses and with the
  /// parameters of PYNQ-HelloWorld's `resizer` overlay (Xilinx/PYNQ-HelloWorld), the data port
  /// excepted, which is 64 bits wide and takes any byte alignment; and a cycle monitor.
  public static var resizer: OverlayDescription {
    OverlayDescription(
      name: "resizer_overlay",
      blocks: [
        IPBlock(
          name: "axi_dma_0", type: AXIDMARegisters.ipType, base: 0x4040_0000,
          interrupts: [
            .init(port: "mm2s_introut", line: .line(0)),
            .init(port: "s2mm_introut", line: .line(1)),
          ],
          parameters: [
            .init("c_include_sg", 0),
            .init("c_micro_dma", 0),
            .init("c_include_mm2s", 1),
            .init("c_include_s2mm", 1),
            .init("c_sg_length_width", 26),
            .init("c_addr_width", 32),
            .init("c_m_axi_mm2s_data_width", 64),
            .init("c_m_axi_s2mm_data_width", 64),
            .init("c_include_mm2s_dre", 1),
            .init("c_include_s2mm_dre", 1),
          ]),
        IPBlock(
          name: "resize_accel_0", type: ResizeRegisters.ipType, base: 0x43C0_0000,
          interrupts: [.init(port: "interrupt", line: .line(2))]),
        IPBlock(
          name: "cycle_monitor_0", type: CycleMonitorRegisters.ipType, base: 0x43C1_0000,
          parameters: [.init("data_width", 64)]),
      ])
  }

  /// The original bitstream, PYNQ-HelloWorld's `resizer` for the Pynq-Z1 and Pynq-Z2
  /// (Xilinx/PYNQ-HelloWorld, `boards/Pynq-Z2/resizer`): a data port of 32 bits without
  /// realignment, so that buffers must start at multiples of 4; no interrupt line is connected, so
  /// drivers poll; and it has no cycle monitor.
  public static var pynqHelloWorld: OverlayDescription {
    OverlayDescription(
      name: "resizer",
      blocks: [
        IPBlock(
          name: "axi_dma_0", type: AXIDMARegisters.ipType, base: 0x4040_0000,
          parameters: [
            .init("c_include_sg", 0),
            .init("c_micro_dma", 0),
            .init("c_include_mm2s", 1),
            .init("c_include_s2mm", 1),
            .init("c_sg_length_width", 26),
            .init("c_addr_width", 32),
            .init("c_m_axi_mm2s_data_width", 32),
            .init("c_m_axi_s2mm_data_width", 32),
            .init("c_include_mm2s_dre", 0),
            .init("c_include_s2mm_dre", 0),
          ]),
        IPBlock(name: "resize_accel_0", type: ResizeRegisters.ipType, base: 0x43C0_0000),
      ])
  }
}

extension OverlayModule {
  /// ``Swynq/OverlayDescription/resizer`` as a module of a block design
  /// (`rtl/vivado/resizer_overlay_wrapper.v`).
  public static var resizer: OverlayModule {
    OverlayModule(
      names: ["resizer_overlay", "resizer_overlay_wrapper"], overlay: .resizer,
      windowBase: 0x4000_0000)
  }
}
