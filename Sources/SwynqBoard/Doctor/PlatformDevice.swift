// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// The kernel's device of a node of the device tree, whether or not a driver took it.
struct PlatformDevice {
  /// Its name: that of the node behind its address, such as `40400000.dma`.
  let name: String
  /// The driver that took it; nil if none did.
  let driver: String?
  /// The node's `compatible` strings.
  let compatible: [String]
  /// The names of its UIO devices.
  let uioNames: [String]

  /// The device at an address, or of the node with this `linux,uio-name`; nil if there is none.
  static func find(
    at address: BusAddress?, named uioName: String, _ roots: BoardRoots
  ) -> PlatformDevice? {
    let directory = "\(roots.sys)/bus/platform/devices"
    let prefix = address.map { String($0.rawValue, radix: 16) + "." }
    let entry = Attribute.entries(of: directory).first { entry in
      if let prefix, entry.hasPrefix(prefix) { return true }
      return words("\(directory)/\(entry)/of_node/linux,uio-name") == [uioName]
    }
    guard let entry else { return nil }
    let path = "\(directory)/\(entry)"
    return PlatformDevice(
      name: entry, driver: linkTarget("\(path)/driver"),
      compatible: words("\(path)/of_node/compatible"),
      uioNames: Attribute.entries(of: "\(path)/uio").flatMap { words("\(path)/uio/\($0)/name") })
  }

  /// Why it brings no UIO device of the right name, and what to do.
  func explanation(wanting uioName: String) -> (message: String, advice: String) {
    let node = "the device tree has its node (\(name))"
    if let other = uioNames.first {
      return (
        "\(node), but its UIO device is named \(other)",
        "set `linux,uio-name = \"\(uioName)\"` in the node"
      )
    }
    if let driver, driver != "uio_pdrv_genirq" {
      return (
        "\(node), but the driver \(driver) has taken it",
        "make it `compatible = \"generic-uio\"` in the device tree, or unbind it: echo \(name) > "
          + "/sys/bus/platform/drivers/\(driver)/unbind"
      )
    }
    guard compatible.contains("generic-uio") else {
      return (
        "\(node), but no driver has taken it; it is compatible with "
          + (compatible.isEmpty ? "nothing" : compatible.joined(separator: ", ")),
        "make it `compatible = \"generic-uio\"`, and load uio_pdrv_genirq with of_id=generic-uio"
      )
    }
    return (
      "\(node), but no driver has taken it",
      "look for \(name) in the kernel's log (dmesg): \"failed with error -16\" means that another node "
        + "has its interrupt, as fabric@40000000 of PYNQ's images has IRQ_F2P[0]: connect another, or "
        + "unbind that node (see docs/board.md); without any such line load uio_pdrv_genirq with "
        + "of_id=generic-uio"
    )
  }

  /// The texts in a property of the device tree, each of which ends with a zero byte, or in an
  /// attribute of sysfs.
  private static func words(_ path: String) -> [String] {
    guard let text = try? Attribute.text(path, of: "the device tree") else { return [] }
    return text.split(separator: "\0").map(String.init)
  }

  /// The last part of what a symbolic link leads to; nil if it is none.
  private static func linkTarget(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &target, target.count)
    guard count > 0 else { return nil }
    let text = String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: "/").last.map(String.init)
  }
}
