// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqResizer

/// The names of an overlay's registers, by their addresses.
struct RegisterNames {
  private var registers: [UInt64: RegisterDescription] = [:]
  private var blocks: [IPBlock] = []

  /// The registers of an overlay; none, if nothing is known of it.
  init(_ overlay: OverlayDescription?) {
    for block in overlay?.blocks ?? [] {
      blocks.append(block)
      for register in block.registers ?? [] {
        registers[(block.base + register.offset).rawValue] = register
      }
    }
  }

  /// What is known of the register at an address.
  func register(at address: BusAddress) -> RegisterDescription? { registers[address.rawValue] }

  /// The block that an address is in.
  func block(at address: BusAddress) -> IPBlock? {
    blocks.first {
      address.rawValue >= $0.base.rawValue && address.rawValue - $0.base.rawValue < $0.size
    }
  }

  /// The register's name, such as `MM2S_DMACR`; the address of one that is not known.
  func name(of address: BusAddress) -> String {
    if let register = register(at: address) { return register.name }
    guard let block = block(at: address) else { return "\(address)" }
    let offset = address.rawValue - block.base.rawValue
    return "\(block.name) + 0x\(String(offset, radix: 16, uppercase: true))"
  }
}

/// A register's value, as documentation writes it: `0x0001_1003`.
func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  let all = String(repeating: "0", count: 8 - digits.count) + digits
  return "0x\(all.prefix(4))_\(all.suffix(4))"
}
