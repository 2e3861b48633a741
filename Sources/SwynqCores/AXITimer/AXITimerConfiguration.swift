// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The parameters of an AXI timer.
public struct AXITimerConfiguration: Hashable, Sendable {
  /// Bits of a counter (`C_COUNT_WIDTH`), 8 to 32.
  public var counterWidth: Int
  /// Whether the core has its second counter (`C_ONE_TIMER_ONLY`).
  public var hasSecondCounter: Bool
  /// Whether the pulses of both counters are high (`C_GEN0_ASSERT`, `C_GEN1_ASSERT`), which a PWM needs.
  public var pulsesAreHigh: Bool

  /// A core with these parameters; the defaults are those of the core (PG079).
  public init(
    counterWidth: Int = 32, hasSecondCounter: Bool = true, pulsesAreHigh: Bool = true
  ) {
    self.counterWidth = counterWidth
    self.hasSecondCounter = hasSecondCounter
    self.pulsesAreHigh = pulsesAreHigh
  }

  /// The parameters that a block of the hardware handoff states; those that it leaves out have the
  /// core's own defaults (PG079: two counters of 32 bits, pulses that are high).
  ///
  /// - Throws: `invalidArgument` for a width that no AXI timer has.
  public init(_ block: IPBlock) throws(DeviceError) {
    self.init(
      counterWidth: block.parameter("c_count_width") ?? 32,
      hasSecondCounter: block.parameter("c_one_timer_only") ?? 0 == 0,
      pulsesAreHigh: block.parameter("c_gen0_assert") ?? 1 != 0
        && block.parameter("c_gen1_assert") ?? 1 != 0)
    do throws(DeviceError) {
      try validate()
    } catch {
      throw DeviceError(error.code, "\(block.name): \(error.message)", address: block.base)
    }
  }

  /// Checks that there can be a core with these parameters.
  ///
  /// - Throws: `invalidArgument` for a width that no AXI timer has.
  func validate() throws(DeviceError) {
    guard (8...32).contains(counterWidth) else {
      throw DeviceError(
        .invalidArgument, "the c_count_width of an AXI timer is 8 to 32, not \(counterWidth)")
    }
  }
}
