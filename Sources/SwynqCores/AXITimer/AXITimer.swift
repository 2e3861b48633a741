// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Driver of an AXI timer v2.0 (PG079): two counters, which are also one of twice the width, or a PWM.
///
/// ```swift
/// let timer = try AXITimer(device)
/// try timer.counter0.start(.microseconds(50), repeating: true)
/// try timer.counter0.waitForExpiry(timeout: .milliseconds(1))
/// try timer.counter1.startCapture()
/// let captured = try timer.counter1.waitForCapture(timeout: .seconds(1))
/// try timer.startPWM(period: .microseconds(20), high: .microseconds(5))
/// ```
///
/// Times are clocks of the core, or durations, which are rounded to the nearest number of clocks at
/// ``clockFrequency``.
public struct AXITimer<Bus: Device> {
  /// The device that the timer is part of.
  public let device: Bus
  /// The parameters of the core.
  public let configuration: AXITimerConfiguration
  /// Frequency of the core's clock, in Hz.
  public let clockFrequency: UInt64
  /// This driver's way to wait.
  public let waiting: WaitStrategy
  /// The core's name in errors, such as `axi_timer_0`.
  public let name: String

  let line: InterruptLines
  let registers: RegisterWindow<Bus, AXITimerRegisters>

  /// A timer of the overlay. Nothing of it is changed.
  ///
  /// - Parameters:
  ///   - device: The device that the timer is part of.
  ///   - name: Name of the instance in the overlay; by default the only AXI timer that it has.
  ///   - clockFrequency: Frequency of the core's clock, in Hz; by default that of the overlay.
  ///   - waiting: How to wait; by default on interrupts if the core's is connected.
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which, and for
  ///   parameters that no AXI timer has.
  public init(
    _ device: Bus, named name: String? = nil, clockFrequency: UInt64? = nil,
    waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: AXITimerRegisters.ipType)
    try self.init(
      device, at: block.base, configuration: try AXITimerConfiguration(block),
      interrupt: block.interrupt("interrupt") ?? [], clockFrequency: clockFrequency,
      named: block.name, waiting: waiting)
  }

  /// The timer at an address. Nothing of it is changed.
  ///
  /// - Parameters:
  ///   - device: The device that the timer is part of.
  ///   - base: Address of its first register.
  ///   - configuration: The parameters it was built with.
  ///   - interrupt: The line of `interrupt`; empty if not connected.
  ///   - clockFrequency: Frequency of the core's clock, in Hz; by default that of the overlay.
  ///   - name: Its name in errors.
  ///   - waiting: How to wait; by default on interrupts if there is a line.
  /// - Throws: `invalidArgument` for waiting on interrupts without a line, a frequency of 0, and a
  ///   configuration that no AXI timer has.
  public init(
    _ device: Bus, at base: BusAddress, configuration: AXITimerConfiguration = .init(),
    interrupt: InterruptLines = [], clockFrequency: UInt64? = nil,
    named name: String = "the timer", waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    try configuration.validate()
    guard !interrupt.isEmpty || waiting != .interrupt else {
      throw DeviceError(
        .invalidArgument,
        "\(name) cannot wait for interrupts: its interrupt is not connected; use polling",
        address: base)
    }
    let frequency = clockFrequency ?? device.clockFrequency
    guard (1...UInt64(Int64.max) / 16).contains(frequency) else {
      throw DeviceError(
        .invalidArgument, "\(frequency) Hz is no clock frequency of \(name)", address: base)
    }
    self.device = device
    self.configuration = configuration
    self.clockFrequency = frequency
    self.waiting = waiting ?? (interrupt.isEmpty ? .polling : .interrupt)
    self.name = name
    line = interrupt
    registers = RegisterWindow(device, at: base)
  }

  /// The first counter.
  public var counter0: Counter { Counter(timer: self, unit: .first) }

  /// The second counter. If the core was built without it, every call throws `unsupported`.
  public var counter1: Counter { Counter(timer: self, unit: .second) }

  /// Both counters as one of twice the width, the first one being its lower half. If the core was built
  /// with one counter, every call throws `unsupported`.
  public var cascade: Counter { Counter(timer: self, unit: .cascade) }

  /// The nearest number of the core's clocks.
  ///
  /// - Throws: `invalidArgument` for a duration that is negative, or of more than 2^64 clocks.
  public func clocks(in duration: Duration) throws(DeviceError) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    func refuse() -> DeviceError {
      DeviceError(
        .invalidArgument, "\(duration) is no time for \(name): negative, or too long",
        address: registers.base)
    }
    guard seconds >= 0, attoseconds >= 0 else { throw refuse() }
    let second: UInt64 = 1_000_000_000_000_000_000
    let product = UInt64(attoseconds).multipliedFullWidth(by: clockFrequency)
    let (whole, rest) = second.dividingFullWidth(product)
    let (most, overflow) = UInt64(seconds).multipliedReportingOverflow(by: clockFrequency)
    let (sum, carry) = most.addingReportingOverflow(whole + (rest >= second / 2 ? 1 : 0))
    guard !overflow, !carry else { throw refuse() }
    return sum
  }

  /// The time that a number of the core's clocks takes.
  public func duration(ofClocks clocks: UInt64) -> Duration {
    let (seconds, rest) = clocks.quotientAndRemainder(dividingBy: clockFrequency)
    let (whole, _) = clockFrequency.dividingFullWidth(
      rest.multipliedFullWidth(by: 1_000_000_000_000_000_000))
    return Duration(
      secondsComponent: Int64(clamping: seconds), attosecondsComponent: Int64(whole))
  }
}
