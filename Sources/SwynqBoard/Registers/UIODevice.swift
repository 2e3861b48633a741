// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// A UIO device: registers and at most one interrupt of an IP block, as files
/// (Documentation/driver-api/uio-howto.rst of Linux).
final class UIODevice {
  /// The name in its `name` attribute.
  let name: String
  /// The name of its node, such as `uio0`.
  let node: String
  /// Its node, open.
  let file: OpenFile
  private let directory: String

  /// One of the ranges of addresses that a UIO device maps.
  struct Map {
    /// Number of the map, which chooses it in `mmap`.
    var number: Int
    /// Bytes from the beginning of its page to its first register.
    var offset: UInt64
    /// Physical addresses of the registers.
    var registers: Range<UInt64>
  }

  /// Finds the UIO device of this name, or nil if there is none.
  ///
  /// - Throws: `incompatible` if two have the name; `inputOutput` if its node cannot be opened.
  static func find(_ name: String, _ roots: BoardRoots) throws(DeviceError) -> UIODevice? {
    var found: String?
    for node in nodes(roots) {
      let path = "\(classDirectory(roots))/\(node)/name"
      guard try Attribute.text(path, of: "the UIO device \(node)") == name else { continue }
      if let found {
        throw DeviceError(
          .incompatible,
          "\(found) and \(node) are both UIO devices named \(name); give each node of the device tree "
            + "a name of its own with `linux,uio-name`")
      }
      found = node
    }
    guard let found else { return nil }
    return try UIODevice(name: name, node: found, roots)
  }

  /// Finds the UIO device of a block: by its name, or with `_` for the slashes of its hierarchies,
  /// which the name of a node cannot have.
  static func find(ofBlock name: String, _ roots: BoardRoots) throws(DeviceError) -> UIODevice? {
    if let device = try find(name, roots) { return device }
    let flat = deviceTreeName(name)
    return flat == name ? nil : try find(flat, roots)
  }

  /// The name of a block in a device tree.
  static func deviceTreeName(_ name: String) -> String {
    String(name.map { $0 == "/" ? "_" : $0 })
  }

  /// The error for blocks, or outputs of blocks, without a UIO device: with the names that they must
  /// have.
  static func absence(of names: [String]) -> String {
    let list = names.map(deviceTreeName).joined(separator: ", ")
    let slashed = names.filter { $0.contains("/") }
    return "no UIO device is named \(list)"
      + (slashed.isEmpty
        ? "" : " (with underscores for the slashes of \(slashed.joined(separator: ", ")))")
  }

  /// The remedy.
  static func advice(for names: [String]) -> String {
    let first = deviceTreeName(names.first ?? "")
    return
      "add a node with `linux,uio-name = \"\(first)\"`\(names.count > 1 ? " and so on" : "") to the "
      + "device tree (see docs/board.md) and load uio_pdrv_genirq"
  }

  private init(name: String, node: String, _ roots: BoardRoots) throws(DeviceError) {
    self.name = name
    self.node = node
    self.directory = "\(Self.classDirectory(roots))/\(node)"
    self.file = try OpenFile(
      "\(roots.dev)/\(node)", mode: O_RDWR, synchronous: true, purpose: "the UIO device of \(name)",
      ifMissing: "sysfs knows the device, so its node is missing: is udev (or devtmpfs) running?")
  }

  /// Names and nodes of all UIO devices, for error messages: `axi_dma_0 (uio0), ...`.
  static func inventory(_ roots: BoardRoots) throws(DeviceError) -> String {
    var words: [String] = []
    for node in nodes(roots) {
      let name = try Attribute.text(
        "\(classDirectory(roots))/\(node)/name", of: "the UIO device \(node)")
      words.append("\(name) (\(node))")
    }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }

  /// The map that holds the registers of a block.
  ///
  /// - Throws: `incompatible` if the device tree says something other than the overlay.
  func map(of block: IPBlock) throws(DeviceError) -> Map {
    guard let map = try maps().first(where: { $0.registers.contains(block.base.rawValue) }) else {
      throw DeviceError(
        .incompatible,
        "the UIO device \(name) (\(node)) does not map \(block.base), where \(block.name) is, "
          + "but \(try mapsInWords()); the device tree and the bitstream do not belong together: "
          + "correct `reg` of the device tree's node",
        address: block.base)
    }
    guard map.registers.upperBound - block.base.rawValue >= block.size else {
      throw DeviceError(
        .incompatible,
        "the UIO device \(name) (\(node)) maps \(map.registers.count) bytes, but the "
          + "registers of \(block.name) take \(block.size); correct the size in `reg` of the device "
          + "tree's node",
        address: block.base)
    }
    return map
  }

  /// The address ranges that it maps, for error messages.
  private func mapsInWords() throws(DeviceError) -> String {
    let words = try maps().map {
      "\(BusAddress($0.registers.lowerBound))...\(BusAddress($0.registers.upperBound - 1))"
    }
    return words.isEmpty ? "nothing" : words.joined(separator: ", ")
  }

  private func maps() throws(DeviceError) -> [Map] {
    var maps: [Map] = []
    for entry in Attribute.entries(of: directory + "/maps") {
      guard entry.hasPrefix("map"), let number = Int(entry.dropFirst(3)) else { continue }
      func attribute(_ name: String) throws(DeviceError) -> UInt64 {
        try Attribute.number("\(directory)/maps/\(entry)/\(name)", of: "the UIO device \(node)")
      }
      // The kernel rounds `addr` down and `size` up to whole pages; `offset` is where the registers
      // begin in the first page.
      let address = try attribute("addr")
      let size = try attribute("size")
      let offset = try attribute("offset")
      let (end, overflow) = address.addingReportingOverflow(size)
      guard size > offset, !overflow else {
        throw DeviceError(
          .incompatible,
          "\(entry) of the UIO device \(name) (\(node)) has \(size) bytes at \(BusAddress(address)) "
            + "from offset \(offset), which cannot be; correct `reg` of the device tree's node")
      }
      maps.append(Map(number: number, offset: offset, registers: address + offset..<end))
    }
    return maps.sorted { $0.number < $1.number }
  }

  private static func nodes(_ roots: BoardRoots) -> [String] {
    Attribute.entries(of: classDirectory(roots)).filter { $0.hasPrefix("uio") }
  }

  private static func classDirectory(_ roots: BoardRoots) -> String { "\(roots.sys)/class/uio" }
}
