// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
import Swynq

extension SimulatorLibrary {
  /// The library's functions for the activity log.
  struct ActivityFunctions: Sendable {
    let defaultOptions:
      @convention(c) @Sendable (UnsafeMutablePointer<swynq_sim_activity_options>, UInt32) -> Int32
    let start:
      @convention(c) @Sendable (Handle, UnsafePointer<swynq_sim_activity_options>?) -> Int32
    let stop: @convention(c) @Sendable (Handle) -> Int32
    let get: @convention(c) @Sendable (Handle, UnsafeMutablePointer<swynq_sim_activity>) -> Int32
    let events:
      @convention(c) @Sendable (
        Handle, UInt64, UInt64, UnsafeMutablePointer<swynq_sim_event>?, UInt32,
        UnsafeMutablePointer<UInt64>
      ) -> Int32

    init(_ symbols: Symbols) throws(DeviceError) {
      defaultOptions = try symbols.find("swynq_sim_default_activity_options")
      start = try symbols.find("swynq_sim_start_activity")
      stop = try symbols.find("swynq_sim_stop_activity")
      get = try symbols.find("swynq_sim_get_activity")
      events = try symbols.find("swynq_sim_get_activity_events")
    }
  }
}
