// SPDX-License-Identifier: Apache-2.0

internal import Swynq
package import SwynqCores

/// The bursts of one direction over all frames.
public struct BurstReport: Hashable, Sendable, Codable {
  /// Bursts whose address was accepted.
  public package(set) var bursts: UInt64
  /// Most bursts that were under way at once.
  public package(set) var outstandingHighWater: UInt32
  /// Fewest clocks from an address being accepted to the first beat (reads) or the response
  /// (writes); nil if none was measured.
  public package(set) var minimumLatency: UInt32?
  /// The mean of such clocks; nil if none was measured.
  public package(set) var meanLatency: Double?
  /// Most such clocks; nil if none was measured.
  public package(set) var maximumLatency: UInt32?

  /// Bursts with these figures.
  package init(
    bursts: UInt64, outstandingHighWater: UInt32, minimumLatency: UInt32? = nil,
    meanLatency: Double? = nil, maximumLatency: UInt32? = nil
  ) {
    self.bursts = bursts
    self.outstandingHighWater = outstandingHighWater
    self.minimumLatency = minimumLatency
    self.meanLatency = meanLatency
    self.maximumLatency = maximumLatency
  }

  /// A monitor's counters, added up over windows.
  package init(_ windows: [BurstCounters]) {
    let measured = windows.reduce(0) { $0 + $1.measured }
    let total = windows.reduce(0) { $0 + $1.totalLatency }
    self.init(
      bursts: windows.reduce(0) { $0 + $1.bursts },
      outstandingHighWater: windows.map(\.outstandingHighWater).max() ?? 0,
      minimumLatency: windows.compactMap(\.minimumLatency).min(),
      meanLatency: measured == 0 ? nil : Double(total) / Double(measured),
      maximumLatency: windows.compactMap(\.maximumLatency).max())
  }
}
