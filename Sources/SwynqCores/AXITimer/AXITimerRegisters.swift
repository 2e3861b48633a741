// SPDX-License-Identifier: Apache-2.0
package import Swynq

/// The registers of an AXI timer v2.0 (PG079, "Register Space"): three of each counter.
package enum AXITimerRegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  package static var ipType: String { "xilinx.com:ip:axi_timer:2.0" }

  package static var registers: [RegisterDescription] { registers(of: .init()) }

  /// The registers of a core with these parameters, in order of offset.
  static func registers(of core: AXITimerConfiguration) -> [RegisterDescription] {
    typealias R<Layout: RegisterBits> = Register<AXITimerRegisters, Layout>
    return (0..<(core.hasSecondCounter ? 2 : 1)).flatMap { number in
      var control = R<TimerControl>.control(number).description
      // The first one alone chooses the cascade, of a core that has two.
      if number == 1 || !core.hasSecondCounter { control.fields.removeLast() }
      var load = R<WholeWord>.load(number).description
      var count = R<WholeWord>.count(number).description
      let bits = 0...min(max(core.counterWidth, 1), 32) - 1
      load.fields = [.init("value", bits: bits, .readWrite, "value to load, or captured one")]
      count.fields = [.init("value", bits: bits, .counting, "the count")]
      return [control, load, count]
    }
  }

  /// The registers of a block of the overlay, by the parameters that it was built with; those of the
  /// full core if no driver takes it.
  package static func registers(of block: IPBlock) -> [RegisterDescription] {
    (try? AXITimerConfiguration(block)).map { registers(of: $0) } ?? registers
  }
}

/// A counter's control and status register, `TCSR0` and `TCSR1`.
package struct TimerControl: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The bits of these fields.
  init(_ fields: RegisterField...) {
    rawValue = fields.reduce(0) { $0 | $1.mask }
  }

  static var capture: RegisterField {
    .init("MDT", bit: 0, .readWrite, "0 generates pulses, 1 captures")
  }
  static var down: RegisterField { .init("UDT", bit: 1, .readWrite, "1 counts down") }
  static var pulses: RegisterField {
    .init("GENT", bit: 2, .readWrite, "1 enables the output generateout")
  }
  static var trigger: RegisterField {
    .init("CAPT", bit: 3, .readWrite, "1 enables the input capturetrig")
  }
  static var reload: RegisterField {
    .init("ARHT", bit: 4, .readWrite, "1 reloads, or overwrites what was captured")
  }
  static var load: RegisterField {
    .init("LOAD", bit: 5, .readWrite, "1 keeps the counter at TLR")
  }
  static var interruptEnable: RegisterField {
    .init("ENIT", bit: 6, .readWrite, "1 enables the interrupt")
  }
  static var enable: RegisterField { .init("ENT", bit: 7, .readWrite, "1 runs the counter") }
  static var interrupt: RegisterField {
    .init("TINT", bit: 8, .writeOneToClear, "the counter has expired or captured")
  }
  static var pwm: RegisterField {
    .init("PWM", bit: 9, .readWrite, "1 in both registers makes a PWM")
  }
  static var enableAll: RegisterField {
    .init("ENALL", bit: 10, .readWrite, "1 sets ENT of both counters")
  }
  static var cascade: RegisterField {
    .init("CASC", bit: 11, .readWrite, "1 makes one counter of both")
  }

  package static var fields: [RegisterField] {
    [
      capture, down, pulses, trigger, reload, load, interruptEnable, enable, interrupt, pwm,
      enableAll, cascade,
    ]
  }

  /// The same with more fields set.
  func with(_ field: RegisterField) -> TimerControl {
    TimerControl(rawValue: rawValue | field.mask)
  }
}

extension Register where Block == AXITimerRegisters, Layout == TimerControl {
  /// `TCSR` of a counter.
  static func control(_ counter: Int) -> Self {
    .init("TCSR\(counter)", at: 0x10 * counter, "control and status of counter \(counter)")
  }
}

extension Register where Block == AXITimerRegisters, Layout == WholeWord {
  /// `TLR` of a counter. Read, it makes room for the next capture.
  static func load(_ counter: Int) -> Self {
    .init(
      "TLR\(counter)", at: 0x10 * counter + 4, readHasSideEffects: true,
      "value to load into counter \(counter), or captured of it")
  }
  /// `TCR` of a counter.
  static func count(_ counter: Int) -> Self {
    .init("TCR\(counter)", at: 0x10 * counter + 8, "counter \(counter)")
  }
}
