// SPDX-License-Identifier: Apache-2.0

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
    file("swynq_fabric_crossing.sv", PackageResources.swynq_fabric_crossing_sv),
    file("swynq_fabric_clocks.sv", PackageResources.swynq_fabric_clocks_sv),
    file("swynq_fabric_error.sv", PackageResources.swynq_fabric_error_sv),
    file("swynq_fabric_core.sv", PackageResources.swynq_fabric_core_sv),
  ]

  private static func file(_ name: String, _ bytes: [UInt8]) -> ComposedOverlay.File {
    ComposedOverlay.File(name: name, text: String(decoding: bytes, as: UTF8.self))
  }
}
