// SPDX-License-Identifier: Apache-2.0

package import Swynq

/// The kernel's services that ``BoardDevice`` needs beyond opening, reading and polling files.
///
/// The virtual board stands in here, and nowhere else: files below the roots can be ordinary ones,
/// but no ordinary file can make a load trap, or do something before a `write` to it returns.
package protocol BoardKernel: AnyObject {
  /// Maps part of an open file for reading and writing, shared, as `mmap` does.
  ///
  /// - Parameters:
  ///   - file: The file, opened for reading and writing.
  ///   - offset: A multiple of the page size.
  ///   - byteCount: A multiple of the page size.
  func map(
    _ file: OpenFile, offset: UInt64, byteCount: Int
  ) throws(DeviceError) -> UnsafeMutableRawPointer

  /// Takes back what ``map(_:offset:byteCount:)`` gave.
  func unmap(_ start: UnsafeMutableRawPointer, byteCount: Int)

  /// Writes a whole content to a file of sysfs or configfs, which acts on it before the call returns.
  func write(_ bytes: [UInt8], to file: OpenFile) throws(DeviceError)

  /// Makes a directory in configfs, in which the kernel puts files of its own.
  func makeDirectory(_ path: String) throws(DeviceError)

  /// Removes a directory of configfs with the kernel's files in it.
  func removeDirectory(_ path: String) throws(DeviceError)

  /// Allocates a buffer of a dma-heap.
  func allocate(_ byteCount: Int, from heap: OpenFile) throws(DeviceError) -> OpenFile

  /// The physical page numbers of `count` pages of this program's memory, from a page's first byte
  /// on; 0 where the kernel does not tell.
  ///
  /// - Parameter proc: Where procfs is mounted.
  func pageFrames(
    of start: UnsafeRawPointer, count: Int, proc: String
  ) throws(DeviceError) -> [UInt64]

  /// Writes the CPU's dirty lines of a part of a dma-buf to memory.
  func endAccess(to buffer: OpenFile, _ part: UnsafeRawBufferPointer) throws(DeviceError)

  /// Drops the CPU's lines of a part of a dma-buf.
  func beginAccess(to buffer: OpenFile, _ part: UnsafeRawBufferPointer) throws(DeviceError)

  /// Whether the two do so for devices that are not coherent.
  var keepsCachesInStep: Bool { get }

  /// Time since the board was started, less what it slept.
  var now: Duration { get }

  /// Waits until some of `files` can be read, for at most this time; it may end earlier.
  ///
  /// - Returns: A bit for each file that can be read; 0 if none can.
  func wait(for files: [OpenFile], atMost time: Duration) throws(DeviceError) -> Int64
}

extension BoardKernel {
  /// Writes a whole text to a file of sysfs.
  package func write(_ text: String, to file: OpenFile) throws(DeviceError) {
    try write(Array(text.utf8), to: file)
  }
}
