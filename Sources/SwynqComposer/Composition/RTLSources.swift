// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The SystemVerilog of this module, which overlays are composed with.
enum RTLSources {
  /// Between a register port of the top and a manager port of the processing system.
  static let registerPort = [
    file("swynq_register_port.sv", PackageResources.swynq_register_port_sv)
  ]

  /// Interconnects, in the order in which they instantiate each other.
  static let fabric = [
    file("swynq_fabric_fifo.sv", PackageResources.swynq_fabric_fifo_sv),
    file("swynq_fabric_lane.sv", PackageResources.swynq_fabric_lane_sv),
    file("swynq_fabric_width.sv", PackageResources.swynq_fabric_width_sv),
    file("swynq_ip_crossing.sv", PackageResources.swynq_ip_crossing_sv),
    file("swynq_fabric_clocks.sv", PackageResources.swynq_fabric_clocks_sv),
    file("swynq_fabric_error.sv", PackageResources.swynq_fabric_error_sv),
    file("swynq_fabric_core.sv", PackageResources.swynq_fabric_core_sv),
  ]

  // MARK: - Models of cores

  /// Sources of models by their names. Those that are not of models alone, such as the DMA, get modules
  /// of other names: the user's RTL may hold them, too.
  static func model(_ names: [String]) -> [ComposedOverlay.File] {
    names.map { name in models[name] ?? ComposedOverlay.File(name: "\(name).sv", text: "") }
  }

  /// Checkers of buses, in the order in which they instantiate each other.
  static let checkers = model([
    "reset_arming", "axil_checker", "axil_port_checker", "axis_port_checker",
  ])

  /// The ports and parameters of a module in some sources.
  static func header(
    of module: String, in files: [ComposedOverlay.File]
  ) throws(DeviceError) -> ModuleHeader {
    var reader = SourceTokens(macros: [:], includes: [])
    for file in files where file.name == "\(module).sv" {
      try reader.read(text: file.text, path: file.name)
    }
    guard let header = ModuleHeader.modules(in: reader.tokens).first(where: { $0.name == module })
    else { throw DeviceError(.notFound, "the model \(module) has no source") }
    return header
  }

  private static let models: [String: ComposedOverlay.File] = {
    let shared: [(String, [UInt8])] = [
      ("stream_fifo", PackageResources.stream_fifo_sv),
      ("reset_arming", PackageResources.reset_arming_sv),
      ("axil_checker", PackageResources.axil_checker_sv),
      ("axil_port_checker", PackageResources.axil_port_checker_sv),
      ("axis_port_checker", PackageResources.axis_port_checker_sv),
      ("axi_dma_pkg", PackageResources.axi_dma_pkg_sv),
      ("axi_dma_registers", PackageResources.axi_dma_registers_sv),
      ("axi_dma_channel", PackageResources.axi_dma_channel_sv),
      ("axi_dma_bursts", PackageResources.axi_dma_bursts_sv),
      ("axi_dma_realign_read", PackageResources.axi_dma_realign_read_sv),
      ("axi_dma_mm2s", PackageResources.axi_dma_mm2s_sv),
      ("axi_dma_realign_write", PackageResources.axi_dma_realign_write_sv),
      ("axi_dma_s2mm_stream", PackageResources.axi_dma_s2mm_stream_sv),
      ("axi_dma_s2mm_write", PackageResources.axi_dma_s2mm_write_sv),
      ("axi_dma_s2mm", PackageResources.axi_dma_s2mm_sv),
      ("axi_dma", PackageResources.axi_dma_sv),
    ]
    let own: [(String, [UInt8])] = [
      ("swynq_ip_registers", PackageResources.swynq_ip_registers_sv),
      ("swynq_ip_slice", PackageResources.swynq_ip_slice_sv),
      ("swynq_ip_remap", PackageResources.swynq_ip_remap_sv),
      ("swynq_ip_synchronizer", PackageResources.swynq_ip_synchronizer_sv),
      ("swynq_ip_crossing_resets", PackageResources.swynq_ip_crossing_resets_sv),
      ("swynq_ip_crossing", PackageResources.swynq_ip_crossing_sv),
      ("swynq_axi_dma", PackageResources.swynq_axi_dma_sv),
      ("swynq_axi_gpio", PackageResources.swynq_axi_gpio_sv),
      ("swynq_axi_intc", PackageResources.swynq_axi_intc_sv),
      ("swynq_axi_timer", PackageResources.swynq_axi_timer_sv),
      ("swynq_axi_fifo_mm_s", PackageResources.swynq_axi_fifo_mm_s_sv),
      ("swynq_axi_cdma_mover", PackageResources.swynq_axi_cdma_mover_sv),
      ("swynq_axi_cdma", PackageResources.swynq_axi_cdma_sv),
      ("swynq_axi_bram_ctrl", PackageResources.swynq_axi_bram_ctrl_sv),
      ("swynq_blk_mem_gen", PackageResources.swynq_blk_mem_gen_sv),
      ("swynq_axis_data_fifo_crossing", PackageResources.swynq_axis_data_fifo_crossing_sv),
      ("swynq_axis_data_fifo", PackageResources.swynq_axis_data_fifo_sv),
      ("swynq_axis_register_slice", PackageResources.swynq_axis_register_slice_sv),
      ("swynq_axis_dwidth_converter", PackageResources.swynq_axis_dwidth_converter_sv),
      ("swynq_axis_broadcaster", PackageResources.swynq_axis_broadcaster_sv),
      ("swynq_axis_combiner", PackageResources.swynq_axis_combiner_sv),
      ("swynq_axis_switch_arbiter", PackageResources.swynq_axis_switch_arbiter_sv),
      ("swynq_axis_switch_registers", PackageResources.swynq_axis_switch_registers_sv),
      ("swynq_axis_switch", PackageResources.swynq_axis_switch_sv),
      ("swynq_axis_subset_converter", PackageResources.swynq_axis_subset_converter_sv),
      ("swynq_axis_clock_converter", PackageResources.swynq_axis_clock_converter_sv),
    ]
    let others = Set(shared.map(\.0))
    var files: [String: ComposedOverlay.File] = [:]
    for (name, bytes) in shared + own {
      let text = renamed(String(decoding: bytes, as: UTF8.self), others)
      let file = others.contains(name) ? "swynq_rtl_\(name).sv" : "\(name).sv"
      files[name] = ComposedOverlay.File(name: file, text: text)
    }
    return files
  }()

  /// A source with `swynq_rtl_` before every word that is one of these names.
  private static func renamed(_ text: String, _ names: Set<String>) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 1_024)
    var rest = text[...]
    while let start = rest.firstIndex(where: isOfWord) {
      result += rest[..<start]
      let word = rest[start...].prefix(while: isOfWord)
      if names.contains(String(word)) { result += "swynq_rtl_" }
      result += word
      rest = rest[word.endIndex...]
    }
    return result + rest
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  private static func file(_ name: String, _ bytes: [UInt8]) -> ComposedOverlay.File {
    ComposedOverlay.File(name: name, text: String(decoding: bytes, as: UTF8.self))
  }
}
