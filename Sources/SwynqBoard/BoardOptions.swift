public import Swynq

/// Where the kernel's files are. The defaults are right on a board; a test environment has its own.
public struct BoardRoots: Hashable, Sendable {
  /// Where sysfs is mounted.
  public var sys: String
  /// Where the device nodes are.
  public var dev: String
  /// Where procfs is mounted.
  public var proc: String

  /// Files below these directories.
  public init(sys: String = "/sys", dev: String = "/dev", proc: String = "/proc") {
    self.sys = sys
    self.dev = dev
    self.proc = proc
  }
}

/// How a board is set up. The defaults fit a Pynq-Z2 as the guide in `docs/board.md` makes it.
public struct BoardOptions: Hashable, Sendable {
  /// Where the kernel's files are.
  public var roots = BoardRoots()

  /// Frequency of the overlay's clock, in Hz, as the bitstream was built; nothing is set by it.
  public var clockFrequency: UInt64 = 100_000_000

  /// How registers are reached.
  public var registers = Registers.automatic

  /// Where buffers come from.
  public var memory = Memory.uDMABuf(name: "udmabuf0")

  /// The defaults.
  public init() {}

  /// How registers are reached.
  public enum Registers: Hashable, Sendable {
    /// Each block by the UIO device of its name if there is one, else by `/dev/mem`.
    case automatic
    /// By UIO devices alone, each named as its block.
    case uio
    /// By `/dev/mem` alone, at the physical addresses of the overlay. No interrupts.
    case physicalMemory
  }

  /// Where buffers come from.
  public enum Memory: Hashable, Sendable {
    /// A buffer of the kernel module `u-dma-buf` (https://github.com/ikwzm/udmabuf), by its name.
    case uDMABuf(name: String)
    /// Memory that the kernel was told to leave alone (`reserved-memory` with `no-map`, or `mem=`),
    /// reached by `/dev/mem`, without caches. Address and size are multiples of the page size.
    case reserved(address: BusAddress, byteCount: UInt64)
  }
}
