// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqResizer
import Testing
import VirtualBoard

/// Loading bitstreams, against the virtual board's FPGA manager, which checks what it is given as
/// the kernel does.
@Suite(.serialized) struct FPGAManagerTests {
  static let manager = "sys/class/fpga_manager/fpga0"

  private func load(
    _ board: VirtualBoard, _ bytes: [UInt8] = BitFiles.bit(), isPartial: Bool = false,
    part: String? = nil, timeout: Duration = .seconds(10)
  ) throws(DeviceError) {
    try FPGAManager(roots: board.options.roots, kernel: board.kernel).load(
      Bitstream(bytes, name: "design.bit"), isPartial: isPartial, part: part, timeout: timeout)
  }

  private func firmwareFiles(_ board: VirtualBoard) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: board.root.appendingPathComponent("lib/firmware").path)
  }

  @Test func `The kernel gets the words in its order`() throws {
    let board = try VirtualBoard()
    let manager = try FPGAManager(roots: board.options.roots, kernel: board.kernel)
    #expect(manager.name == "fpga0")
    #expect(try manager.state == "unknown")
    try load(board, part: "xc7z020clg400-1")
    #expect(try manager.state == "operating")
    #expect(board.kernel.manager.loads.map(\.data) == [BitFiles.swapped(BitFiles.data())])
    #expect(board.kernel.manager.loads.map(\.isPartial) == [false])
    #expect(try firmwareFiles(board) == [])
  }

  @Test func `A partial load says so and takes it back`() throws {
    let board = try VirtualBoard()
    let partial = BitFiles.bit(design: "top;PARTIAL=TRUE;Version=2020.2")
    try load(board, partial, isPartial: true)
    #expect(try board.text(of: "\(Self.manager)/flags").hasPrefix("0"))
    try load(board)
    // What the header says must be what is asked for; a file without a header is what it is said to be.
    for (file, isPartial) in [(partial, false), (BitFiles.bit(), true)] {
      expectFailure(.incompatible, ["design.bit", "--partial"]) { () throws(DeviceError) in
        try load(board, file, isPartial: isPartial)
      }
    }
    try load(board, BitFiles.data(), isPartial: true)
    #expect(board.kernel.manager.loads.map(\.isPartial) == [true, false, true])
  }

  @Test func `What the manager refuses is said with its state`() throws {
    let board = try VirtualBoard()
    board.kernel.manager.behavior = .neverDone
    expectFailure(
      .inputOutput, ["fpga0 refused design.bit", "write complete error", "DONE", "dmesg"]
    ) { () throws(DeviceError) in try load(board) }
    #expect(try firmwareFiles(board) == [])
  }

  @Test(arguments: ["write error", "unknown", "power off", "write complete error"])
  func `A state that is not operating is an error`(state: String) throws {
    let board = try VirtualBoard()
    board.kernel.manager.behavior = .staysIn(state)
    expectFailure(.inputOutput, ["\"\(state)\", not operating"]) { () throws(DeviceError) in
      try load(board)
    }
  }

  @Test func `A manager that is still at it is waited for until the deadline`() throws {
    let board = try VirtualBoard()
    board.kernel.manager.behavior = .isDoneLater(state: "write")
    try load(board)
    board.kernel.manager.behavior = .staysIn("write")
    expectFailure(.timeout, ["\"write\"", "fpga0"]) { () throws(DeviceError) in
      try load(board, timeout: .milliseconds(20))
    }
  }

  @Test func `A bitstream of another chip is not loaded`() throws {
    let board = try VirtualBoard()
    expectFailure(.incompatible, ["7z010clg400", "xc7z020clg400-1"]) { () throws(DeviceError) in
      try load(board, BitFiles.bit(part: "7z010clg400"), part: "xc7z020clg400-1")
    }
    // Without being told the chip, the manager's kind says which family it is of.
    expectFailure(.incompatible, ["xczu3eg-sbva484-1-e", "Zynq-7000"]) { () throws(DeviceError) in
      try load(board, BitFiles.bit(part: "xczu3eg-sbva484-1-e"))
    }
    try board.write("Xilinx ZynqMP FPGA Manager\n", to: "\(Self.manager)/name")
    try load(board, BitFiles.bit(part: "xczu3eg-sbva484-1-e"))
    expectFailure(.incompatible, ["7z020clg400", "Zynq UltraScale+"]) { () throws(DeviceError) in
      try load(board)
    }
    #expect(board.kernel.manager.loads.count == 1)
  }

  @Test func `A kernel without a manager is told`() throws {
    let board = try VirtualBoard()
    try board.remove("sys/class/fpga_manager")
    expectFailure(.notFound, ["CONFIG_FPGA_MGR_ZYNQ_FPGA", "CONFIG_FPGA_MGR_ZYNQMP_FPGA"]) {
      () throws(DeviceError) in try load(board)
    }
    let other = try VirtualBoard()
    expectFailure(.notFound, ["fpga7", "fpga0"]) { () throws(DeviceError) in
      _ = try FPGAManager(named: "fpga7", roots: other.options.roots, kernel: other.kernel)
    }
  }

  @Test func `The mainline kernel is told`() throws {
    let board = try VirtualBoard()
    try board.remove("\(Self.manager)/firmware")
    expectFailure(.notFound, ["firmware", "mainline", "--overlay"]) { () throws(DeviceError) in
      try load(board)
    }
    #expect(try firmwareFiles(board) == [])
  }

  @Test(
    .enabled(if: getuid() == 0, "asNobody needs root"),
    arguments: [manager + "/firmware", manager + "/flags", "lib/firmware"])
  func `Denied permissions are named`(path: String) throws {
    let board = try VirtualBoard()
    try board.setMode(0o755, of: "lib/firmware")
    if path != "lib/firmware" { try board.setMode(0o777, of: "lib/firmware") }
    for file in ["firmware", "flags"] { try board.setMode(0o666, of: "\(Self.manager)/\(file)") }
    if path != "lib/firmware" { try board.setMode(0o600, of: path) }
    asNobody {
      expectFailure(.inputOutput, [path, "Permission denied", "root"]) { () throws(DeviceError) in
        try load(board)
      }
    }
    #expect(board.kernel.manager.loads.isEmpty)
    #expect(try firmwareFiles(board) == [])
  }

  @Test func `A missing firmware directory is named`() throws {
    let board = try VirtualBoard()
    try board.remove("lib/firmware")
    expectFailure(.notFound, ["lib/firmware", "make the directory"]) { () throws(DeviceError) in
      try load(board)
    }
  }

  @Test func `A device loads its bitstream before it opens`() throws {
    let board = try VirtualBoard()
    let file = board.root.appendingPathComponent("resizer.bit")
    try Data(BitFiles.bit()).write(to: file)
    var options = board.options
    options.bitstream = .init(path: file.path, part: "xc7z020clg400-1")
    let device = try board.open(.resizer, options)
    #expect(board.kernel.manager.loads.count == 1)
    #expect(device.overlay.blocks.count == OverlayDescription.resizer.blocks.count)

    // One that is none leaves all as it is, and nothing is opened.
    try Data("nothing".utf8).write(to: file)
    expectFailure(.malformedFile, ["resizer.bit"]) { () throws(DeviceError) in
      _ = try board.open(.resizer, options)
    }
    #expect(board.kernel.manager.loads.count == 1)
  }
}
