// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXITimer {
  /// A counter of an AXI timer: a light handle.
  public struct Counter {
    /// The timer that the counter is part of.
    public let timer: AXITimer<Bus>
    let unit: TimerUnit

    /// Number of bits; those of both for a cascade.
    public var width: Int {
      (unit == .cascade ? 2 : 1) * timer.configuration.counterWidth
    }

    /// The intervals that ``start(clocks:repeating:pulses:)`` can make, in clocks.
    public var intervals: ClosedRange<UInt64> {
      let most = width >= 64 ? UInt64.max : 1 << UInt64(width) - 1
      let (sum, overflow) = most.addingReportingOverflow(unit.overhead)
      return unit.overhead...(overflow ? .max : sum)
    }

    /// Starts the counter anew: it counts down and expires when an interval is over, once or again and
    /// again. Counters in a cascade or a PWM leave it.
    ///
    /// - Parameters:
    ///   - clocks: The interval, from one expiry to the next.
    ///   - isRepeating: Whether another interval follows.
    ///   - givesPulses: Whether each expiry gives a pulse of one clock at `generateout`.
    /// - Throws: `invalidArgument` for an interval that is not in ``intervals``; `unsupported` if the
    ///   core was built without the counter; the bus's answer.
    public func start(
      clocks: UInt64, repeating isRepeating: Bool = false, pulses givesPulses: Bool = false
    ) throws(DeviceError) {
      try requireCounter()
      guard intervals.contains(clocks) else {
        throw DeviceError(
          .invalidArgument,
          "\(name) makes intervals of \(intervals.lowerBound) to \(intervals.upperBound) clocks, not "
            + "\(clocks)", address: timer.registers.base)
      }
      var mode = TimerControl(TimerControl.down)
      mode[flag: TimerControl.reload] = isRepeating
      mode[flag: TimerControl.pulses] = givesPulses
      try run(mode, from: clocks - unit.overhead)
    }

    /// Starts the counter anew; as ``start(clocks:repeating:pulses:)`` does.
    public func start(
      _ interval: Duration, repeating isRepeating: Bool = false, pulses givesPulses: Bool = false
    ) throws(DeviceError) {
      try start(
        clocks: try timer.clocks(in: interval), repeating: isRepeating, pulses: givesPulses)
    }

    /// Starts the counter anew: it counts up, a count for each clock.
    ///
    /// - Parameter first: The count to begin with. It is also the one after the highest.
    /// - Throws: `invalidArgument` for a count that has too many bits; `unsupported` if the core was
    ///   built without the counter; the bus's answer.
    public func startCounting(from first: UInt64 = 0) throws(DeviceError) {
      try requireCounter()
      guard width >= 64 || first >> UInt64(width) == 0 else {
        throw DeviceError(
          .invalidArgument, "\(name) has \(width) bits, too few for \(first)",
          address: timer.registers.base)
      }
      try run(TimerControl(TimerControl.reload), from: first)
    }

    /// Starts the counter anew: it counts up from 0, and its input `capturetrig` captures counts.
    ///
    /// - Parameter isOverwriting: Whether a capture replaces one that nobody has read; without, later
    ///   captures are lost until then.
    /// - Throws: `unsupported` if the core was built without the counter; the bus's answer.
    public func startCapture(overwriting isOverwriting: Bool = true) throws(DeviceError) {
      try requireCounter()
      var mode = TimerControl(TimerControl.capture, TimerControl.trigger)
      mode[flag: TimerControl.reload] = isOverwriting
      try run(mode, from: 0)
    }

    /// Stops the counter. The count stays.
    ///
    /// - Throws: `unsupported` if the core was built without the counter; the bus's answer.
    public func stop() throws(DeviceError) {
      try requireCounter()
      try timer.registers.modify(.control(unit.control)) {
        $0[flag: TimerControl.enable] = false
        $0[flag: TimerControl.enableAll] = false
      }
    }

    /// The count. Both halves of a cascade are of one moment.
    ///
    /// - Throws: `unexpectedResult` if the upper half of a cascade changes with every read;
    ///   `unsupported` if the core was built without the counter; the bus's answer.
    public func count() throws(DeviceError) -> UInt64 {
      try requireCounter()
      guard unit == .cascade else {
        return UInt64(try timer.registers.read(.count(unit.control)).rawValue)
      }
      // PG079, "Cascade Mode": read again when the upper half has changed meanwhile.
      var high = try timer.registers.read(.count(1)).rawValue
      for _ in 0..<16 {
        let low = try timer.registers.read(.count(0)).rawValue
        let again = try timer.registers.read(.count(1)).rawValue
        if again == high { return joined(high: high, low: low) }
        high = again
      }
      throw DeviceError(
        .unexpectedResult, "the upper half of \(name) changes with every read",
        address: timer.registers.base, register: "TCR1", value: high)
    }

    /// Whether the counter was started and not stopped. One that does not repeat stays so after its
    /// expiry.
    ///
    /// - Throws: `unsupported` if the core was built without the counter; the bus's answer.
    public var isRunning: Bool {
      get throws(DeviceError) {
        try requireCounter()
        return try timer.registers.read(.control(unit.control))[flag: TimerControl.enable]
      }
    }
  }
}

extension AXITimer.Counter {
  /// The counter's name in errors.
  var name: String {
    switch unit {
    case .first: "counter 0 of \(timer.name)"
    case .second: "counter 1 of \(timer.name)"
    case .cascade: "the cascade of \(timer.name)"
    }
  }

  func requireCounter() throws(DeviceError) {
    guard unit == .first || timer.configuration.hasSecondCounter else {
      throw DeviceError(
        .unsupported,
        "\(timer.name) was built with one counter (c_one_timer_only = 1); use `counter0`, or build the "
          + "overlay with both", address: timer.registers.base)
    }
  }

  func joined(high: UInt32, low: UInt32) -> UInt64 {
    UInt64(high) << UInt64(timer.configuration.counterWidth) | UInt64(low)
  }

  /// PG079, "Programming Sequence": stops, loads and starts, with the status cleared. LOAD keeps a
  /// counter from running, so it is a write of its own; it also clears an expiry that came with the stop.
  private func run(_ mode: TimerControl, from first: UInt64) throws(DeviceError) {
    let registers = timer.registers
    let low = WholeWord(
      rawValue: UInt32(truncatingIfNeeded: first) & UInt32.max
        >> UInt32(32 - timer.configuration.counterWidth))
    guard unit == .cascade else {
      try registers.write(TimerControl(TimerControl.interrupt), to: .control(unit.control))
      try registers.write(low, to: .load(unit.control))
      try registers.write(
        mode.with(TimerControl.load).with(TimerControl.interrupt), to: .control(unit.control))
      try registers.write(mode.with(TimerControl.enable), to: .control(unit.control))
      return
    }
    let high = UInt32(truncatingIfNeeded: first >> UInt64(timer.configuration.counterWidth))
    let mode = mode.with(TimerControl.cascade)
    try registers.write(TimerControl(TimerControl.interrupt), to: .control(0))
    try registers.write(TimerControl(TimerControl.interrupt), to: .control(1))
    try registers.write(low, to: .load(0))
    try registers.write(WholeWord(rawValue: high), to: .load(1))
    // The upper half has its own LOAD, and must count on when the lower one carries.
    try registers.write(TimerControl(TimerControl.load), to: .control(1))
    try registers.write(TimerControl(rawValue: 0), to: .control(1))
    try registers.write(
      mode.with(TimerControl.load).with(TimerControl.interrupt), to: .control(0))
    try registers.write(mode.with(TimerControl.enable), to: .control(0))
  }
}

/// What counts in an AXI timer.
enum TimerUnit {
  case first
  case second
  case cascade

  /// The number of the counter whose registers control it.
  var control: Int { self == .second ? 1 : 0 }

  /// Clocks of an interval beyond the value that is loaded (PG079, "Generate Mode" and "Cascade Mode").
  var overhead: UInt64 { self == .cascade ? 4 : 2 }
}
