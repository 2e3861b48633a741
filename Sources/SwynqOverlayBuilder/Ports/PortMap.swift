// SPDX-License-Identifier: Apache-2.0

/// The ports of an overlay by what they are: what the harness binds to.
struct PortMap {
  struct Clock {
    let port: Port
    /// Hz.
    var frequency: UInt64
    /// Picoseconds from time 0 to its first rising edge, beyond a period.
    var phase: UInt64
  }

  struct Reset {
    let port: Port
    let isActiveHigh: Bool
    /// Number of its clock.
    let clock: Int
  }

  /// An AXI or AXI4-Stream port: signals with a prefix in common.
  struct Bus {
    enum Role {
      /// An AXI subordinate: the harness plays the processor.
      case registers
      /// An AXI manager: the harness plays the memory.
      case memory
      /// An AXI4-Stream receiver of the overlay: the harness sends.
      case source
      /// An AXI4-Stream sender of the overlay: the harness receives.
      case sink
    }

    let role: Role
    let prefix: String
    /// The signals by their standard names in lower case, such as `awaddr`.
    let signals: [String: Port]
    /// Number of its clock.
    let clock: Int
    /// Registers: the first address.
    var base: UInt64 = 0
    /// Registers: the last address.
    var last: UInt64 = 0

    func width(_ signal: String) -> Int? { signals[signal]?.width }
    var hasRead: Bool { signals["arvalid"] != nil }
    var hasWrite: Bool { signals["awvalid"] != nil }
    var addressBits: Int { width("awaddr") ?? width("araddr") ?? 0 }
    var dataBits: Int { width("wdata") ?? width("rdata") ?? width("tdata") ?? 0 }

    /// The beginning of messages about it: `m_axi_hp0 ` of `m_axi_hp0_`.
    var mark: String {
      let name = prefix.hasSuffix("_") ? String(prefix.dropLast()) : prefix
      return name.isEmpty ? "" : name + " "
    }

    /// The protocol that its signals make it.
    var standard: String {
      if role == .source || role == .sink { return "AXI4-Stream" }
      if signals["wid"] != nil { return "AXI3" }
      return signals["arlen"] != nil || signals["awlen"] != nil ? "AXI4" : "AXI4-Lite"
    }
  }

  var clocks: [Clock] = []
  var resets: [Reset] = []
  var registers: [Bus] = []
  var memory: [Bus] = []
  var streams: [Bus] = []
  /// Lines in the order of their numbers.
  var interrupts: [Port] = []
  var inputs: [Port] = []
  var outputs: [Port] = []
  /// Clocks after a reset in which the overlay's own resets end.
  var settleClocks = 0
  /// Inputs that the harness holds at 0: unpacked arrays.
  var ignored: [Port] = []
  /// Remarks for the user about how the ports were understood.
  var warnings: [String] = []

  var interruptCount: Int { interrupts.reduce(0) { $0 + $1.width } }

  /// The outputs that the harness reads.
  var observed: [Port] {
    let buses = registers + memory + streams
    return buses.flatMap { bus in
      bus.signals.filter { !$0.value.isInput && !PortNames.unread.contains($0.key) }
        .sorted { $0.key < $1.key }.map(\.value)
    } + interrupts + outputs
  }

  static let mostInterrupts = 64
  static let dataWidths = [32, 64, 128, 256, 512, 1024]
}
