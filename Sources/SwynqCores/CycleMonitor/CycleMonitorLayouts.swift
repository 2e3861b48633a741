// SPDX-License-Identifier: Apache-2.0
import Swynq

/// A register whose 32 bits are one number that software cannot write.
struct ReadOnlyWord: ReadableLayout {
  var rawValue: UInt32

  static var fields: [RegisterField] {
    [RegisterField("value", bits: 0...31, .readOnly, "the number")]
  }
}

/// The upper 16 bits of a 48-bit counter.
struct CounterHigh: ReadableLayout {
  var rawValue: UInt32

  static var fields: [RegisterField] {
    [RegisterField("value", bits: 0...15, .readOnly, "bits 47 to 32")]
  }
}

/// The lower half of a counter that never stops.
struct RunningCounter: ReadableLayout {
  var rawValue: UInt32

  static var fields: [RegisterField] {
    [RegisterField("value", bits: 0...31, .counting, "the number")]
  }
}

/// The identity register, `ID`.
struct MonitorIdentity: ReadableLayout {
  var rawValue: UInt32

  static var fields: [RegisterField] {
    [RegisterField("ID", bits: 0...31, .readOnly, reset: 0x5359_434D, "SYCM")]
  }
}

/// The version register, `VERSION`.
struct MonitorVersion: ReadableLayout {
  var rawValue: UInt32

  static var major: RegisterField {
    .init("MAJOR", bits: 16...31, .readOnly, reset: 1, "a driver must know it")
  }
  static var minor: RegisterField {
    .init("MINOR", bits: 0...15, .readOnly, reset: 1, "additions only")
  }
  static var fields: [RegisterField] { [minor, major] }
}

/// The parameters register, `PARAMETERS`. Its value after reset is that of a 64-bit overlay.
struct MonitorParameters: ReadableLayout {
  var rawValue: UInt32

  static var bytesPerBeat: RegisterField {
    .init("BYTES", bits: 0...7, .readOnly, reset: 8, "bytes of a beat")
  }
  static var counterBits: RegisterField {
    .init("COUNTER_BITS", bits: 8...15, .readOnly, reset: 48, "bits of a counter and a time")
  }
  static var framesKept: RegisterField {
    .init("FRAMES_KEPT", bits: 16...23, .readOnly, reset: 64, "frames that a snapshot tells of")
  }
  static var fields: [RegisterField] { [bytesPerBeat, counterBits, framesKept] }
}

/// The command register, `CONTROL`.
struct MonitorControl: RegisterLayout {
  var rawValue: UInt32

  static var snapshot: RegisterField {
    .init("SNAPSHOT", bit: 0, .selfClearing, "1 freezes all counters at one clock")
  }
  static var clear: RegisterField {
    .init("CLEAR", bit: 1, .selfClearing, "1 restarts all counters")
  }
  static var fields: [RegisterField] { [snapshot, clear] }
}

/// The status register, `STATUS`.
struct MonitorStatus: ReadableLayout {
  var rawValue: UInt32

  static var ready: RegisterField {
    .init("READY", bit: 0, .readOnly, "a snapshot is complete")
  }
  static var awake: RegisterField {
    .init("AWAKE", bit: 1, .readOnly, "it counts: there was a command since the reset")
  }
  static var fields: [RegisterField] { [ready, awake] }
}

/// The register `FRAME_INDEX`.
struct MonitorFrameIndex: RegisterLayout {
  var rawValue: UInt32

  static var index: RegisterField {
    .init("INDEX", bits: 0...5, .readWrite, "0: the frame that ended last, 1: the one before, ...")
  }
  static var fields: [RegisterField] { [index] }
}

/// The register `FRAME_HIGH`.
struct MonitorFrameHigh: ReadableLayout {
  var rawValue: UInt32

  static var start: RegisterField {
    .init("START", bits: 0...15, .readOnly, "bits 47 to 32 of the start")
  }
  static var end: RegisterField {
    .init("END", bits: 16...31, .readOnly, "bits 47 to 32 of the end")
  }
  static var fields: [RegisterField] { [start, end] }
}

/// The register `FRAMES_SINCE`.
struct MonitorFramesSince: ReadableLayout {
  var rawValue: UInt32

  static var count: RegisterField {
    .init("COUNT", bits: 0...15, .counting, "frames; 65535 for more")
  }
  static var fields: [RegisterField] { [count] }
}

/// The register `OUTSTANDING`.
struct MonitorOutstanding: ReadableLayout {
  var rawValue: UInt32

  static var reads: RegisterField {
    .init("READS", bits: 0...8, .readOnly, "most read bursts under way")
  }
  static var writes: RegisterField {
    .init("WRITES", bits: 16...24, .readOnly, "most write bursts under way")
  }
  static var fields: [RegisterField] { [reads, writes] }
}
