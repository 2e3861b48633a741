// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

/// The names of an overlay's registers, by their addresses.
struct RegisterNames {
  private var registers: [UInt64: RegisterDescription] = [:]
  private let overlay: OverlayDescription?

  /// The registers of an overlay, as far as somebody knows its cores; none, if nothing is known of it.
  init(_ overlay: OverlayDescription?, _ cores: Cores) {
    self.overlay = overlay
    for block in overlay?.blocks ?? [] {
      for register in cores.registers(of: block) ?? [] {
        registers[(block.base + register.offset).rawValue] = register
      }
    }
  }

  /// The description of the register at an address.
  func register(at address: BusAddress) -> RegisterDescription? { registers[address.rawValue] }

  /// The block that an address is in.
  func block(at address: BusAddress) -> IPBlock? { overlay?.block(containing: address) }

  /// The register's name, such as `MM2S_DMACR`; the address of one that is not known.
  func name(of address: BusAddress) -> String {
    if let register = register(at: address) { return register.name }
    guard let block = block(at: address) else { return "\(address)" }
    let offset = address.rawValue - block.base.rawValue
    return "\(block.name) + 0x\(String(offset, radix: 16, uppercase: true))"
  }
}
