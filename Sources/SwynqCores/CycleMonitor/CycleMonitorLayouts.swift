// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// A register whose 32 bits are one number that software cannot write.
@frozen public struct ReadOnlyWord: RegisterLayout {
  /// The number.
  public var rawValue: UInt32

  /// The number `rawValue`.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// One field, to be read.
  public static var fields: [RegisterField] {
    [RegisterField("value", bits: 0...31, .readOnly, "the number")]
  }
}

/// The upper 16 bits of a 48-bit counter.
@frozen public struct CounterHigh: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// One field, to be read.
  public static var fields: [RegisterField] {
    [RegisterField("value", bits: 0...15, .readOnly, "bits 47 to 32")]
  }
}

/// The lower half of a counter that never stops.
@frozen public struct RunningCounter: RegisterLayout {
  /// The number.
  public var rawValue: UInt32

  /// The number `rawValue`.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// One field, which counts.
  public static var fields: [RegisterField] {
    [RegisterField("value", bits: 0...31, .counting, "the number")]
  }
}

/// The identity register, `ID`.
@frozen public struct MonitorIdentity: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The one value of every cycle monitor: `SYCM` in ASCII.
  public static var fields: [RegisterField] {
    [RegisterField("ID", bits: 0...31, .readOnly, reset: 0x5359_434D, "SYCM")]
  }
}

/// The version register, `VERSION`.
@frozen public struct MonitorVersion: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Changes that a driver has to know of.
  @inlinable public static var major: RegisterField {
    .init("MAJOR", bits: 16...31, .readOnly, reset: 1, "a driver must know it")
  }
  /// Additions.
  @inlinable public static var minor: RegisterField {
    .init("MINOR", bits: 0...15, .readOnly, "additions only")
  }

  /// All fields.
  public static var fields: [RegisterField] { [minor, major] }
}

/// The parameters register, `PARAMETERS`. Its value after reset is that of a 64-bit overlay.
@frozen public struct MonitorParameters: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Bytes of a beat.
  @inlinable public static var bytesPerBeat: RegisterField {
    .init("BYTES", bits: 0...7, .readOnly, reset: 8, "bytes of a beat")
  }
  /// Bits of a counter.
  @inlinable public static var counterBits: RegisterField {
    .init("COUNTER_BITS", bits: 8...15, .readOnly, reset: 48, "bits of a counter and a time")
  }
  /// Frames that a snapshot tells of.
  @inlinable public static var framesKept: RegisterField {
    .init("FRAMES_KEPT", bits: 16...23, .readOnly, reset: 64, "frames that a snapshot tells of")
  }

  /// All fields.
  public static var fields: [RegisterField] { [bytesPerBeat, counterBits, framesKept] }
}

/// The command register, `CONTROL`.
@frozen public struct MonitorControl: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Freezes all counters at one clock.
  @inlinable public static var snapshot: RegisterField {
    .init("SNAPSHOT", bit: 0, .selfClearing, "1 freezes all counters at one clock")
  }
  /// Restarts all counters; with a snapshot, at the snapshot's clock.
  @inlinable public static var clear: RegisterField {
    .init("CLEAR", bit: 1, .selfClearing, "1 restarts all counters")
  }

  /// All fields.
  public static var fields: [RegisterField] { [snapshot, clear] }
}

/// The status register, `STATUS`.
@frozen public struct MonitorStatus: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A snapshot is complete.
  @inlinable public static var ready: RegisterField {
    .init("READY", bit: 0, .readOnly, "a snapshot is complete")
  }

  /// All fields.
  public static var fields: [RegisterField] { [ready] }
}

/// The register `FRAME_INDEX`.
@frozen public struct MonitorFrameIndex: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Number of frames before the last one.
  @inlinable public static var index: RegisterField {
    .init("INDEX", bits: 0...5, .readWrite, "0: the frame that ended last, 1: the one before, ...")
  }

  /// All fields.
  public static var fields: [RegisterField] { [index] }
}

/// The register `FRAME_HIGH`.
@frozen public struct MonitorFrameHigh: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Bits 47 to 32 of the frame's start.
  @inlinable public static var start: RegisterField {
    .init("START", bits: 0...15, .readOnly, "bits 47 to 32 of the start")
  }
  /// Bits 47 to 32 of the frame's end.
  @inlinable public static var end: RegisterField {
    .init("END", bits: 16...31, .readOnly, "bits 47 to 32 of the end")
  }

  /// All fields.
  public static var fields: [RegisterField] { [start, end] }
}

/// The register `FRAMES_SINCE`.
@frozen public struct MonitorFramesSince: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Frames begun since the snapshot.
  @inlinable public static var count: RegisterField {
    .init("COUNT", bits: 0...15, .counting, "frames; 65535 for more")
  }

  /// All fields.
  public static var fields: [RegisterField] { [count] }
}

/// The register `OUTSTANDING`.
@frozen public struct MonitorOutstanding: RegisterLayout {
  /// The register's 32 bits.
  public var rawValue: UInt32

  /// The register value with these bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Most read bursts under way at once.
  @inlinable public static var reads: RegisterField {
    .init("READS", bits: 0...8, .readOnly, "most read bursts under way")
  }
  /// Most write bursts under way at once.
  @inlinable public static var writes: RegisterField {
    .init("WRITES", bits: 16...24, .readOnly, "most write bursts under way")
  }

  /// All fields.
  public static var fields: [RegisterField] { [reads, writes] }
}
