// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqHandoff

/// An end of a signal: a port of a module, or one of the design.
enum Endpoint: Hashable {
  case module(Int, port: Int)
  case external(Int)
}

/// A signal of the design, and what it becomes in the overlay's top.
struct Signal {
  /// The name in the design.
  let net: String
  /// The name in the top.
  var name = ""
  /// Bits, as its driver has them.
  var width: Int
  var driver: Endpoint?
  var loads: [Endpoint] = []
  /// Its driver instead of a module: an expression of the top.
  var assignment: String?
  /// Whether an adapter at the boundary drives it.
  var isAdapted = false
  /// Whether a port of the top has its name, so that nothing is declared.
  var isPort = false
}

/// An expression of the top, perhaps of signals that have no name yet.
enum Source {
  case text(String)
  /// A signal at a port of this width.
  case signal(Int, width: Int)
  /// A bit of a signal, counted from 0.
  case bit(Int, Int)
}

/// The signals of a design by the ports that they connect.
struct Wiring {
  let design: BlockDesign
  var signals: [Signal] = []
  /// Index of the signal by its name in the design.
  private var byNet: [String: Int] = [:]
  private let byInstance: [String: Int]

  /// Collects the signals.
  ///
  /// - Throws: `malformedFile` for a signal with two drivers.
  init(_ design: BlockDesign) throws(DeviceError) {
    self.design = design
    byInstance = Dictionary(
      design.modules.enumerated().map { ($1.instance, $0) }, uniquingKeysWith: { first, _ in first }
    )
    for (number, port) in design.externalPorts.enumerated() {
      try add(port, .external(number), drives: port.direction == .input)
    }
    for (number, module) in design.modules.enumerated() {
      for (index, port) in module.ports.enumerated() {
        try add(port, .module(number, port: index), drives: port.direction == .output)
      }
    }
  }

  private mutating func add(
    _ port: BlockDesign.Port, _ end: Endpoint, drives: Bool
  ) throws(DeviceError) {
    guard let net = port.signal else { return }
    let index = named(net)
    if !drives {
      // The bits that somebody looks at, as long as nobody drives it.
      if signals[index].driver == nil {
        signals[index].width = max(signals[index].width, port.width)
      }
      signals[index].loads.append(end)
    } else if let other = signals[index].driver {
      throw DeviceError(
        .malformedFile,
        "the signal \(net) of the block design \(design.name) has two drivers, \(name(of: other)) and "
          + "\(name(of: end)); validate the design in Vivado and export it again")
    } else {
      signals[index].driver = end
      signals[index].width = port.width
    }
  }

  /// The signal at a port, if there is one.
  func signal(at port: BlockDesign.Port) -> Int? { port.signal.flatMap { byNet[$0] } }

  /// The signal of this name in the design.
  func signal(named net: String) -> Int? { byNet[net] }

  /// The signal of this name in the design; a new one if there is none.
  mutating func named(_ net: String) -> Int {
    if let known = byNet[net] { return known }
    byNet[net] = signals.count
    signals.append(Signal(net: net, width: 0))
    return signals.count - 1
  }

  /// The number of a module.
  func module(_ instance: String) -> Int? { byInstance[instance] }

  /// A port as messages name it: `axi_dma_0.mm2s_introut`.
  func name(of end: Endpoint) -> String {
    switch end {
    case .module(let module, let port):
      "\(design.modules[module].path).\(design.modules[module].ports[port].name)"
    case .external(let port): "the design's port \(design.externalPorts[port].name)"
    }
  }

  /// The text of an expression, once all signals have their names.
  func text(_ source: Source) -> String {
    switch source {
    case .text(let text): text
    case .signal(let signal, let width):
      Expression.fit(signals[signal].name, from: signals[signal].width, to: width)
    case .bit(let signal, let bit):
      if !(0..<signals[signal].width).contains(bit) {
        "1'b0"
      } else if signals[signal].width == 1 {
        signals[signal].name
      } else {
        "\(signals[signal].name)[\(bit)]"
      }
    }
  }

  /// The expression at a port of an instance: the signal, or an unconnected input's value.
  func source(at port: BlockDesign.Port, of module: BlockDesign.Module) -> Source {
    if let signal = signal(at: port) { return .signal(signal, width: port.width) }
    return .text(port.direction == .input ? PortDefaults.input(port, of: module) : "")
  }

  /// Gives every signal a name that has none yet.
  mutating func nameSignals(_ names: inout Identifiers) {
    for index in signals.indices where signals[index].name.isEmpty {
      signals[index].name = names.unique(signals[index].net)
    }
  }
}
