// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq

/// An overlay as `overlays.json` lists it, with what drivers see of it.
struct OverlayEntry: Encodable {
  let name: String
  let top: String
  let files: String
  /// The list of what instrumented builds have besides.
  let instrumentedFiles: String?
  let ports: Ports
  let blocks: [Block]

  struct Ports: Encodable {
    struct Registers: Encodable {
      let port: String
      let base: String
      let clock: String?
    }

    struct Memory: Encodable {
      let port: String
      let clock: String?
    }

    struct Clock: Encodable {
      let port: String
      let frequency: UInt64?
      let phase: Double?
    }

    struct Reset: Encodable {
      let port: String
      let clock: String?
      let active: String
    }

    struct Named: Encodable {
      let port: String
    }

    let registers: [Registers]
    let memory: [Memory]
    let clocks: [Clock]
    let resets: [Reset]
    let interrupts: [Named]
    let inputs: [Named]
    let outputs: [Named]
    /// Clocks in which the design's own reset cores let go.
    let settleClocks: Int
  }

  struct Block: Encodable {
    struct Interrupt: Encodable {
      let port: String
      let line: Int
      let controller: String?
      let input: Int?
    }

    let name: String
    let type: String
    let base: String
    let size: UInt64
    let interrupts: [Interrupt]
    let parameters: [String: Int]
  }

  init(
    name: String, files: String, instrumentedFiles: String?, ports: OverlayPorts,
    overlay: OverlayDescription
  ) {
    self.name = name
    self.top = name
    self.files = files
    self.instrumentedFiles = instrumentedFiles
    self.ports = Ports(
      registers: ports.registers.map {
        .init(port: $0.prefix, base: Self.hex($0.base), clock: $0.clock)
      },
      memory: ports.memory.map { .init(port: $0.prefix, clock: $0.clock) },
      clocks: ports.clocks.map {
        .init(port: $0.port, frequency: $0.frequency, phase: $0.phase == 0 ? nil : $0.phase)
      },
      resets: ports.resets.map {
        .init(port: $0.port, clock: $0.clock, active: $0.isActiveLow ? "low" : "high")
      },
      interrupts: ports.interrupts > 0 ? [.init(port: "irq")] : [],
      inputs: ports.inputs.map { .init(port: $0.name) },
      outputs: ports.outputs.map { .init(port: $0.name) },
      settleClocks: 16)
    blocks = overlay.blocks.map { block in
      Block(
        name: block.name, type: block.type, base: Self.hex(block.base.rawValue),
        size: block.size,
        interrupts: block.interrupts.map {
          .init(
            port: $0.port, line: $0.line.rawValue.trailingZeroBitCount,
            controller: $0.controller?.name, input: $0.controller?.input)
        },
        parameters: Dictionary(
          block.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func hex(_ value: UInt64) -> String {
    "0x" + String(value, radix: 16, uppercase: true)
  }

  /// The file `overlays.json` that lists this overlay alone.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode([self]) else { return "[]\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
