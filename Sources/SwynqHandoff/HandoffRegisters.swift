// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// Reads what a handoff says of a block's registers.
struct HandoffRegisters {
  let document: HandoffDocument

  /// The registers in a range of a module: those of its interface and address block, in order of
  /// offset.
  ///
  /// - Throws: `malformedFile` for malformed numbers.
  func registers(
    of module: HandoffModule, in range: HandoffRange
  ) throws(DeviceError) -> [RegisterDescription] {
    // A design with several masters lists a core's address blocks once for each.
    var seen: Set<[String]> = []
    let blocks = module.element.list("ADDRESSBLOCKS", "ADDRESSBLOCK").filter {
      seen.insert([($0["INTERFACE"] ?? "").lowercased(), $0["NAME"] ?? ""]).inserted
    }
    // VHDL's names have no case: Vivado writes `s_axi` of a core in one place and `S_AXI` in another.
    let interface = range.interface.lowercased()
    let ofInterface = blocks.filter {
      $0["INTERFACE"] == nil || $0["INTERFACE"]?.lowercased() == interface
    }
    let ofBlock = ofInterface.filter { $0["NAME"] == range.addressBlock }
    var registers: [RegisterDescription] = []
    for element in (ofBlock.isEmpty ? ofInterface : ofBlock).flatMap({
      $0.list("REGISTERS", "REGISTER")
    }) {
      if let register = try self.register(element, of: module, in: range) {
        registers.append(register)
      }
    }
    return registers.sorted { $0.offset < $1.offset }
  }

  /// A register; nil if this configuration of the core does not have it.
  private func register(
    _ element: HandoffElement, of module: HandoffModule, in range: HandoffRange
  ) throws(DeviceError) -> RegisterDescription? {
    let properties = element.properties
    if properties["IS_ENABLED"]?.lowercased() == "false" { return nil }
    let name = try self.name(of: element, in: module)
    let start = try number("ADDRESS_OFFSET", of: name, properties, element)
    guard let offset = Int(exactly: start), !range.base.addingReportingOverflow(start).overflow
    else {
      throw document.error(
        element,
        "the property ADDRESS_OFFSET of the REGISTER \(name) of \(module.path) is \(start), which leads "
          + "out of the addresses of 64 bits")
    }
    let reset =
      try properties["RESET_VALUE"] == nil
      ? 0 : number("RESET_VALUE", of: name, properties, element)
    let resetValue = UInt32(truncatingIfNeeded: reset)
    let fallback = properties["ACCESS"] ?? "read-write"
    var fields: [RegisterField] = []
    for field in element.list("FIELDS", "FIELD") {
      if let field = try self.field(
        field, of: module, reset: resetValue, fallbackAccess: fallback)
      {
        fields.append(field)
      }
    }
    let size = try properties["SIZE"] == nil ? 32 : number("SIZE", of: name, properties, element)
    if fields.isEmpty {
      fields = [
        RegisterField(
          "value", bits: 0...Int(min(max(size, 1), 32)) - 1,
          access(fallback, properties), reset: resetValue, "")
      ]
    }
    return RegisterDescription(
      name: name, offset: offset, fields: fields.sorted { $0.lowBit < $1.lowBit },
      resetValue: resetValue,
      readHasSideEffects: element.list("FIELDS", "FIELD").contains {
        $0.properties["READ_ACTION"]?.isEmpty == false
      }, summary: Self.firstLine(properties["DESCRIPTION"]))
  }

  private func field(
    _ element: HandoffElement, of module: HandoffModule, reset: UInt32, fallbackAccess: String
  ) throws(DeviceError) -> RegisterField? {
    let properties = element.properties
    let name = try self.name(of: element, in: module)
    let low = try number("BIT_OFFSET", of: name, properties, element)
    let width = try number("BIT_WIDTH", of: name, properties, element)
    // Widths follow a core's parameters: what has none is not there, and what goes on beyond 64 bits
    // is memory.
    guard low < 64, width > 0 else { return nil }
    let bits = Int(low)...Int(low + min(width, 64 - low)) - 1
    let field = RegisterField(
      name, bits: bits,
      access(properties["ACCESS"] ?? fallbackAccess, properties),
      Self.firstLine(properties["DESCRIPTION"]))
    return RegisterField(
      name, bits: bits, field.access, reset: field.extract(from: reset),
      field.summary)
  }

  /// IP-XACT's access, modified write value and read action (IEEE 1685, 6.11). Vivado writes the
  /// second under the name MODIFIED_READ_VALUES.
  private func access(_ access: String, _ properties: [String: String]) -> FieldAccess {
    switch (access.lowercased(), properties["MODIFIED_READ_VALUES"]?.lowercased()) {
    case ("read-only", _):
      properties["READ_ACTION"]?.lowercased() == "clear" ? .clearOnRead : .readOnly
    case (_, "onetoclear"): .writeOneToClear
    case (_, "onetotoggle"): .toggleOnWrite
    case (_, "onetoset"): .writeOneToSet
    case ("write-only", _), ("writeonce", _): .writeOnly
    default: .readWrite
    }
  }

  private func name(
    of element: HandoffElement, in module: HandoffModule
  ) throws(DeviceError) -> String {
    guard let name = element["NAME"] else {
      throw document.error(element, "a \(element.name) of \(module.path) has no NAME")
    }
    return name
  }

  private func number(
    _ property: String, of name: String, _ properties: [String: String], _ element: HandoffElement
  ) throws(DeviceError) -> UInt64 {
    guard let text = properties[property] else {
      throw document.error(element, "the \(element.name) \(name) has no property \(property)")
    }
    guard let value = HandoffNumber.size(text) else {
      throw document.error(
        element,
        "the property \(property) of the \(element.name) \(name) is \(text), which is no number of at "
          + "most 64 bits")
    }
    return value
  }

  /// The first line of a description, of which some cores have pages.
  private static func firstLine(_ text: String?) -> String {
    let line = text?.split(whereSeparator: \.isNewline).first ?? ""
    return line.split(separator: " ").joined(separator: " ")
  }
}
