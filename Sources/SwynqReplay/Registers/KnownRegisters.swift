// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores

/// The known registers of an overlay, by their places: names and behaviour.
struct KnownRegisters {
  /// The overlay.
  let overlay: OverlayDescription
  /// Whether there is a block of a core that nobody knows: it may write memory at any time.
  private(set) var hasUnknownBlocks = false

  private var registers: [BusPlace: (name: String, behaviour: RegisterBehaviour)] = [:]
  private var knownBlocks: Set<String> = []

  init(_ overlay: OverlayDescription, _ cores: Cores) {
    self.overlay = overlay
    // Nobody has described it: there may be blocks at any address.
    hasUnknownBlocks = overlay.blocks.isEmpty
    for block in overlay.blocks {
      guard let core = cores.core(of: block) else {
        hasUnknownBlocks = true
        continue
      }
      knownBlocks.insert(block.name)
      for register in core.registers(of: block) {
        registers[BusPlace(block: block.name, offset: UInt64(register.offset))] = (
          "\(block.name).\(register.name)", core.behaviour(of: register)
        )
      }
    }
  }

  /// The behaviour of a register.
  func behaviour(at place: BusPlace) -> RegisterBehaviour {
    if let known = registers[place] { return known.behaviour }
    // Outside all blocks an access fails, and starts nothing, if the blocks are known.
    if overlay.blocks.isEmpty { return RegisterBehaviour(.unknown) }
    guard let block = place.block, !knownBlocks.contains(block) else { return RegisterBehaviour() }
    return RegisterBehaviour(.unknown)
  }

  /// The register's name, such as `axi_dma_0.S2MM_LENGTH`, as far as it is known.
  func name(of place: BusPlace) -> String { registers[place]?.name ?? "\(place)" }

  /// The registers that bring a device with this overlay to rest by ending a block's transfers, and
  /// the bits to write there. Resetting one of a block's channels resets all.
  var resets: [(place: BusPlace, mask: UInt32)] {
    overlay.blocks.compactMap { block in
      registers
        .compactMap { place, register in
          guard place.block == block.name, case .control(let mask) = register.behaviour.role else {
            return nil
          }
          return (place, mask)
        }
        .min { (left: (BusPlace, UInt32), right) in left.0.offset < right.0.offset }
    }
  }
}
