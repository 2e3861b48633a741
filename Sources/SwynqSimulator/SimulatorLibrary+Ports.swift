// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
import Swynq

extension SimulatorLibrary {
  /// The library's functions for ports by their numbers.
  struct PortFunctions: Sendable {
    let description: @convention(c) @Sendable () -> UnsafePointer<CChar>
    let get:
      @convention(c) @Sendable (UInt32, UInt32, UnsafeMutablePointer<swynq_sim_port>) -> Int32
    let time: @convention(c) @Sendable (Handle) -> UInt64
    let clocksOf: @convention(c) @Sendable (Handle, UInt32, UnsafeMutablePointer<UInt64>) -> Int32
    let getFrequency:
      @convention(c) @Sendable (Handle, UInt32, UnsafeMutablePointer<UInt64>) -> Int32
    let setFrequency: @convention(c) @Sendable (Handle, UInt32, UInt64) -> Int32
    let getLines: @convention(c) @Sendable (Handle, UnsafeMutablePointer<UInt64>) -> Int32
    let waitLines:
      @convention(c) @Sendable (Handle, UInt64, UInt64, UnsafeMutablePointer<UInt64>) -> Int32
    let send: @convention(c) @Sendable (Handle, UInt32, UnsafePointer<swynq_sim_packet>) -> Int32
    let waitSent: @convention(c) @Sendable (Handle, UInt32, UInt64) -> Int32
    let receive:
      @convention(c) @Sendable (Handle, UInt32, UnsafeMutablePointer<swynq_sim_packet>, UInt64)
        -> Int32
    let getSignal:
      @convention(c) @Sendable (Handle, UInt32, UnsafeMutablePointer<UInt32>, UInt32) -> Int32
    let setSignal: @convention(c) @Sendable (Handle, UInt32, UnsafePointer<UInt32>, UInt32) -> Int32
    let waitSignal:
      @convention(c) @Sendable (
        Handle, UInt32, UInt64, UInt64, UInt64, UnsafeMutablePointer<UInt64>
      ) -> Int32
    let waitSignalChange:
      @convention(c) @Sendable (
        Handle, UInt32, UInt64, UInt64, UInt64, UnsafeMutablePointer<UInt64>
      ) -> Int32
    let defaultMemoryOptions:
      @convention(c) @Sendable (UnsafeMutablePointer<swynq_sim_memory_options>, UInt32) -> Int32
    let setMemoryOptions:
      @convention(c) @Sendable (Handle, UInt32, UnsafePointer<swynq_sim_memory_options>) -> Int32
    let limitBandwidth: @convention(c) @Sendable (Handle, UInt64) -> Int32
    let defaultStreamOptions:
      @convention(c) @Sendable (UnsafeMutablePointer<swynq_sim_stream_options>, UInt32) -> Int32
    let buckets:
      @convention(c) @Sendable (
        Handle, UInt32, UInt64, UInt64, UnsafeMutablePointer<swynq_sim_activity_bucket>?, UInt32,
        UnsafeMutablePointer<UInt64>
      ) -> Int32
    let setStreamOptions:
      @convention(c) @Sendable (Handle, UInt32, UnsafePointer<swynq_sim_stream_options>) -> Int32

    init(_ symbols: Symbols) throws(DeviceError) {
      description = try symbols.find("swynq_sim_description")
      get = try symbols.find("swynq_sim_get_port")
      time = try symbols.find("swynq_sim_time")
      clocksOf = try symbols.find("swynq_sim_clocks_of")
      getFrequency = try symbols.find("swynq_sim_get_frequency")
      setFrequency = try symbols.find("swynq_sim_set_frequency")
      getLines = try symbols.find("swynq_sim_get_lines")
      waitLines = try symbols.find("swynq_sim_wait_lines")
      send = try symbols.find("swynq_sim_send")
      waitSent = try symbols.find("swynq_sim_wait_sent")
      receive = try symbols.find("swynq_sim_receive")
      getSignal = try symbols.find("swynq_sim_get_signal")
      setSignal = try symbols.find("swynq_sim_set_signal")
      waitSignal = try symbols.find("swynq_sim_wait_signal")
      waitSignalChange = try symbols.find("swynq_sim_wait_signal_change")
      defaultMemoryOptions = try symbols.find("swynq_sim_default_memory_options")
      setMemoryOptions = try symbols.find("swynq_sim_set_memory_options")
      limitBandwidth = try symbols.find("swynq_sim_limit_bandwidth")
      defaultStreamOptions = try symbols.find("swynq_sim_default_stream_options")
      buckets = try symbols.find("swynq_sim_get_port_buckets")
      setStreamOptions = try symbols.find("swynq_sim_set_stream_options")
    }
  }

  /// All ports of a kind.
  private func all(_ kind: swynq_sim_port_kind) -> [swynq_sim_port] {
    var found: [swynq_sim_port] = []
    while true {
      var port = swynq_sim_port()
      port.struct_size = UInt32(MemoryLayout<swynq_sim_port>.size)
      guard ports.get(UInt32(kind.rawValue), UInt32(found.count), &port) == 0 else { return found }
      found.append(port)
    }
  }

  private func name(_ port: swynq_sim_port) -> String {
    port.name.map { String(cString: $0) } ?? ""
  }

  func streamPorts() -> [StreamPort] {
    all(SWYNQ_SIM_PORT_STREAM).map { port in
      let prefix = name(port)
      return StreamPort(
        name: prefix.hasSuffix("_") ? String(prefix.dropLast()) : prefix,
        direction: port.is_input != 0 ? .toOverlay : .fromOverlay, bytesPerBeat: Int(port.bits / 8))
    }
  }

  func signalPorts() -> [SignalPort] {
    all(SWYNQ_SIM_PORT_SIGNAL).map { port in
      SignalPort(name: name(port), bitWidth: Int(port.bits), isInput: port.is_input != 0)
    }
  }

  func clockPorts() throws(DeviceError) -> [ClockPort] {
    let clocks = all(SWYNQ_SIM_PORT_CLOCK).map {
      ClockPort(name: name($0), frequency: $0.first)
    }
    guard !clocks.isEmpty else {
      throw DeviceError(.incompatible, "the simulator library \(path) tells of no clock")
    }
    return clocks
  }

  /// Prefixes of the memory ports' signals.
  func memoryPorts() -> [String] { all(SWYNQ_SIM_PORT_MEMORY).map(name) }

  /// Bytes of a beat of each memory port.
  func memoryPortWidths() -> [Int] { all(SWYNQ_SIM_PORT_MEMORY).map { Int($0.bits / 8) } }
}
