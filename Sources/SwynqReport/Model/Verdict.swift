// SPDX-License-Identifier: Apache-2.0

/// A run's limit, derived from the counters. `docs/reports.md` states the rules.
public struct Verdict: Hashable, Sendable, Codable {
  /// The run's limit.
  public package(set) var limit: Limit
  /// Which resource that is.
  public package(set) var cause: Cause
  /// Share of the run's clocks that pass at the pace of the limit, 0...1.
  public package(set) var share: Double
  /// All clocks of the run by purpose, the largest part first; they add up to the run's clocks.
  public package(set) var attribution: [Attribution]
  /// The run's limit if this one were gone.
  public package(set) var next: NextLimit?
  /// The verdict in a few words: `read-bound by the bus`.
  public package(set) var title: String
  /// The numbers that the verdict rests on, a sentence for each.
  public package(set) var evidence: [String]
  /// The remedy, and what it would bring at most.
  public package(set) var advice: String

  /// The kinds of limits.
  public enum Limit: String, Hashable, Sendable, Codable, CaseIterable {
    /// Reading the source from memory.
    case read
    /// Writing the destination to memory.
    case write
    /// The core.
    case compute
    /// The time that answers take, with too few requests under way.
    case latency
    /// The driver: register accesses, waits, and what lies between frames.
    case driver
    /// It cannot be told from what is known.
    case unknown
  }

  /// The resources that can be the limit's cause.
  public enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
    /// The memory port's width: a beat in nearly every clock.
    case bus
    /// The memory, which holds data back or does not take it.
    case memory
    /// Latency of reads.
    case readLatency
    /// Latency of writes.
    case writeLatency
    /// Latency of a single frame: filling the pipeline and draining it.
    case pipelineLatency
    /// The core, which takes less than it is offered.
    case core
    /// The driver.
    case driver
    /// Not known.
    case unknown
  }

  /// A part of the run's clocks and what it went to.
  public struct Attribution: Hashable, Sendable, Codable {
    /// The purpose of the clocks.
    public package(set) var purpose: Purpose
    /// A number of things.
    public package(set) var clocks: UInt64

    /// The purposes.
    public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
      /// Beats on the busier of R and W: no clock of these can be saved at this width.
      case transfer
      /// Clocks without a beat there, in the midst of the transfer.
      case lost
      /// From the first address to the first beat, and from the last beat to the last response.
      case latency
      /// Set-up, wait, and gaps between frames.
      case driver
    }

    /// `clocks` that went to `purpose`.
    package init(_ purpose: Purpose, _ clocks: UInt64) {
      self.purpose = purpose
      self.clocks = clocks
    }
  }

  /// A run's next limit.
  public struct NextLimit: Hashable, Sendable, Codable {
    /// A short title.
    public package(set) var title: String
    /// Clocks that the run would then take, at least.
    public package(set) var clocks: UInt64

    /// The limit `title`, at `clocks`.
    package init(title: String, clocks: UInt64) {
      self.title = title
      self.clocks = clocks
    }
  }

  /// A verdict with these properties.
  package init(
    limit: Limit, cause: Cause, share: Double, attribution: [Attribution] = [],
    next: NextLimit? = nil, title: String, evidence: [String], advice: String
  ) {
    self.limit = limit
    self.cause = cause
    self.share = share
    self.attribution = attribution
    self.next = next
    self.title = title
    self.evidence = evidence
    self.advice = advice
  }
}
