// SPDX-License-Identifier: Apache-2.0

/// Something that a report would say and the device could not know.
public struct UnknownFact: Hashable, Sendable, Codable {
  /// The unknown fact, such as `channels`.
  public package(set) var what: String
  /// Why not, and what would make it known.
  public package(set) var reason: String

  /// `what` is not known, because of `reason`.
  package init(_ what: String, reason: String) {
    self.what = what
    self.reason = reason
  }
}
