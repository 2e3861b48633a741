// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// A register, its fields, and their values.
struct RegisterListing: Encodable {
  let name: String
  let summary: String
  let address: UInt64
  /// Bytes from the start of the block.
  let offset: Int
  let resetValue: UInt32
  /// Whether reading it changes something. It is then not read.
  let readHasSideEffects: Bool
  /// The value read, or null.
  let value: UInt32?
  let fields: [Field]

  /// A range of bits.
  struct Field: Encodable {
    let name: String
    let summary: String
    let lowBit: Int
    let width: Int
    /// The effect of reading and writing it, such as "readWrite" or "writeOneToClear".
    let access: String
    /// The value read, or null.
    let value: UInt32?
  }

  /// Reads the register, unless that changes something.
  init<Bus: Device>(
    _ register: RegisterDescription, of block: IPBlock, on device: Bus
  ) throws(DeviceError) {
    let place = block.base + register.offset
    let isQuiet =
      !register.readHasSideEffects && register.fields.allSatisfy { $0.access != .clearOnRead }
    let value = isQuiet ? try device.read32(place) : nil
    name = register.name
    summary = register.summary
    address = place.rawValue
    offset = register.offset
    resetValue = register.resetValue
    readHasSideEffects = !isQuiet
    self.value = value
    fields = register.fields.map { field in
      Field(
        name: field.name, summary: field.summary, lowBit: field.lowBit, width: field.width,
        access: "\(field.access)", value: value.map { field.extract(from: $0) })
    }
  }

  /// The register as a file describes it: nothing is read.
  init(_ register: RegisterDescription, of block: IPBlock) {
    name = register.name
    summary = register.summary
    address = (block.base + register.offset).rawValue
    offset = register.offset
    resetValue = register.resetValue
    readHasSideEffects =
      register.readHasSideEffects || register.fields.contains { $0.access == .clearOnRead }
    value = nil
    fields = register.fields.map { field in
      Field(
        name: field.name, summary: field.summary, lowBit: field.lowBit, width: field.width,
        access: "\(field.access)", value: nil)
    }
  }

  /// For people: the register, then its fields, with the values read.
  var lines: [String] {
    lines(showing: value.map { hexadecimal($0, minimumDigits: 8) } ?? "(not read)")
  }

  /// For people: the register, then its fields, with the values after reset.
  var linesAtReset: [String] {
    lines(showing: hexadecimal(resetValue, minimumDigits: 8)) { field in
      // Not all registers of a handoff have 32 bits, nor do their fields.
      let mask: UInt32 = field.width >= 32 ? .max : 1 << UInt32(field.width) - 1
      return field.lowBit >= 32 ? 0 : resetValue >> UInt32(field.lowBit) & mask
    }
  }

  private func lines(showing shown: String, fieldValue: (Field) -> UInt32? = \.value) -> [String] {
    var lines = [
      "  \(hexadecimal(address, minimumDigits: 8))  \(padded(name, 17))  \(padded(shown, 11))  "
        + shortened(summary) + (readHasSideEffects ? "; reading it would change it" : "")
    ]
    // A register that is one number needs no list of its parts.
    if fields.count == 1 && fields[0].width == 32 { return lines }
    for field in fields {
      let bits =
        field.width == 1
        ? "[\(field.lowBit)]" : "[\(field.lowBit + field.width - 1):\(field.lowBit)]"
      let value = fieldValue(field).map { "\($0)" } ?? "-"
      lines.append(
        "    \(padded(bits, 8))\(padded(field.name, 18)) \(padded(value, 8)) "
          + "\(padded(field.access, 17)) \(shortened(field.summary))")
    }
    return lines
  }

  /// The beginning of a text, where a core's own description is longer than a line.
  private func shortened(_ text: String) -> String {
    text.count <= 80 ? text : String(text.prefix(77)) + "..."
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
