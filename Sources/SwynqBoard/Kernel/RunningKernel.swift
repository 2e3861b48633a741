// SPDX-License-Identifier: Apache-2.0

import CSwynqBoard
package import Swynq
import SwynqLibC

/// The kernel that this program runs on.
package final class RunningKernel: BoardKernel {
  package init() {}

  package func map(
    _ file: OpenFile, offset: UInt64, byteCount: Int
  ) throws(DeviceError) -> UnsafeMutableRawPointer {
    guard let fileOffset = off_t(exactly: offset),
      let start = mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor, fileOffset),
      start != MAP_FAILED
    else {
      let number = errno
      throw SystemError.error(
        number, "cannot map \(byteCount) bytes of \(file.path) from offset \(hexadecimal(offset))",
        advice: number == EPERM
          ? "the kernel forbids it: see CONFIG_STRICT_DEVMEM, and lockdown= on the kernel's command "
            + "line, or use UIO" : nil)
    }
    return start
  }

  package func unmap(_ start: UnsafeMutableRawPointer, byteCount: Int) { munmap(start, byteCount) }

  package func write(_ bytes: [UInt8], to file: OpenFile) throws(DeviceError) {
    // sysfs takes a content in one write or not at all; configfs may take a long one in parts.
    var taken = 0
    var written = 0
    repeat {
      written = bytes.withUnsafeBytes {
        pwrite(
          file.descriptor, $0.baseAddress.map { $0 + taken }, $0.count - taken, off_t(taken))
      }
      taken += max(written, 0)
    } while written > 0 && taken < bytes.count
    guard taken == bytes.count else {
      let number = written < 0 ? errno : EIO
      let what =
        bytes.count <= 64
        ? String(decoding: bytes, as: UTF8.self) : "\(bytes.count) bytes"
      throw SystemError.error(number, "cannot write \(what) to \(file.path)", advice: nil)
    }
  }

  package func makeDirectory(_ path: String) throws(DeviceError) {
    guard mkdir(path, 0o755) == 0 else {
      throw SystemError.error(errno, "cannot make the directory \(path)", advice: nil)
    }
  }

  package func removeDirectory(_ path: String) throws(DeviceError) {
    guard rmdir(path) == 0 else {
      throw SystemError.error(errno, "cannot remove the directory \(path)", advice: nil)
    }
  }

  package func allocate(_ byteCount: Int, from heap: OpenFile) throws(DeviceError) -> OpenFile {
    let descriptor = swynq_board_heap_allocate(heap.descriptor, UInt64(byteCount))
    guard descriptor >= 0 else {
      throw SystemError.error(
        -descriptor, "cannot allocate \(byteCount) bytes of the dma-heap \(heap.path)",
        advice: descriptor == -ENOMEM
          ? "release buffers, or give the kernel more contiguous memory: cma=128M in its arguments"
          : nil)
    }
    return OpenFile(adopting: descriptor, path: "a buffer of \(heap.path)")
  }

  package func pageFrames(
    of start: UnsafeRawPointer, count: Int, proc: String
  ) throws(DeviceError) -> [UInt64] {
    let file = try OpenFile(
      "\(proc)/self/pagemap", mode: O_RDONLY,
      purpose: "the physical addresses of a dma-heap's buffer",
      ifMissing: "the kernel needs CONFIG_PROC_PAGE_MONITOR; or use u-dma-buf")
    // 8 bytes for each page: its number in bits 54:0, bit 63 if it is present
    // (Documentation/admin-guide/mm/pagemap.rst of Linux).
    var entries = [UInt64](repeating: 0, count: count)
    let wanted = count * 8
    let place = off_t(UInt(bitPattern: start) / UInt(Mapping.pageSize) * 8)
    let got = entries.withUnsafeMutableBytes {
      pread(file.descriptor, $0.baseAddress, wanted, place)
    }
    guard got == wanted else {
      throw SystemError.error(
        got < 0 ? errno : EIO, "cannot read \(wanted) bytes of \(file.path)", advice: nil)
    }
    return entries.map { $0 >> 63 == 1 ? $0 & (1 << 55 - 1) : 0 }
  }

  package func endAccess(
    to buffer: OpenFile, _ part: UnsafeRawBufferPointer
  ) throws(DeviceError) {
    guard let start = part.baseAddress else { return }
    try check(swynq_board_end_cpu_access(buffer.descriptor, start, part.count), buffer)
  }

  package func beginAccess(
    to buffer: OpenFile, _ part: UnsafeRawBufferPointer
  ) throws(DeviceError) {
    guard let start = part.baseAddress else { return }
    try check(swynq_board_begin_cpu_access(buffer.descriptor, start, part.count), buffer)
  }

  private func check(_ result: Int32, _ buffer: OpenFile) throws(DeviceError) {
    guard result == 0 else {
      throw SystemError.error(
        -result, "cannot keep caches in step with \(buffer.path)", advice: nil)
    }
  }

  package var keepsCachesInStep: Bool { swynq_board_keeps_caches_in_step() != 0 }

  package var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Duration(
      secondsComponent: Int64(time.tv_sec),
      attosecondsComponent: Int64(time.tv_nsec) * 1_000_000_000)
  }

  package func wait(
    for files: [OpenFile], atMost time: Duration
  ) throws(DeviceError) -> Int64 {
    let (seconds, attoseconds) = min(max(time, .zero), .seconds(3600)).components
    // Rounded up, so that a wait never ends before its deadline.
    let nanoseconds = seconds * 1_000_000_000 + (attoseconds + 999_999_999) / 1_000_000_000
    let ready = swynq_board_wait_readable(
      files.map(\.descriptor), UInt32(files.count), nanoseconds)
    guard ready >= 0 else {
      throw SystemError.error(Int32(-ready), "cannot wait for interrupts", advice: nil)
    }
    return ready
  }
}
