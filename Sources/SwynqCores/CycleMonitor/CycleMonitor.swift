// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Driver of a cycle monitor: counters of all that the overlay's buses do.
///
/// ```swift
/// if let monitor = try CycleMonitor.find(in: device) {
///   try monitor.clear()
///   try resizer.resize(input, into: &output)
///   let counters = try monitor.snapshot()
///   print(counters[.readData].beats, "of", counters.clocks, "clocks")
/// }
/// ```
///
/// The monitor only looks on: the overlay takes the same clocks with and without it. Its own
/// registers lie on the register port that it watches, so talking to it shows in
/// ``CycleCounters/registers``: the write that clears is finished after the clear and counts, as
/// does all of the snapshot's write but its last clocks.
///
/// From the overlay's reset the monitor sleeps, which costs a simulator less, until a driver takes
/// hold of it.
///
/// A time *n* means: completed by the *n*-th rising edge of the clock since the overlay's reset.
public final class CycleMonitor<Bus: Device> {
  /// The device that the monitor is part of.
  public let device: Bus
  /// Bytes of a beat of the memory port and the streams.
  public let bytesPerBeat: Int
  /// The most frames that a snapshot tells of.
  public let framesKept: Int

  let registers: RegisterWindow<Bus, CycleMonitorRegisters>
  /// Counts snapshots, so that an old one is not read when a new one has replaced it.
  var generation = 0

  /// Finds the monitor of this name, or the only one that the overlay has, checks that one answers
  /// there, and wakes it if it sleeps: the counters start with that, or run on.
  ///
  /// - Throws: `notFound`; `incompatible` if something else answers or the register map is of
  ///   another version; what the bus answers.
  public convenience init(
    _ device: Bus, named name: String? = nil
  ) throws(DeviceError) {
    try self.init(
      device,
      block: try device.overlay.block(named: name, ofType: CycleMonitorRegisters.ipType))
  }

  /// The monitor of the overlay, or nil if the overlay has none, as the original bitstream.
  ///
  /// - Throws: As ``init(_:named:)``, but for `notFound`.
  public static func find(in device: Bus) throws(DeviceError) -> CycleMonitor? {
    guard let block = device.overlay.blocks(ofType: CycleMonitorRegisters.ipType).first else {
      return nil
    }
    return try CycleMonitor(device, block: block)
  }

  private init(_ device: Bus, block: IPBlock) throws(DeviceError) {
    self.device = device
    registers = RegisterWindow(device, at: block.base)
    let identity = try registers.read(.identity)
    guard identity.rawValue == MonitorIdentity.reset.rawValue else {
      throw DeviceError(
        .incompatible,
        "\(block.name) is no cycle monitor; load the overlay that its description belongs to",
        address: block.base, register: "ID", value: identity.rawValue)
    }
    let version = try registers.read(.version)
    let known = MonitorVersion.reset[MonitorVersion.major]
    guard version[MonitorVersion.major] == known else {
      throw DeviceError(
        .incompatible,
        "\(block.name) has version \(version[MonitorVersion.major]) of the register map, this "
          + "driver knows version \(known); use the overlay and the driver of one release of Swynq",
        address: block.base, register: "VERSION", value: version.rawValue)
    }
    let parameters = try registers.read(.parameters)
    bytesPerBeat = Int(parameters[MonitorParameters.bytesPerBeat])
    framesKept = Int(parameters[MonitorParameters.framesKept])
    if try !registers.read(.status)[flag: MonitorStatus.awake] { try clear() }
  }

  /// Restarts all counters. Costs a register write and a read or two.
  ///
  /// - Throws: `timeout` if the monitor does not get to it; what the bus answers.
  public func clear() throws(DeviceError) {
    var command = MonitorControl(rawValue: 0)
    command[flag: MonitorControl.clear] = true
    try carryOut(command)
  }

  /// Freezes all counters at one clock and reads all of them. They run on meanwhile.
  ///
  /// Costs some 60 register accesses, and 4 more for each frame; ``freeze(clearing:)`` leaves the
  /// choice of what to read.
  /// - Parameter clearing: Whether to restart the counters at the same clock, so that not one is
  ///   lost between two windows.
  /// - Throws: As ``freeze(clearing:)``.
  public func snapshot(clearing: Bool = false) throws(DeviceError) -> CycleCounters {
    try freeze(clearing: clearing).counters()
  }

  /// Freezes all counters at one clock, and reads no more than when that was: 8 register accesses
  /// or a few more.
  ///
  /// - Parameter clearing: Whether to restart the counters at the same clock.
  /// - Throws: `timeout` if the monitor does not get to it; what the bus answers.
  public func freeze(clearing: Bool = false) throws(DeviceError) -> FrozenCounters<Bus> {
    var command = MonitorControl(rawValue: 0)
    command[flag: MonitorControl.snapshot] = true
    command[flag: MonitorControl.clear] = clearing
    generation += 1
    try carryOut(command)
    return try FrozenCounters(self)
  }

  /// The running clock counter: rising edges of the clock since the overlay's reset. Costs 2
  /// register reads, and tells the clock of the first.
  ///
  /// - Throws: What the bus answers.
  public func clock() throws(DeviceError) -> UInt64 {
    let low = UInt64(try registers.read(.clockLow).rawValue)
    return UInt64(try registers.read(.clockHigh).rawValue) << 32 | low
  }

  private func carryOut(_ command: MonitorControl) throws(DeviceError) {
    try registers.write(command, to: .control)
    do throws(DeviceError) {
      try registers.poll(.control, mask: command.rawValue, until: 0, timeout: .stateChange)
    } catch {
      throw error.explained(
        "the cycle monitor does not carry out its command; reset the device or load the overlay "
          + "again")
    }
  }
}
