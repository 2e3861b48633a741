// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqHandoff
import Testing

/// Numbers in all the ways that Vivado writes them, and what is none.
@Suite("Numbers of a hardware handoff")
struct NumberTests {
  private static func design() -> SmallDesign {
    var design = SmallDesign(blocks: ["a"])
    design.modules = [.init(name: "a", core: "axi_a")]
    return design
  }

  @Test(
    arguments: [
      ("50000000", 50_000_000), ("5e+07", 50_000_000), ("1.42857e+08", 142_857_000),
      ("1e8", 100_000_000), ("99999001.0", 99_999_001), ("166666666.67", 166_666_667),
      ("0x5F5E100", 100_000_000), ("100_000_000", 100_000_000), ("", nil), ("undef", nil),
    ] as [(String, UInt64?)])
  func `clock frequencies are whole Hz, also in scientific notation`(
    text: String, expected: UInt64?
  ) throws {
    var design = Self.design()
    design.modules[0].ports = [.input("clk", from: "clk")]
    design.modules[0].ports[0].clock = text
    #expect(try design.read().clockFrequency == expected)
  }

  @Test(arguments: ["-1", "1e30", "5e+", "5 Hz"])
  func `clock frequencies that cannot be are refused`(text: String) throws {
    var design = Self.design()
    design.modules[0].ports = [.input("clk", from: "clk")]
    design.modules[0].ports[0].clock = text
    let error = #expect(throws: DeviceError.self) { try design.read() }
    #expect(error?.message.contains("CLKFREQUENCY of the PORT clk of a is \(text)") == true)
  }

  @Test(
    arguments: [
      ("0x40000000", 0x4000_0000), ("40000000", 0x4000_0000), ("0X4000_0000", 0x4000_0000),
      ("32'h40000000", 0x4000_0000), ("0x40000000UL", 0x4000_0000), ("1G", 1 << 30),
      ("0x0", 0),
    ] as [(String, UInt64)])
  func `addresses are hexadecimal, with or without 0x`(text: String, expected: UInt64) throws {
    var design = Self.design()
    design.ranges[0].base = text
    design.ranges[0].last = "0x7FFFFFFF"
    let block = try design.read().overlay.block(named: "a")
    #expect(block.base.rawValue == expected && block.size == 0x8000_0000 - expected)
  }

  @Test(
    arguments: [
      "0x", "-1", "+1", "0x-1", "0x1_0000_0000_0000_0000", "17179869184G", "8T000", "ten",
      "3'h", "1.5e+300",
    ])
  func `addresses that are none are refused, by element and attribute`(text: String) throws {
    var design = Self.design()
    design.ranges[0].base = text
    let error = #expect(throws: DeviceError.self) { try design.read() }
    #expect(
      error?.message.contains("BASEVALUE of the MEMRANGE of a is \(text)") == true,
      "\(String(describing: error))")
  }

  @Test func `an address range of all 64 bits has no size`() throws {
    var design = Self.design()
    design.ranges[0] = ("a", "S_AXI", "0x0", "0xFFFFFFFFFFFFFFFF")
    let error = #expect(throws: DeviceError.self) { try design.read() }
    #expect(error?.message.contains("span all 64 bits") == true)
    design.ranges[0].base = "0xFFFFFFFFFFFF0000"
    #expect(try design.read().overlay.blocks[0].size == 0x1_0000)
  }

  @Test(
    arguments: [
      ("14", 14), ("0x0e", 14), ("0b1110", 14), ("-3", -3), ("-0x10", -16), ("true", 1),
      ("FALSE", 0), ("5e+07", 50_000_000), ("10.000000", 10), ("4'd9", 9), ("10.5", nil),
      ("\"0110\"", nil), ("64K", nil), ("9223372036854775807", Int.max),
      ("9223372036854775808", nil), ("nan", nil), ("inf", nil), ("-", nil), ("", nil),
    ] as [(String, Int?)])
  func `parameters are whole numbers or truth values; others are left out`(
    text: String, expected: Int?
  ) throws {
    var design = Self.design()
    design.modules[0].parameters["C_X"] = text.replacing("\"", with: "&quot;")
    #expect(try design.read().overlay.block(named: "a").parameter("c_x") == expected)
  }

  @Test func `parameters are found in any case; the lower case one counts`() throws {
    var design = Self.design()
    design.modules[0].parameters = ["C_X": "1", "c_x": "2", "C_Y": "3", "C_y": "4", "c_Z": "5"]
    let block = try design.read().overlay.block(named: "a")
    #expect(block.parameters.map(\.name) == ["c_x", "c_y", "c_z"])
    #expect(block.parameters.map(\.value) == [2, 4, 5])
    #expect(
      block.parameter("C_X") == 2 && block.parameter("c_Z") == 5 && block.parameter("z") == nil)
  }

  @Test func `a register beyond the addresses of 64 bits is refused, by element and property`()
    throws
  {
    var design = Self.design()
    func read(_ offset: String) throws(DeviceError) -> HardwareHandoff {
      design.modules[0].rest = """
        <ADDRESSBLOCKS><ADDRESSBLOCK INTERFACE="s_axi" NAME="Reg"><REGISTERS><REGISTER NAME="R">
        <PROPERTY NAME="ADDRESS_OFFSET" VALUE="\(offset)"/></REGISTER></REGISTERS></ADDRESSBLOCK>
        </ADDRESSBLOCKS>
        """
      return try design.read()
    }
    #expect(try read("1K").overlay.blocks[0].describedRegisters[0].offset == 1024)
    for offset in ["0xFFFFFFFFFFFFFFFF", "0x8000000000000000"] {
      let error = #expect(throws: DeviceError.self) { try read(offset) }
      #expect(error?.message.contains("ADDRESS_OFFSET of the REGISTER R of a") == true)
    }
    let error = #expect(throws: DeviceError.self) { try read("0x1FFFFFFFFFFFFFFFF") }
    #expect(error?.message.contains("ADDRESS_OFFSET of the REGISTER R is 0x1FF") == true)
  }

  @Test(
    arguments: [("s_axi", "S_AXI"), ("S_AXI", "s_axi"), ("S_Axi_Lite", "s_axi_lite")])
  func `interfaces are the same in any case, and listed once`(map: String, core: String) throws {
    var design = Self.design()
    design.ranges[0].interface = map
    let block = """
      <ADDRESSBLOCK INTERFACE="\(core)" NAME="Reg"><REGISTERS><REGISTER NAME="ISR">
      <PROPERTY NAME="ADDRESS_OFFSET" VALUE="0x0"/></REGISTER></REGISTERS></ADDRESSBLOCK>
      """
    // A second master sees the same registers: Vivado writes the address block once for each.
    let other = block.replacing("\"\(core)\"", with: "\"M_OTHER\"").replacing("ISR", with: "NONE")
    design.modules[0].rest = "<ADDRESSBLOCKS>\(block)\(block)\(other)</ADDRESSBLOCKS>"
    #expect(try design.read().overlay.blocks.map(\.name) == ["a"])
    #expect(try design.read().overlay.blocks[0].describedRegisters.map(\.name) == ["ISR"])
    // Two ports of the processor that reach the same interface, spelled in two ways.
    design.ranges.append(("a", core, "0x60000000", "0x6000FFFF"))
    #expect(try design.read().overlay.blocks.map(\.name) == ["a"])
  }
}
