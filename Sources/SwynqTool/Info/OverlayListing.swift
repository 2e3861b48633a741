// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores
internal import SwynqReport
internal import SwynqResizer
internal import SwynqSimulator

/// The blocks and registers of an overlay, with their values: what `swynq info` shows.
///
/// The JSON's keys are the names of the properties here. They stay; later versions may add some.
struct OverlayListing: Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  let version = 1
  /// Name of the overlay's top module.
  let overlay: String
  /// "simulator" or "board".
  let device: String
  /// The version of Verilator that compiled the simulator; null on a board.
  @OrNull var verilatorVersion: String?
  /// Of the overlay, in Hz.
  let clockFrequency: UInt64
  /// Width of the overlay's memory port, in bits; null if neither device nor DMA states it.
  @OrNull var dataWidth: Int?
  /// In order of address.
  let blocks: [BlockListing]

  /// Reads all registers that can be read without changing anything.
  init(_ session: DeviceSession) throws(ToolFailure) {
    let device = session.device
    overlay = device.overlay.name
    self.device = session.kind
    verilatorVersion = session.simulated?.information.verilatorVersion
    clockFrequency = device.clockFrequency
    dataWidth =
      (session.simulated?.information.dataWidth).flatMap { $0 == 0 ? nil : $0 }
      ?? device.overlay.blocks.lazy.compactMap { $0.parameter("c_m_axi_mm2s_data_width") }.first
    var blocks: [BlockListing] = []
    for block in device.overlay.blocks {
      var registers: [RegisterListing] = []
      for register in Cores.resizer.registers(of: block) ?? block.describedRegisters {
        registers.append(
          try reportingDeviceErrors { () throws(DeviceError) in
            try RegisterListing(register, of: block, on: device)
          })
      }
      blocks.append(BlockListing(block, registers))
    }
    self.blocks = blocks
  }

  /// For people.
  var text: String {
    let port = dataWidth.map { "\($0)-bit memory port, " } ?? ""
    let place = verilatorVersion.map { "simulated (Verilator \($0))" } ?? "on the \(device)"
    var lines = [
      "\(overlay): \(BlockListing.count(blocks)), \(port)\(megahertz(clockFrequency)), \(place)"
    ]
    if blocks.isEmpty {
      lines.append(
        "nothing describes its registers; --hwh design.hwh does, if Vivado made the design, or \"blocks\" in "
          + "the overlays.json that the library is built of")
    }
    for block in blocks {
      lines += ["", block.heading]
      let interrupts = block.interrupts.map(\.text)
      if !interrupts.isEmpty { lines.append("  interrupts  " + interrupts.joined(separator: ", ")) }
      let parameters = block.sortedParameters()
      if !parameters.isEmpty { lines.append("  parameters  " + parameters.joined(separator: ", ")) }
      for register in block.registers { lines += register.lines }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
