// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqTestSupport
import Testing

@Suite struct BitstreamTests {
  @Test func `A bit file is its header and its words turned round`() throws {
    let bitstream = try Bitstream(BitFiles.bit(), name: "a.bit")
    let header = try #require(bitstream.header)
    #expect(header.design == "resizer_wrapper;UserID=0XFFFFFFFF;Version=2018.3")
    #expect(header.part == "7z020clg400")
    #expect(header.date == "2026/01/31" && header.time == "12:34:56")
    #expect(bitstream.kernelData == BitFiles.swapped(BitFiles.data()))
    // 0xAA995566 is now 66 55 99 AA, as the kernel looks for it.
    #expect(Array(bitstream.kernelData[20..<24]) == [0x66, 0x55, 0x99, 0xAA])
  }

  @Test func `A bin file is taken in either order`() throws {
    let data = BitFiles.data()
    let swapped = BitFiles.swapped(data)
    #expect(try Bitstream(data, name: "a.bin").kernelData == swapped)
    #expect(try Bitstream(swapped, name: "a.bin").kernelData == swapped)
    #expect(try Bitstream(data, name: "a.bin").header == nil)
  }

  /// A file that is none, and what the error says of it.
  struct Broken: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let words: [String]
    var testDescription: String { name }
  }

  static let broken: [Broken] = [
    Broken(name: "empty", bytes: [], words: ["0 bytes"]),
    Broken(
      name: "text", bytes: Array("this is no bitstream".utf8),
      words: ["0xAA995566", "no bitstream"]),
    Broken(name: "an odd length", bytes: BitFiles.data() + [0], words: ["32-bit words"]),
    Broken(
      name: "sync word between words", bytes: [0, 0] + BitFiles.data() + [0, 0],
      words: ["0xAA995566"]),
    Broken(
      name: "a .bit without a sync word",
      bytes: BitFiles.bit(data: [UInt8](repeating: 0xFF, count: 64)),
      words: ["0xAA995566"]),
    Broken(
      name: "a .bit with words turned round already",
      bytes: BitFiles.bit(data: BitFiles.swapped(BitFiles.data())), words: ["0xAA995566"]),
    Broken(
      name: "cut off", bytes: Array(BitFiles.bit().dropLast(8)),
      words: ["284 bytes", "276 follow", "cut off"]),
    Broken(
      name: "longer", bytes: BitFiles.bit() + [1, 2, 3, 4],
      words: ["284 bytes", "288 follow", "longer"]),
    Broken(
      name: "a data length of 4 GiB", bytes: BitFiles.bit(length: 0xFFFF_FFFF),
      words: ["4294967295 bytes", "284 follow", "cut off"]),
    Broken(
      name: "a text longer than the file",
      bytes: Array(BitFiles.bit().prefix(13)) + [UInt8(ascii: "a"), 0xFF, 0xFF, 0x61],
      words: ["within its header"]),
    Broken(
      name: "no data", bytes: BitFiles.bit(data: []), words: ["0 bytes of configuration data"]),
    Broken(
      name: "an escape sequence for a name", bytes: BitFiles.bit(design: "\u{1B}[2Jtop"),
      words: ["not printable ASCII"]),
    Broken(
      name: "a boot image",
      bytes: [UInt8](repeating: 0, count: 32) + [0x66, 0x55, 0x99, 0xAA] + Array("XNLX".utf8)
        + [UInt8](repeating: 0, count: 64) + BitFiles.swapped(BitFiles.data()),
      words: ["a boot image of bootgen", ".bit file"]),
    Broken(
      name: "a pointer of Git LFS",
      bytes: Array(
        "version https://git-lfs.github.com/spec/v1\noid sha256:1f\nsize 4045676\n".utf8),
      words: ["pointer of Git LFS", "git lfs pull"]),
    Broken(
      name: "a symbolic link's text", bytes: Array("../../hw/resizer.bit".utf8),
      words: ["symbolic link to ../../hw/resizer.bit"]),
    Broken(name: "gzip", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], words: ["gzip", "uncompress"]),
    Broken(
      name: "xz", bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4], words: ["xz", "uncompress"]),
    Broken(
      name: "an .xsa", bytes: Array("PK\u{3}\u{4}".utf8) + [0, 0, 0, 0], words: ["ZIP", ".xsa"]),
    Broken(
      name: "a web page", bytes: Array("\n<!DOCTYPE html>\n<html>".utf8),
      words: ["web page", "Raw"]),
    Broken(
      name: "a hardware handoff",
      bytes: [0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?><EDKSYSTEM/>".utf8),
      words: ["hardware handoff", "beside it"]),
    Broken(
      name: "a device tree overlay", bytes: [0xD0, 0x0D, 0xFE, 0xED, 0, 0, 0, 0],
      words: ["device tree", "--overlay"]),
    Broken(name: "a program", bytes: Array("\u{7F}ELF".utf8) + [1, 1, 1, 0], words: ["ELF"]),
    Broken(
      name: "a file for a PROM", bytes: Array(":020000040000FA\n".utf8), words: [".mcs", ".bit"]),
    Broken(
      name: "an ASCII bitstream", bytes: Array("Xilinx ASCII Bitstream\n01\n".utf8), words: [".rbt"]
    ),
    Broken(
      name: "a header alone", bytes: BitFiles.header(design: "d", part: "p"),
      words: ["within its header"]),
    Broken(
      name: "half a header", bytes: Array(BitFiles.bit().prefix(30)), words: ["within its header"]),
    Broken(
      name: "an unknown field",
      bytes: BitFiles.header(design: "d", part: "p") + [0x71, 0, 1, 0], words: ["0x71"]),
    Broken(
      name: "no chip",
      bytes: Array(BitFiles.header(design: "d", part: "p").prefix(18))
        + [UInt8(ascii: "e"), 0, 0, 0, 4, 0, 0, 0, 0], words: ["does not name"]),
  ]

  @Test(arguments: broken) func `What is none is refused`(file: Broken) {
    expectFailure(.malformedFile, ["some.bit"] + file.words) { () throws(DeviceError) in
      _ = try Bitstream(file.bytes, name: "some.bit")
    }
  }

  @Test func `Every bit file that is cut off is refused`() {
    let whole = BitFiles.bit()
    for length in 0..<whole.count {
      expectFailure(.malformedFile, []) { () throws(DeviceError) in
        _ = try Bitstream(Array(whole.prefix(length)), name: "a.bit")
      }
    }
  }

  /// `SWYNQ_FUZZ_CASES` sets the number of files, `SWYNQ_SEED` the damage.
  @Test func `Damaged files are read or refused`() throws {
    let count =
      ProcessInfo.processInfo.environment["SWYNQ_FUZZ_CASES"].flatMap { Int($0) } ?? 2000
    let good = BitFiles.bit(data: BitFiles.data(words: 8))
    var random = SeededGenerator(seed: Seeds.base)
    var accepted = 0
    for index in 0..<count {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 8))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 8)], at: place)
        default: bytes[place] = [0, 0x61, 0x65, 0x7F, 0xFF].randomElement(using: &random) ?? 0
        }
      }
      do throws(DeviceError) {
        let bitstream = try Bitstream(bytes, name: "a.bit")
        accepted += 1
        #expect(bitstream.kernelData.count % 4 == 0)
      } catch {
        #expect(error.code == .malformedFile, "case \(index): \(error)")
        #expect(error.message.utf8.allSatisfy { $0 >= 0x20 }, "case \(index): \(error)")
      }
    }
    #expect(accepted > count / 20 && accepted < count)
  }

  @Test(arguments: [
    ("top_wrapper;UserID=0XFFFFFFFF;PARTIAL=TRUE;Version=2020.2", true),
    ("top;PARTIAL=TRUE", true), ("top;COMPRESS=TRUE;partial=true;Version=2024.1", true),
    ("top;UserID=0XFFFFFFFF;Version=2020.2", false), ("top;PARTIAL=FALSE", false),
    ("PARTIAL=TRUE", false), ("PARTIAL=TRUE;Version=2020.2", false), ("top.ncd", false),
  ])
  func `The header says whether it is partial`(design: String, isPartial: Bool) throws {
    let bitstream = try Bitstream(BitFiles.bit(design: design), name: "a.bit")
    #expect(bitstream.header?.isPartial == isPartial)
    try bitstream.check(isPartial: isPartial)
    expectFailure(.incompatible, ["a.bit", "PARTIAL=TRUE", "--partial"]) {
      () throws(DeviceError) in try bitstream.check(isPartial: !isPartial)
    }
    // A .bin file does not say.
    for flag in [true, false] {
      try Bitstream(BitFiles.data(), name: "a.bin").check(isPartial: flag)
    }
  }

  @Test(arguments: [
    ("7z020clg400", "xc7z020clg400-1", true), ("7z020clg400", "7z020clg400", true),
    ("7z020clg400", "XC7Z020", true), ("7z020clg400", "xc7z010clg400-1", false),
    ("7z020clg484", "xc7z020clg400-1", false),
    ("xczu3eg-sbva484-1-e", "xczu3eg-sbva484-1-e", true), ("xczu3eg-sbva484-1-e", "xczu3eg", true),
    ("xczu3eg-sbva484-1-e", "xczu9eg-ffvb1156-2-e", false), ("7z020clg400", "xczu3eg", false),
  ])
  func `The chip is compared`(own: String, board: String, matches: Bool) throws {
    let bitstream = try Bitstream(BitFiles.bit(part: own), name: "a.bit")
    if matches {
      try bitstream.check(part: board)
    } else {
      expectFailure(.incompatible, [own, board, "a.bit"]) { () throws(DeviceError) in
        try bitstream.check(part: board)
      }
    }
    // A .bin file does not say.
    try Bitstream(BitFiles.data(), name: "a.bin").check(part: board)
  }

  @Test func `Files that cannot be read are named`() {
    expectFailure(.notFound, ["/none/a.bit"]) { () throws(DeviceError) in
      _ = try Bitstream(path: "/none/a.bit")
    }
    expectFailure(.inputOutput, ["/"]) { () throws(DeviceError) in _ = try Bitstream(path: "/") }
  }
}
