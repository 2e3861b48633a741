// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// A register of a scripted device: its block's name and its own, `axi_dma_0.MM2S_DMACR`, or an
/// address.
public struct RegisterPlace: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case name(String)
    case address(BusAddress)
  }

  let form: Form

  /// The register at an address, for blocks whose registers nobody has declared.
  public static func address(_ address: BusAddress) -> RegisterPlace {
    RegisterPlace(form: .address(address))
  }

  /// The register of this name, such as `axi_dma_0.MM2S_DMACR`.
  public static func name(_ name: String) -> RegisterPlace { RegisterPlace(form: .name(name)) }
}

extension RegisterPlace: ExpressibleByStringInterpolation {
  /// The register of the name that stands in the source.
  public init(stringLiteral name: String) { form = .name(name) }
}
