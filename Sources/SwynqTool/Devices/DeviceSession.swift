// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqBoard
internal import SwynqCores
internal import SwynqFiles
internal import SwynqHandoff
internal import SwynqOverlayBuilder
internal import SwynqResizer
internal import SwynqSimulator

/// A device as the arguments ask for it, and the work that commands do with it.
struct DeviceSession {
  /// The device. A simulated one's clock is at the end of its reset.
  let device: any Device
  /// The kind of device: "simulator" or "board".
  let kind: String
  /// The device again, if it is a simulated one: it knows more about itself.
  let simulated: SimulatedDevice?
  /// The waveform that is being written, if one is.
  let waveform: WaveformArguments?

  private let timeout: Duration?

  /// Opens the device with default memory settings.
  init(_ arguments: DeviceArguments) throws(ToolFailure) {
    try self.init(arguments, simulation: arguments.simulation, waveform: nil, timeout: nil)
  }

  /// Opens the device with these memory settings, and begins the waveform if one is asked for.
  init(_ arguments: WorkArguments) throws(ToolFailure) {
    try self.init(
      arguments.base, simulation: arguments.simulation, waveform: arguments.waveform,
      timeout: arguments.timeout.map { .milliseconds($0) })
  }

  private init(
    _ arguments: DeviceArguments, simulation: SimulationOptions, waveform: WaveformArguments?,
    timeout: Duration?
  ) throws(ToolFailure) {
    try self.init(
      arguments.device, simulation: simulation, board: arguments.board, waveform: waveform,
      timeout: timeout)
  }

  /// The device of a name.
  ///
  /// - Parameters:
  ///   - simulation: How it is made if it is a simulated one.
  ///   - board: How it is set up if it is a board.
  ///   - waveform: The waveform to write, if one is asked for.
  ///   - timeout: How long to wait for a frame; nil for what the device needs at most.
  init(
    _ name: DeviceName, simulation: SimulationOptions, board: BoardArguments,
    waveform: WaveformArguments? = nil,
    timeout: Duration? = nil
  ) throws(ToolFailure) {
    self.kind = name.kind
    self.waveform = waveform?.path == nil ? nil : waveform
    self.timeout = timeout
    if case .board = name {
      self.simulated = nil
      self.device = try board.open(on: .current)
      return
    }
    var handoff = try board.handoff()
    var library: String?
    if case .overlay(let file) = name {
      // The fast library knows no waveforms. Clocks are the same in both.
      library = try file.library(waveform?.path == nil ? .fast : .instrumented)
      if handoff == nil, file.isHandoff { handoff = try readHandoff(file.path) }
    }
    do throws(DeviceError) {
      let made =
        if let library {
          try Self.device(of: library, describedBy: handoff, simulation)
        } else {
          try SimulatedDevice(
            overlay: .resizer, variant: waveform?.path == nil ? .fast : .instrumented,
            options: simulation)
        }
      self.simulated = made
      self.device = made
      if let path = waveform?.path {
        try made.startWaveform(to: path, waveform?.options ?? .init())
      }
    } catch {
      throw ToolFailure(error)
    }
  }

  /// The device of a simulator library. Its blocks are those of the handoff, or the resizer's if that
  /// is what it holds; of any other overlay nothing is known but its registers' addresses.
  private static func device(
    of path: String, describedBy handoff: HardwareHandoff?, _ simulation: SimulationOptions
  ) throws(DeviceError) -> SimulatedDevice {
    var options = simulation
    if let frequency = handoff?.clockFrequency { options.clockFrequency = frequency }
    return try SimulatedDevice(libraryPath: path, options: options) { information in
      var overlay = information.overlay
      let resizer = OverlayDescription.resizer
      if let handoff {
        overlay.blocks = handoff.overlay.blocks
      } else if overlay.blocks.isEmpty, overlay.name == resizer.name {
        overlay.blocks = resizer.blocks
      }
      return overlay
    }
  }

  /// The CPU's view of buffers: as fast as the device lets it, which a dma-heap does with caches alone.
  var caching: CachingPolicy {
    guard case .dmaHeap(_, isCoherent: false) = (device as? BoardDevice)?.options.memory else {
      return .nonCacheable
    }
    return .cacheable
  }

  /// Completes the waveform.
  func finish() throws(ToolFailure) {
    guard let waveform, let simulated else { return }
    try reportingDeviceErrors { () throws(DeviceError) in
      try Termination.step { () throws(DeviceError) in try simulated.stopWaveform() }
    }
    if let first = waveform.first, first >= simulated.clocks {
      throw ToolFailure(
        .usage,
        "--waveform-from \(first): the simulation ended at clock \(simulated.clocks), so the waveform "
          + "shows nothing; give a smaller number")
    }
  }

  /// The deadline: the one asked for; else the driver's own allowance, stretched by what the
  /// arguments slow a simulated memory down.
  func allowance(_ byteCount: Int) -> Duration? {
    if let timeout { return timeout }
    guard let options = simulated?.options else { return nil }
    let stretch =
      max(1, Double(options.memory.readLatency) / 250)
      * (1000 / Double(1000 - min(options.memory.stalls.readData, 950)))
    return .moving(byteCount) * stretch
  }
}
