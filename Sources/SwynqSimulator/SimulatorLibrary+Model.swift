// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
import Swynq

extension SimulatorLibrary {
  /// The library's contents.
  func information() throws(DeviceError) -> SimulatorInformation {
    // overlay_name and verilator_version are not optional in C, so there is no empty struct to
    // start from; the library fills in every byte that matters.
    let raw = UnsafeMutablePointer<swynq_sim_info>.allocate(capacity: 1)
    defer { raw.deallocate() }
    let size = MemoryLayout<swynq_sim_info>.size
    UnsafeMutableRawPointer(raw).initializeMemory(as: UInt8.self, repeating: 0, count: size)
    UnsafeMutableRawPointer(raw).storeBytes(of: UInt32(size), as: UInt32.self)
    let status = getInfo(raw)
    guard status == 0 else {
      throw DeviceError(
        .incompatible, "the simulator library \(path) does not describe itself",
        underlyingStatus: status)
    }
    let overlayName = String(cString: raw.pointee.overlay_name)
    return SimulatorInformation(
      path: path, overlayName: overlayName,
      verilatorVersion: String(cString: raw.pointee.verilator_version),
      dataWidth: Int(raw.pointee.data_width), interruptCount: Int(raw.pointee.irq_count),
      isInstrumented: raw.pointee.instrumented != 0,
      overlay: try describedOverlay(named: overlayName))
  }

  /// Makes a model with these options.
  func makeModel(_ options: SimulationOptions) throws(DeviceError) -> Handle {
    var raw = swynq_sim_options()
    let filled = defaultOptions(&raw, UInt32(MemoryLayout<swynq_sim_options>.size))
    guard filled == 0 else {
      throw DeviceError(
        .incompatible, "the simulator library \(path) has no default options",
        underlyingStatus: filled)
    }
    options.fill(&raw)
    var model: Handle?
    var message = [CChar](repeating: 0, count: 512)
    let status = create(&raw, &model, &message, message.count)
    guard status == 0, let model else {
      throw DeviceError(
        DeviceError.Code(simulatorStatus: status),
        "cannot make the simulated device: \(Self.text(message))", underlyingStatus: status)
    }
    return model
  }

  private static func text(_ message: [CChar]) -> String {
    message.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}

extension SimulationOptions {
  fileprivate func fill(_ raw: inout swynq_sim_options) {
    raw.reset_clocks = resetClocks
    raw.seed = seed
    raw.memory_size = UInt64(memorySize)
    raw.read_latency = memory.readLatency
    raw.write_latency = memory.writeLatency
    raw.max_outstanding_reads = memory.outstandingReads
    raw.max_outstanding_writes = memory.outstandingWrites
    raw.stall_aw = memory.stalls.writeAddress
    raw.stall_w = memory.stalls.writeData
    raw.stall_b = memory.stalls.writeResponse
    raw.stall_ar = memory.stalls.readAddress
    raw.stall_r = memory.stalls.readData
    raw.stall_registers = memory.stalls.registers
    raw.register_timeout = registerTimeout
  }

  /// Checks what Swift relies on; the library checks the rest.
  func validate() throws(DeviceError) {
    guard memorySize > 0, memorySize % 4096 == 0 else {
      throw DeviceError(
        .invalidArgument, "memorySize \(memorySize): it must be a positive multiple of 4096")
    }
    guard clockFrequency != 0 else {
      throw DeviceError(.invalidArgument, "clockFrequency 0: the clock must run; 100 MHz is usual")
    }
  }
}

extension DeviceError.Code {
  /// The code for a `swynq_sim_status`.
  init(simulatorStatus status: Int32) {
    switch swynq_sim_status(status) {
    case SWYNQ_SIM_BAD_ARGUMENT: self = .invalidArgument
    case SWYNQ_SIM_TIMEOUT: self = .timeout
    case SWYNQ_SIM_DECODE_ERROR: self = .decodeError
    case SWYNQ_SIM_SUBORDINATE_ERROR: self = .subordinateError
    case SWYNQ_SIM_BUS_HANG: self = .busHang
    case SWYNQ_SIM_PROTOCOL_ERROR: self = .protocolViolation
    case SWYNQ_SIM_ASSERTION_FAILED: self = .assertionFailed
    case SWYNQ_SIM_OUT_OF_MEMORY: self = .outOfMemory
    case SWYNQ_SIM_IO_ERROR: self = .inputOutput
    case SWYNQ_SIM_UNSUPPORTED: self = .unsupported
    case SWYNQ_SIM_BUSY: self = .busy
    case SWYNQ_SIM_CANCELLED: self = .cancelled
    default: self = .internalError
    }
  }
}

extension SimulatedDevice {
  /// The error for a failed call, with the model's own account of it.
  func error(_ status: Int32, address: BusAddress? = nil) -> DeviceError {
    DeviceError(
      DeviceError.Code(simulatorStatus: status), String(cString: library.lastError(handle)),
      address: address, underlyingStatus: status)
  }
}
