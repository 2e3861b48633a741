// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqCores
import SwynqReport
import SwynqResizer
import SwynqTestSupport
import Testing
import VirtualBoard

/// Everything that can be wrong with a board's set-up has its finding, and nothing else has.
@Suite(.serialized) struct DoctorTests {
  /// A board on which nothing is wrong.
  func board() throws -> VirtualBoard {
    let board = try VirtualBoard()
    try board.write("operating\n", to: "sys/class/fpga_manager/fpga0/state")
    return board
  }

  func examine(
    _ board: VirtualBoard, _ options: BoardOptions? = nil, overlay: OverlayDescription = .resizer,
    probing: Bool = false
  ) -> [SetupFinding] {
    BoardDoctor(
      overlay: overlay, options: options ?? board.options,
      for: .init("a 4K image and its result", byteCount: UInt64(2 * ImageSize.largest.byteCount)),
      registers: Cores.resizer.registers, kernel: board.kernel
    ).examine(probing: probing)
  }

  /// Expects one finding that is not ok, about `subject`, with `words` in its text.
  func expect(
    _ verdict: SetupFinding.Verdict, _ subject: String, _ words: [String],
    in findings: [SetupFinding], location: SourceLocation = #_sourceLocation
  ) {
    let bad = findings.filter { $0.verdict != .ok }
    #expect(bad.count == 1, "\(bad)", sourceLocation: location)
    expect(verdict, subject, words, among: findings, location: location)
  }

  /// Expects a finding about `subject` among others.
  func expect(
    _ verdict: SetupFinding.Verdict, _ subject: String, _ words: [String],
    among findings: [SetupFinding], location: SourceLocation = #_sourceLocation
  ) {
    guard let finding = findings.first(where: { $0.subject == subject && $0.verdict != .ok }) else {
      Issue.record("nothing about \(subject) in \(findings)", sourceLocation: location)
      return
    }
    #expect(finding.verdict == verdict, "\(finding)", sourceLocation: location)
    for word in words {
      #expect(
        "\(finding.message) -> \(finding.advice ?? "")".contains(word),
        "\"\(word)\" is not in \(finding)", sourceLocation: location)
    }
  }

  @Test func `A good board is well`() throws {
    let board = try board()
    let accesses = board.accesses
    let findings = examine(board)
    #expect(findings.allSatisfy { $0.verdict == .ok && $0.advice == nil }, "\(findings)")
    #expect(findings.count == 9)
    #expect(board.accesses == accesses, "no register was touched")
    #expect(examine(board, probing: true).allSatisfy { $0.verdict == .ok })
    #expect(board.accesses > accesses)
    #expect(board.kernel.mappings == 0)
    // What the doctor finds well can be opened.
    _ = try board.open()
  }

  @Test(arguments: ["unknown", "write init error", "firmware request error"])
  func `Logic that is not configured is found`(state: String) throws {
    let board = try board()
    try board.write("\(state)\n", to: "sys/class/fpga_manager/fpga0/state")
    let findings = examine(board)
    expect(.failed, "programmable logic", [state, "swynq load"], in: findings)
    let accesses = board.accesses
    expect(.warning, "probe", ["no register was read"], among: examine(board, probing: true))
    #expect(board.accesses == accesses)
  }

  @Test func `A kernel without FPGA manager is found`() throws {
    let board = try board()
    try board.remove("sys/class/fpga_manager")
    expect(.warning, "programmable logic", ["CONFIG_FPGA_MGR_ZYNQ_FPGA"], in: examine(board))
  }

  @Test func `A missing UIO device is found`() throws {
    let board = try board()
    try board.write("other\n", to: "sys/class/uio/uio2/name")
    let findings = examine(board)
    expect(
      .warning, "registers of resize_accel_0", ["dev/mem", "other (uio2)", "device tree"],
      among: findings)
    expect(
      .warning, "interrupt resize_accel_0.interrupt", ["resize_accel_0_interrupt", "poll"],
      among: findings)
    #expect(findings.count { $0.verdict != .ok } == 2)
    var options = board.options
    options.registers = .uio
    expect(
      .failed, "registers of resize_accel_0", ["other (uio2)"], among: examine(board, options))
    try board.remove("dev/mem")
    expect(
      .failed, "registers of resize_accel_0", ["dev/mem", "device tree"], among: examine(board))
  }

  /// A node's name has no slashes: the doctor says what the name must be.
  @Test func `Names with slashes are explained`() throws {
    let board = try board()
    var overlay = OverlayDescription.resizer
    overlay.blocks[0].name = "video/axi_dma"
    let findings = examine(board, overlay: overlay)
    expect(
      .warning, "registers of video/axi_dma",
      [
        "named video_axi_dma (with underscores for the slashes of video/axi_dma)",
        "linux,uio-name = \"video_axi_dma\"",
      ],
      among: findings)
    expect(
      .warning, "interrupt video/axi_dma.s2mm_introut",
      ["video_axi_dma_s2mm_introut", "linux,uio-name = \"video_axi_dma_s2mm_introut\"", "poll"],
      among: findings)
    var options = board.options
    options.registers = .uio
    expectFailure(.notFound, ["named video_axi_dma", "uio-name = \"video_axi_dma\""]) {
      () throws(DeviceError) in _ = try board.open(overlay, options)
    }
    try board.write("video_axi_dma\n", to: "sys/class/uio/uio0/name")
    try board.write("video_axi_dma_s2mm_introut\n", to: "sys/class/uio/uio1/name")
    #expect(examine(board, overlay: overlay).allSatisfy { $0.verdict == .ok })
  }

  /// The device tree's node is there, its UIO device is not: what became of it.
  @Test(arguments: [
    ("generic-uio\0", nil, nil, ["no driver has taken it", "dmesg", "error -16", "IRQ_F2P[0]"]),
    (
      "xlnx,axi-dma-7.1\0xlnx,axi-dma-1.00.a\0", nil, nil,
      ["compatible with xlnx,axi-dma-7.1, xlnx,axi-dma-1.00.a", "generic-uio", "of_id"]
    ),
    (
      "xlnx,axi-dma-1.00.a\0", "xilinx-vdma", nil,
      ["the driver xilinx-vdma has taken it", "xilinx-vdma/unbind"]
    ),
    (
      "generic-uio\0", "uio_pdrv_genirq", "dma", ["is named dma", "linux,uio-name = \"axi_dma_0\""]
    ),
  ])
  func `A node without its device is explained`(
    compatible: String, driver: String?, uioName: String?, words: [String]
  ) throws {
    let board = try board()
    try board.write("\(uioName ?? "other")\n", to: "sys/class/uio/uio0/name")
    let device = "sys/bus/platform/devices/40400000.dma"
    try board.write(compatible, to: "\(device)/of_node/compatible")
    if let driver { try board.link("\(device)/driver", to: "../../drivers/\(driver)") }
    if let uioName { try board.write("\(uioName)\n", to: "\(device)/uio/uio0/name") }
    expect(
      .warning, "registers of axi_dma_0", ["40400000.dma"] + words, among: examine(board))
  }

  /// The same of a node that brings an interrupt alone and so has no address.
  @Test func `An interrupts node without its device is explained`() throws {
    let board = try board()
    try board.remove("sys/class/uio/uio1")
    let node = "sys/bus/platform/devices/axi:dma-s2mm/of_node"
    try board.write("axi_dma_0_s2mm_introut\0", to: "\(node)/linux,uio-name")
    try board.write("generic-uio\0", to: "\(node)/compatible")
    expect(
      .warning, "interrupt axi_dma_0.s2mm_introut", ["axi:dma-s2mm", "error -16", "poll"],
      in: examine(board))
  }

  /// Opening a socket fails as opening a node does whose driver has gone: ENXIO.
  @Test func `A node in dev without a device is explained`() throws {
    let board = try board()
    try board.remove("dev/uio0")
    try board.makeSocket("dev/uio0")
    expect(
      .failed, "registers of axi_dma_0", ["dev/uio0", "no device stands behind it", "driver"],
      among: examine(board))
  }

  @Test func `Names given twice are found`() throws {
    let board = try board()
    try board.write("axi_dma_0\n", to: "sys/class/uio/uio2/name")
    expect(
      .failed, "registers of axi_dma_0", ["uio0 and uio2", "linux,uio-name"], among: examine(board))
  }

  @Test(arguments: [
    ("addr", "0x41e00000\n", "0x41E0_0000"), ("size", "0x1000\n", "4096 bytes"),
    ("size", "none\n", "\"none\""),
  ])
  func `Addresses that are not the overlay's are found`(file: String, text: String, word: String)
    throws
  {
    let board = try board()
    try board.write(text, to: "sys/class/uio/uio0/maps/map0/\(file)")
    expect(.failed, "registers of axi_dma_0", [word, "map"], in: examine(board))
  }

  /// An overlay with its blocks elsewhere, as a hardware handoff might say.
  @Test func `An overlay with other addresses is found`() throws {
    let board = try board()
    var overlay = OverlayDescription.resizer
    overlay.blocks[1].base = 0xA001_0000
    expect(
      .failed, "registers of resize_accel_0", ["0xA001_0000", "0x43C0_0000", "device tree"],
      in: examine(board, overlay: overlay))
  }

  @Test func `A missing interrupt is found`() throws {
    let board = try board()
    try board.remove("sys/class/uio/uio1")
    expect(
      .warning, "interrupt axi_dma_0.s2mm_introut", ["axi_dma_0_s2mm_introut", "poll"],
      in: examine(board))
    // Writing there fails with EIO, as enabling does where no interrupt is wired.
    try board.link("dev/uio2", to: "/proc/self/mem")
    expect(
      .warning, "interrupt resize_accel_0.interrupt", ["has no interrupt", "interrupts"],
      among: examine(board))
  }

  @Test(arguments: [("dev/uio0", "registers of axi_dma_0"), ("dev/udmabuf0", "memory udmabuf0")])
  func `Missing nodes are found`(path: String, subject: String) throws {
    let board = try board()
    try board.remove(path)
    expect(.failed, subject, [path, "udev"], among: examine(board))
  }

  @Test(arguments: [
    ("dev/uio3", "registers of cycle_monitor_0"), ("dev/udmabuf0", "memory udmabuf0"),
    ("sys/class/u-dma-buf/udmabuf0/sync_for_cpu", "memory udmabuf0"),
  ])
  func `Closed nodes are found`(path: String, subject: String) throws {
    let board = try board()
    try board.remove(path)
    try board.write("", to: path)
    try board.setMode(0o444, of: path)
    let findings = asNobody { examine(board) }
    expect(
      .failed, subject, [path, "Permission denied", "this user is", "groups", "udev rule"],
      among: findings)
  }

  @Test func `The module is looked at`() throws {
    let board = try board()
    try board.remove("sys/class/uio")
    let subject = "kernel module uio_pdrv_genirq"
    expect(.warning, subject, ["there is no UIO device", "modprobe"], among: examine(board))
    try board.write("", to: "sys/module/uio_pdrv_genirq/uevent")
    try board.write("console=ttyPS0 root=/dev/mmcblk0p2\n", to: "proc/cmdline")
    expect(.warning, subject, ["says of_id", "of_id=generic-uio"], among: examine(board))
    try board.write("root=/dev/x uio_pdrv_genirq.of_id=my-uio quiet\n", to: "proc/cmdline")
    expect(.warning, subject, ["my-uio", "has found none"], among: examine(board))
    try board.write("sys-uio\n", to: "sys/module/uio_pdrv_genirq/parameters/of_id")
    expect(.warning, subject, ["sys-uio"], among: examine(board))
    var options = board.options
    options.registers = .uio
    expect(.failed, subject, ["sys-uio"], among: examine(board, options))
    options.registers = .physicalMemory
    #expect(examine(board, options).allSatisfy { $0.verdict == .ok })
  }

  @Test func `Missing buffers are found with the memory for them`() throws {
    let board = try board()
    try board.remove("sys/class/u-dma-buf")
    let memory = "contiguous memory (CMA)"
    expect(.failed, "memory udmabuf0", ["insmod u-dma-buf.ko"], among: examine(board))
    expect(.warning, memory, ["does not say"], among: examine(board))
    try board.write("CmaTotal:      16384 kB\nCmaFree: 1 kB\n", to: "proc/meminfo")
    expect(.warning, memory, ["16 MiB", "47 MiB", "cma=128M"], among: examine(board))
    try board.write("MemTotal: 1 kB\nCmaTotal:     131072 kB\n", to: "proc/meminfo")
    #expect(examine(board).contains { $0.subject == memory && $0.verdict == .ok })
  }

  @Test(arguments: [
    ("sync_mode", "0", "sync_mode 0"), ("size", "100", "100 bytes"), ("phys_addr", "0x123", "page"),
    ("dma_coherent", "maybe", "\"maybe\""),
  ])
  func `Buffers that cannot be used are found`(file: String, text: String, word: String) throws {
    let board = try board()
    try board.write("\(text)\n", to: "sys/class/u-dma-buf/udmabuf0/\(file)")
    expect(.failed, "memory udmabuf0", [word], in: examine(board))
  }

  @Test func `Buffers that hardware does not reach or that are small are found`() throws {
    let board = try board()
    try board.write("0xff000000\n", to: "sys/class/u-dma-buf/udmabuf0/phys_addr")
    expect(
      .failed, "memory udmabuf0", ["32 address bits", "below 4 GiB"], in: examine(board))
    var overlay = OverlayDescription.resizer
    overlay.blocks[0].parameters.removeAll { $0.name == "c_addr_width" }
    overlay.blocks[0].parameters.append(.init("c_addr_width", 40))
    #expect(examine(board, overlay: overlay).allSatisfy { $0.verdict == .ok })
    try board.write("0x20000000\n", to: "sys/class/u-dma-buf/udmabuf0/phys_addr")
    try board.write("8388608\n", to: "sys/class/u-dma-buf/udmabuf0/size")
    expect(.warning, "memory udmabuf0", ["8 MiB", "4K"], in: examine(board))
    try board.write("1\n", to: "sys/class/u-dma-buf/udmabuf0/dma_coherent")
    try board.write("50331648\n", to: "sys/class/u-dma-buf/udmabuf0/size")
    #expect(
      examine(board).contains {
        $0.subject == "memory udmabuf0" && $0.message.contains("coherent by")
      }
    )
  }

  @Test func `Reserved memory is looked at`() throws {
    let board = try board()
    var options = board.options
    options.memory = .reserved(address: 0x0400_0000, byteCount: 64 << 20)
    let subject = "reserved memory"
    #expect(examine(board, options).allSatisfy { $0.verdict == .ok })
    try board.write(
      "00000000-03ffffff : System RAM\n  00008000-00bfffff : Kernel code\n"
        + "08000000-1fffffff : System RAM\ne0001000-e0001fff : serial\n", to: "proc/iomem")
    #expect(examine(board, options).allSatisfy { $0.verdict == .ok })
    options.memory = .reserved(address: 0x0500_0000, byteCount: 64 << 20)
    expect(
      .failed, subject, ["0x0800_0000...0x1FFF_FFFF", "no-map"], in: examine(board, options))
    options.memory = .reserved(address: 0x0400_0010, byteCount: 64 << 20)
    expect(.failed, subject, ["multiples of 4096"], in: examine(board, options))
    try board.remove("dev/mem")
    options.memory = .reserved(address: 0x0400_0000, byteCount: 64 << 20)
    expect(.failed, subject, ["dev/mem"], in: examine(board, options))
  }

  @Test func `Heaps are looked at`() throws {
    let board = try board()
    var options = board.options
    options.memory = .dmaHeap(name: "reserved", isCoherent: true)
    try board.write("CmaTotal: 131072 kB\n", to: "proc/meminfo")
    #expect(examine(board, options).allSatisfy { $0.verdict == .ok })
    options.memory = .dmaHeap(name: "other", isCoherent: true)
    expect(
      .failed, "memory heap:other", ["reserved", "CONFIG_DMABUF_HEAPS"], in: examine(board, options)
    )
  }

  /// Something else than the overlay answers: here the core, where the DMA should be.
  @Test func `Another bitstream is found by probing`() throws {
    let board = try board()
    board.kernel.registers["uio0"] = 0x43C1_0000
    expect(
      .failed, "probe of axi_dma_0", ["MM2S_DMACR reads", "bitstream", "--hwh"],
      in: examine(board, probing: true))
  }
}
