// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// An IP block, as `swynq info` shows it.
struct BlockListing: Encodable {
  let name: String
  let type: String
  let address: UInt64
  let size: UInt64
  let interrupts: [Interrupt]
  let parameters: [String: Int]
  let registers: [RegisterListing]

  /// An interrupt output, the line that it drives, and the controller in between.
  struct Interrupt: Encodable {
    let port: String
    let line: Int
    let controller: String?
    let controllerInput: Int?

    /// For people: where it arrives.
    var text: String {
      guard let controller, let controllerInput else { return "\(port) = irq[\(line)]" }
      return "\(port) = \(controller)[\(controllerInput)] (line \(line))"
    }
  }

  init(_ block: IPBlock, _ registers: [RegisterListing]) {
    name = block.name
    type = block.type
    address = block.base.rawValue
    size = block.size
    interrupts = block.interrupts.map {
      Interrupt(
        port: $0.port, line: $0.line.rawValue.trailingZeroBitCount,
        controller: $0.controller?.name, controllerInput: $0.controller?.input)
    }
    parameters = Dictionary(
      block.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    self.registers = registers
  }

  /// For people: how many there are.
  static func count(_ blocks: [BlockListing]) -> String {
    blocks.count == 1 ? "1 IP block" : "\(blocks.count) IP blocks"
  }

  /// For people: name, type and place.
  var heading: String { "\(name)  \(type)  \(place(address, size))" }

  /// For people: the parameters of these names, in order.
  func sortedParameters(_ isIncluded: (String) -> Bool = { _ in true }) -> [String] {
    parameters.filter { isIncluded($0.key) }.sorted { $0.key < $1.key }
      .map { "\($0.key) = \($0.value)" }
  }
}

/// For people: an address, and the size of what is there.
func place(_ address: UInt64, _ size: UInt64) -> String {
  let amount =
    switch size {
    case (1 << 30)... where size % (1 << 30) == 0: "\(size >> 30) GiB"
    case (1 << 20)... where size % (1 << 20) == 0: "\(size >> 20) MiB"
    case 1024... where size % 1024 == 0: "\(size / 1024) KiB"
    default: "\(size) bytes"
    }
  return "\(hexadecimal(address, minimumDigits: 8)), \(amount)"
}
