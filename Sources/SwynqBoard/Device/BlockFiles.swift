// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// The files behind an overlay's IP blocks: which block has a UIO device, and `/dev/mem` if one has
/// none.
struct BlockFiles {
  private let blocks: [(block: IPBlock, uio: UIODevice?)]
  private let physicalMemory: OpenFile?
  private let roots: BoardRoots
  private let usesUIO: Bool

  /// Opens the files of all blocks.
  ///
  /// - Throws: `notFound` for a block that neither has.
  static func open(
    _ overlay: OverlayDescription, _ options: BoardOptions
  ) throws(DeviceError) -> BlockFiles {
    let usesUIO = options.registers != .physicalMemory
    var blocks: [(block: IPBlock, uio: UIODevice?)] = []
    var missing: [String] = []
    for block in overlay.blocks {
      let uio = usesUIO ? try UIODevice.find(ofBlock: block.name, options.roots) : nil
      blocks.append((block, uio))
      if uio == nil { missing.append(block.name) }
    }
    var physicalMemory: OpenFile?
    if !missing.isEmpty {
      let names = missing.joined(separator: ", ")
      let inventory = usesUIO ? try UIODevice.inventory(options.roots) : ""
      let absence = UIODevice.absence(of: missing)
      let advice = UIODevice.advice(for: missing)
      guard options.registers != .uio else {
        throw DeviceError(
          .notFound, "\(absence); there are: \(inventory); \(advice)")
      }
      let reason = usesUIO ? ", and \(absence) (there are: \(inventory))" : ""
      physicalMemory = try OpenFile(
        "\(options.roots.dev)/mem", mode: O_RDWR, synchronous: true,
        purpose: "physical memory, for the registers of \(names)\(reason)",
        ifMissing: usesUIO ? advice : "this kernel is built without CONFIG_DEVMEM; use UIO")
    }
    return BlockFiles(
      blocks: blocks, physicalMemory: physicalMemory, roots: options.roots, usesUIO: usesUIO)
  }

  /// Maps the registers of all blocks.
  func mapRegisters(_ kernel: any BoardKernel) throws(DeviceError) -> [RegisterMapping] {
    var mappings: [RegisterMapping] = []
    for (block, uio) in blocks {
      if let uio {
        mappings.append(try RegisterMapping(block, uio: uio, kernel: kernel))
      } else if let physicalMemory {
        mappings.append(
          try RegisterMapping(block, physicalMemory: physicalMemory, kernel: kernel))
      }
    }
    return mappings
  }

  /// The interrupts that arrive at a UIO device.
  func wiredInterrupts() throws(DeviceError) -> [UIOInterrupt] {
    guard usesUIO else { return [] }
    var interrupts: [UIOInterrupt] = []
    for (block, uio) in blocks {
      for (index, output) in block.interrupts.enumerated() {
        guard
          let device = try UIOInterrupt.device(of: output, number: index, block, uio, roots),
          !interrupts.contains(where: { $0.line == output.line }),
          try UIOInterrupt.isWired(device)
        else { continue }
        interrupts.append(UIOInterrupt(line: output.line, device: device))
      }
    }
    return interrupts
  }
}
