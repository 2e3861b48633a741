// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// An open model of a vendor's core: a module with the core's ports and parameters, and what it
/// requires of them.
struct CoreModel: Sendable {
  /// The core's name: `axi_gpio`.
  let core: String
  /// Major versions of the core that it stands for.
  let versions: ClosedRange<Int>
  /// Its module.
  let module: String
  /// Names of its sources, in the order in which they instantiate each other.
  let sources: [String]
  let limits: [ModelLimit]
  /// Parameters of the model that are made of several of the block's, or are no word of 32 bits.
  var derived:
    @Sendable (BlockDesign.Module) throws(StreamRemap.Refusal) -> [(name: String, value: String)] =
      {
        _ throws(StreamRemap.Refusal) in []
      }

  /// The model of a block's core; nil if there is none of its vendor, name and version.
  static func of(_ block: BlockDesign.Module) -> CoreModel? {
    let parts = block.type.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "xilinx.com", parts[1] == "ip",
      let version = parts[3].split(separator: ".").first.flatMap({ Int($0) })
    else { return nil }
    return all.first { $0.core == parts[2] && $0.versions.contains(version) }
  }

  /// Why the model does not fit a block: `the model of axi_dma has no scatter-gather (C_INCLUDE_SG is
  /// 1)`. Nil if it fits.
  ///
  /// - Parameters:
  ///   - header: The model's ports and parameters.
  ///   - isConnected: Whether something is at a port of the block.
  func refusal(
    of block: BlockDesign.Module, header: ModuleHeader,
    isConnected: (BlockDesign.Port) -> Bool
  ) -> String? {
    for limit in limits {
      if let reason = limit.refusal(block) { return "the model of \(core) \(reason)" }
    }
    do throws(StreamRemap.Refusal) {
      _ = try derived(block)
    } catch {
      return "the model of \(core) \(error.text)"
    }
    let known = Set(header.ports.map(\.name))
    let missing = block.ports.filter {
      $0.direction != .both && !known.contains($0.name) && isConnected($0)
    }
    guard !missing.isEmpty else { return nil }
    let names = missing.prefix(10).map(\.name).joined(separator: ", ")
    return
      "the model of \(core) has no \(names)\(missing.count > 10 ? ", ..." : ""), which the design connects"
  }

  /// An instance in the place of a block that is not refused.
  ///
  /// - Parameter given: Values that count instead of the design's.
  func instance(
    of block: BlockDesign.Module, named name: String, header: ModuleHeader,
    given: [String: String], _ wiring: Wiring
  ) -> ModuleInstance {
    var ports: [String: BlockDesign.Port] = [:]
    for port in block.ports { ports[port.name] = port }
    let connections = header.ports.map { declared -> (port: String, source: Source) in
      if let port = ports[declared.name] {
        return (declared.name, wiring.source(at: port, of: block))
      }
      return (
        declared.name, .text(declared.direction == .input ? Self.absent(declared.name) : "")
      )
    }
    var parameters: [(name: String, value: String)] = []
    let made = (try? derived(block)) ?? []
    for name in header.parameters {
      if given[name] == nil, let value = made.first(where: { $0.name == name }) {
        parameters.append(value)
        continue
      }
      guard let text = given[name] ?? block.parameters[name] else { continue }
      parameters.append((name, ParameterValue.word(text)))
    }
    return ModuleInstance(
      module: module, name: name, parameters: parameters, connections: connections)
  }

  /// The constant at an input that the block does not have, as its core takes it.
  private static func absent(_ name: String) -> String {
    let ones = ["_tkeep", "_tstrb", "_tready", "_wstrb", "resetn", "_aclken"]
    return ones.contains(where: name.hasSuffix) ? "'1" : "'0"
  }
}

/// Blocks that only look on, ILAs and their like: nothing of them is simulated.
enum Onlooker {
  /// Whether a block is one, and drives nothing.
  static func isLeftOut(
    _ block: BlockDesign.Module, isConnected: (BlockDesign.Port) -> Bool
  ) -> Bool {
    guard ["ila", "system_ila", "vio", "axis_ila", "axis_vio"].contains(block.core) else {
      return false
    }
    return !block.ports.contains { $0.direction == .output && isConnected($0) }
  }
}
