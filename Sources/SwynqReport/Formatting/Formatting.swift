// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A number with its thousands set apart: `1,234,567`.
package func grouped(_ number: some BinaryInteger) -> String {
  let negative = number < 0
  let digits = Array(String(number.magnitude))
  var text = negative ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// A number with so many digits after the point, rounded, its thousands set apart: `8,329,080.5`.
package func grouped(_ number: Double, digits: Int) -> String {
  guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
  let text = String(format: "%.\(digits)f", abs(number))
  let parts = text.split(separator: ".")
  let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
  let sign = number < 0 && !isZero ? "-" : ""
  return sign + grouped(Int(parts[0]) ?? 0) + (parts.count == 2 ? "." + parts[1] : "")
}

/// A share, 0...1, in percent: `99.6 %`. What is not all is never shown as 100, what is not nothing
/// never as 0.
package func percent(_ share: Double) -> String {
  switch share {
  case 0: "0.0 %"
  case 0.9995..<1: "99.9 %"
  case 0..<0.001: "<0.1 %"
  default: String(format: "%.1f %%", share * 100)
  }
}

/// A change, as a share of what was, in percent with its sign: `+1.02 %`.
package func signedPercent(_ share: Double) -> String {
  String(format: "%+.2f %%", share * 100)
}

/// Seconds in the unit that suits them: `31.20 ms`.
package func duration(_ seconds: Double) -> String {
  switch seconds {
  case ..<1e-3: String(format: "%.1f µs", seconds * 1e6)
  case ..<1: String(format: "%.2f ms", seconds * 1e3)
  default: String(format: "%.2f s", seconds)
  }
}

/// A frequency in MHz: `100 MHz`, `142.857 MHz`.
package func megahertz(_ frequency: UInt64) -> String {
  String(format: "%.7g MHz", Double(frequency) / 1e6)
}

/// Bytes per second in the unit that suits them: `798.1 MB/s`.
package func bandwidth(_ bytesPerSecond: Double) -> String {
  bytesPerSecond < 1e9
    ? String(format: "%.1f MB/s", bytesPerSecond / 1e6)
    : String(format: "%.2f GB/s", bytesPerSecond / 1e9)
}
