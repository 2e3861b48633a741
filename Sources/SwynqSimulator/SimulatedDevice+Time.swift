// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension SimulatedDevice {
  /// Lets clocks pass.
  ///
  /// - Throws: `protocolViolation`, `assertionFailed` if the overlay misbehaves meanwhile.
  public func run(clocks: UInt64) throws(DeviceError) {
    let status = library.run(handle, clocks)
    guard status == 0 else { throw error(status) }
  }

  /// Holds the overlay's reset for a few clocks. Memory keeps its bytes. Drivers made before do not
  /// know of it: make new ones.
  public func reset() throws(DeviceError) {
    let status = library.reset(handle)
    guard status == 0 else { throw error(status) }
  }

  /// Clocks that pass in a duration, rounded up; 0 for a negative one.
  func clocks(in duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    if seconds < 0 || attoseconds < 0 { return 0 }
    let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: clockFrequency)
    if overflow { return .max }
    let product = UInt64(attoseconds).multipliedFullWidth(by: clockFrequency)
    let (part, rest) = Self.attosecondsPerSecond.dividingFullWidth(product)
    let (sum, carry) = whole.addingReportingOverflow(part + (rest > 0 ? 1 : 0))
    return carry ? .max : sum
  }

  /// The time that a number of clocks takes.
  func duration(ofClocks clocks: UInt64) -> Duration {
    let (seconds, rest) = clocks.quotientAndRemainder(dividingBy: clockFrequency)
    let product = rest.multipliedFullWidth(by: Self.attosecondsPerSecond)
    return Duration(
      secondsComponent: Int64(seconds),
      attosecondsComponent: Int64(clockFrequency.dividingFullWidth(product).quotient))
  }

  private static var attosecondsPerSecond: UInt64 { 1_000_000_000_000_000_000 }
}
