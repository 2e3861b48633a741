internal import Swynq
internal import SwynqSimulator

/// A simulated device as the arguments ask for it, and the work that commands do with it.
struct SimulatorSession {
  /// The device; its clock is at the end of its reset.
  let device: SimulatedDevice
  /// Which library it is.
  let variant: SimulationOptions.Variant
  /// The waveform that is being written, if one is.
  let trace: String?

  private let timeout: Duration?

  /// The device alone, without a say on its memory.
  init(_ arguments: DeviceArguments) throws(ToolFailure) {
    var options = SimulationOptions()
    options.seed = arguments.seed
    try self.init(options, trace: nil, timeout: nil)
  }

  /// The device and its memory, writing a waveform if one is asked for.
  init(_ arguments: SimulatorArguments) throws(ToolFailure) {
    var options = SimulationOptions()
    options.seed = arguments.base.seed
    options.readLatency = arguments.memoryLatency
    options.writeLatency = arguments.memoryLatency
    options.stalls = .init(all: arguments.stall)
    try self.init(
      options, trace: arguments.trace, timeout: arguments.timeout.map { .milliseconds($0) })
  }

  private init(
    _ options: SimulationOptions, trace: String?, timeout: Duration?
  ) throws(ToolFailure) {
    // The fast library knows no waveforms. Clocks are the same in both.
    let variant: SimulationOptions.Variant = trace == nil ? .fast : .instrumented
    self.variant = variant
    self.trace = trace
    self.timeout = timeout
    device = try reportingDeviceErrors { () throws(DeviceError) in
      try SimulatedDevice(variant: variant, options: options)
    }
    if let trace {
      try reportingDeviceErrors { () throws(DeviceError) in try device.startTrace(to: trace) }
    }
  }

  /// Completes the waveform.
  func finish() throws(ToolFailure) {
    guard trace != nil else { return }
    try reportingDeviceErrors { () throws(DeviceError) in try device.stopTrace() }
  }

  /// Resizes one image.
  ///
  /// - Parameters:
  ///   - source: Size of the image.
  ///   - target: Size to make of it.
  ///   - verify: Whether to compute the result in software too, and compare.
  ///   - progress: Whether to show a line that says how far it is.
  ///   - fill: Puts the image into the device's memory.
  ///   - store: Takes the result from there. Not called if it is wrong.
  func resize(
    from source: ImageSize, to target: ImageSize, verify: Bool, progress: Bool,
    fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void,
    store: (Span<UInt8>) throws(ToolFailure) -> Void
  ) throws(ToolFailure) -> Frame {
    var input = try allocate(source)
    var output = try allocate(target)
    try input.withMutableSpan { pixels throws(ToolFailure) in try fill(&pixels) }

    let clock = ContinuousClock()
    let start = clock.now
    let result = try simulate(input, into: &output, progress: progress)
    let wallTime = (clock.now - start).seconds

    if verify {
      try input.withSpan { before throws(ToolFailure) in
        try output.withSpan { after throws(ToolFailure) in
          try checkResult(after, size: target, of: before, size: source)
        }
      }
    }
    try output.withSpan { pixels throws(ToolFailure) in try store(pixels) }
    return Frame(result: result, wallTime: wallTime, isVerified: verify)
  }

  private func allocate(_ size: ImageSize) throws(ToolFailure) -> DeviceBuffer<UInt8> {
    try reportingDeviceErrors { () throws(DeviceError) in
      try device.allocate(shape: size.shape, of: UInt8.self)
    }
  }

  private func simulate(
    _ input: borrowing DeviceBuffer<UInt8>, into output: inout DeviceBuffer<UInt8>, progress: Bool
  ) throws(ToolFailure) -> ResizeResult {
    let byteCount = input.byteCount + output.byteCount
    let startClock = device.clocks
    var line = Progress()
    defer { line.clear() }
    do throws(DeviceError) {
      let resizer = try ImageResizer(device)
      let update = { line.show(clocks: device.clocks - startClock, fraction: moved(of: byteCount)) }
      return try resizer.resize(
        input, into: &output, timeout: timeout ?? defaultTimeout(byteCount),
        progress: progress ? update : nil)
    } catch {
      line.clear()
      throw ToolFailure(error)
    }
  }

  /// How much of the image data has crossed the memory port.
  private func moved(of byteCount: Int) -> Double {
    guard let counters = try? device.statistics else { return 0 }
    let beats = counters.readBeats + counters.writeBeats
    return Double(beats) * Double(device.information.dataWidth / 8) / Double(byteCount)
  }

  /// 10 ms, and 40 ns for each byte: an order of magnitude above what the hardware takes. Stretched
  /// by what the arguments slow the memory down.
  private func defaultTimeout(_ byteCount: Int) -> Duration {
    let options = device.options
    let stretch =
      max(1, Double(options.readLatency) / 250)
      * (1000 / Double(1000 - min(options.stalls.readData, 950)))
    return (.milliseconds(10) + .nanoseconds(40) * byteCount) * stretch
  }
}

/// One image that went through the device.
struct Frame {
  /// Sizes and clocks.
  let result: ResizeResult
  /// Seconds that the simulation took.
  let wallTime: Double
  /// Whether the result was compared with the software's, and found equal.
  let isVerified: Bool
}
