import Foundation
import Swynq
import SwynqBoard
import Testing

@Suite struct BitstreamTests {
  @Test func aBitFileIsItsHeaderAndItsWordsTurnedRound() throws {
    let bitstream = try Bitstream(BitFiles.bit(), name: "a.bit")
    let header = try #require(bitstream.header)
    #expect(header.design == "resizer_wrapper;UserID=0XFFFFFFFF;Version=2018.3")
    #expect(header.part == "7z020clg400")
    #expect(header.date == "2026/01/31" && header.time == "12:34:56")
    #expect(bitstream.kernelData == BitFiles.swapped(BitFiles.data()))
    // 0xAA995566 is now 66 55 99 AA, as the kernel looks for it.
    #expect(Array(bitstream.kernelData[20..<24]) == [0x66, 0x55, 0x99, 0xAA])
  }

  @Test func aBinFileIsTakenInEitherOrder() throws {
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

  @Test(arguments: broken) func whatIsNoneIsRefused(file: Broken) {
    expectFailure(.malformedFile, ["some.bit"] + file.words) { () throws(DeviceError) in
      _ = try Bitstream(file.bytes, name: "some.bit")
    }
  }

  @Test func everyBitFileThatIsCutOffIsRefused() {
    let whole = BitFiles.bit()
    for length in 0..<whole.count {
      expectFailure(.malformedFile, []) { () throws(DeviceError) in
        _ = try Bitstream(Array(whole.prefix(length)), name: "a.bit")
      }
    }
  }

  @Test(arguments: [
    ("7z020clg400", "xc7z020clg400-1", true), ("7z020clg400", "7z020clg400", true),
    ("7z020clg400", "XC7Z020", true), ("7z020clg400", "xc7z010clg400-1", false),
    ("7z020clg484", "xc7z020clg400-1", false),
    ("xczu3eg-sbva484-1-e", "xczu3eg-sbva484-1-e", true), ("xczu3eg-sbva484-1-e", "xczu3eg", true),
    ("xczu3eg-sbva484-1-e", "xczu9eg-ffvb1156-2-e", false), ("7z020clg400", "xczu3eg", false),
  ])
  func theChipIsCompared(own: String, board: String, matches: Bool) throws {
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

  @Test func filesThatCannotBeReadAreNamed() {
    expectFailure(.notFound, ["/none/a.bit"]) { () throws(DeviceError) in
      _ = try Bitstream(path: "/none/a.bit")
    }
    expectFailure(.inputOutput, ["/"]) { () throws(DeviceError) in _ = try Bitstream(path: "/") }
  }
}
