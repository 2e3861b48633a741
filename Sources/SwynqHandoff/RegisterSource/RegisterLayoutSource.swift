// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The source of a register's layout: its fields, and properties to get and set them.
struct RegisterLayoutSource {
  let register: RegisterDescription
  let name: String
  let modifier: String

  func write(to source: inout SwiftText) {
    let fields = Self.fields(of: register)
    let conformances = Self.conformances(of: fields)
    source.comment("The value of `\(register.name)`: \(register.described)", indent: 2)
    source.line(
      "\(modifier)struct \(name): \(conformances.joined(separator: ", ")) {", indent: 2)
    source.line("/// The register's 32 bits.", indent: 4)
    source.line("\(modifier)var rawValue: UInt32", indent: 4)
    source.line()
    source.line("/// The register value with these bits.", indent: 4)
    source.line(
      "\(modifier)init(rawValue: UInt32) { self.rawValue = rawValue }", indent: 4)
    if conformances.contains("ExpressibleByIntegerLiteral") {
      source.line()
      source.line("/// The number as it stands in the source.", indent: 4)
      source.line(
        "\(modifier)init(integerLiteral value: UInt32) { self.init(rawValue: value) }", indent: 4)
    }
    for (field, property) in fields {
      let bits =
        field.width == 1
        ? "bit \(field.lowBit)" : "bits \(field.lowBit) to \(field.lowBit + field.width - 1)"
      source.line()
      source.comment(
        "`\(field.name)`, \(bits), \(field.access.described)"
          + (field.summary.isEmpty ? "." : ": \(field.summary)"), indent: 4)
      write(field, property, to: &source)
    }
    source.line()
    source.line("/// All fields.", indent: 4)
    source.line("\(modifier)static var fields: [RegisterField] {", indent: 4)
    source.line("[", indent: 6)
    for (_, property) in fields { source.line("\(property),", indent: 8) }
    source.line("]", indent: 6)
    source.line("}", indent: 4)
    source.line("}", indent: 2)
  }

  private func write(_ field: RegisterField, _ property: String, to source: inout SwiftText) {
    let place =
      field.width == 1
      ? "bit: \(field.lowBit)" : "bits: \(field.lowBit)...\(field.lowBit + field.width - 1)"
    let reset = field.resetValue == 0 ? "" : ", reset: \(SwiftText.hex(UInt64(field.resetValue)))"
    source.line("\(modifier)static var \(property): RegisterField {", indent: 4)
    source.line(".init(", indent: 6)
    source.line(
      "\(SwiftText.literal(field.name)), \(place), .\(field.access)\(reset),", indent: 8)
    source.line("\(SwiftText.literal(field.summary)))", indent: 8)
    source.line("}", indent: 4)
    let type = field.width == 1 ? "Bool" : "UInt32"
    let member = field.width == 1 ? "self[flag: Self.\(property)]" : "self[Self.\(property)]"
    source.comment("The value of `\(field.name)`.", indent: 4)
    if field.access.canBeSet {
      source.line("\(modifier)var \(property): \(type) {", indent: 4)
      source.line("get { \(member) }", indent: 6)
      source.line("set { \(member) = newValue }", indent: 6)
      source.line("}", indent: 4)
    } else {
      source.line("\(modifier)var \(property): \(type) { \(member) }", indent: 4)
    }
  }

  /// The fields in the register's 32 bits that are not reserved, with the names of their properties.
  private static func fields(
    of register: RegisterDescription
  ) -> [(field: RegisterField, property: String)] {
    var names = SwiftNames(reserved: ["fields", "init", "rawValue", "reset", "self"])
    return register.fields.compactMap { field in
      guard field.lowBit < 32, !field.name.lowercased().hasPrefix("reserved") else { return nil }
      let high = min(field.lowBit + field.width, 32) - 1
      return (
        RegisterField(
          field.name, bits: field.lowBit...high, field.access, reset: field.resetValue,
          field.summary),
        names.property(field.name)
      )
    }
  }

  private static func conformances(
    of fields: [(field: RegisterField, property: String)]
  ) -> [String] {
    let accesses = Set(fields.map(\.field.access))
    if !accesses.isEmpty, accesses.isSubset(of: [.readOnly, .clearOnRead, .counting]) {
      return ["ReadableLayout"]
    }
    let layout = accesses == [.writeOnly] ? "WritableLayout" : "RegisterLayout"
    return fields.count == 1 && fields[0].field.width == 32
      ? [layout, "ExpressibleByIntegerLiteral"] : [layout]
  }
}

extension FieldAccess {
  /// Whether a program may set a field in a value that it goes on to write.
  fileprivate var canBeSet: Bool {
    switch self {
    case .readWrite, .readWriteNonZero, .writeOneToSet, .selfClearing, .writeOnly: true
    case .readOnly, .clearOnRead, .counting, .writeOneToClear, .toggleOnWrite: false
    }
  }

  /// The access in words.
  fileprivate var described: String {
    switch self {
    case .readOnly: "read-only"
    case .readWrite: "read and written"
    case .readWriteNonZero: "read and written, but writing 0 changes nothing"
    case .writeOneToClear: "cleared by writing 1"
    case .toggleOnWrite: "flipped by writing 1"
    case .writeOneToSet: "set by writing 1"
    case .selfClearing: "set by writing 1, clears itself"
    case .clearOnRead: "cleared by reading"
    case .counting: "counts by itself"
    case .writeOnly: "write-only"
    }
  }
}
