// SPDX-License-Identifier: Apache-2.0

internal import SwynqBoard
internal import SwynqFiles

/// The result of `swynq load`.
///
/// The JSON's keys are the names of the properties here. They stay; later versions may add some.
struct LoadReport: Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  let version = 1
  /// The bitstream, or null.
  var loaded: Loaded?
  /// The file that was written in place of a load, or null.
  var written: Written?
  /// The device tree overlay, or null.
  var overlay: String?
  /// Its name in configfs, or null.
  var overlayName: String?

  /// A bitstream that was loaded.
  struct Loaded: Encodable {
    let path: String
    /// The design's name in the header; null for a `.bin` file.
    let design: String?
    let part: String?
    let date: String?
    let time: String?
    let bytes: Int
    let isPartial: Bool
    let manager: String
    let state: String

    init(_ bitstream: Bitstream, isPartial: Bool, manager: String, state: String) {
      path = bitstream.name
      design = bitstream.header?.design
      part = bitstream.header?.part
      date = bitstream.header?.date
      time = bitstream.header?.time
      bytes = bitstream.kernelData.count
      self.isPartial = isPartial
      self.manager = manager
      self.state = state
    }
  }

  /// A bitstream that was turned into a file for the kernel.
  struct Written: Encodable {
    let path: String
    let output: String
    let bytes: Int
    /// The design's name in the header; null for a `.bin` file.
    let isPartial: Bool?

    init(_ bitstream: Bitstream, to output: String) {
      path = bitstream.name
      self.output = output
      bytes = bitstream.kernelData.count
      isPartial = bitstream.header?.isPartial
    }
  }

  /// For people.
  var text: String {
    var lines: [String] = []
    if let loaded {
      let facts = [
        loaded.design.map { String($0.prefix { $0 != ";" }) }, loaded.part, loaded.date,
        loaded.time,
      ]
      let known = facts.compactMap { $0 }.joined(separator: ", ")
      lines.append(
        "\(loaded.path)\(known.isEmpty ? "" : " (\(known))"): \(loaded.bytes) bytes, "
          + "\(loaded.isPartial ? "partial" : "full"); \(loaded.manager) is \(loaded.state)")
    }
    if let written {
      lines.append(
        "\(written.output): \(written.bytes) bytes of \(written.path), for the kernel"
          + (written.isPartial == true ? "; partial: its node needs `partial-fpga-config`" : ""))
    }
    if let overlay, let overlayName { lines.append("\(overlay): applied as \(overlayName)") }
    return lines.map { $0.printable() }.joined(separator: "\n") + "\n"
  }
}
