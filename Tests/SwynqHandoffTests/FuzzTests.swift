// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqHandoff
import SwynqTestSupport
import Testing

/// Good files with random damage: each is read or refused, in a moment, whatever it is.
///
/// `SWYNQ_FUZZ_CASES` sets the number of files, `SWYNQ_SEED` the damage; a file is given by both, so
/// a case that fails can be made again alone with `SWYNQ_FUZZ_FIRST`.
@Suite("Damaged hardware handoffs")
struct FuzzTests {
  private static func setting(_ name: String, _ fallback: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? fallback
  }

  /// Values that have broken readers, in the place of an attribute's.
  private static let values = [
    "", "-1", "0", "1", "31", "32", "64", "4096", "2147483648", "4294967295", "4294967296",
    "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
    "-9223372036854775808", "0x", "0xFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFF000", "5e+07", "1e400",
    "-0.0", "nan", "1T", "16777216T", "32'hFFFFFFFF", "true", "irq", "ps",
    "xilinx.com:ip:axi_intc:4.1",
    "xilinx.com:ip:xlconcat:2.1", "::::", "&#10;", "&#x9B;31m", "O", "I", "MEMORY", "%s%n",
    "\u{202E}",
  ]

  /// A design with all kinds of wires, to be damaged.
  private static func wired() -> String {
    var design = SmallDesign(interrupts: 0...5, blocks: ["a", "b", "intc", "c"])
    design.modules = [
      .source("a", 0...2, to: "a"), .source("b", to: "b"), .source("c", to: "c"),
      .init(
        name: "intc", core: "axi_intc",
        parameters: ["C_NUM_INTR_INPUTS": "4", "c_addr_width": "9"],
        ports: [.input("intr", 0...3, from: "to_intc"), .output("irq", to: "intc")]),
      .init(
        name: "gate", core: "util_vector_logic",
        ports: [.input("Op1", from: "b"), .input("Op2", from: "a"), .output("Res", to: "gate")]),
      .init(
        name: "any", core: "util_reduced_logic",
        ports: [.input("Op1", 0...2, from: "a"), .output("Res", to: "any")]),
      .concat("inner", [("a", 3), ("gate", 1)], to: "to_intc"),
      .slice("some", from: "inner", 1, 3, to: "some"),
      .concat("outer", [("intc", 1), ("some", 3), ("any", 1), ("c", 1)], to: "irq"),
    ]
    design.modules[0].ports.append(.input("clk", from: "clk"))
    design.modules[0].ports[1].clock = "5e+07"
    design.modules[0].rest = """
      <ADDRESSBLOCKS><ADDRESSBLOCK INTERFACE="s_axi" NAME="Reg"><REGISTERS><REGISTER NAME="R">
      <PROPERTY NAME="ADDRESS_OFFSET" VALUE="0x10"/><PROPERTY NAME="RESET_VALUE" VALUE="3"/>
      <PROPERTY NAME="SIZE" VALUE="32"/><FIELDS><FIELD NAME="F"><PROPERTY NAME="BIT_OFFSET" VALUE="4"/>
      <PROPERTY NAME="BIT_WIDTH" VALUE="8"/></FIELD></FIELDS></REGISTER></REGISTERS></ADDRESSBLOCK>
      </ADDRESSBLOCKS>
      """
    return design.text
  }

  /// One to four pieces of damage.
  private static func damage(_ good: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = good
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
      switch Int.random(in: 0..<10, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.removeSubrange(place...)
      case 5:
        let other = Int.random(in: 0..<bytes.count, using: &random)
        bytes.insert(contentsOf: bytes[place..<end], at: other)
      case 6:
        bytes.insert(
          contentsOf: [0x3C, 0x3E, 0x22, 0x26, 0x2F, 0x21, 0x3F].shuffled(using: &random), at: place
        )
      default: replaceValue(&bytes, from: place, &random)
      }
    }
    return bytes
  }

  /// Replaces the next value in quotation marks.
  private static func replaceValue(
    _ bytes: inout [UInt8], from place: Int, _ random: inout SeededGenerator
  ) {
    guard let mark = bytes[place...].firstIndex(of: 0x3D), mark + 1 < bytes.count,
      bytes[mark + 1] == 0x22, let end = bytes[(mark + 2)...].firstIndex(of: 0x22)
    else { return }
    bytes.replaceSubrange(
      mark + 2..<end, with: Array((values.randomElement(using: &random) ?? "").utf8))
  }

  @Test func `are read or refused, and never for long`() throws {
    let first = Self.setting("SWYNQ_FUZZ_FIRST", 0)
    let count = Self.setting("SWYNQ_FUZZ_CASES", 2000)
    let seed = Seeds.base
    // Mostly the small one, which takes a millisecond.
    let large = try Design.allCases.map { Array(try $0.text.utf8) }
    let small = Array(Self.wired().utf8)
    var accepted = 0
    for index in first..<first + count {
      var random = SeededGenerator(seed: seed &+ UInt64(index) &* 0x9E37_79B9)
      let good = index % 16 == 0 ? large[index / 16 % large.count] : small
      let bytes = Self.damage(good, &random)
      let start = ContinuousClock.now
      do throws(DeviceError) {
        let handoff = try HardwareHandoff(bytes: bytes, path: "damaged.hwh")
        accepted += 1
        for block in handoff.overlay.blocks {
          for register in block.describedRegisters {
            // As the listing does, which must not trap either.
            _ = (block.base + register.offset, register.fields.map { $0.extract(from: .max) })
          }
        }
      } catch {
        #expect(error.code == .malformedFile, "case \(index) of seed \(seed): \(error)")
        #expect(!error.message.contains("\n"), "case \(index) of seed \(seed): \(error)")
      }
      let time = start.duration(to: .now)
      #expect(time < .seconds(10), "case \(index) of seed \(seed) took \(time)")
      if count > 2000, index % 1000 == 0 { print("damaged hardware handoffs: \(index)") }
    }
    // The damage is neither always fatal nor never.
    if count >= 2000 { #expect(accepted > count / 20 && accepted < count * 19 / 20, "\(accepted)") }
  }
}
