// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// A run and its device: all that is needed to run it again.
public struct RunDescription: Hashable, Sendable {
  /// The work that each frame did.
  public package(set) var work: WorkDescription
  /// Number of frames measured.
  public package(set) var frameCount: Int
  /// Whether the frames were queued, so that they overlap, or waited for one by one.
  public package(set) var isQueued: Bool
  /// The kind of device: `simulator`, `board`, or a name of the program's own.
  public package(set) var device: String
  /// Name of the overlay's top module.
  public package(set) var overlay: String
  /// Bits of the memory port and the streams; nil if nothing states it.
  public package(set) var dataWidth: Int?
  /// Beats of the longest burst that the overlay makes; nil if nothing states it.
  public package(set) var burstLength: Int?
  /// Frequency of the overlay's clock, in Hz.
  public package(set) var clockFrequency: UInt64
  /// The counter of the clocks.
  public package(set) var clockSource: ClockSource
  /// The memory's settings; nil on a board.
  public package(set) var memory: MemoryBehaviour?
  /// The seed of all that is random; nil if nothing is.
  public package(set) var seed: UInt64?
  /// The versions of all that took part.
  public package(set) var versions: SoftwareVersions

  /// A run with these properties.
  package init(
    work: WorkDescription, frameCount: Int = 1, isQueued: Bool = false, device: String,
    overlay: String, dataWidth: Int? = nil, burstLength: Int? = nil,
    clockFrequency: UInt64, clockSource: ClockSource = .device, memory: MemoryBehaviour? = nil,
    seed: UInt64? = nil, versions: SoftwareVersions = .init()
  ) {
    self.work = work
    self.frameCount = frameCount
    self.isQueued = isQueued
    self.device = device
    self.overlay = overlay
    self.dataWidth = dataWidth
    self.burstLength = burstLength
    self.clockFrequency = clockFrequency
    self.clockSource = clockSource
    self.memory = memory
    self.seed = seed
    self.versions = versions
  }

  /// Bytes read from memory for all frames; nil if the work does not state them.
  public var bytesRead: UInt64? { work.bytesRead.map { UInt64($0) * UInt64(frameCount) } }

  /// Bytes written to memory for all frames; nil if the work does not state them.
  public var bytesWritten: UInt64? { work.bytesWritten.map { UInt64($0) * UInt64(frameCount) } }
}

extension RunDescription: Codable {
  private enum CodingKeys: String, CodingKey {
    case frameCount, isQueued, device, overlay, dataWidth, burstLength
    case clockFrequency, clockSource, memory, seed, versions
  }

  /// Reads what ``encode(to:)`` has written.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      work: try CodableWork(from: decoder).work,
      frameCount: try container.decode(Int.self, forKey: .frameCount),
      isQueued: try container.decode(Bool.self, forKey: .isQueued),
      device: try container.decode(String.self, forKey: .device),
      overlay: try container.decode(String.self, forKey: .overlay),
      dataWidth: try container.decodeIfPresent(Int.self, forKey: .dataWidth),
      burstLength: try container.decodeIfPresent(Int.self, forKey: .burstLength),
      clockFrequency: try container.decode(UInt64.self, forKey: .clockFrequency),
      clockSource: try container.decode(ClockSource.self, forKey: .clockSource),
      memory: try container.decodeIfPresent(CodableMemory.self, forKey: .memory)?.memory,
      seed: try container.decodeIfPresent(UInt64.self, forKey: .seed),
      versions: try container.decode(SoftwareVersions.self, forKey: .versions))
    guard frameCount > 0, clockFrequency > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: frameCount > 0 ? .clockFrequency : .frameCount, in: container,
        debugDescription: "must be above 0")
    }
  }

  /// Writes all that is known.
  public func encode(to encoder: any Encoder) throws {
    try CodableWork(work).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(frameCount, forKey: .frameCount)
    try container.encode(isQueued, forKey: .isQueued)
    try container.encode(device, forKey: .device)
    try container.encode(overlay, forKey: .overlay)
    try container.encodeIfPresent(dataWidth, forKey: .dataWidth)
    try container.encodeIfPresent(burstLength, forKey: .burstLength)
    try container.encode(clockFrequency, forKey: .clockFrequency)
    try container.encode(clockSource, forKey: .clockSource)
    try container.encodeIfPresent(memory.map(CodableMemory.init), forKey: .memory)
    try container.encodeIfPresent(seed, forKey: .seed)
    try container.encode(versions, forKey: .versions)
  }
}
