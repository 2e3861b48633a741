// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqHandoff
import Testing

/// The pieces on the way of an interrupt: each bit has the place that the widths
/// before it give.
@Suite("The way of an interrupt")
struct InterruptPathTests {
  @Test(
    arguments: [(true, true), (true, false), (false, true)], ["xlconcat", "ilconcat"])
  func `has the place that the widths of a concatenation give, from parameters or ports`(
    from: (stating: Bool, declaring: Bool), core: String
  ) throws {
    var design = SmallDesign(interrupts: 0...7, blocks: ["a", "b", "c", "d"])
    design.modules = [
      .source("a", 0...1, to: "a"), .source("b", to: "b"), .source("c", 0...2, to: "c"),
      .source("d", to: "d"),
      .concat(
        "all", [("a", 2), ("b", 1), ("c", 3), ("d", 1)], to: "irq", stating: from.stating,
        declaring: from.declaring, core: core),
    ]
    #expect(
      try design.interrupts(of: "a") == ["irq[0]: interrupt line 0", "irq[1]: interrupt line 1"])
    #expect(try design.interrupts(of: "b") == ["irq: interrupt line 2"])
    #expect(
      try design.interrupts(of: "c") == [
        "irq[0]: interrupt line 3", "irq[1]: interrupt line 4", "irq[2]: interrupt line 5",
      ])
    #expect(try design.interrupts(of: "d") == ["irq: interrupt line 6"])
  }

  @Test func `has an empty place for an input that is not connected or constant`() throws {
    var design = SmallDesign(interrupts: 0...7, blocks: ["a", "b"])
    var all = SmallDesign.Module.concat(
      "all", [("none", 2), ("a", 1), ("one", 3), ("b", 1)], to: "irq")
    all.ports.removeFirst()
    design.modules = [
      .source("a", to: "a"), .source("b", to: "b"), all,
      .init(name: "one", core: "xlconstant", ports: [.output("dout", 0...2, to: "one")]),
    ]
    #expect(try design.interrupts(of: "a") == ["irq: interrupt line 2"])
    #expect(try design.interrupts(of: "b") == ["irq: interrupt line 6"])
    // Ports beyond NUM_PORTS count for nothing.
    design.modules[2].parameters["NUM_PORTS"] = "3"
    #expect(try design.interrupts(of: "a") == ["irq: interrupt line 2"])
    #expect(try design.interrupts(of: "b").isEmpty)
    // Without NUM_PORTS all that are there count.
    design.modules[2].parameters["NUM_PORTS"] = nil
    #expect(try design.interrupts(of: "b") == ["irq: interrupt line 6"])
  }

  @Test func `goes through concatenations in concatenations, at every depth`() throws {
    var design = SmallDesign(interrupts: 0...8, blocks: ["a", "b", "c", "d"])
    design.modules = [
      .source("a", to: "a"), .source("b", 0...2, to: "b"), .source("c", to: "c"),
      .source("d", to: "d"), .concat("innermost", [("b", 3), ("c", 1)], to: "innermost"),
      .concat("inner", [("a", 1), ("innermost", 4)], to: "inner"),
      .concat("outer", [("unused", 2), ("inner", 5), ("d", 1)], to: "irq"),
    ]
    #expect(try design.interrupts(of: "a") == ["irq: interrupt line 2"])
    #expect(
      try design.interrupts(of: "b") == [
        "irq[0]: interrupt line 3", "irq[1]: interrupt line 4", "irq[2]: interrupt line 5",
      ])
    #expect(try design.interrupts(of: "c") == ["irq: interrupt line 6"])
    #expect(try design.interrupts(of: "d") == ["irq: interrupt line 7"])
  }

  @Test func `goes through a slice, which takes some bits and no others`() throws {
    var design = SmallDesign(interrupts: 0...7, blocks: ["a"])
    design.modules = [.source("a", 0...7, to: "a"), .slice("some", from: "a", 3, 5, to: "irq")]
    #expect(
      try design.interrupts(of: "a") == [
        "irq[3]: interrupt line 0", "irq[4]: interrupt line 1", "irq[5]: interrupt line 2",
      ])
    // A slice of a concatenation, in a concatenation.
    design.modules = [
      .source("a", to: "a"), .concat("wide", [("x", 4), ("a", 1), ("y", 3)], to: "wide"),
      .slice("some", from: "wide", 2, 5, to: "some"),
      .concat("all", [("z", 1), ("some", 4)], to: "irq"),
    ]
    #expect(try design.interrupts(of: "a") == ["irq: interrupt line 3"])
  }

  @Test func `goes through gates: inverted, joined bit by bit, and all bits to one`() throws {
    var design = SmallDesign(interrupts: 0...2, blocks: ["a", "b", "c"])
    design.modules = [
      .source("a", 0...1, to: "a"), .source("b", 0...1, to: "b"), .source("c", 0...2, to: "c"),
      .init(
        name: "not", core: "util_vector_logic", parameters: ["C_OPERATION": "not"],
        ports: [.input("Op1", 0...1, from: "a"), .output("Res", 0...1, to: "a_n")]),
      .init(
        name: "or", core: "util_vector_logic",
        ports: [
          .input("Op1", 0...1, from: "a_n"), .input("Op2", 0...1, from: "b"),
          .output("Res", 0...1, to: "ab"),
        ]),
      .init(
        name: "any", core: "util_reduced_logic",
        ports: [.input("Op1", 0...2, from: "c"), .output("Res", to: "any")]),
      .concat("all", [("any", 1), ("ab", 2)], to: "irq"),
    ]
    #expect(
      try design.interrupts(of: "a") == ["irq[0]: interrupt line 1", "irq[1]: interrupt line 2"])
    #expect(
      try design.interrupts(of: "b") == ["irq[0]: interrupt line 1", "irq[1]: interrupt line 2"])
    #expect(
      try design.interrupts(of: "c") == [
        "irq[0]: interrupt line 0", "irq[1]: interrupt line 0", "irq[2]: interrupt line 0",
      ])
  }

  @Test func `goes through controllers, of which the one next to the block is named`() throws {
    func controller(_ name: String, _ inputs: Int, from net: String, to output: String)
      -> SmallDesign.Module
    {
      .init(
        name: name, core: "axi_intc",
        ports: [.input("intr", 0...inputs - 1, from: net), .output("irq", to: output)])
    }
    var design = SmallDesign(interrupts: 0...1, blocks: ["a", "b", "c", "first", "second"])
    design.modules = [
      .source("a", to: "a"), .source("b", 0...1, to: "b"), .source("c", to: "c"),
      controller("second", 3, from: "to_second", to: "second"),
      .concat("c2", [("a", 1), ("b", 2)], to: "to_second"),
      controller("first", 2, from: "to_first", to: "first"),
      .concat("c1", [("c", 1), ("second", 1)], to: "to_first"),
      .concat("all", [("none", 1), ("first", 1)], to: "irq"),
    ]
    #expect(try design.interrupts(of: "first") == ["irq: interrupt line 1"])
    #expect(try design.interrupts(of: "c") == ["irq: interrupt line 16 by first[0]"])
    #expect(try design.interrupts(of: "second") == ["irq: interrupt line 17 by first[1]"])
    #expect(try design.interrupts(of: "a") == ["irq: interrupt line 18 by second[0]"])
    #expect(
      try design.interrupts(of: "b") == [
        "irq[0]: interrupt line 19 by second[1]", "irq[1]: interrupt line 20 by second[2]",
      ])
  }

  @Test func `ends at bits that an output does not have`() throws {
    var design = SmallDesign(interrupts: 0...3, blocks: ["a", "c"])
    design.modules = [.source("a", 0...1, to: "irq"), .source("c", to: "c")]
    #expect(
      try design.interrupts(of: "a") == ["irq[0]: interrupt line 0", "irq[1]: interrupt line 1"])
    // A controller's output and a reduction have one bit.
    for core in ["axi_intc", "util_reduced_logic"] {
      design.modules[0] = .init(
        name: "a", core: core,
        ports: [.input("intr", from: "c"), .input("Op1", from: "c"), .output("irq", to: "irq")])
      #expect(try design.interrupts(of: "c").count == 1, "\(core)")
      // A slice of bits that it does not have.
      var beyond = design
      beyond.modules[0].ports[2].net = "one"
      beyond.modules.append(.slice("some", from: "one", 1, 2, to: "irq"))
      #expect(try beyond.interrupts(of: "a").isEmpty, "\(core)")
      #expect(try beyond.interrupts(of: "c").isEmpty, "\(core)")
    }
  }

  @Test(
    arguments: [("5", "2", [2, 3, 4]), ("0", "7", [7, 6, 5]), ("3", "3", [])])
  func `names bits as the port declares them`(left: String, right: String, bits: [Int]) throws {
    var design = SmallDesign(interrupts: 0...2, blocks: ["a"])
    design.modules = [.source("a", to: "irq")]
    design.modules[0].ports[0].left = left
    design.modules[0].ports[0].right = right
    let expected =
      bits.isEmpty
      ? ["irq: interrupt line 0"]
      : bits.enumerated().map { "irq[\($0.element)]: interrupt line \($0.offset)" }
    #expect(try design.interrupts(of: "a") == expected)
  }

  @Test func `counts from the processor's last input where that is set so`() throws {
    var design = SmallDesign(interrupts: 0...2, blocks: ["a"])
    design.modules = [.source("a", 0...2, to: "irq")]
    design.processor.parameters["PCW_IRQ_F2P_MODE"] = "REVERSE"
    #expect(
      try design.interrupts(of: "a") == [
        "irq[0]: interrupt line 13", "irq[1]: interrupt line 14", "irq[2]: interrupt line 15",
      ])
    design.processor.parameters["PCW_IRQ_F2P_MODE"] = "DIRECT"
    #expect(try design.interrupts(of: "a").last == "irq[2]: interrupt line 2")
  }

  @Test func `ends in loops of gates, which have as many ways as there are`() throws {
    var design = SmallDesign(interrupts: 0...15, from: "n0", blocks: ["a"])
    design.modules = [.source("a", to: "n200")]
    for index in 0..<200 {
      design.modules.append(
        .init(
          name: "g\(index)", core: "util_vector_logic",
          ports: [
            .output("Res", 0...15, to: "n\(index)"),
            .input("Op1", 0...15, from: "n\(index + 1)"),
            .input("Op2", 0...15, from: "n\(index % 7)"),
          ]))
    }
    #expect(try design.interrupts(of: "a") == ["irq: interrupt line 0"])
  }

  /// A width, where it stands, and the words of the error.
  static let bad: [(value: String, port: Bool, name: String, words: [String])] =
    ["-1", "4097", "9223372036854775807", "18446744073709551616", "wide", "1.5"].flatMap { value in
      [
        (
          value, false, "IN0_WIDTH",
          ["VALUE of the PARAMETER IN0_WIDTH of all is \(value)", "line"]
        ),
        (value, false, "NUM_PORTS", ["VALUE of the PARAMETER NUM_PORTS of all is \(value)"]),
        (value, true, "LEFT", ["LEFT of the PORT In0 of all is \(value)"]),
        (value, true, "RIGHT", ["RIGHT of the PORT In0 of all is \(value)"]),
      ]
    }

  @Test(arguments: bad)
  func `refuses widths that cannot be, by element and attribute`(
    value: String, port: Bool, name: String, words: [String]
  ) throws {
    var design = SmallDesign(interrupts: 0...3, blocks: ["a"])
    design.modules = [.source("a", to: "a"), .concat("all", [("a", 1), ("b", 1)], to: "irq")]
    if !port { design.modules[1].parameters[name] = value }
    if port && name == "LEFT" { design.modules[1].ports[0].left = value }
    if port && name == "RIGHT" { design.modules[1].ports[0].right = value }
    let error = #expect(throws: DeviceError.self) { try design.read() }
    #expect(error?.code == .malformedFile)
    for word in words {
      #expect(error?.message.contains(word) == true, "\(String(describing: error))")
    }
  }

  @Test func `refuses slices that end before they begin, and more inputs than the processor has`()
    throws
  {
    var design = SmallDesign(interrupts: 0...3, blocks: ["a"])
    design.modules = [.source("a", 0...7, to: "a"), .slice("some", from: "a", 3, 5, to: "irq")]
    design.modules[1].parameters["DIN_FROM"] = "2"
    let slice = #expect(throws: DeviceError.self) { try design.read() }
    #expect(slice?.message.contains("DIN_FROM of some is 2, less than its DIN_TO, 3") == true)
    let wide = SmallDesign(interrupts: 0...16, blocks: ["a"])
    let inputs = #expect(throws: DeviceError.self) { try wide.read() }
    #expect(inputs?.message.contains("IRQ_F2P give it 17 bits; the processor has 16") == true)
  }
}
