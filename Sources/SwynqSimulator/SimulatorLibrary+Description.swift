// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq

extension SimulatorLibrary {
  /// The overlay as the library describes itself.
  ///
  /// - Throws: `incompatible` if its description cannot be understood.
  func describedOverlay(named name: String) throws(DeviceError) -> OverlayDescription {
    let text = String(cString: ports.description())
    do {
      let described = try JSONDecoder().decode(DescribedOverlay.self, from: Data(text.utf8))
      return OverlayDescription(name: name, blocks: (described.blocks ?? []).map(\.block))
    } catch {
      throw DeviceError(
        .incompatible,
        "the simulator library \(path) describes itself in a way that this release does not "
          + "understand: \(error)")
    }
  }
}

/// The JSON of `swynq_sim_description()`, as far as drivers need it.
private struct DescribedOverlay: Decodable {
  let blocks: [Block]?

  struct Block: Decodable {
    let name: String
    let type: String
    let base: Address
    let size: Address?
    let interrupts: [Interrupt]?
    let parameters: [String: Int]?

    var block: IPBlock {
      IPBlock(
        name: name, type: type, base: BusAddress(base.value), size: size?.value ?? 0x1_0000,
        interrupts: (interrupts ?? []).map(\.interrupt),
        parameters: (parameters ?? [:]).sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    }
  }

  struct Interrupt: Decodable {
    let port: String
    let line: Int
    let controller: String?
    let input: Int?

    var interrupt: IPBlock.Interrupt {
      let controller = controller.map { IPBlock.Controller(name: $0, input: input ?? 0) }
      return IPBlock.Interrupt(
        port: port, line: (0..<64).contains(line) ? .line(line) : [], controller: controller)
    }
  }

  /// A number, or a text such as `0x40000000`.
  struct Address: Decodable {
    let value: UInt64

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(UInt64.self) {
        value = number
        return
      }
      let text = try container.decode(String.self).replacingOccurrences(of: "_", with: "")
      let number =
        text.lowercased().hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
      guard let number else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "'\(text)' is no address")
      }
      value = number
    }
  }
}
