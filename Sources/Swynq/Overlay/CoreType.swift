// SPDX-License-Identifier: Apache-2.0

/// The identity of an IP core: vendor, library, name and version (VLNV), such as `xilinx.com:ip:axi_dma:7.1`.
///
/// Versions that agree up to the first point have the same registers: 7.0 and 7.2 are known to who
/// knows 7.1, 8.0 is another core. This is the one place that says so.
public struct CoreType: Hashable, Sendable {
  /// Vendor, library and name, such as `xilinx.com:ip:axi_dma`.
  package let core: String
  /// The version, such as `7.1`; nil stands for any.
  package let version: String?

  /// The type that a text such as `xilinx.com:ip:axi_dma:7.1`, or the same without its version, names.
  public init(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    core = parts.prefix(3).joined(separator: ":")
    version = parts.count > 3 ? String(parts[3]) : nil
  }

  /// Whether both are the same core, in whatever versions.
  package func isSameCore(as other: CoreType) -> Bool { core == other.core }

  /// Whether who knows the one knows the other: the same core in the same major version.
  package func isCompatible(with other: CoreType) -> Bool {
    guard isSameCore(as: other) else { return false }
    guard let version, let theirs = other.version else { return true }
    return Self.major(version) == Self.major(theirs)
  }

  private static func major(_ version: String) -> Substring { version.prefix { $0 != "." } }
}

extension CoreType: ExpressibleByStringLiteral {
  /// The type as it stands in the source.
  public init(stringLiteral text: String) { self.init(text) }
}

extension CoreType: CustomStringConvertible {
  /// The text that ``init(_:)`` reads.
  public var description: String { version.map { "\(core):\($0)" } ?? core }
}
