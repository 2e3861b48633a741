import CVirtualBoard
import Foundation
package import Swynq
package import SwynqBoard

/// The virtual board's part of the kernel: what is mapped and what a cache would do. All else is
/// the running kernel's and ordinary files.
package final class VirtualKernel: BoardKernel {
  /// Bus address of the registers that each UIO device maps, by its node.
  var registers: [String: UInt64] = [:]
  /// What was written to `sync_for_cpu` and `sync_for_device`, in order.
  package private(set) var synchronizations: [String] = []
  /// Cached views that were unmapped while lines of theirs were dirty: on a board, what comes next to
  /// their pages would be overwritten some time later.
  package private(set) var viewsLeftDirty = 0
  /// Ranges mapped now.
  package private(set) var mappings = 0

  package let slowdown: Int
  private let model: OpaquePointer
  private let dev: String
  private let running = RunningKernel()

  /// A cached view: bytes of its own, as if all of them sat in a cache that nothing evicts. Where
  /// the caches of a board may be lucky, these never are.
  private struct CachedView {
    /// The offsets in the u-dma-buf that it covers.
    var range: Range<Int>
    var bytes: UnsafeMutableRawPointer
    var memory: UnsafeMutableRawPointer
    /// The bytes when they were last in step with memory: what differs is dirty.
    var clean: UnsafeMutableRawBufferPointer
  }
  private var views: [CachedView] = []

  init(model: OpaquePointer, dev: String, slowdown: Int) {
    self.model = model
    self.dev = dev
    self.slowdown = slowdown
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
      return file.isSynchronous ? memory : makeCachedView(memory, Int(offset), byteCount)
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

  package func write(_ text: String, to file: OpenFile) throws(DeviceError) {
    try running.write(text, to: file)
    guard let command = UInt64(text.dropFirst(2), radix: 16), command & 1 == 1 else {
      throw DeviceError(.inputOutput, "EINVAL: \(text)")
    }
    let offset = Int(command >> 32)
    let size = Int(command & 0xFFFF_FFF0)
    let direction = command >> 2 & 3
    guard offset + size <= VirtualBoard.bufferSize else {
      throw DeviceError(.inputOutput, "EINVAL: beyond the end of the u-dma-buf: \(text)")
    }
    let name = URL(fileURLWithPath: file.path).lastPathComponent
    synchronizations.append("\(name) \(offset) \(size) \(direction)")
    // dma_sync_single_for_device cleans unless the data comes from the device, and
    // dma_sync_single_for_cpu invalidates unless it goes to the device.
    let cleans = name == "sync_for_device" && direction != 2
    let invalidates = name == "sync_for_cpu" && direction != 1
    for view in views {
      let range = view.range.clamped(to: offset..<offset + size)
      let place = range.lowerBound - view.range.lowerBound
      if range.isEmpty { continue }
      if cleans { memcpy(view.memory + place, view.bytes + place, range.count) }
      if invalidates { memcpy(view.bytes + place, view.memory + place, range.count) }
      if cleans || invalidates {
        memcpy(view.clean.baseAddress.unsafelyUnwrapped + place, view.bytes + place, range.count)
      }
    }
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
    _ memory: UnsafeMutableRawPointer, _ offset: Int, _ byteCount: Int
  ) -> UnsafeMutableRawPointer {
    let bytes = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let bytes, bytes != MAP_FAILED else { fatalError("no room for a cached view") }
    memcpy(bytes, memory, byteCount)
    let clean = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 4096)
    clean.copyMemory(from: UnsafeRawBufferPointer(start: memory, count: byteCount))
    views.append(
      CachedView(range: offset..<offset + byteCount, bytes: bytes, memory: memory, clean: clean))
    return bytes
  }
}
