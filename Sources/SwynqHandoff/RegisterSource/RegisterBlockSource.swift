// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The source of a core's registers: a block, a layout and a name for each.
struct RegisterBlockSource {
  let blocks: [IPBlock]
  let name: String
  let modifier: String

  func write(to source: inout SwiftText) {
    var types = SwiftNames(reserved: ["registers"])
    var properties = SwiftNames(reserved: ["init", "self"])
    let registers = blocks[0].describedRegisters.map { register in
      (register, types.type(register.name), properties.property(register.name))
    }
    source.comment(
      "The registers of \(blocks[0].type): of \(blocks.map(\.name).joined(separator: ", ")).")
    source.line("\(modifier)enum \(name): RegisterBlock {")
    source.line("/// All registers, in order of offset.", indent: 2)
    source.line("\(modifier)static var registers: [RegisterDescription] {", indent: 2)
    source.line("[", indent: 4)
    for (_, type, property) in registers {
      source.line("Register<\(name), \(type)>.\(property).description,", indent: 6)
    }
    source.line("]", indent: 4)
    source.line("}", indent: 2)
    for (register, type, _) in registers {
      source.line()
      RegisterLayoutSource(register: register, name: type, modifier: modifier).write(to: &source)
    }
    source.line("}")
    for (register, type, property) in registers {
      let place = SwiftText.hex(UInt64(register.offset))
      let effect = register.readHasSideEffects ? ", readHasSideEffects: true" : ""
      source.line()
      source.line("extension Register where Block == \(name), Layout == \(name).\(type) {")
      source.comment(
        "`\(register.name)`, at \(place): \(register.described)", indent: 2)
      source.line("\(modifier)static var \(property): Self {", indent: 2)
      source.line(".init(", indent: 4)
      source.line("\(SwiftText.literal(register.name)), at: \(place)\(effect),", indent: 6)
      source.line("\(SwiftText.literal(register.summary)))", indent: 6)
      source.line("}", indent: 2)
      source.line("}")
    }
  }
}

extension RegisterDescription {
  /// Its purpose, or that the design does not tell it.
  var described: String { summary.isEmpty ? "not described." : summary }
}
