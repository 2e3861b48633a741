// SPDX-License-Identifier: Apache-2.0

/// A kind of file that is given in place of a bitstream or a hardware handoff by mistake, told by how
/// it begins.
package enum FileKind: Equatable, Sendable {
  /// A pointer of Git LFS: three lines of text in place of the file.
  case lfsPointer
  /// The text of a symbolic link, which a copy without links leaves.
  case link(to: String)
  /// A boot image of bootgen, which has a bitstream in it. Its header has the signature `XNLX` at
  /// 0x24, on a Zynq-7000 and an UltraScale+ (UG1283, boot header), behind a bitstream's sync word.
  case bootImage
  /// Something compressed: `gzip`, `xz`, `bzip2`, `zstd`.
  case compressed(String)
  /// A bitstream as text for another way of programming: `.mcs`, `.rbt`.
  case otherBitstream(String)
  /// A ZIP archive, as an `.xsa` is one.
  case zip
  /// A page of a web server, such as GitHub's around a file.
  case webPage
  /// A hardware handoff.
  case hardwareHandoff
  /// A compiled device tree.
  case deviceTree
  /// A program for a processor.
  case executable

  /// Tells the kind; nil for a file that is none of these.
  package init?(_ bytes: [UInt8]) {
    func begins(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    func begins(_ text: StaticString) -> Bool {
      bytes.starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    if begins("version https://git-lfs") {
      self = .lfsPointer
    } else if bytes.count > 0x28, bytes[0x24..<0x28].elementsEqual("XNLX".utf8) {
      self = .bootImage
    } else if begins([0x1F, 0x8B]) {
      self = .compressed("gzip")
    } else if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) {
      self = .compressed("xz")
    } else if begins("BZh") {
      self = .compressed("bzip2")
    } else if begins([0x28, 0xB5, 0x2F, 0xFD]) {
      self = .compressed("zstd")
    } else if begins(":02000004") {
      self = .otherBitstream(".mcs")
    } else if begins("Xilinx ASCII Bitstream") {
      self = .otherBitstream(".rbt")
    } else if begins("PK\u{3}\u{4}") {
      self = .zip
    } else if begins([0xD0, 0x0D, 0xFE, 0xED]) {
      self = .deviceTree
    } else if begins([0x7F, 0x45, 0x4C, 0x46]) {
      self = .executable
    } else if let kind = Self.markup(bytes) {
      self = kind
    } else if let target = Self.linkTarget(bytes) {
      self = .link(to: target)
    } else {
      return nil
    }
  }

  /// The kind's name, for a sentence such as "a.bit is a web page".
  package var name: String {
    switch self {
    case .lfsPointer: "a pointer of Git LFS"
    case .link(let target): "the text of a symbolic link to \(target)"
    case .bootImage: "a boot image of bootgen (XNLX at 0x24)"
    case .compressed(let method): "compressed (\(method))"
    case .otherBitstream(let suffix): "a bitstream as text (\(suffix))"
    case .zip: "a ZIP archive, as an .xsa is one"
    case .webPage: "a web page"
    case .hardwareHandoff: "a hardware handoff"
    case .deviceTree: "a compiled device tree"
    case .executable: "a program (ELF)"
    }
  }

  /// The remedy.
  package var advice: String {
    switch self {
    case .lfsPointer: "fetch the file itself with `git lfs pull`"
    case .link: "copy the file that it names"
    case .bootImage: "use the .bit file that it was made of"
    case .compressed: "uncompress it first"
    case .otherBitstream: "use the .bit or .bin file"
    case .zip: "extract the file that is in it (unzip)"
    case .webPage: "download the file itself: on GitHub by \"Raw\""
    case .hardwareHandoff: "use the .bit file beside it"
    case .deviceTree: "apply it with `swynq load --overlay`"
    case .executable: "use the file that Vivado wrote"
    }
  }

  /// Whether a text is XML of Vivado's, or a page for people.
  private static func markup(_ bytes: [UInt8]) -> FileKind? {
    let text = bytes.prefix(256).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let start = String(decoding: text, as: UTF8.self).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .webPage }
    return start.hasPrefix("<?xml") || start.hasPrefix("<edksystem") ? .hardwareHandoff : nil
  }

  /// The path in a short text without blanks that ends as a file of Vivado's does.
  private static func linkTarget(_ bytes: [UInt8]) -> String? {
    guard bytes.count < 1024 else { return nil }
    let line = bytes.last == 0x0A ? bytes.dropLast() : bytes[...]
    guard line.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    let target = String(decoding: line, as: UTF8.self)
    return [".bit", ".bin", ".hwh"].contains { target.hasSuffix($0) } ? target : nil
  }
}
