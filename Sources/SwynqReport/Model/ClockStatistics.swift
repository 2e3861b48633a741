// SPDX-License-Identifier: Apache-2.0

/// Statistics of the clocks of several frames.
public struct ClockStatistics: Hashable, Sendable, Codable {
  /// The frame that took least.
  public package(set) var minimum: UInt64
  /// The frame in the middle; of an even number, the mean of the two in the middle.
  public package(set) var median: Double
  /// The mean.
  public package(set) var mean: Double
  /// The frame that took most.
  public package(set) var maximum: UInt64
  /// The first frame.
  public package(set) var first: UInt64

  /// The statistics of `clocks`, in the frames' order; nil if there are none.
  package init?(_ clocks: [UInt64]) {
    guard let first = clocks.first else { return nil }
    let sorted = clocks.sorted()
    let middle = sorted.count / 2
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
    median =
      sorted.count % 2 == 1
      ? Double(sorted[middle]) : (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2
    mean = clocks.reduce(0) { $0 + Double($1) } / Double(clocks.count)
    self.first = first
  }
}
