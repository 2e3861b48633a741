// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// Ports that carry several streams side by side, such as `m_axis_tdata` of a stream switch.
///
/// A handoff maps such a port in each of the interfaces `M00_AXIS`, `M01_AXIS`, ..., and gives it one
/// signal, which may be that of any of its partners, or of them all. Which bits go where is said by the
/// interfaces alone: those of `M01_AXIS` are the second slice, and are on the bus of that name.
struct StreamVectors {
  /// A port of several slices, with a signal of its own.
  struct Vector {
    let module: Int
    /// The number of the port.
    let port: Int
    /// Bits of a slice.
    let width: Int
    /// The signal of the whole port.
    let net: String
    /// The signal of each slice, the lowest first; nil for one that is not connected.
    var slices: [String?]
  }

  /// The design with a signal of its own for each of these ports and for each slice.
  private(set) var design: BlockDesign
  private(set) var vectors: [Vector] = []

  private var nets: Set<String> = []
  /// The signal of a bus's slice by the bus and the logical name.
  private var slices: [String: String] = [:]

  /// The signal of a bus that is a slice of a port at one of its ends.
  func net(of logical: String, on bus: String) -> String? { slices["\(bus) \(logical)"] }

  init(_ design: BlockDesign) {
    self.design = design
    for number in design.modules.indices
    where !BlockDesign.isProcessor(core: design.modules[number].core) {
      for role in [BlockDesign.Role.manager, .subordinate] { split(number, role) }
    }
    guard !vectors.isEmpty else { return }
    connectPartners()
  }

  /// Gives the ports of one side their signals.
  private mutating func split(_ number: Int, _ role: BlockDesign.Role) {
    let module = design.modules[number]
    let interfaces = module.interfaces.filter { $0.standard == "axis" && $0.role == role }
    guard interfaces.count > 1 else { return }
    var users: [String: [Int: (interface: BlockDesign.Interface, logical: String)]] = [:]
    var counts: [String: Int] = [:]
    for interface in interfaces {
      guard let place = Self.place(interface.name) else { continue }
      for (logical, physical) in interface.ports where logical.hasPrefix("T") {
        users[physical, default: [:]][place] = (interface, logical)
        counts[physical, default: 0] += 1
      }
    }
    for (index, port) in module.ports.enumerated() where port.direction != .both {
      guard let places = users[port.name], places.count > 1, places.count == counts[port.name],
        (0..<places.count).allSatisfy({ places[$0] != nil }), port.width % places.count == 0
      else { continue }
      var vector = Vector(
        module: number, port: index, width: port.width / places.count,
        net: unique("\(module.instance)_\(port.name)_all"), slices: [])
      for place in 0..<places.count {
        guard let (interface, logical) = places[place], let bus = interface.bus else {
          vector.slices.append(nil)
          continue
        }
        let key = "\(bus) \(logical)"
        let net =
          slices[key] ?? unique("\(module.instance)_\(interface.name)_\(logical.lowercased())")
        slices[key] = net
        vector.slices.append(net)
      }
      design.modules[number].ports[index].signal = vector.net
      vectors.append(vector)
    }
  }

  /// The number of an interface: 1 for `M01_AXIS`.
  private static func place(_ name: String) -> Int? {
    let digits = name.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    return digits.count <= 4 ? Int(digits) : nil
  }

  private mutating func unique(_ text: String) -> String {
    if nets.isEmpty {
      for module in design.modules { nets.formUnion(module.ports.compactMap(\.signal)) }
      nets.formUnion(design.externalPorts.compactMap(\.signal))
    }
    var candidate = text
    while !nets.insert(candidate).inserted { candidate += "_slice" }
    return candidate
  }

  /// Connects what is on the other side of a slice, and what looks on.
  private mutating func connectPartners() {
    let whole = Set(vectors.map { [$0.module, $0.port] })
    for number in design.modules.indices {
      var numbers: [String: Int] = [:]
      for (index, port) in design.modules[number].ports.enumerated() { numbers[port.name] = index }
      for interface in design.modules[number].interfaces where interface.standard == "axis" {
        guard let bus = interface.bus else { continue }
        for (logical, physical) in interface.ports {
          guard let net = slices["\(bus) \(logical)"], let index = numbers[physical],
            !whole.contains([number, index])
          else { continue }
          design.modules[number].ports[index].signal = net
        }
      }
    }
    var outside: [String: Int] = [:]
    for (index, port) in design.externalPorts.enumerated() { outside[port.name] = index }
    for interface in design.externalInterfaces {
      guard let bus = interface.bus else { continue }
      for (logical, physical) in interface.ports {
        if let net = slices["\(bus) \(logical)"], let index = outside[physical] {
          design.externalPorts[index].signal = net
        }
      }
    }
  }
}

extension Wiring {
  /// Makes the slices of ports that carry several streams signals that the top assigns.
  mutating func add(_ vectors: [StreamVectors.Vector]) {
    for vector in vectors {
      guard let whole = signal(named: vector.net) else { continue }
      let end = Endpoint.module(vector.module, port: vector.port)
      let isOutput = design.modules[vector.module].ports[vector.port].direction == .output
      for slice in vector.slices.compactMap({ $0 }) {
        let part = named(slice)
        if isOutput {
          signals[part].driver = end
          signals[part].width = vector.width
          signals[part].isAdapted = true
          signals[whole].loads += signals[part].loads
        } else {
          signals[part].loads.append(end)
          if signals[part].driver == nil {
            signals[part].width = max(signals[part].width, vector.width)
          } else {
            signals[whole].driver = signals[whole].driver ?? signals[part].driver
          }
        }
      }
      if !isOutput { signals[whole].isAdapted = true }
    }
    // A slice that another vector drives counts for the whole, too, whichever came first.
    for vector in vectors {
      guard let whole = signal(named: vector.net), signals[whole].isAdapted,
        signals[whole].driver == nil
      else { continue }
      for slice in vector.slices {
        guard let slice, let part = signal(named: slice), let driver = signals[part].driver else {
          continue
        }
        signals[whole].driver = driver
        break
      }
    }
  }

  /// The assignments between the ports that carry several streams and their slices.
  func text(_ vectors: [StreamVectors.Vector]) -> SourceText {
    var rows: [(String, String)] = []
    for vector in vectors {
      guard let whole = signal(named: vector.net) else { continue }
      let module = design.modules[vector.module]
      let port = module.ports[vector.port]
      if port.direction == .output {
        for (place, slice) in vector.slices.enumerated() {
          guard let slice, let part = signal(named: slice) else { continue }
          let range =
            vector.width == 1
            ? "[\(place)]" : "[\((place + 1) * vector.width - 1):\(place * vector.width)]"
          rows.append(("  assign \(signals[part].name)", "= \(signals[whole].name)\(range);"))
        }
      } else {
        let parts = vector.slices.reversed().map { slice in
          if let slice, let part = signal(named: slice), signals[part].driver != nil {
            return self.text(.signal(part, width: vector.width))
          }
          let rest = PortDefaults.input(port, of: module).contains("1") ? "1" : "0"
          return vector.width == 1 ? "1'b\(rest)" : "{\(vector.width){1'b\(rest)}}"
        }
        rows.append(("  assign \(signals[whole].name)", "= {\(parts.joined(separator: ", "))};"))
      }
    }
    var text = SourceText()
    for row in SourceText.columns(rows) { text.line(row) }
    return text
  }
}
