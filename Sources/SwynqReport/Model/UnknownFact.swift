// SPDX-License-Identifier: Apache-2.0

/// Something that a report would say and the device could not know.
public struct UnknownFact: Hashable, Sendable, Codable {
  /// The unknown fact, such as `channels`.
  public var what: String
  /// Why not, and what would make it known.
  public var reason: String

  /// `what` is not known, because of `reason`.
  public init(_ what: String, reason: String) {
    self.what = what
    self.reason = reason
  }
}
