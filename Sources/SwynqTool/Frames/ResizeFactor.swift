// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// A positive decimal number to divide image sides by. Kept as a fraction, so that 0.1 is a tenth and
/// 3 / 0.1 is 30, not a hair less.
struct ResizeFactor: Hashable {
  /// As it was written.
  let text: String
  private let numerator: Int
  private let denominator: Int

  /// The factor that an argument such as `2` or `1.5` names.
  init(argument: String) throws {
    let parts = argument.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard parts.count <= 2, !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) else {
      throw ValidationError("not a number above 0, such as 2 or 0.5")
    }
    guard parts[0].count <= 9, parts.count == 1 || parts[1].count <= 9, let value = Int(digits)
    else { throw ValidationError("more than 9 digits before or after the point") }
    guard value > 0 else { throw ValidationError("a factor must be above 0, such as 2 or 0.5") }
    text = argument
    numerator = value
    denominator = (0..<(parts.count == 2 ? parts[1].count : 0)).reduce(1) { power, _ in power * 10 }
  }

  /// A side of this length, at most 100,000, divided by the factor: rounded down, at least 1.
  func divide(_ side: Int) -> Int {
    max(1, side * denominator / numerator)
  }
}
