// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The hardware handoff of a design: the `.hwh` file that Vivado writes beside the bitstream.
///
/// ```swift
/// let handoff = try HardwareHandoff(path: "resizer.hwh")
/// let device = try BoardDevice(overlay: handoff.overlay)
/// ```
///
/// What a driver needs of it is in ``overlay``: the blocks that the processor reaches, where, with
/// which parameters and registers, and which of its interrupt inputs they drive.
public struct HardwareHandoff: Sendable {
  /// The IP blocks with registers that the processor reaches, and block RAMs behind an AXI BRAM
  /// controller, in order of address.
  ///
  /// A block has the name that it has in Vivado, with its hierarchies: `video/axi_vdma`. One with
  /// several register interfaces is a block for each, `core/s_axi_control`. Interrupt lines 0 to 15
  /// are the processor's inputs (`IRQ_F2P`; `pl_ps_irq0`, then `pl_ps_irq1` from 8 on); those that
  /// arrive at an interrupt controller have lines of their own from 16 on, as far as there are any.
  public var overlay: OverlayDescription
  /// Memory that the processor reaches through the programmable logic, in order of address.
  public let memories: [Memory]
  /// Blocks with registers that the processor does not reach: no address was assigned to them, or
  /// one in the address space of another master.
  public let unreachable: [String]
  /// The version of Vivado, such as `2022.1`.
  public let vivadoVersion: String?
  /// The chip, such as `xc7z020clg400-1`.
  public let part: String?
  /// Frequency of the clock that most of the blocks have, in Hz.
  public let clockFrequency: UInt64?
  /// Whether the design is for a region of partial reconfiguration, without a processor.
  public let isPartial: Bool

  /// Memory in the programmable logic, such as a block RAM behind its controller.
  public struct Memory: Sendable {
    /// Name of the instance.
    public let name: String
    /// Vendor, library, name and version of the core.
    public let type: String
    /// Its first address.
    public let base: BusAddress
    /// Size in bytes.
    public let size: UInt64
  }

  /// Reads a `.hwh` file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - modules: Modules of the design whose blocks are known: they stand for the module.
  /// - Throws: `notFound` or `inputOutput` for a file that cannot be read; `malformedFile`, with the
  ///   line, for one that is no hardware handoff or contradicts itself.
  public init(path: String, modules: [OverlayModule] = []) throws(DeviceError) {
    try self.init(try HandoffDocument(HandoffText(path: path)), modules)
  }

  /// Reads the text of a `.hwh` file.
  ///
  /// - Parameters:
  ///   - text: The XML.
  ///   - path: What error messages call it.
  ///   - modules: As for ``init(path:modules:)``.
  /// - Throws: As ``init(path:modules:)``.
  public init(
    text: String, path: String = "the hardware handoff", modules: [OverlayModule] = []
  ) throws(DeviceError) {
    try self.init(bytes: Array(text.utf8), path: path, modules: modules)
  }

  /// Reads the bytes of a `.hwh` file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What error messages call it.
  ///   - modules: As for ``init(path:modules:)``.
  /// - Throws: As ``init(path:modules:)``.
  package init(
    bytes: [UInt8], path: String, modules: [OverlayModule] = []
  ) throws(DeviceError) {
    try self.init(try HandoffDocument(HandoffText(bytes, path: path)), modules)
  }

  private init(
    _ document: HandoffDocument, _ known: [OverlayModule]
  ) throws(DeviceError) {
    let modules = try HandoffModules(document)
    let ranges = try HandoffRange.seenByProcessor(modules, document)
    isPartial = modules.processor == nil
    guard !isPartial || !ranges.isEmpty else {
      throw document.error(
        "there is neither a processing_system7 nor a zynq_ultra_ps_e in the design, and no interface "
          + "to the outside with a memory map, so no CPU sees its blocks; is it a design for a Zynq?"
      )
    }
    let assembly = try HandoffAssembly(document, modules, knowing: known)
    let info = document.root.child("SYSTEMINFO")
    overlay = OverlayDescription(
      name: info?["NAME"] ?? "overlay", blocks: try assembly.blocks(assembly.blockRanges(ranges)))
    memories = try assembly.memories(ranges.filter { $0.isMemory })
    let reached = Set(ranges.map(\.instance))
    unreachable = modules.all.filter {
      !reached.contains($0.instance) && $0.instance != modules.processor?.instance
        && !$0.element.list("ADDRESSBLOCKS", "ADDRESSBLOCK").isEmpty
    }.map(\.path).sorted()
    vivadoVersion = document.root["VIVADOVERSION"]
    part = info.flatMap(Self.part)
    clockFrequency = try assembly.clockFrequency(reached)
  }

  /// The chip's name in Vivado from its parts: `xc7z020clg400-1` of `7z020`, `clg400` and `-1`;
  /// later families have a dash more, `xczu3eg-sbva484-1`.
  private static func part(_ info: HandoffElement) -> String? {
    guard let device = info["DEVICE"] else { return nil }
    let package = info["PACKAGE"].map { (info["ARCH"] == "zynq" ? "" : "-") + $0 }
    return (device.hasPrefix("xc") ? "" : "xc") + device + (package ?? "")
      + (info["SPEEDGRADE"] ?? "")
  }
}

extension OverlayDescription {
  /// The overlay that a `.hwh` file of Vivado describes: ``HardwareHandoff/overlay``.
  ///
  /// ```swift
  /// let device = try BoardDevice(overlay: .init(handoff: "resizer.hwh"))
  /// ```
  ///
  /// - Throws: As ``HardwareHandoff/init(path:modules:)``.
  public init(handoff path: String, modules: [OverlayModule] = []) throws(DeviceError) {
    self = try HardwareHandoff(path: path, modules: modules).overlay
  }
}
