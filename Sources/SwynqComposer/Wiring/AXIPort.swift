// SPDX-License-Identifier: Apache-2.0

/// The signals of AXI4, AXI3 and AXI4-Lite (ARM IHI 0022), in the order of the channels.
enum AXIPort {
  /// A signal, by its logical name.
  struct Signal {
    let name: String
    /// Whether the manager drives it.
    let isFromManager: Bool
  }

  static let write: [Signal] =
    signals(
      manager:
        "AWID AWADDR AWLEN AWSIZE AWBURST AWLOCK AWCACHE AWPROT AWQOS AWREGION AWUSER AWVALID",
      subordinate: "AWREADY")
    + signals(manager: "WID WDATA WSTRB WLAST WUSER WVALID", subordinate: "WREADY")
    + [
      Signal(name: "BID", isFromManager: false), Signal(name: "BRESP", isFromManager: false),
      Signal(name: "BUSER", isFromManager: false), Signal(name: "BVALID", isFromManager: false),
      Signal(name: "BREADY", isFromManager: true),
    ]

  static let read: [Signal] =
    signals(
      manager:
        "ARID ARADDR ARLEN ARSIZE ARBURST ARLOCK ARCACHE ARPROT ARQOS ARREGION ARUSER ARVALID",
      subordinate: "ARREADY")
    + [
      Signal(name: "RID", isFromManager: false), Signal(name: "RDATA", isFromManager: false),
      Signal(name: "RRESP", isFromManager: false), Signal(name: "RLAST", isFromManager: false),
      Signal(name: "RUSER", isFromManager: false), Signal(name: "RVALID", isFromManager: false),
      Signal(name: "RREADY", isFromManager: true),
    ]

  static let all = write + read

  private static func signals(manager: String, subordinate: String) -> [Signal] {
    manager.split(separator: " ").map { Signal(name: String($0), isFromManager: true) }
      + subordinate.split(separator: " ").map { Signal(name: String($0), isFromManager: false) }
  }
}
