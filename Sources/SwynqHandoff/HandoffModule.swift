// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// An instance in the block design.
struct HandoffModule {
  let element: HandoffElement
  /// The name that memory maps and connections use: `video_axi_vdma`.
  let instance: String
  /// The name with its hierarchies, without the leading slash: `video/axi_vdma`.
  let path: String
  /// Vendor, library, name and version; empty if the file does not say.
  let type: String
  /// The core's name: `axi_dma` of `xilinx.com:ip:axi_dma:7.1`.
  let core: String
  /// The `PARAMETER` elements with a value, by their names.
  private let parameters: [String: HandoffElement]

  /// Reads a `MODULE` element.
  init(_ element: HandoffElement, in document: HandoffDocument) throws(DeviceError) {
    guard let instance = element["INSTANCE"] else {
      throw document.error(element, "a MODULE has no INSTANCE, so it has no name")
    }
    let path = element["FULLNAME"] ?? instance
    self.element = element
    self.instance = instance
    self.path = String(path.drop { $0 == "/" })
    self.type = element["VLNV"] ?? ""
    let parts = type.split(separator: ":", omittingEmptySubsequences: false)
    self.core = parts.count == 4 ? String(parts[2]) : element["MODTYPE"] ?? ""
    var parameters: [String: HandoffElement] = [:]
    for parameter in element.list("PARAMETERS", "PARAMETER") where parameter["VALUE"] != nil {
      if let name = parameter["NAME"] { parameters[name] = parameter }
    }
    self.parameters = parameters
  }

  /// A parameter as it stands in the file.
  func parameter(_ name: String) -> String? { parameters[name]?["VALUE"] }

  /// A parameter that must be a number, or nil if the module does not state it.
  func number(
    _ name: String, range: ClosedRange<Int>, in document: HandoffDocument
  ) throws(DeviceError) -> Int? {
    guard let parameter = parameters[name], let text = parameter["VALUE"] else { return nil }
    return try document.number("VALUE", text, in: parameter, of: path, range: range)
  }

  /// The parameters that are numbers, by lower-case names. Vivado lists those of the core and those
  /// of its VHDL or Verilog, often the same twice; the core's, which are lower case, count.
  var numbers: [IPBlock.Parameter] {
    var chosen: [String: (name: String, value: Int)] = [:]
    for (name, element) in parameters {
      guard let value = element["VALUE"].flatMap(HandoffNumber.parameter) else { continue }
      let lower = name.lowercased()
      // Lower case comes last, so that it counts, and of two others it is always the same that does.
      if let other = chosen[lower], other.name > name { continue }
      chosen[lower] = (name, value)
    }
    return chosen.keys.sorted().compactMap { key in
      chosen[key].map { IPBlock.Parameter(key, $0.value) }
    }
  }
}
