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
  /// The parameters as they stand in the file, by their names.
  let parameters: [String: String]

  /// The core's name: `axi_dma` of `xilinx.com:ip:axi_dma:7.1`.
  var core: String {
    let parts = type.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 4 ? String(parts[2]) : element["MODTYPE"] ?? ""
  }

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
    var parameters: [String: String] = [:]
    for parameter in element.list("PARAMETERS", "PARAMETER") {
      if let name = parameter["NAME"] { parameters[name] = parameter["VALUE"] }
    }
    self.parameters = parameters
  }

  /// The parameters that are numbers, by lower-case names. Vivado lists those of the core and those
  /// of its VHDL or Verilog, often the same twice; the core's, which are lower case, count.
  var numbers: [IPBlock.Parameter] {
    var numbers: [String: Int] = [:]
    // Sorted, so that of two spellings in upper case it is always the same that counts.
    for (name, text) in parameters.sorted(by: { $0.key < $1.key }) {
      guard let value = HandoffNumber.parameter(text) else { continue }
      let lower = name.lowercased()
      if name == lower || numbers[lower] == nil { numbers[lower] = value }
    }
    return numbers.sorted { $0.key < $1.key }.map { IPBlock.Parameter($0.key, $0.value) }
  }
}
