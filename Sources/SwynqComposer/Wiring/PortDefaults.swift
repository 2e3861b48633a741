// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// The values of ports that nothing is connected to, or that nothing drives.
enum PortDefaults {
  /// The constant at an input that is not connected: what makes the least happen.
  ///
  /// Resets are inactive, strobes and TKEEP are all set, a bus's READY is given, clocks are locked
  /// (`dcm_locked` of PG164). Bursts are INCR of the bus's width. All else is 0.
  static func input(_ port: BlockDesign.Port, of module: BlockDesign.Module) -> String {
    let one = Expression.constant(true, width: port.width)
    let zero = Expression.constant(false, width: port.width)
    if case .reset(let isActiveLow) = port.purpose {
      return isActiveLow ?? isNamedActiveLow(port.name) ? one : zero
    }
    if port.name == "dcm_locked" || port.name.lowercased().hasSuffix("aclken") { return one }
    switch logicalName(port, module) {
    case "WSTRB", "TKEEP", "TSTRB", "TREADY", "BREADY", "RREADY", "WLAST", "RLAST":
      return one
    case "AWREADY", "ARREADY", "WREADY": return one
    case "AWBURST", "ARBURST": return Expression.number(1, width: port.width)
    default: return zero
    }
  }

  /// The value of a stand-in's output: idle.
  static func output(_ port: BlockDesign.Port, of module: BlockDesign.Module) -> String {
    let one = Expression.constant(true, width: port.width)
    let zero = Expression.constant(false, width: port.width)
    if case .reset(let isActiveLow) = port.purpose {
      return isActiveLow ?? isNamedActiveLow(port.name) ? one : zero
    }
    switch logicalName(port, module) {
    case "BREADY", "RREADY": return one
    default: return zero
    }
  }

  /// Whether a reset's name says that it is active when low.
  static func isNamedActiveLow(_ name: String) -> Bool {
    let lower = name.lowercased()
    return ["resetn", "reset_n", "rstn", "rst_n"].contains(where: lower.contains)
      || lower.hasSuffix("_n")
  }

  private static func logicalName(
    _ port: BlockDesign.Port, _ module: BlockDesign.Module
  ) -> String {
    for interface in module.interfaces {
      for (logical, physical) in interface.ports where physical == port.name { return logical }
    }
    return ""
  }
}
