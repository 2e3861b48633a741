// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// Which addresses lead where in the interconnects of a design: the managers' memory maps, followed
/// along the buses to the blocks that they name.
struct AddressRoutes {
  /// Addresses of one of an interconnect's subordinate ports that lead to one of its manager ports.
  struct Route: Hashable {
    var base: UInt64
    var size: UInt64
    /// The interface that they arrive at, and the one that they leave through.
    var arriving: String
    var leaving: String
  }

  /// The routes of each module, in the order in which they were found.
  private(set) var routes: [Int: [Route]] = [:]
  private let design: BlockDesign
  /// The module and interface at the subordinate end of a bus.
  private var ends: [String: (module: Int, interface: Int)] = [:]
  /// The subordinate interfaces that can be reached through a manager port.
  private var reached: [Port: Set<Port>] = [:]
  private var seen: [Int: Set<Route>] = [:]

  private struct Port: Hashable {
    var module: Int
    var interface: String
  }

  /// Routes of one interconnect.
  private static let most = 4_096
  /// Interconnects on the way to a block.
  private static let deepest = 64

  /// Whether a core passes accesses on and is nothing to them.
  static func isTransparent(_ core: String) -> Bool { isInterconnect(core) || isConverter(core) }

  /// Cores with several ports, which decode addresses and arbitrate.
  static func isInterconnect(_ core: String) -> Bool {
    ["axi_interconnect", "smartconnect", "axi_crossbar"].contains(core)
  }

  /// Cores with one port on each side.
  static func isConverter(_ core: String) -> Bool {
    [
      "axi_protocol_converter", "axi_dwidth_converter", "axi_clock_converter",
      "axi_register_slice", "axi_data_fifo", "axi_mmu",
    ].contains(core)
  }

  init(_ design: BlockDesign) {
    self.design = design
    for (number, module) in design.modules.enumerated() {
      for (index, interface) in module.interfaces.enumerated()
      where interface.standard == "aximm" && interface.role == .subordinate {
        if let bus = interface.bus, ends[bus] == nil { ends[bus] = (number, index) }
      }
    }
    let byInstance = Dictionary(
      design.modules.enumerated().map { ($1.instance, $0) }, uniquingKeysWith: { first, _ in first }
    )
    for (number, module) in design.modules.enumerated()
    where !Self.isTransparent(module.core) {
      let managers = module.interfaces.filter { $0.standard == "aximm" && $0.role == .manager }
      for range in module.memoryMap {
        guard let target = target(range, byInstance[range.instance]) else { continue }
        for manager in managers
        where range.manager.isEmpty || manager.name.lowercased() == range.manager.lowercased() {
          follow(range, to: target, from: Port(module: number, interface: manager.name))
        }
      }
    }
  }

  private func target(_ range: BlockDesign.Range, _ number: Int?) -> Port? {
    guard let number else { return nil }
    // Some versions leave the interface out where there is one.
    let module = design.modules[number]
    let name =
      module.interface(range.interface)?.name
      ?? module.interfaces.first { $0.standard == "aximm" && $0.role == .subordinate }?.name
    return name.map { Port(module: number, interface: $0) }
  }

  private mutating func follow(_ range: BlockDesign.Range, to target: Port, from start: Port) {
    var place = start
    for _ in 0..<Self.deepest {
      guard let (arrival, arriving) = end(of: place), arrival != target,
        Self.isTransparent(design.modules[arrival.module].core)
      else { return }
      guard
        let leaving = managers(of: arrival.module).first(where: {
          var visited: Set<Int> = []
          return targets(of: Port(module: arrival.module, interface: $0.name), &visited)
            .contains(target)
        })
      else { return }
      let route = Route(
        base: range.base, size: range.size, arriving: arriving.name, leaving: leaving.name)
      if seen[arrival.module, default: []].insert(route).inserted,
        routes[arrival.module, default: []].count < Self.most
      {
        routes[arrival.module, default: []].append(route)
      }
      place = Port(module: arrival.module, interface: leaving.name)
    }
  }

  private func end(of port: Port) -> (Port, BlockDesign.Interface)? {
    guard let bus = design.modules[port.module].interface(port.interface)?.bus, let end = ends[bus]
    else { return nil }
    let interface = design.modules[end.module].interfaces[end.interface]
    return (Port(module: end.module, interface: interface.name), interface)
  }

  private func managers(of module: Int) -> [BlockDesign.Interface] {
    design.modules[module].interfaces.filter { $0.standard == "aximm" && $0.role == .manager }
  }

  /// The subordinate interfaces behind a manager port, through any interconnects; those in a circle
  /// end it.
  private mutating func targets(of port: Port, _ visited: inout Set<Int>) -> Set<Port> {
    if let known = reached[port] { return known }
    guard let (end, _) = end(of: port) else { return [] }
    guard Self.isTransparent(design.modules[end.module].core) else {
      reached[port] = [end]
      return [end]
    }
    var found: Set<Port> = [end]
    guard visited.count < Self.deepest, visited.insert(end.module).inserted else { return found }
    for manager in managers(of: end.module) {
      found.formUnion(targets(of: Port(module: end.module, interface: manager.name), &visited))
    }
    visited.remove(end.module)
    reached[port] = found
    return found
  }
}
