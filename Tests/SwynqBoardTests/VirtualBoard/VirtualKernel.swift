// SPDX-License-Identifier: Apache-2.0

import CVirtualBoard
import Foundation
package import Swynq
package import SwynqBoard

/// The virtual board's part of the kernel: what is mapped and what a cache would do. All else is
/// the running kernel's and ordinary files.
package final class VirtualKernel: BoardKernel {
  /// Bus address of the registers that each UIO device maps, by its node.
  package var registers: [String: UInt64] = [:]
  /// Texts written to `sync_for_cpu` and `sync_for_device`, in order.
  package private(set) var synchronizations: [String] = []
  /// Cached views that were unmapped while lines of theirs were dirty: on a board, what comes next to
  /// their pages would be overwritten some time later.
  package private(set) var viewsLeftDirty = 0
  /// Ranges mapped now.
  package private(set) var mappings = 0

  /// The manager that loads bitstreams.
  package let manager: VirtualFPGAManager
  /// The dma-heap.
  package let heap = VirtualHeap()
  /// The place for device tree overlays.
  package let overlays: VirtualOverlays

  /// The factor by which everything takes longer than on a board.
  private let slowdown: Int
  private let model: OpaquePointer
  private let dev: String
  private let running = RunningKernel()

  /// A cached view: bytes of its own, as if all of them sat in a cache that nothing evicts. Where
  /// the caches of a board may be lucky, these never are.
  private struct CachedView {
    /// The addresses in the DDR that it covers.
    var range: Range<Int>
    var bytes: UnsafeMutableRawPointer
    var memory: UnsafeMutableRawPointer
    /// The bytes when they were last in step with memory: what differs is dirty.
    var clean: UnsafeMutableRawBufferPointer
  }
  private var views: [CachedView] = []

  init(model: OpaquePointer, root: URL, slowdown: Int) {
    self.model = model
    self.dev = root.appendingPathComponent("dev").path
    self.slowdown = slowdown
    self.manager = VirtualFPGAManager(
      directory: root.appendingPathComponent("sys/class/fpga_manager/fpga0"),
      firmware: root.appendingPathComponent("lib/firmware"))
    self.overlays = VirtualOverlays(
      directory: root.appendingPathComponent("sys/kernel/config/device-tree/overlays"))
  }

  // A device that is open keeps the kernel, and with it the model.
  deinit { virtual_board_destroy(model) }

  package func map(
    _ file: OpenFile, offset: UInt64, byteCount: Int
  ) throws(DeviceError) -> UnsafeMutableRawPointer {
    let node = String(file.path.dropFirst(dev.count + 1))
    mappings += 1
    if let base = registers[node] {
      // Only map0 has registers.
      guard offset == 0 else { throw DeviceError(.inputOutput, "EINVAL: \(node) has one map") }
      return try mapRegisters(base, byteCount)
    }
    if node == "udmabuf0" {
      guard Int(offset) + byteCount <= VirtualBoard.bufferSize else {
        throw DeviceError(.inputOutput, "EINVAL: beyond the end of the u-dma-buf")
      }
      let memory = try mapMemory(Int(offset) + VirtualBoard.bufferAddress, byteCount)
      return file.isSynchronous
        ? memory : makeCachedView(memory, Int(offset) + VirtualBoard.bufferAddress, byteCount)
    }
    if let addresses = heap.addresses(of: file) {
      let memory = try mapMemory(Int(addresses.lowerBound + offset), byteCount)
      let start =
        heap.isCoherent ? memory : makeCachedView(memory, Int(addresses.lowerBound), byteCount)
      heap.didMap(addresses, at: start)
      return start
    }
    if node == "mem" {
      if registers.values.contains(offset & ~0xFFFF) { return try mapRegisters(offset, byteCount) }
      return try mapMemory(Int(offset), byteCount)
    }
    mappings -= 1
    return try running.map(file, offset: offset, byteCount: byteCount)
  }

  package func unmap(_ start: UnsafeMutableRawPointer, byteCount: Int) {
    mappings -= 1
    if virtual_board_unmap_registers(start, byteCount) != 0 { return }
    heap.didUnmap(start)
    if let index = views.firstIndex(where: { $0.bytes == start }) {
      if memcmp(start, views[index].clean.baseAddress.unsafelyUnwrapped, byteCount) != 0 {
        viewsLeftDirty += 1
      }
      views[index].clean.deallocate()
      munmap(views[index].memory, byteCount)
      views.remove(at: index)
    }
    munmap(start, byteCount)
  }

  package func write(_ bytes: [UInt8], to file: OpenFile) throws(DeviceError) {
    try running.write(bytes, to: file)
    let name = URL(fileURLWithPath: file.path).lastPathComponent
    if file.path.contains("/fpga_manager/") {
      try manager.write(bytes, to: name)
    } else if overlays.holds(file.path) {
      overlays.write(bytes, to: file.path)
    } else {
      try synchronize(String(decoding: bytes, as: UTF8.self), name)
    }
  }

  package func makeDirectory(_ path: String) throws(DeviceError) { try overlays.make(path) }

  package func removeDirectory(_ path: String) throws(DeviceError) { try overlays.remove(path) }

  /// A write to a u-dma-buf's `sync_for_cpu` or `sync_for_device`.
  private func synchronize(_ text: String, _ name: String) throws(DeviceError) {
    guard let command = UInt64(text.dropFirst(2), radix: 16), command & 1 == 1 else {
      throw DeviceError(.inputOutput, "EINVAL: \(text)")
    }
    let offset = Int(command >> 32)
    let size = Int(command & 0xFFFF_FFF0)
    let direction = command >> 2 & 3
    guard offset + size <= VirtualBoard.bufferSize else {
      throw DeviceError(.inputOutput, "EINVAL: beyond the end of the u-dma-buf: \(text)")
    }
    synchronizations.append("\(name) \(offset) \(size) \(direction)")
    // dma_sync_single_for_device cleans unless the data comes from the device, and
    // dma_sync_single_for_cpu invalidates unless it goes to the device.
    let cleans = name == "sync_for_device" && direction != 2
    let invalidates = name == "sync_for_cpu" && direction != 1
    let start = offset + VirtualBoard.bufferAddress
    for view in views {
      move(view, view.range.clamped(to: start..<start + size), cleans, invalidates)
    }
  }

  package func allocate(_ byteCount: Int, from heap: OpenFile) throws(DeviceError) -> OpenFile {
    try self.heap.allocate(byteCount)
  }

  package func pageFrames(
    of start: UnsafeRawPointer, count: Int, proc: String
  ) throws(DeviceError) -> [UInt64] {
    heap.frames(of: start, count: count)
  }

  package func endAccess(
    to buffer: OpenFile, _ part: UnsafeRawBufferPointer
  ) throws(DeviceError) {
    move(part, cleans: true, invalidates: false)
  }

  package func beginAccess(
    to buffer: OpenFile, _ part: UnsafeRawBufferPointer
  ) throws(DeviceError) {
    move(part, cleans: false, invalidates: true)
  }

  package var now: Duration { running.now / slowdown }

  /// Waits for at most 5 ms on the wall, so that the device notices as soon as on a board when its task
  /// is cancelled, and not 200 times later.
  package func wait(
    for files: [OpenFile], atMost time: Duration
  ) throws(DeviceError) -> Int64 {
    try running.wait(for: files, atMost: min(min(time, .seconds(1)) * slowdown, .milliseconds(5)))
  }

  package var keepsCachesInStep: Bool { heap.keepsCachesInStep }

  /// Cleans or invalidates the lines of a part of a cached view.
  private func move(_ part: UnsafeRawBufferPointer, cleans: Bool, invalidates: Bool) {
    guard let start = part.baseAddress else { return }
    for view in views {
      let offset = UnsafeRawPointer(view.bytes).distance(to: start)
      guard (0..<view.range.count).contains(offset) else { continue }
      let first = (view.range.lowerBound + offset) / 64 * 64
      let last = (view.range.lowerBound + offset + part.count + 63) / 64 * 64
      move(view, view.range.clamped(to: first..<last), cleans, invalidates)
    }
  }

  private func move(_ view: CachedView, _ range: Range<Int>, _ cleans: Bool, _ invalidates: Bool) {
    if range.isEmpty || !(cleans || invalidates) { return }
    let place = range.lowerBound - view.range.lowerBound
    if cleans { memcpy(view.memory + place, view.bytes + place, range.count) }
    if invalidates { memcpy(view.bytes + place, view.memory + place, range.count) }
    memcpy(view.clean.baseAddress.unsafelyUnwrapped + place, view.bytes + place, range.count)
  }

  private func mapRegisters(
    _ base: UInt64, _ byteCount: Int
  ) throws(DeviceError) -> UnsafeMutableRawPointer {
    guard let start = virtual_board_map_registers(model, base, byteCount) else {
      throw DeviceError(.outOfMemory, "the virtual board has no room for registers")
    }
    return start
  }

  private func mapMemory(
    _ address: Int, _ byteCount: Int
  ) throws(DeviceError) -> UnsafeMutableRawPointer {
    guard address + byteCount <= VirtualBoard.memorySize,
      let start = mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, virtual_board_memory_fd(model), address),
      start != MAP_FAILED
    else { throw DeviceError(.inputOutput, "EINVAL: no memory at \(BusAddress(UInt64(address)))") }
    return start
  }

  private func makeCachedView(
    _ memory: UnsafeMutableRawPointer, _ address: Int, _ byteCount: Int
  ) -> UnsafeMutableRawPointer {
    let bytes = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let bytes, bytes != MAP_FAILED else { fatalError("no room for a cached view") }
    memcpy(bytes, memory, byteCount)
    let clean = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 4096)
    clean.copyMemory(from: UnsafeRawBufferPointer(start: memory, count: byteCount))
    views.append(
      CachedView(range: address..<address + byteCount, bytes: bytes, memory: memory, clean: clean))
    return bytes
  }
}
