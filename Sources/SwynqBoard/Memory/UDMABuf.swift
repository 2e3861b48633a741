// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// A buffer of the kernel module `u-dma-buf`: physically contiguous memory with a device node and a
/// directory in sysfs (https://github.com/ikwzm/udmabuf, its README says what each file does).
struct UDMABuf {
  /// Its name, such as `udmabuf0`.
  let name: String
  /// Its directory in sysfs.
  let directory: String
  /// Physical address of its first byte.
  let address: UInt64
  /// Its size in bytes, whole pages.
  let byteCount: UInt64
  /// Whether hardware keeps the CPU's caches coherent with it.
  let isCoherent: Bool
  private let roots: BoardRoots

  /// Finds the buffer of this name.
  ///
  /// - Throws: `notFound`, naming those that there are; `incompatible` if it cannot be used.
  init(_ name: String, _ roots: BoardRoots) throws(DeviceError) {
    // Before version 2 the module and its class were called udmabuf.
    let classes = ["u-dma-buf", "udmabuf"].map { "\(roots.sys)/class/\($0)" }
    guard let directory = classes.first(where: { Attribute.entries(of: $0).contains(name) }) else {
      let known = classes.flatMap { Attribute.entries(of: $0) }.joined(separator: ", ")
      throw DeviceError(
        .notFound,
        "no u-dma-buf is named \(name); there are: \(known.isEmpty ? "none" : known); load the module "
          + "with `insmod u-dma-buf.ko \(name)=67108864`, or add its node to the device tree (see "
          + "docs/board.md)")
    }
    self.name = name
    self.directory = "\(directory)/\(name)"
    self.roots = roots
    func number(_ attribute: String) throws(DeviceError) -> UInt64 {
      try Attribute.number("\(directory)/\(name)/\(attribute)", of: "the u-dma-buf \(name)")
    }
    let page = UInt64(Mapping.pageSize)
    let size = try number("size")
    address = try number("phys_addr")
    byteCount = size / page * page
    isCoherent = try number("dma_coherent") != 0
    guard byteCount > 0, size < 1 << 32, address % page == 0 else {
      throw DeviceError(
        .incompatible,
        "the u-dma-buf \(name) has \(size) bytes at \(BusAddress(address)): it must have at least a "
          + "page of \(page), less than 4 GiB, and begin at a multiple of a page; change its size in "
          + "the device tree or where the module is loaded",
        address: BusAddress(address))
    }
    let mode = try number("sync_mode")
    guard isCoherent || mode % 4 != 0 else {
      throw DeviceError(
        .incompatible,
        "the u-dma-buf \(name) has sync_mode \(mode), with which O_SYNC does not turn the CPU's caches "
          + "off; write 1 to \(self.directory)/sync_mode, or set sync-mode = <1> in the device tree"
      )
    }
  }

  /// Opens its device node; mappings of it are without caches if `synchronous`.
  func open(synchronous: Bool) throws(DeviceError) -> OpenFile {
    try OpenFile(
      "\(roots.dev)/\(name)", mode: O_RDWR, synchronous: synchronous,
      purpose: "the device node of the u-dma-buf",
      ifMissing: "sysfs knows it, so its node is missing: is udev (or devtmpfs) running?")
  }
}

/// Cleans and invalidates the CPU's caches for parts of a u-dma-buf, through its files
/// `sync_for_device` and `sync_for_cpu`.
struct UDMABufCache {
  private let kernel: any BoardKernel
  private let forDevice: OpenFile
  private let forProcessor: OpenFile

  /// Whither the data goes: `enum dma_data_direction` of Linux.
  private enum Direction: UInt64 {
    case both = 0
    case toDevice = 1
    case fromDevice = 2
  }

  /// Opens the files, and cleans what an earlier program may have left dirty in the whole buffer.
  init(_ buffer: UDMABuf, kernel: any BoardKernel) throws(DeviceError) {
    func open(_ attribute: String) throws(DeviceError) -> OpenFile {
      try OpenFile(
        "\(buffer.directory)/\(attribute)", mode: O_WRONLY,
        purpose: "which keeps the caches and the u-dma-buf \(buffer.name) in step",
        ifMissing: "u-dma-buf has had it since version 1.0: use a newer one")
    }
    self.kernel = kernel
    self.forDevice = try open("sync_for_device")
    self.forProcessor = try open("sync_for_cpu")
    try synchronize(forDevice, offset: 0, byteCount: Int(buffer.byteCount), .both)
  }

  /// Writes the CPU's dirty lines to memory, for the device to read.
  func flush(offset: UInt64, byteCount: Int) throws(DeviceError) {
    try synchronize(forDevice, offset: offset, byteCount: byteCount, .toDevice)
  }

  /// Drops the CPU's lines, so that it reads what the device wrote.
  func invalidate(offset: UInt64, byteCount: Int) throws(DeviceError) {
    try synchronize(forProcessor, offset: offset, byteCount: byteCount, .fromDevice)
  }

  /// One write holds offset, size (a multiple of 16) and direction, so no other program's settings
  /// of `sync_offset`, `sync_size` and `sync_direction` get in between.
  private func synchronize(
    _ file: OpenFile, offset: UInt64, byteCount: Int, _ direction: Direction
  ) throws(DeviceError) {
    let command =
      offset << 32 | UInt64(byteCount) & 0xFFFF_FFF0 | direction.rawValue << 2 | 1
    try kernel.write("0x" + String(command, radix: 16, uppercase: true), to: file)
  }
}
