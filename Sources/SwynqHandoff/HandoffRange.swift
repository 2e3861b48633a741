internal import Swynq

/// A range of addresses of a memory map: a `MEMRANGE` element.
struct HandoffRange {
  let element: HandoffElement
  /// Whose range it is.
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
      // Hexadecimal also without 0x, as PYNQ reads it.
      guard
        let value = text.lowercased().hasPrefix("0x")
          ? HandoffNumber.parse(text) : UInt64(text, radix: 16)
      else {
        throw document.error(
          element, "\(name) of \(instance) is \(text), which is no hexadecimal number of 64 bits")
      }
      return value
    }
    let base = try number("BASEVALUE")
    let last = try number("HIGHVALUE")
    let (size, overflow) = (last &- base).addingReportingOverflow(1)
    guard last >= base, !overflow else {
      throw document.error(
        element,
        "the addresses of \(instance) end at \(BusAddress(last)), before they begin at \(BusAddress(base))"
      )
    }
    self.element = element
    self.instance = instance
    self.base = base
    self.size = size
    self.interface = element["SLAVEBUSINTERFACE"] ?? ""
    self.addressBlock = element["ADDRESSBLOCK"] ?? ""
    self.isMemory = element["MEMTYPE"] == "MEMORY"
  }

  /// What the processor sees: its memory map. In a partial design, which has no processor, what the
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
    for element in elements {
      let range = try HandoffRange(element, in: document)
      // Two ports of the processor may see the same registers, at one address or at two. A driver
      // needs one way to them; the first is as good as any.
      let isSeen = ranges.contains {
        $0.instance == range.instance && $0.interface == range.interface
          && $0.addressBlock == range.addressBlock
      }
      if !isSeen { ranges.append(range) }
    }
    return ranges
  }
}
