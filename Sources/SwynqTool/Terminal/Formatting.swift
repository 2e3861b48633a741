internal import Foundation
internal import SwynqReport

/// A number with its thousands set apart: `1,234,567`.
func grouped(_ number: some BinaryInteger) -> String {
  let digits = Array(String(number))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// Seconds in the unit that suits them: `31.2 ms`.
func duration(_ seconds: Double) -> String {
  switch seconds {
  case ..<1e-3: String(format: "%.1f µs", seconds * 1e6)
  case ..<1: String(format: "%.2f ms", seconds * 1e3)
  default: String(format: "%.2f s", seconds)
  }
}

/// `value` as JSON, with its keys in alphabetical order, and a line end.
func encodedJSON(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  // Only a number that is not finite could fail, and none is divided by zero.
  guard let data = try? encoder.encode(value) else { preconditionFailure("JSON of \(value)") }
  return String(decoding: data, as: UTF8.self) + "\n"
}
