// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

/// A device made of RTL: an overlay, compiled by Verilator into a shared library, with a memory and
/// a clock.
///
/// ```swift
/// let device = try SimulatedDevice(overlay: .resizer)
/// ```
///
/// The clock advances only inside calls, so the same seed and the same program give the same clock
/// counts. Any number of simulated devices may exist, each used by one task at a time.
public final class SimulatedDevice: Device {
  /// The IP blocks of the overlay.
  public let overlay: OverlayDescription
  /// The options that this device was made with.
  public let options: SimulationOptions
  /// The library's contents.
  public let information: SimulatorInformation

  /// Called for each forgotten flush or invalidate of a cacheable buffer, at the moment when the
  /// stale bytes are about to be read. By default logs a warning, labelled `swynq.simulator`.
  public var coherencyHandler: (CoherencyMistake) -> Void

  let library: SimulatorLibrary
  let handle: SimulatorLibrary.Handle
  private var allocator: MemoryAllocator
  /// Bytes to make ready for a packet of unknown length.
  var receiveRoom = 4096

  /// Buffers start here, so that an address register that was never written does not point into
  /// one.
  private static let firstAddress: UInt64 = 0x10_0000

  /// Makes a device of an overlay that comes with this package.
  ///
  /// The environment variable `SWYNQ_SIMULATOR_LIBRARIES` names a directory to take the library from
  /// instead.
  /// - Throws: `notFound` if the library is missing; `incompatible` if it is of another version;
  ///   `invalidArgument` for options that cannot be; `outOfMemory`.
  public convenience init(
    overlay: OverlayDescription, variant: SimulationOptions.Variant = .fast,
    options: SimulationOptions = .init()
  ) throws(DeviceError) {
    try self.init(
      libraryPath: SimulatorLibrary.path(overlay: overlay.name, variant: variant),
      overlay: overlay, options: options)
  }

  /// Makes a device of a simulator library at a path, such as one that another package has built
  /// from its own RTL.
  ///
  /// - Parameters:
  ///   - libraryPath: The library.
  ///   - overlay: Its blocks, for the drivers that find theirs in it.
  ///   - options: The simulation's settings.
  /// - Throws: As ``init(overlay:variant:options:)``.
  public convenience init(
    libraryPath: String, overlay: OverlayDescription, options: SimulationOptions = .init()
  ) throws(DeviceError) {
    try self.init(libraryPath: libraryPath, options: options) {
      (information) throws(DeviceError) in
      guard information.overlayName == overlay.name else {
        throw DeviceError(
          .incompatible,
          "the simulator library \(libraryPath) holds the overlay \(information.overlayName), not "
            + "\(overlay.name)")
      }
      return overlay
    }
  }

  /// Makes a device of a simulator library as it describes itself: with the blocks that its build was told
  /// of. Without any, its registers are reached by address.
  ///
  /// - Throws: As ``init(overlay:variant:options:)``.
  public convenience init(
    libraryPath: String, options: SimulationOptions = .init()
  ) throws(DeviceError) {
    try self.init(libraryPath: libraryPath, options: options) {
      (information) throws(DeviceError) in information.overlay
    }
  }

  /// Makes a device of a simulator library, described by who knows what is in it.
  package init(
    libraryPath: String, options: SimulationOptions,
    describing: (SimulatorInformation) throws(DeviceError) -> OverlayDescription
  ) throws(DeviceError) {
    try options.validate()
    let witness = CurrentWitness.witness?.deviceWillBeMade()
    let path = witness?.waveform == nil ? libraryPath : SimulatorLibrary.instrumented(libraryPath)
    let library = try SimulatorLibrary(path: path)
    let information = try library.information()
    let overlay = try describing(information)
    let handle = try library.makeModel(options)
    self.handle = handle
    self.library = library
    self.information = information
    self.overlay = overlay
    self.options = options
    let end = UInt64(options.memorySize)
    self.allocator = MemoryAllocator(min(Self.firstAddress, end)..<end)
    self.coherencyHandler = { mistake in Warnings.log("\(mistake)") }
    streams = library.streamPorts()
    signals = library.signalPorts()
    clockPorts = try library.clockPorts()
    clockFrequency = options.clockFrequency ?? clockPorts[0].frequency
    if let frequency = options.clockFrequency {
      let status = library.ports.setFrequency(handle, 0, frequency)
      guard status == 0 else { throw error(status) }
    }
    if let witness { begin(witness) }
  }

  deinit {
    if let witness { witness.willEnd(clocks: clocks, calls: calls?.lines ?? []) }
    library.destroy(handle)
  }

  /// Who looks on at this device, such as the test that made it.
  var witness: (any DeviceWitness)?
  /// The last calls, if they are kept.
  var calls: CallLog?

  /// Frequency of the overlay's first clock, in Hz.
  public internal(set) var clockFrequency: UInt64
  /// The overlay's streams.
  public let streams: [StreamPort]
  /// The overlay's inputs and outputs that are no part of a bus.
  public let signals: [SignalPort]
  /// The overlay's clocks, with the frequencies that it is described with.
  public let clockPorts: [ClockPort]
  /// Simulated time at a clock from which on the first clock has had its frequency.
  var timeBase: (clocks: UInt64, time: Duration) = (0, .zero)

  /// Clocks since the device was made, resets included.
  public var clockCount: UInt64? { clocks }

  /// Clocks since the device was made, resets included.
  public var clocks: UInt64 { library.clocks(handle) }

  /// Simulated time since the device was made.
  public var now: Duration { timeBase.time + duration(ofClocks: clocks - timeBase.clocks) }

  /// Allocates simulated DDR, lowest free address first.
  public func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    guard byteCount > 0, alignment > 0, alignment & (alignment - 1) == 0 else {
      throw DeviceError(
        .invalidArgument,
        "cannot allocate \(byteCount) bytes with alignment \(alignment): the size must be at least "
          + "1, the alignment a power of two")
    }
    let highWaterMark = allocator.highWaterMark
    guard
      let range = allocator.allocate(
        byteCount: UInt64(byteCount), alignment: UInt64(alignment))
    else {
      throw DeviceError(
        .outOfMemory,
        "cannot allocate \(byteCount) bytes with alignment \(alignment): \(allocator.freeBytes) of "
          + "\(options.memorySize) bytes are free, the longest run \(allocator.largestFree); release "
          + "buffers or make the device with a larger memorySize")
    }
    let ddr = UnsafeMutableRawBufferPointer(
      start: library.memory(handle) + Int(range.lowerBound), count: byteCount)
    if range.lowerBound < highWaterMark { _ = ddr.initializeMemory(as: UInt8.self, repeating: 0) }
    switch caching {
    case .nonCacheable: return NonCacheableMemory(device: self, range: range, ddr: ddr)
    case .cacheable:
      do throws(DeviceError) {
        return try CacheableMemory.make(device: self, range: range, ddr: ddr)
      } catch {
        release(range)
        throw error
      }
    }
  }

  func release(_ range: Range<UInt64>) { allocator.release(range) }

  /// Bytes of memory that are free.
  public var freeMemory: Int { Int(allocator.freeBytes) }
}
