// SPDX-License-Identifier: Apache-2.0

/// The name of a chip, in a form that the several ways to write it share.
struct ChipName {
  /// The families of chips whose kernel drivers are known.
  enum Family: String {
    case zynq = "Zynq-7000"
    case zynqMP = "Zynq UltraScale+"
  }

  /// Without `xc`, dashes and upper case: `7z020clg4001`.
  let letters: String

  init(_ name: String) {
    var letters = name.lowercased().filter { $0 != "-" && $0 != " " }
    for prefix in ["xc", "xq", "xa"] where letters.hasPrefix(prefix) {
      letters.removeFirst(prefix.count)
    }
    self.letters = letters
  }

  /// Whether both mean the same chip, as far as both say.
  func matches(_ other: ChipName) -> Bool {
    letters.hasPrefix(other.letters) || other.letters.hasPrefix(letters)
  }

  /// The family; nil for chips without a processor of a known kind.
  var family: Family? {
    if letters.hasPrefix("7z") { return .zynq }
    return letters.hasPrefix("zu") || letters.hasPrefix("k2") ? .zynqMP : nil
  }
}
