// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// A range of addresses of a memory map: a `MEMRANGE` element.
struct HandoffRange {
  let element: HandoffElement
  /// The instance that the range belongs to.
  let instance: String
  let base: UInt64
  let size: UInt64
  /// The bus interface of the instance, such as `S_AXI_LITE`.
  let interface: String
  /// The address block of the interface, such as `Reg`.
  let addressBlock: String
  /// Whether it is memory, not registers.
  let isMemory: Bool

  init(_ element: HandoffElement, in document: HandoffDocument) throws(DeviceError) {
    guard let instance = element["INSTANCE"] else {
      throw document.error(
        element, "a MEMRANGE has no INSTANCE, so nothing says whose addresses they are")
    }
    func number(_ name: String) throws(DeviceError) -> UInt64 {
      guard let text = element[name] else {
        throw document.error(
          element,
          "\(instance) has no address: its MEMRANGE has no \(name); assign addresses in Vivado's Address "
            + "Editor and generate the block design again")
      }
      guard let value = HandoffNumber.address(text) else {
        throw document.error(
          element,
          "\(name) of the MEMRANGE of \(instance) is \(text), which is no hexadecimal number of 64 bits"
        )
      }
      return value
    }
    let base = try number("BASEVALUE")
    let last = try number("HIGHVALUE")
    let (size, overflow) = (last &- base).addingReportingOverflow(1)
    guard last >= base, !overflow else {
      throw document.error(
        element,
        last < base
          ? "the addresses of \(instance) end at \(BusAddress(last)), before they begin at "
            + "\(BusAddress(base)): see HIGHVALUE and BASEVALUE of its MEMRANGE"
          : "BASEVALUE and HIGHVALUE of the MEMRANGE of \(instance) span all 64 bits of addresses")
    }
    self.element = element
    self.instance = instance
    self.base = base
    self.size = size
    self.interface = element["SLAVEBUSINTERFACE"] ?? ""
    self.addressBlock = element["ADDRESSBLOCK"] ?? ""
    self.isMemory = element["MEMTYPE"] == "MEMORY"
  }

  /// The processor's memory map. In a partial design, which has no processor, what the
  /// interfaces to the outside see.
  static func seenByProcessor(
    _ modules: HandoffModules, _ document: HandoffDocument
  ) throws(DeviceError) -> [HandoffRange] {
    let elements =
      modules.processor?.element.list("MEMORYMAP", "MEMRANGE")
      ?? document.root.list("EXTERNALINTERFACES", "BUSINTERFACE").flatMap {
        $0.list("MEMORYMAP", "MEMRANGE")
      }
    var ranges: [HandoffRange] = []
    var seen: Set<[String]> = []
    var perInstance: [String: Int] = [:]
    for element in elements {
      let range = try HandoffRange(element, in: document)
      perInstance[range.instance, default: 0] += 1
      guard perInstance[range.instance, default: 0] <= mostOfOneInstance else {
        throw document.error(
          element,
          "\(range.instance) has more than \(mostOfOneInstance) MEMRANGEs, more than any core")
      }
      // Two ports of the processor may see the same registers, at one address or at two. A driver
      // needs one way to them; the first is as good as any.
      let key = [range.instance, range.interface.lowercased(), range.addressBlock]
      if seen.insert(key).inserted { ranges.append(range) }
    }
    return ranges
  }

  /// Ranges of one instance: bounds the work for each of them.
  private static let mostOfOneInstance = 256
}
