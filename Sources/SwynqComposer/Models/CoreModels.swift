// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

extension CoreModel {
  /// The models of `rtl/ip`. Parameters that a model declares are set as in the design; the limits are
  /// of all others that change what a program sees.
  static let all: [CoreModel] =
    [
      axiDMA, axiGPIO, axiInterruptController, axiTimer, axiStreamFIFO, axiCDMA, axiBRAMController,
      blockMemory,
    ] + streams

  private static let axiDMA = CoreModel(
    core: "axi_dma", versions: 7...7, module: "swynq_axi_dma",
    sources: [
      "stream_fifo", "axi_dma_pkg", "axi_dma_registers", "axi_dma_channel", "axi_dma_bursts",
      "axi_dma_realign_read", "axi_dma_mm2s", "axi_dma_realign_write", "axi_dma_s2mm_stream",
      "axi_dma_s2mm_write", "axi_dma_s2mm", "axi_dma", "swynq_axi_dma",
    ],
    limits: [
      .only("C_INCLUDE_SG", 0, feature: "scatter-gather"),
      .only("C_ENABLE_MULTI_CHANNEL", 0, feature: "multichannel mode"),
      .only("C_MICRO_DMA", 0, feature: "Micro DMA"),
      .only("C_PRMRY_IS_ACLK_ASYNC", 0, feature: "asynchronous clocks"),
      .range("C_SG_LENGTH_WIDTH", 8...26),
      .range("C_M_AXI_MM2S_ADDR_WIDTH", 32...64).if("C_INCLUDE_MM2S"),
      .range("C_M_AXI_S2MM_ADDR_WIDTH", 32...64).if("C_INCLUDE_S2MM"),
      .powerOfTwo("C_M_AXI_MM2S_DATA_WIDTH", 32...128).if("C_INCLUDE_MM2S"),
      .powerOfTwo("C_M_AXI_S2MM_DATA_WIDTH", 32...128).if("C_INCLUDE_S2MM"),
      .powerOfTwo("C_MM2S_BURST_SIZE", 2...256).if("C_INCLUDE_MM2S"),
      .powerOfTwo("C_S2MM_BURST_SIZE", 2...256).if("C_INCLUDE_S2MM"),
      .equal("C_M_AXI_MM2S_DATA_WIDTH", "C_M_AXIS_MM2S_TDATA_WIDTH", if: "C_INCLUDE_MM2S"),
      .equal("C_M_AXI_S2MM_DATA_WIDTH", "C_S_AXIS_S2MM_TDATA_WIDTH", if: "C_INCLUDE_S2MM"),
      .equal("C_M_AXI_MM2S_DATA_WIDTH", "C_M_AXI_S2MM_DATA_WIDTH", if: "C_INCLUDE_MM2S")
        .if("C_INCLUDE_S2MM"),
    ])

  private static let axiGPIO = CoreModel(
    core: "axi_gpio", versions: 2...2, module: "swynq_axi_gpio",
    sources: ["swynq_ip_registers", "swynq_axi_gpio"],
    limits: [
      .range("C_GPIO_WIDTH", 1...32), .range("C_GPIO2_WIDTH", 1...32),
      .range("C_S_AXI_ADDR_WIDTH", 9...32),
    ])

  private static let axiInterruptController = CoreModel(
    core: "axi_intc", versions: 4...4, module: "swynq_axi_intc",
    sources: ["swynq_ip_registers", "swynq_axi_intc"],
    limits: [
      .range("C_NUM_INTR_INPUTS", 1...32), .range("C_S_AXI_ADDR_WIDTH", 9...32),
      .range("C_NUM_SYNC_FF", 0...8),
      .only("C_NUM_SW_INTR", 0, feature: "software interrupts"),
      .only("C_HAS_FAST", 0, feature: "fast interrupts"),
      .only("C_HAS_ILR", 0, feature: "interrupt level register"),
      .only("C_EN_CASCADE_MODE", 0, feature: "cascade mode"),
      .only("C_IRQ_IS_LEVEL", 1, feature: "irq that is an edge"),
    ])

  private static let axiTimer = CoreModel(
    core: "axi_timer", versions: 2...2, module: "swynq_axi_timer",
    sources: ["swynq_ip_registers", "swynq_axi_timer"],
    limits: [.range("C_COUNT_WIDTH", 8...32), .range("C_S_AXI_ADDR_WIDTH", 5...32)])

  private static let axiStreamFIFO = CoreModel(
    core: "axi_fifo_mm_s", versions: 4...4, module: "swynq_axi_fifo_mm_s",
    sources: ["stream_fifo", "swynq_ip_registers", "swynq_axi_fifo_mm_s"],
    limits: [
      .only("C_DATA_INTERFACE_TYPE", 0, feature: "AXI4 port for its data"),
      .only("C_USE_TX_CUT_THROUGH", 0, feature: "cut-through mode"),
      .only("C_USE_RX_CUT_THROUGH", 0, feature: "cut-through mode"),
      .only("C_HAS_AXIS_TID", 0, feature: "TID"), .only("C_HAS_AXIS_TUSER", 0, feature: "TUSER"),
      .powerOfTwo("C_TX_FIFO_DEPTH", 16...131_072).if("C_USE_TX_DATA"),
      .powerOfTwo("C_RX_FIFO_DEPTH", 16...131_072).if("C_USE_RX_DATA"),
      .range("C_AXIS_TDEST_WIDTH", 1...32), .range("C_S_AXI_ADDR_WIDTH", 7...32),
    ])

  private static let axiCDMA = CoreModel(
    core: "axi_cdma", versions: 4...4, module: "swynq_axi_cdma",
    sources: ["stream_fifo", "swynq_ip_registers", "swynq_axi_cdma_mover", "swynq_axi_cdma"],
    limits: [
      .only("C_INCLUDE_SG", 0, feature: "scatter-gather"),
      .only("C_USE_DATAMOVER_LITE", 0, feature: "DataMover Lite"),
      .only("C_AXI_LITE_IS_ASYNC", 0, feature: "asynchronous clocks"),
      .range("C_M_AXI_ADDR_WIDTH", 32...64), .powerOfTwo("C_M_AXI_DATA_WIDTH", 32...1_024),
      .powerOfTwo("C_M_AXI_MAX_BURST_LEN", 16...256), .range("C_S_AXI_LITE_ADDR_WIDTH", 6...32),
    ])

  private static let axiBRAMController = CoreModel(
    core: "axi_bram_ctrl", versions: 4...4, module: "swynq_axi_bram_ctrl",
    sources: ["swynq_axi_bram_ctrl"],
    limits: [
      .only("C_ECC", 0, feature: "ECC"),
      .range("C_S_AXI_ADDR_WIDTH", 2...32), .powerOfTwo("C_S_AXI_DATA_WIDTH", 32...1_024),
      .range("C_READ_LATENCY", 1...128),
      ModelLimit { module in
        module.parameters["C_BRAM_INST_MODE"].flatMap {
          $0 == "EXTERNAL"
            ? nil : "has no memory of its own (C_BRAM_INST_MODE is \($0)); connect a blk_mem_gen"
        }
      },
    ])

  private static let blockMemory = CoreModel(
    core: "blk_mem_gen", versions: 8...8, module: "swynq_blk_mem_gen",
    sources: ["swynq_blk_mem_gen"],
    limits: [
      .only("C_INTERFACE_TYPE", 0, feature: "AXI interface"),
      .only("C_MEM_TYPE", 0, 1, 2, feature: "ROM"),
      .only("C_LOAD_INIT_FILE", 0, feature: "initial contents from a file"),
      .only("C_USE_DEFAULT_DATA", 0, feature: "initial contents but zeros"),
      .only("C_USE_ECC", 0, feature: "ECC"), .only("C_USE_SOFTECC", 0, feature: "ECC"),
      .only("C_RSTRAM_A", 0, feature: "output reset"),
      .only("C_RSTRAM_B", 0, feature: "output reset"),
      .only("C_HAS_MUX_OUTPUT_REGS_A", 0, feature: "register behind its multiplexer"),
      .only("C_HAS_MUX_OUTPUT_REGS_B", 0, feature: "register behind its multiplexer"),
      .only("C_HAS_REGCEA", 0, feature: "enable of the output register"),
      .only("C_HAS_REGCEB", 0, feature: "enable of the output register"),
      .bytes("C_WRITE_WIDTH_A", upTo: 4_096).if("C_USE_BYTE_WEA"),
      .range("C_WRITE_WIDTH_A", 1...4_096), .range("C_WRITE_DEPTH_A", 1...4_194_304),
      .equal("C_WRITE_WIDTH_A", "C_READ_WIDTH_A"),
      .equal("C_WRITE_WIDTH_A", "C_WRITE_WIDTH_B", "C_READ_WIDTH_B", if: "C_MEM_TYPE"),
    ])
}
