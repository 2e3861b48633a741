// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The ports of an overlay as `overlays.json` gives them, in the place of what their names suggest.
struct PortChoices: Decodable {
  struct Clock: Decodable {
    let port: String
    let frequency: UInt64?
    /// Degrees.
    let phase: Double?
  }

  struct Reset: Decodable {
    let port: String
    let active: Level?
    let clock: String?
  }

  enum Level: String, Decodable { case low, high }

  struct Bus: Decodable {
    /// The signals' prefix, such as `s_axi_`.
    let port: String
    let clock: String?
    let base: Address?
    let size: Address?
  }

  struct Named: Decodable { let port: String }

  /// A number, or a text such as `0x4000_0000`.
  struct Address: Decodable {
    let value: UInt64

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(UInt64.self) {
        value = number
        return
      }
      let text = try container.decode(String.self)
      let digits = text.replacingOccurrences(of: "_", with: "").lowercased()
      let number = digits.hasPrefix("0x") ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits)
      guard let number else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "'\(text)' is no address; write it as \"0x40000000\"")
      }
      value = number
    }
  }

  var clocks: [Clock]?
  var resets: [Reset]?
  var registers: [Bus]?
  var memory: [Bus]?
  var streams: [Bus]?
  var interrupts: [Named]?
  var inputs: [Named]?
  var outputs: [Named]?
  /// Clocks of the first clock that pass after a reset before anything else does.
  var settleClocks: Int?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case clocks, resets, registers, memory, streams, interrupts, inputs, outputs, settleClocks
  }

  init() {}
}
