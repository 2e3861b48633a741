// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// A Zynq board under Linux: registers by UIO or `/dev/mem`, buffers of `u-dma-buf` or of reserved
/// memory, interrupts by UIO.
///
/// ```swift
/// let device = try BoardDevice(overlay: .resizer)
/// ```
///
/// The bitstream must be loaded before, or named in the options. What the board needs to be set up is in `docs/board.md`.
/// Device time is the time on the wall, from the monotonic clock. Where an IP block's interrupt
/// arrives at no UIO device, ``overlay`` says that it is not connected, so drivers poll.
public final class BoardDevice: Device {
  /// The IP blocks of the overlay, with those interrupts that arrive at a UIO device.
  public let overlay: OverlayDescription
  /// The options that this device was opened with.
  public let options: BoardOptions

  let registers: [RegisterMapping]
  let interrupts: [UIOInterrupt]
  let memory: any BoardMemorySource
  let kernel: any BoardKernel

  /// Opens the board that this program runs on.
  ///
  /// - Parameters:
  ///   - overlay: What the bitstream holds. Nothing can check that it is loaded.
  ///   - options: How the board is set up.
  /// - Throws: `notFound` for what is missing; `inputOutput` for what may not be opened;
  ///   `incompatible` for a device tree that says something other than the overlay;
  ///   `invalidArgument` for options and overlays that cannot be.
  public convenience init(
    overlay: OverlayDescription, options: BoardOptions = .init()
  ) throws(DeviceError) {
    try self.init(overlay: overlay, options: options, kernel: RunningKernel())
  }

  /// Loads a bitstream and opens the board that this program runs on.
  ///
  /// - Parameters:
  ///   - bitstream: Path of a `.bit` or `.bin` file that configures the whole programmable logic.
  ///   - overlay: What the bitstream holds, such as `.init(handoff: "resizer.hwh")`.
  ///   - options: How the board is set up.
  /// - Throws: What ``FPGAManager/load(_:isPartial:part:timeout:)`` and
  ///   ``init(overlay:options:)`` throw.
  public convenience init(
    bitstream: String, overlay: OverlayDescription, options: BoardOptions = .init()
  ) throws(DeviceError) {
    var options = options
    options.bitstream = BoardOptions.BitstreamFile(path: bitstream)
    try self.init(overlay: overlay, options: options)
  }

  /// Opens a board, with something in the kernel's place.
  package init(
    overlay: OverlayDescription, options: BoardOptions, kernel: any BoardKernel
  ) throws(DeviceError) {
    try options.validate()
    try overlay.validate()
    if let file = options.bitstream {
      // Read first: a file that is none leaves the programmable logic as it is.
      let bitstream = try Bitstream(path: file.path)
      try FPGAManager(roots: options.roots, kernel: kernel)
        .load(bitstream, isPartial: file.isPartial, part: file.part)
    }
    let blocks = try BlockFiles.open(overlay, options)
    self.registers = try blocks.mapRegisters(kernel)
    self.interrupts = try blocks.wiredInterrupts()
    self.memory = try options.openMemory(kernel)
    self.overlay = overlay.keeping(
      interrupts.reduce(into: InterruptLines()) { $0.formUnion($1.line) })
    self.options = options
    self.kernel = kernel
  }

  /// Frequency of the overlay's clock, in Hz, as the options say.
  public var clockFrequency: UInt64 { options.clockFrequency }

  /// Nil: to read the overlay's own counter takes clocks, and not every bitstream has one.
  public var clockCount: UInt64? { nil }

  /// Time since the board was started, less what it slept.
  public var now: Duration { kernel.now }

  /// The interrupt lines that a program can wait for.
  public var wiredInterrupts: InterruptLines {
    interrupts.reduce(into: InterruptLines()) { $0.formUnion($1.line) }
  }

  /// Allocates whole pages; of a u-dma-buf and of reserved memory the lowest free address first.
  public func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    try memory.allocate(byteCount: byteCount, alignment: alignment, caching: caching)
  }

  /// Bytes of memory that are free; of a dma-heap what the kernel says of contiguous memory at large.
  public var freeMemory: Int { Int(memory.freeBytes) }
}

extension BoardOptions {
  fileprivate func openMemory(
    _ kernel: any BoardKernel
  ) throws(DeviceError) -> any BoardMemorySource {
    switch memory {
    case .uDMABuf(let name):
      try BoardMemoryPool(uDMABuf: name, roots, kernel: kernel)
    case .reserved(let address, let byteCount):
      try BoardMemoryPool(reserved: address, byteCount: byteCount, roots, kernel: kernel)
    case .dmaHeap(let name, let isCoherent):
      try DMAHeap(name, isCoherent: isCoherent, roots, kernel: kernel)
    }
  }

  fileprivate func validate() throws(DeviceError) {
    guard clockFrequency > 0 else {
      throw DeviceError(.invalidArgument, "clockFrequency 0: the clock must run; 100 MHz is usual")
    }
  }
}

extension OverlayDescription {
  fileprivate func validate() throws(DeviceError) {
    for block in blocks {
      let (end, overflow) = block.base.rawValue.addingReportingOverflow(block.size)
      guard block.size > 0, block.size % 4 == 0, block.base.rawValue % 4 == 0, !overflow,
        end <= UInt64(Int.max)
      else {
        throw DeviceError(
          .invalidArgument,
          "\(block.name) of overlay \(name) has \(block.size) bytes of registers: address and size "
            + "must be multiples of 4, and the size not 0",
          address: block.base)
      }
    }
  }

  /// The same overlay, with no interrupts but these.
  fileprivate func keeping(_ lines: InterruptLines) -> OverlayDescription {
    var result = self
    for index in result.blocks.indices {
      result.blocks[index].interrupts.removeAll { !lines.isSuperset(of: $0.line) }
    }
    return result
  }
}
