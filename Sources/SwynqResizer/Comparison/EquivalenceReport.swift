// SPDX-License-Identifier: Apache-2.0
internal import Swynq

/// The outcome of comparing two devices: the board-equivalence report.
public struct EquivalenceReport: Sendable, Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  public let version = 1
  /// The device under test.
  public package(set) var device: String
  /// The device that it is held to.
  public package(set) var reference: String
  /// Whether every case is equal.
  public var isEqual: Bool { cases.allSatisfy { $0.difference == nil } }
  /// Each frame.
  public package(set) var cases: [Case] = []
  /// The facts that could not be compared, and why.
  public package(set) var notCompared: [String] = []

  /// One frame.
  public struct Case: Sendable, Encodable {
    /// The name.
    public package(set) var name: String
    /// Size of the image.
    public package(set) var source: String
    /// Size of the result.
    public package(set) var destination: String
    /// The first difference; nil if all is equal.
    public package(set) var difference: Difference?
    /// The measure of comparison: `clocks` from the first register write to both channels seen
    /// idle; `monitor`, clocks on the streams as the cycle monitors saw them; or `time`.
    public package(set) var measure = Measure.time
    /// Clocks on the device under test; nil if it cannot know.
    public package(set) var clocks: UInt64?
    /// Clocks on the device that it is held to; nil if it cannot know.
    public package(set) var referenceClocks: UInt64?
    /// Seconds of device time on the device under test; nil if there is no result.
    public package(set) var seconds: Double?
    /// Seconds of device time on the device that it is held to; nil if there is no result.
    public package(set) var referenceSeconds: Double?
    /// Clocks by clocks, or if one is not known, seconds by seconds: above 1, the device under test
    /// takes longer.
    public package(set) var ratio: Double?

    /// A measure for the speeds of two devices.
    public enum Measure: String, Sendable, Encodable {
      case clocks, monitor, time
    }

    private enum CodingKeys: CodingKey {
      case name, source, destination, difference, measure, clocks, referenceClocks, seconds
      case referenceSeconds, ratio
    }

    /// Writes what is nil as null, so that every key is there.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(source, forKey: .source)
      try container.encode(destination, forKey: .destination)
      try container.encode(difference, forKey: .difference)
      try container.encode(measure, forKey: .measure)
      try container.encode(clocks, forKey: .clocks)
      try container.encode(referenceClocks, forKey: .referenceClocks)
      try container.encode(seconds, forKey: .seconds)
      try container.encode(referenceSeconds, forKey: .referenceSeconds)
      try container.encode(ratio, forKey: .ratio)
    }
  }

  init(device: String, reference: String) {
    self.device = device
    self.reference = reference
  }

  private enum CodingKeys: CodingKey {
    case version, device, reference, isEqual, cases, notCompared
  }

  /// Writes ``isEqual`` too.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(device, forKey: .device)
    try container.encode(reference, forKey: .reference)
    try container.encode(isEqual, forKey: .isEqual)
    try container.encode(cases, forKey: .cases)
    try container.encode(notCompared, forKey: .notCompared)
  }
}
