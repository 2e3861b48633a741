// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqHandoff

/// One composition: what stands for each block, and the files of the result.
struct Composition {
  private let design: BlockDesign
  private let source: String
  private let folder: String
  private let modules: [String: OverlayComposer.RTL]
  private let parameters: [String: [String: String]]
  private let standIns: Bool
  private let wiring: Wiring
  private let boundary: Boundary
  /// Ports that carry several streams.
  private let vectors: StreamVectors
  private let top: String
  /// Names of the instances in the top.
  private let instances: [String]
  private let routes: [Int: [AddressRoutes.Route]]
  private var moduleNames = Identifiers()
  /// Why models do not fit, by module.
  private var refusals: [Int: String] = [:]

  init(
    design: BlockDesign, source: String, folder: String, modules: [String: OverlayComposer.RTL],
    parameters: [String: [String: String]], standIns: Bool
  ) throws(DeviceError) {
    try Self.checkNames(design)
    vectors = StreamVectors(FabricWidths.widened(design))
    let design = vectors.design
    self.design = design
    self.source = source
    self.folder = folder
    self.modules = modules
    self.parameters = parameters
    self.standIns = standIns
    top = moduleNames.unique(design.name)
    var names = Identifiers()
    var wiring = try Wiring(design)
    wiring.add(vectors.vectors)
    boundary = try Boundary(&wiring, &names)
    instances = design.modules.map { names.unique($0.instance) }
    wiring.nameSignals(&names)
    routes = AddressRoutes(design).routes
    self.wiring = wiring
  }

  /// The files and the description.
  func overlay() throws(DeviceError) -> ComposedOverlay {
    var composition = self
    return try composition.compose()
  }

  private mutating func compose() throws(DeviceError) -> ComposedOverlay {
    var implementations: [(module: Int, Implementation)] = []
    var missing: [(BlockDesign.Module, refusal: String?)] = []
    for (number, module) in design.modules.enumerated() where !boundary.modules.contains(number) {
      if let implementation = try implementation(number, module) {
        implementations.append((number, implementation))
      } else {
        missing.append((module, refusals[number]))
      }
    }
    guard missing.isEmpty else { throw Self.error(missing) }
    let overlay = OverlayDescription(name: top, blocks: design.blocks.map(\.block))
    return ComposedOverlay(
      name: top, folder: folder, files: files(implementations, overlay), overlay: overlay,
      standIns: implementations.filter { $0.1.isStandIn }.map { design.modules[$0.module].path },
      blocks: implementations.filter { !$0.1.kind.isEmpty }.map {
        "\(design.modules[$0.module].path): \($0.1.kind)"
      })
  }

  // MARK: - What stands for a block

  private mutating func implementation(
    _ number: Int, _ module: BlockDesign.Module
  ) throws(DeviceError) -> Implementation? {
    let parameters = parameters[module.instance] ?? [:]
    if let rtl = modules[module.instance] {
      return try userModule(rtl, number, module, parameters)
    }
    if let lines = try WireCore.lines(module, wiring) {
      return Implementation(lines: lines, kind: "")
    }
    if let lines = ResetCore.lines(module, named: instances[number], wiring) {
      return Implementation(lines: lines, kind: "")
    }
    if AddressRoutes.isTransparent(module.core) { return try fabric(number, module) }
    if Onlooker.isLeftOut(module, isConnected: isConnected) {
      return Implementation(lines: SourceText(), kind: "left out, for it only looks on")
    }
    var refusal: String?
    switch DecouplerCore.lines(module, wiring) {
    case .success(let lines):
      return Implementation(lines: lines, kind: "the model of \(module.core)")
    case .failure(let error): refusal = "the model of \(module.core) \(error.text)"
    case nil: break
    }
    if let model = CoreModel.of(module) {
      let files = RTLSources.model(model.sources)
      let header = try RTLSources.header(of: model.module, in: files)
      refusal = model.refusal(of: module, header: header, isConnected: isConnected)
      if refusal == nil {
        let unknown = parameters.keys.sorted().first { !header.parameters.contains($0) }
        if let unknown {
          throw DeviceError(
            .invalidArgument,
            "the model of \(model.core), which stands for \(module.path), has no parameter \(unknown); it "
              + "has: \(header.parameters.joined(separator: ", "))")
        }
        let instance = model.instance(
          of: module, named: instances[number], header: header, given: parameters, wiring)
        return Implementation(
          lines: instance.text(wiring), files: files.map(\.name), generated: files,
          kind: "the model of \(model.core)", isModel: true)
      }
    }
    guard standIns else {
      refusals[number] = refusal
      return nil
    }
    return try standIn(number, module, because: refusal)
  }

  /// Whether somebody drives an input, or looks at an output.
  private func isConnected(_ port: BlockDesign.Port) -> Bool {
    guard let signal = wiring.signal(at: port) else { return false }
    return port.direction == .input
      ? wiring.signals[signal].driver != nil : !wiring.signals[signal].loads.isEmpty
  }

  private func userModule(
    _ rtl: OverlayComposer.RTL, _ number: Int, _ module: BlockDesign.Module,
    _ parameters: [String: String]
  ) throws(DeviceError) -> Implementation {
    let user = try UserModule(
      list: rtl.files, top: rtl.top, for: module, generics: parameters, output: folder)
    let instance = try ModuleBinding(header: user.header, list: rtl.files, block: module).instance(
      named: instances[number], parameters: user.generated == nil ? parameters : [:], wiring)
    return Implementation(
      lines: instance.text(wiring), files: user.entries,
      generated: user.generated.map { [ComposedOverlay.File(name: $0.name, text: $0.text)] } ?? [],
      kind: "\(user.header.name) of \(rtl.files)")
  }

  private mutating func fabric(
    _ number: Int, _ module: BlockDesign.Module
  ) throws(DeviceError) -> Implementation {
    let name = moduleNames.unique("\(module.instance)_fabric")
    let text = try Fabric.source(
      of: module, in: design, named: name, routes: routes[number] ?? []
    ).text
    return Implementation(
      lines: instance(of: name, number, module),
      files: RTLSources.fabric.map(\.name) + ["\(name).sv"],
      generated: RTLSources.fabric + [ComposedOverlay.File(name: "\(name).sv", text: text)],
      kind: "addresses as in the design")
  }

  /// An instance with every port of the design's.
  private func instance(
    of module: String, _ number: Int, _ block: BlockDesign.Module
  ) -> SourceText {
    let ports = block.ports.filter { $0.direction != .both }
    return ModuleInstance(
      module: module, name: instances[number],
      connections: ports.map { ($0.name, wiring.source(at: $0, of: block)) }
    ).text(wiring)
  }

  private mutating func standIn(
    _ number: Int, _ module: BlockDesign.Module, because refusal: String?
  ) throws(DeviceError) -> Implementation {
    let name = moduleNames.unique("\(module.instance)_stand_in")
    var blocks: [String: [IPBlock]] = [:]
    for located in design.blocks where located.instance == module.instance {
      blocks[located.interface.lowercased(), default: []].append(located.block)
    }
    let text = try StandIn.source(of: module, named: name, blocks: blocks).text
    return Implementation(
      lines: instance(of: name, number, module), files: ["\(name).sv"],
      generated: [ComposedOverlay.File(name: "\(name).sv", text: text)],
      kind: "a stand-in" + (refusal.map { ", because \($0)" } ?? ""), isStandIn: true)
  }

  /// One error that names all blocks that nothing stands for.
  private static func error(
    _ missing: [(module: BlockDesign.Module, refusal: String?)]
  ) -> DeviceError {
    let names = missing.prefix(100).map { module, refusal in
      "\(module.path) (\(module.type.isEmpty ? module.core : module.type)"
        + (refusal.map { ": \($0)" } ?? "") + ")"
    }
    let more = missing.count > 100 ? " and \(missing.count - 100) more" : ""
    return DeviceError(
      .notFound,
      "nothing stands for \(missing.count == 1 ? "this block" : "these \(missing.count) blocks") of the "
        + "design: \(names.joined(separator: ", "))\(more); give RTL for each (--module INSTANCE=FILES.f, "
        + "Verilog or VHDL), or make stand-ins of them, with their registers and idle otherwise (--stand-ins)"
    )
  }

  // MARK: - Files

  private func files(
    _ implementations: [(module: Int, Implementation)], _ overlay: OverlayDescription
  ) -> [ComposedOverlay.File] {
    let text = TopSource(
      name: top, wiring: wiring, boundary: boundary, vectors: vectors.vectors,
      implementations: implementations,
      source: source
    ).text().text
    var files = [ComposedOverlay.File(name: "\(top).sv", text: text)]
    var entries: [String] = []
    if !boundary.instances.isEmpty {
      files += RTLSources.registerPort
      entries += RTLSources.registerPort.map(\.name)
    }
    for (_, implementation) in implementations {
      files += implementation.generated
      entries += implementation.files
    }
    entries.append("\(top).sv")
    var list = SourceText()
    list.comment("The sources of \(top), composed of \(source).")
    var seen: Set<String> = []
    for entry in entries where seen.insert(entry).inserted { list.line(entry) }
    var names: Set<String> = []
    files = files.filter { names.insert($0.name).inserted }
    files.append(.init(name: "\(top).f", text: list.text))
    let checks = BusChecks(
      top: top, wiring: wiring, boundary: boundary, vectors: vectors,
      instances: instances, models: Set(implementations.filter(\.1.isModel).map(\.module))
    ).files()
    files += checks
    let path = folder.isEmpty || folder == "." ? "" : "\(folder)/"
    let entry = OverlayEntry(
      name: top, files: "\(path)\(top).f",
      instrumentedFiles: checks.isEmpty ? nil : "\(path)\(top)_checks.f", ports: boundary.ports,
      overlay: overlay)
    files.append(.init(name: "overlays.json", text: entry.text))
    return files
  }

  /// Ports and instances have names that SystemVerilog takes as they are.
  private static func checkNames(_ design: BlockDesign) throws(DeviceError) {
    for module in design.modules {
      for name in [module.instance] + module.ports.map(\.name) where !Identifiers.isLegal(name) {
        throw DeviceError(
          .malformedFile,
          "\(module.path) of the block design \(design.name) has the name \(name), which is no name in "
            + "SystemVerilog; rename it")
      }
    }
  }
}
