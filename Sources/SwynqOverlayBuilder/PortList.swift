// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The ports of an overlay, as the class that Verilator made of it declares them.
struct PortList {
  struct Port {
    let name: String
    let width: Int
    let isInput: Bool
  }

  private let overlay: String
  private let ports: [Port]

  static let mostInterrupts = 32

  /// What the harness binds: inputs that it drives, and outputs that it reads.
  private static let requiredInputs =
    ["aclk", "aresetn"]
    + prefixed("s_axi_", "awaddr awvalid wdata wstrb wvalid bready araddr arvalid rready")
    + prefixed("m_axi_", "awready wready bresp bvalid arready rdata rresp rlast rvalid")
  private static let optionalInputs =
    prefixed("s_axi_", "awprot arprot") + prefixed("m_axi_", "bid rid")
  private static let requiredOutputs =
    prefixed("s_axi_", "awready wready bresp bvalid arready rdata rresp rvalid")
    + prefixed(
      "m_axi_",
      "awaddr awlen awsize awburst awvalid wdata wstrb wlast wvalid bready araddr arlen arsize arburst "
        + "arvalid rready")
  private static let optionalOutputs = prefixed("m_axi_", "awid arid") + ["irq"]

  private static func prefixed(_ prefix: String, _ names: String) -> [String] {
    names.split(separator: " ").map { prefix + $0 }
  }

  /// Reads declarations such as `VL_IN(&s_axi_awaddr,31,0);`: the C++ type of a port does not tell its
  /// width.
  init(header: String, overlay: String) {
    self.overlay = overlay
    ports = header.split(separator: "\n").compactMap { line in
      let text = line.filter { !$0.isWhitespace }
      guard text.hasPrefix("VL_IN") || text.hasPrefix("VL_OUT"),
        let open = text.firstIndex(of: "(")
      else { return nil }
      let fields = text[text.index(after: open)...].prefix { $0 != ";" }.split(separator: ",")
      let name = fields[0].drop { $0 == "(" || $0 == "&" }.prefix {
        $0.isLetter || $0.isNumber || $0 == "_"
      }
      guard fields.count >= 3, let high = Int(fields[1]),
        let low = Int(fields[2].prefix { $0.isNumber || $0 == "-" })
      else { return nil }
      return Port(name: String(name), width: high - low + 1, isInput: text.hasPrefix("VL_IN"))
    }
  }

  func width(_ name: String) -> Int? { ports.first { $0.name == name }?.width }

  /// The inputs that the harness knows nothing of; it holds them at 0.
  var undriven: [String] {
    let known = Set(Self.requiredInputs + Self.optionalInputs)
    return ports.filter { $0.isInput && !known.contains($0.name) }.map(\.name)
  }

  /// The outputs that the harness reads.
  var observed: [String] {
    (Self.requiredOutputs + Self.optionalOutputs).filter { width($0) != nil }
  }

  func check() throws(BuildFailure) {
    for (names, isInput, isRequired) in [
      (Self.requiredInputs, true, true), (Self.optionalInputs, true, false),
      (Self.requiredOutputs, false, true), (Self.optionalOutputs, false, false),
    ] {
      for name in names {
        guard let port = ports.first(where: { $0.name == name }) else {
          if !isRequired { continue }
          throw failure("has no port '\(name)'; sim/README.md lists them")
        }
        guard port.isInput == isInput else {
          throw failure("'\(name)' must be an \(isInput ? "input" : "output")")
        }
      }
    }
    let bits =
      ["aclk", "aresetn"]
      + ports.map(\.name).filter { name in
        (name.hasPrefix("s_axi_") || name.hasPrefix("m_axi_"))
          && (name.hasSuffix("valid") || name.hasSuffix("ready") || name.hasSuffix("last"))
      }
    for name in bits { try check(name, [1]) }
    for name in ["s_axi_wdata", "s_axi_rdata"] { try check(name, [32]) }
    try check("m_axi_wdata", [32, 64, 128])
    guard let data = width("m_axi_wdata") else { return }
    try check("m_axi_rdata", [data])
    try check("m_axi_wstrb", [data / 8])
    try check("s_axi_wstrb", [4])
    for name in prefixedAddresses { try check(name, Array(1...64)) }
    if let count = width("irq"), count > Self.mostInterrupts {
      throw failure("irq is \(count) bits wide, at most \(Self.mostInterrupts)")
    }
  }

  private var prefixedAddresses: [String] {
    ["s_axi_awaddr", "s_axi_araddr", "m_axi_awaddr", "m_axi_araddr"]
  }

  private func check(_ name: String, _ widths: [Int]) throws(BuildFailure) {
    guard let width = width(name), !widths.contains(width) else { return }
    var allowed = widths.map(String.init).joined(separator: ", ")
    if widths.count > 4 {
      allowed = "at most \(widths[widths.count - 1])"
    } else if let comma = allowed.range(of: ", ", options: .backwards) {
      allowed.replaceSubrange(comma, with: " or ")
    }
    throw failure("'\(name)' is \(width) bits wide, but must be \(allowed)")
  }

  private func failure(_ text: String) -> BuildFailure {
    BuildFailure("overlay '\(overlay)': \(text)")
  }
}
