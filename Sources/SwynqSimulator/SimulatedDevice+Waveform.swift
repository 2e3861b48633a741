// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

extension SimulatedDevice {
  /// Writes a waveform, for GTKWave or Surfer.
  ///
  /// The file appears when it is complete, in the place of an earlier one.
  /// - Parameters:
  ///   - path: The FST file to write: a regular file, or none yet.
  ///   - options: Which part of the simulation it shows.
  /// - Throws: `unsupported` unless the device was made as ``SimulationOptions/Variant/instrumented``;
  ///   `inputOutput` if the file cannot be created; `invalidArgument` while another is being written,
  ///   or for invalid options.
  public func startWaveform(
    to path: String, _ options: WaveformOptions = .init()
  ) throws(DeviceError) {
    var raw = swynq_sim_waveform_options()
    let size = UInt32(MemoryLayout<swynq_sim_waveform_options>.size)
    try check(library.defaultWaveformOptions(&raw, size))
    raw.first_clock = options.firstClock
    raw.clocks = options.clocks ?? 0
    raw.depth = options.depth.map { UInt32(clamping: $0) } ?? 0
    guard options.clocks != 0, options.depth ?? 1 > 0 else {
      throw DeviceError(
        .invalidArgument, "a waveform of no clocks or no levels; leave the option out for all")
    }
    try check(path.withCString { library.startWaveform(handle, $0, &raw) })
  }

  /// Completes the waveform; without it, the end of the device does.
  ///
  /// - Throws: `inputOutput` if it could not be written whole, as on a full disk. Then there is no file.
  public func stopWaveform() throws(DeviceError) {
    try check(library.stopWaveform(handle))
  }

  private func check(_ status: Int32) throws(DeviceError) {
    guard status == 0 else { throw error(status) }
  }

  /// Statistics of the buses since the last reset.
  public var statistics: SimulationStatistics {
    get throws(DeviceError) {
      var raw = swynq_sim_statistics()
      raw.struct_size = UInt32(MemoryLayout<swynq_sim_statistics>.size)
      let status = library.getStatistics(handle, &raw)
      guard status == 0 else { throw error(status) }
      return SimulationStatistics(raw)
    }
  }
}

/// Counters of the buses since the last reset.
public struct SimulationStatistics: Hashable, Sendable {
  /// Clocks since the device was made, resets included.
  public let clocks: UInt64
  /// Register reads completed.
  public let registerReads: UInt64
  /// Register writes completed.
  public let registerWrites: UInt64
  /// Read bursts accepted by the memory.
  public let readBursts: UInt64
  /// Data beats read.
  public let readBeats: UInt64
  /// Write bursts accepted by the memory.
  public let writeBursts: UInt64
  /// Data beats written.
  public let writeBeats: UInt64
  /// Clock of the first data beat read; 0 if there was none.
  public let firstReadBeatClock: UInt64
  /// Clock of the last data beat read; 0 if there was none.
  public let lastReadBeatClock: UInt64
  /// Clock of the first data beat written; 0 if there was none.
  public let firstWriteBeatClock: UInt64
  /// Clock of the last data beat written; 0 if there was none.
  public let lastWriteBeatClock: UInt64

  init(_ raw: swynq_sim_statistics) {
    clocks = raw.clocks
    registerReads = raw.register_reads
    registerWrites = raw.register_writes
    readBursts = raw.read_bursts
    readBeats = raw.read_beats
    writeBursts = raw.write_bursts
    writeBeats = raw.write_beats
    firstReadBeatClock = raw.first_read_beat_clock
    lastReadBeatClock = raw.last_read_beat_clock
    firstWriteBeatClock = raw.first_write_beat_clock
    lastWriteBeatClock = raw.last_write_beat_clock
  }
}

/// The contents of a simulator library.
public struct SimulatorInformation: Sendable {
  /// Path of the library.
  public let path: String
  /// Name of the overlay's top module.
  public let overlayName: String
  /// Version of Verilator that compiled it.
  public let verilatorVersion: String
  /// Width of the overlay's memory port, in bits.
  public let dataWidth: Int
  /// Number of interrupt lines.
  public let interruptCount: Int
  /// Whether it can write waveforms and checks assertions.
  public let isInstrumented: Bool
  /// The overlay as the library describes it: its blocks, as far as the build was told of them.
  public let overlay: OverlayDescription
}
