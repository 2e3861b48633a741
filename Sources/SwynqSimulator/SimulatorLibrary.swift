// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
import Swynq
import SwynqLibC

/// A Verilated overlay's shared library, opened, and its functions.
///
/// Stays open for the life of the process: `dlopen` of the same path gives the same library, and
/// closing C++ libraries is not safe.
struct SimulatorLibrary: Sendable {
  typealias Handle = OpaquePointer

  let path: String
  let abiVersion: @convention(c) @Sendable () -> UInt32
  let getInfo: @convention(c) @Sendable (UnsafeMutablePointer<swynq_sim_info>) -> Int32
  let defaultOptions:
    @convention(c) @Sendable (UnsafeMutablePointer<swynq_sim_options>, UInt32) -> Int32
  let create:
    @convention(c) @Sendable (
      UnsafePointer<swynq_sim_options>?, UnsafeMutablePointer<Handle?>,
      UnsafeMutablePointer<CChar>?, Int
    ) -> Int32
  let destroy: @convention(c) @Sendable (Handle?) -> Void
  let lastError: @convention(c) @Sendable (Handle) -> UnsafePointer<CChar>
  let reset: @convention(c) @Sendable (Handle) -> Int32
  let read32: @convention(c) @Sendable (Handle, UInt64, UnsafeMutablePointer<UInt32>) -> Int32
  let write32: @convention(c) @Sendable (Handle, UInt64, UInt32, UInt32) -> Int32
  let run: @convention(c) @Sendable (Handle, UInt64) -> Int32
  let poll32:
    @convention(c) @Sendable (
      Handle, UInt64, UInt32, UInt32, UInt64, UInt64, UnsafeMutablePointer<UInt32>
    ) -> Int32
  let memory: @convention(c) @Sendable (Handle) -> UnsafeMutablePointer<UInt8>
  let clocks: @convention(c) @Sendable (Handle) -> UInt64
  let getStatistics:
    @convention(c) @Sendable (Handle, UnsafeMutablePointer<swynq_sim_statistics>) -> Int32
  let defaultWaveformOptions:
    @convention(c) @Sendable (UnsafeMutablePointer<swynq_sim_waveform_options>, UInt32) -> Int32
  let startWaveform:
    @convention(c) @Sendable (
      Handle, UnsafePointer<CChar>, UnsafePointer<swynq_sim_waveform_options>?
    ) -> Int32
  let stopWaveform: @convention(c) @Sendable (Handle) -> Int32
  let activity: ActivityFunctions
  let ports: PortFunctions

  /// Opens the library at `path` and looks all functions up.
  ///
  /// - Throws: `notFound` if it cannot be opened; `incompatible` if it is damaged, lacks a function or
  ///   was compiled for another version of the C ABI.
  init(path: String) throws(DeviceError) {
    try LibraryCheck.check(path)
    // The loader would look for a bare name in the system's directories.
    let file = path.contains("/") ? path : "./\(path)"
    guard let image = dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
      throw DeviceError(
        .notFound, "cannot open the simulator library \(path): \(Self.loaderMessage())")
    }
    let symbols = Symbols(image: image, path: path)
    self.path = path
    abiVersion = try symbols.find("swynq_sim_abi_version")
    let version = abiVersion()
    guard version == SWYNQ_SIM_ABI_VERSION else {
      throw DeviceError(
        .incompatible,
        "the simulator library \(path) speaks version \(version) of the C ABI, this program "
          + "version \(SWYNQ_SIM_ABI_VERSION); rebuild it with the same release of Swynq")
    }
    getInfo = try symbols.find("swynq_sim_get_info")
    defaultOptions = try symbols.find("swynq_sim_default_options")
    create = try symbols.find("swynq_sim_create")
    destroy = try symbols.find("swynq_sim_destroy")
    lastError = try symbols.find("swynq_sim_last_error")
    reset = try symbols.find("swynq_sim_reset")
    read32 = try symbols.find("swynq_sim_read32")
    write32 = try symbols.find("swynq_sim_write32")
    run = try symbols.find("swynq_sim_run")
    poll32 = try symbols.find("swynq_sim_poll32")
    memory = try symbols.find("swynq_sim_memory")
    clocks = try symbols.find("swynq_sim_clocks")
    getStatistics = try symbols.find("swynq_sim_get_statistics")
    defaultWaveformOptions = try symbols.find("swynq_sim_default_waveform_options")
    startWaveform = try symbols.find("swynq_sim_start_waveform")
    stopWaveform = try symbols.find("swynq_sim_stop_waveform")
    activity = try ActivityFunctions(symbols)
    ports = try PortFunctions(symbols)
  }

  struct Symbols {
    let image: UnsafeMutableRawPointer
    let path: String

    /// `Function` must be the C type of the symbol; the header is the one description of it.
    func find<Function>(_ name: String) throws(DeviceError) -> Function {
      guard let symbol = dlsym(image, name) else {
        throw DeviceError(
          .incompatible,
          "\(path) is no Swynq simulator library, or one of an older release: it has no function "
            + "\(name); rebuild it with this release")
      }
      return unsafeBitCast(symbol, to: Function.self)
    }
  }

  private static func loaderMessage() -> String {
    guard let message = dlerror() else { return "unknown reason" }
    return String(cString: message)
  }
}
