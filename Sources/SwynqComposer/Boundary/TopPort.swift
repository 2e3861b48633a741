// SPDX-License-Identifier: Apache-2.0

/// A port of the overlay's top.
struct TopPort {
  var name: String
  var isInput: Bool
  var width: Int

  static func input(_ name: String, _ width: Int = 1) -> TopPort {
    TopPort(name: name, isInput: true, width: width)
  }

  static func output(_ name: String, _ width: Int = 1) -> TopPort {
    TopPort(name: name, isInput: false, width: width)
  }
}

/// The ports of the top as the harness binds them: `ports` of a description.
struct OverlayPorts {
  /// A port for register accesses, by the prefix of its signals.
  struct Registers {
    var prefix: String
    /// The lowest address of the processor's that leads to it.
    var base: UInt64
    var clock: String?
  }

  /// A port to memory, by the prefix of its signals.
  struct Memory {
    var prefix: String
    var clock: String?
  }

  struct Clock {
    var port: String
    /// In Hz; nil if the design does not say.
    var frequency: UInt64?
    /// In degrees.
    var phase: Double
  }

  struct Reset {
    var port: String
    var clock: String?
    var isActiveLow: Bool
  }

  var registers: [Registers] = []
  var memory: [Memory] = []
  var clocks: [Clock] = []
  var resets: [Reset] = []
  /// Bits of `irq`; 0 without any.
  var interrupts = 0
  var inputs: [TopPort] = []
  var outputs: [TopPort] = []
}
