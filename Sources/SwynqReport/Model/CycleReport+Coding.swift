// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension CycleReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case version, name, run, clocks, frames, phases, window, channels, reads, writes, driver
    case otherPorts
    case clockFrequencies, unknowns
    // Derived; written, and not read.
    case frameStatistics, floor, floorRatio, speedup, rates, shares, verdict
  }

  /// Shares of a channel's clocks, 0...1, as they are written to JSON.
  private struct Shares: Encodable {
    let busy, stalled, starved, idle: Double

    init(_ channel: ChannelReport) {
      busy = channel.use
      stalled = channel.stalledShare
      starved = channel.starvedShare
      idle = channel.idleShare
    }
  }

  /// Reads the facts; what follows from them is computed anew.
  ///
  /// - Throws: `DecodingError`; ``ReportError`` `incompatible` for another version of the schema.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Self.schemaVersion else {
      throw ReportError(
        .incompatible,
        "the report has version \(version) of the schema, this program reads version "
          + "\(Self.schemaVersion); record it again, or use the release of Swynq that wrote it")
    }
    self.init(
      name: try container.decodeIfPresent(String.self, forKey: .name),
      run: try container.decode(RunDescription.self, forKey: .run),
      clocks: try container.decode(UInt64.self, forKey: .clocks),
      frames: try container.decode([FrameReport].self, forKey: .frames),
      phases: try container.decodeIfPresent(PhaseClocks.self, forKey: .phases),
      window: try container.decode(UInt64.self, forKey: .window),
      channels: try container.decode([ChannelReport].self, forKey: .channels),
      reads: try container.decodeIfPresent(BurstReport.self, forKey: .reads),
      writes: try container.decodeIfPresent(BurstReport.self, forKey: .writes),
      otherPorts: try container.decodeIfPresent([PortReport].self, forKey: .otherPorts) ?? [],
      driver: try container.decode(DriverReport.self, forKey: .driver),
      clockFrequencies: try container.decode([UInt64].self, forKey: .clockFrequencies),
      unknowns: try container.decode([UnknownFact].self, forKey: .unknowns))
    guard clockFrequencies.allSatisfy({ $0 > 0 }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .clockFrequencies, in: container, debugDescription: "a frequency must be above 0")
    }
    if let name = firstOutOfBounds() {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: container.codingPath, debugDescription: "\(name) is out of bounds"))
    }
    guard frames.allSatisfy({ $0.end >= $0.start }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .frames, in: container, debugDescription: "a frame ends before it starts")
    }
  }

  /// Writes the facts, and what follows from them unless the encoder is told to leave that away.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schemaVersion, forKey: .version)
    try container.encodeIfPresent(name, forKey: .name)
    try container.encode(run, forKey: .run)
    try container.encode(clocks, forKey: .clocks)
    try container.encode(frames, forKey: .frames)
    try container.encodeIfPresent(phases, forKey: .phases)
    try container.encode(window, forKey: .window)
    try container.encode(channels, forKey: .channels)
    try container.encodeIfPresent(reads, forKey: .reads)
    try container.encodeIfPresent(writes, forKey: .writes)
    if !otherPorts.isEmpty { try container.encode(otherPorts, forKey: .otherPorts) }
    try container.encode(driver, forKey: .driver)
    try container.encode(clockFrequencies, forKey: .clockFrequencies)
    try container.encode(unknowns, forKey: .unknowns)
    if encoder.userInfo[.factsOnly] as? Bool == true { return }

    try container.encodeIfPresent(frameStatistics, forKey: .frameStatistics)
    try container.encodeIfPresent(floor, forKey: .floor)
    try container.encodeIfPresent(floorRatio, forKey: .floorRatio)
    try container.encodeIfPresent(speedup, forKey: .speedup)
    try container.encode(rates, forKey: .rates)
    try container.encode(
      Dictionary(channels.map { ($0.name, Shares($0)) }) { first, _ in first }, forKey: .shares)
    try container.encode(verdict, forKey: .verdict)
  }
}
