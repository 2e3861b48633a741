// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The instances of a block design.
struct HandoffModules {
  /// In the file's order.
  let all: [HandoffModule]
  /// The processing system: a Zynq-7000's or a Zynq UltraScale+'s. Nil in a partial design.
  let processor: HandoffModule?
  private let byInstance: [String: HandoffModule]
  /// Instances whose name two modules of different hierarchies share, and the line of the second.
  private let ambiguous: [String: Int]

  /// The modules of a design.
  ///
  /// - Throws: `malformedFile` for a design without modules, and for one that is there twice.
  init(_ document: HandoffDocument) throws(DeviceError) {
    guard document.root.child("MODULES") != nil else {
      throw document.error("there is no MODULES element, so no IP block either; is the file whole?")
    }
    var all: [HandoffModule] = []
    var byInstance: [String: HandoffModule] = [:]
    var byPath: [String: HandoffModule] = [:]
    var ambiguous: [String: Int] = [:]
    for element in document.root.children("MODULES").flatMap({ $0.descendants("MODULE") }) {
      let module = try HandoffModule(element, in: document)
      if let first = byPath[module.path] {
        throw document.error(
          element,
          "the name \(module.path) is given twice, first on line \(first.element.line), so nothing can "
            + "say which of the two is meant")
      }
      if byInstance[module.instance] != nil { ambiguous[module.instance] = element.line }
      byPath[module.path] = module
      byInstance[module.instance] = byInstance[module.instance] ?? module
      all.append(module)
    }
    guard !all.isEmpty else {
      throw document.error("MODULES is empty: the design has no IP block")
    }
    self.all = all
    self.processor = all.first {
      $0.core == "processing_system7" || $0.core == "zynq_ultra_ps_e"
    }
    self.byInstance = byInstance
    self.ambiguous = ambiguous
  }

  /// The module of this instance; nil if the design has none.
  ///
  /// - Throws: `malformedFile` if two modules share the name.
  func module(
    instance: String, for element: HandoffElement, in document: HandoffDocument
  ) throws(DeviceError) -> HandoffModule? {
    if let line = ambiguous[instance] {
      throw document.error(
        element,
        "\(instance) names two modules, the second on line \(line), so nothing can say which of the "
          + "two is meant")
    }
    return byInstance[instance]
  }
}
