// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXITimer {
  /// Makes a PWM of both counters, at the output `pwm0`: high from the start of each period. The first
  /// period is low.
  ///
  /// - Parameters:
  ///   - period: Clocks of a period, 3 at least.
  ///   - high: Clocks of the high time, 2 at least and less than the period.
  /// - Throws: `invalidArgument` for times that cannot be; `unsupported` if the core was built with one
  ///   counter, or with pulses that are low; the bus's answer.
  public func startPWM(period: UInt64, high: UInt64) throws(DeviceError) {
    try requirePWM()
    let intervals = counter0.intervals
    guard intervals.contains(period), intervals.contains(high), high < period else {
      throw DeviceError(
        .invalidArgument,
        "the PWM of \(name) has a high time of 2 clocks or more in a period that is longer, up to "
          + "\(intervals.upperBound), not \(high) of \(period)", address: registers.base)
    }
    let mode = TimerControl(TimerControl.down, TimerControl.pulses, TimerControl.reload)
      .with(TimerControl.pwm)
    for (counter, clocks) in [(0, period), (1, high)] {
      try registers.write(TimerControl(TimerControl.interrupt), to: .control(counter))
      try registers.write(WholeWord(rawValue: UInt32(clocks - 2)), to: .load(counter))
      try registers.write(mode.with(TimerControl.load), to: .control(counter))
    }
    try registers.write(mode, to: .control(1))
    // Both start at once. ENALL is taken back, so that no later write of it starts them again.
    try registers.write(mode.with(TimerControl.enableAll), to: .control(0))
    try registers.write(mode.with(TimerControl.enable), to: .control(0))
  }

  /// Makes a PWM of both counters of times that are rounded to clocks; as the one of clocks does.
  public func startPWM(period: Duration, high: Duration) throws(DeviceError) {
    try startPWM(period: try clocks(in: period), high: try clocks(in: high))
  }

  /// Ends the PWM. Its output goes low.
  ///
  /// - Throws: `unsupported` if the core was built with one counter, or with pulses that are low; the
  ///   bus's answer.
  public func stopPWM() throws(DeviceError) {
    try requirePWM()
    for counter in 0..<2 {
      try registers.write(TimerControl(TimerControl.interrupt), to: .control(counter))
    }
  }

  private func requirePWM() throws(DeviceError) {
    try counter1.requireCounter()
    guard configuration.pulsesAreHigh else {
      throw DeviceError(
        .unsupported,
        "\(name) was built with pulses that are low (c_gen0_assert or c_gen1_assert = 0), which makes "
          + "no PWM (PG079)", address: registers.base)
    }
  }
}
