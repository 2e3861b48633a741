// SPDX-License-Identifier: Apache-2.0

package import Swynq

/// Reads the modules, ports and bus interfaces of a handoff.
struct BlockDesignReader {
  let document: HandoffDocument

  /// Ports of the design or of a module; the processing system has about 1,000.
  private static let mostPorts = 20_000
  /// The number of a port's highest bit: beyond the widest stream of HLS.
  private static let highestBit = 65_535

  /// A module with all that it says of its connections.
  ///
  /// - Throws: `malformedFile`, with the line.
  func module(_ module: HandoffModule) throws(DeviceError) -> BlockDesign.Module {
    var parameters: [String: String] = [:]
    for parameter in module.element.list("PARAMETERS", "PARAMETER") {
      if let name = parameter["NAME"], let value = parameter["VALUE"] { parameters[name] = value }
    }
    var interfaces: [BlockDesign.Interface] = []
    for element in module.element.list("BUSINTERFACES", "BUSINTERFACE") {
      if let interface = interface(element) { interfaces.append(interface) }
    }
    var ranges: [BlockDesign.Range] = []
    for element in module.element.list("MEMORYMAP", "MEMRANGE") {
      let range = try HandoffRange(element, in: document)
      ranges.append(
        BlockDesign.Range(
          manager: element["MASTERBUSINTERFACE"] ?? "", instance: range.instance,
          interface: range.interface, base: range.base, size: range.size))
    }
    return BlockDesign.Module(
      instance: module.instance, path: module.path, type: module.type, core: module.core,
      parameters: parameters, ports: try ports(module.element.list("PORTS", "PORT"), module.path),
      interfaces: interfaces, memoryMap: ranges)
  }

  /// Ports, each name once.
  func ports(
    _ elements: [HandoffElement], _ owner: String
  ) throws(DeviceError) -> [BlockDesign.Port] {
    var ports: [BlockDesign.Port] = []
    var seen: Set<String> = []
    for element in elements {
      guard let name = element["NAME"] else {
        throw document.error(element, "a PORT of \(owner) has no NAME")
      }
      guard seen.insert(name).inserted else { continue }
      guard ports.count < Self.mostPorts else {
        throw document.error(element, "\(owner) has more than \(Self.mostPorts) PORTs")
      }
      ports.append(try port(element, name, owner))
    }
    return ports
  }

  private func port(
    _ element: HandoffElement, _ name: String, _ owner: String
  ) throws(DeviceError) -> BlockDesign.Port {
    let direction: BlockDesign.Direction
    switch element["DIR"]?.uppercased() {
    case "I": direction = .input
    case "O": direction = .output
    case "IO": direction = .both
    default:
      throw document.error(
        element,
        "DIR of the PORT \(name) of \(owner) is \(element["DIR"] ?? "missing"), which is none of I, O and "
          + "IO")
    }
    var left: Int?
    var right: Int?
    if let text = element["LEFT"] {
      left = try bit("LEFT", text, element, owner)
      right = try bit("RIGHT", element["RIGHT"] ?? "0", element, owner)
    }
    let purpose: BlockDesign.Purpose
    switch element["SIGIS"]?.lowercased() {
    case "clk": purpose = .clock
    case "rst":
      purpose = .reset(isActiveLow: element["POLARITY"].map { $0.uppercased() == "ACTIVE_LOW" })
    case "interrupt": purpose = .interrupt
    default: purpose = .data
    }
    return BlockDesign.Port(
      name: name, direction: direction, left: left, right: right, signal: element["SIGNAME"],
      purpose: purpose, frequency: element["CLKFREQUENCY"].flatMap(HandoffNumber.frequency))
  }

  private func bit(
    _ attribute: String, _ text: String, _ element: HandoffElement, _ owner: String
  ) throws(DeviceError) -> Int {
    try document.number(attribute, text, in: element, of: owner, range: 0...Self.highestBit)
  }

  /// A bus interface; nil for one that has no name.
  func interface(_ element: HandoffElement) -> BlockDesign.Interface? {
    guard let name = element["NAME"] else { return nil }
    let role: BlockDesign.Role
    switch element["TYPE"]?.uppercased() {
    case "MASTER", "INITIATOR": role = .manager
    case "SLAVE", "TARGET": role = .subordinate
    default: role = .monitor
    }
    let vlnv = (element["VLNV"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
    var ports: [String: String] = [:]
    for map in element.list("PORTMAPS", "PORTMAP") {
      if let logical = map["LOGICAL"]?.uppercased(), ports[logical] == nil {
        ports[logical] = map["PHYSICAL"]
      }
    }
    var parameters: [String: String] = [:]
    for parameter in element.children("PARAMETER") {
      if let name = parameter["NAME"] { parameters[name] = parameter["VALUE"] }
    }
    return BlockDesign.Interface(
      name: name, role: role, standard: vlnv.count > 2 ? String(vlnv[2]) : "",
      bus: element["BUSNAME"].flatMap { $0 == "__NOC__" ? nil : $0 }, ports: ports,
      parameters: parameters)
  }
}

extension HardwareHandoff {
  /// Reads a `.hwh` file as a netlist.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - modules: As for ``init(path:modules:)``.
  /// - Throws: As ``init(path:modules:)``.
  package static func design(
    path: String, modules: [OverlayModule] = []
  ) throws(DeviceError) -> BlockDesign {
    try design(HandoffDocument(HandoffText(path: path)), modules)
  }

  /// Reads the bytes of a `.hwh` file as a netlist.
  package static func design(
    bytes: [UInt8], path: String, modules: [OverlayModule] = []
  ) throws(DeviceError) -> BlockDesign {
    try design(HandoffDocument(HandoffText(bytes, path: path)), modules)
  }

  private static func design(
    _ document: HandoffDocument, _ known: [OverlayModule]
  ) throws(DeviceError) -> BlockDesign {
    let modules = try HandoffModules(document)
    let ranges = try HandoffRange.seenByProcessor(modules, document)
    let assembly = try HandoffAssembly(document, modules, knowing: known)
    let reader = BlockDesignReader(document: document)
    var netlist: [BlockDesign.Module] = []
    var seen: Set<String> = []
    for module in modules.all {
      guard seen.insert(module.instance).inserted else {
        throw document.error(
          module.element, "the instance \(module.instance) is there twice, in two hierarchies")
      }
      netlist.append(try reader.module(module))
    }
    return BlockDesign(
      name: document.root.child("SYSTEMINFO")?["NAME"] ?? "overlay", modules: netlist,
      externalPorts: try reader.ports(
        document.root.list("EXTERNALPORTS", "PORT"), "the design itself"),
      externalInterfaces: document.root.list("EXTERNALINTERFACES", "BUSINTERFACE").compactMap(
        reader.interface),
      blocks: try assembly.located(assembly.blockRanges(ranges)),
      memories: try assembly.memories(ranges.filter { $0.isMemory }),
      interrupts: assembly.lines)
  }
}
