// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Directories of the kernel's files. The defaults are right on a board; a test environment has its own.
package struct BoardRoots: Hashable, Sendable {
  /// The mount point of sysfs.
  package var sys: String
  /// The directory of the device nodes.
  package var dev: String
  /// The mount point of procfs.
  package var proc: String
  /// The directory in which the kernel looks for bitstreams.
  package var firmware: String

  /// Files below these directories.
  package init(
    sys: String = "/sys", dev: String = "/dev", proc: String = "/proc",
    firmware: String = "/lib/firmware"
  ) {
    self.sys = sys
    self.dev = dev
    self.proc = proc
    self.firmware = firmware
  }
}

/// A board's set-up. The defaults fit a Pynq-Z2 as the guide in `docs/board.md` makes it.
public struct BoardOptions: Hashable, Sendable {
  /// Directories of the kernel's files.
  package var roots = BoardRoots()

  /// Frequency of the overlay's clock, in Hz, as the bitstream was built; nothing is set by it.
  public var clockFrequency: UInt64 = 100_000_000

  /// The way to the registers.
  public var registers = Registers.automatic

  /// The source of buffers.
  public var memory = Memory.uDMABuf(name: "udmabuf0")

  /// The bitstream to load before anything is opened; nil for none.
  public var bitstream: BitstreamFile?

  /// The defaults.
  public init() {}

  /// A bitstream to load.
  public struct BitstreamFile: Hashable, Sendable {
    /// The `.bit` or `.bin` file.
    public var path: String
    /// Whether it is for a part of the programmable logic alone.
    public var isPartial: Bool
    /// The chip that the board has, such as `xc7z020clg400-1`, if that is to be checked.
    public var part: String?

    /// The file at `path`.
    public init(path: String, isPartial: Bool = false, part: String? = nil) {
      self.path = path
      self.isPartial = isPartial
      self.part = part
    }
  }

  /// The way to the registers.
  public enum Registers: Hashable, Sendable {
    /// Each block by the UIO device of its name if there is one, else by `/dev/mem`.
    case automatic
    /// By UIO devices alone, each named as its block.
    case uio
    /// By `/dev/mem` alone, at the physical addresses of the overlay. No interrupts.
    case physicalMemory
  }

  /// The source of buffers.
  public enum Memory: Hashable, Sendable {
    /// A buffer of the kernel module `u-dma-buf` (https://github.com/ikwzm/udmabuf), by its name.
    case uDMABuf(name: String)
    /// Memory that the kernel was told to leave alone (`reserved-memory` with `no-map`, or `mem=`),
    /// reached by `/dev/mem`, without caches. Address and size are multiples of the page size.
    case reserved(address: BusAddress, byteCount: UInt64)
    /// A dma-heap of contiguous memory, such as `reserved` or `linux,cma`, by the name of its node in
    /// `/dev/dma_heap`. The CPU caches it: without `isCoherent` buffers must be cacheable.
    ///
    /// Physical addresses come from `/proc/self/pagemap`, which only root may read. `isCoherent` says
    /// that the overlay's memory port sees the CPU's caches: ACP on a Zynq-7000, HPC on an UltraScale+.
    case dmaHeap(name: String, isCoherent: Bool = false)
  }
}
