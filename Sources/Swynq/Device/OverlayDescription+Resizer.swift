extension OverlayDescription {
  /// The image resizer: an AXI DMA and a bilinear resize core, at the addresses and with the
  /// parameters of PYNQ-HelloWorld's `resizer` overlay (Xilinx/PYNQ-HelloWorld), the data port
  /// excepted, which is 64 bits wide and takes any byte alignment.
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
      ])
  }
}
