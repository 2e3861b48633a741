// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// An interrupt line that arrives as reads of a UIO device.
///
/// The kernel disables the interrupt when it comes, counts it, and lets a read of 4 bytes return the
/// count; a write of 1 enables it again (`drivers/uio/uio_pdrv_genirq.c`). The lines are levels, so
/// one that is still high when it is enabled comes again at once.
struct UIOInterrupt {
  /// The line.
  let line: InterruptLines
  /// The UIO device that it arrives at.
  let device: UIODevice

  /// The UIO device that should bring an output of a block: the one named `<block>_<port>`, such as
  /// `axi_dma_0_s2mm_introut`; for a block's first output also the block's own device, since
  /// uio_pdrv_genirq takes one interrupt of a node and no more. Nil if there is none.
  static func device(
    of output: IPBlock.Interrupt, number: Int, _ block: IPBlock, _ uio: UIODevice?,
    _ roots: BoardRoots
  ) throws(DeviceError) -> UIODevice? {
    if let own = try UIODevice.find(ofBlock: "\(block.name)_\(output.port)", roots) { return own }
    return number == 0 ? uio : nil
  }

  /// Forgets what came before, which may have been acknowledged since, and enables the interrupt.
  func rearm(_ kernel: any BoardKernel) throws(DeviceError) {
    while try kernel.wait(for: [device.file], atMost: .zero) != 0 { _ = try takeCount() }
    try enable()
  }

  /// Reads the count of interrupts so far, which must be pending.
  func takeCount() throws(DeviceError) -> UInt32 {
    guard let bytes = device.file.read(atMost: 4) else {
      throw SystemError.error(
        errno, "cannot read the interrupt count of \(device.name) from \(device.file.path)",
        advice: nil)
    }
    guard bytes.count == 4 else {
      throw DeviceError(
        .incompatible,
        "\(device.file.path), the UIO device \(device.name), gave \(bytes.count) bytes for an "
          + "interrupt count of 4; is it a UIO device?")
    }
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
  }

  private func enable() throws(DeviceError) {
    let result = Self.writeEnable(device)
    guard result == 0 else {
      throw SystemError.error(
        result, "cannot enable the interrupt of \(device.name) at \(device.file.path)", advice: nil)
    }
  }

  /// Whether this UIO device has an interrupt at all: the kernel refuses to enable one that is not.
  ///
  /// - Throws: `inputOutput` for any other refusal.
  static func isWired(_ device: UIODevice) throws(DeviceError) -> Bool {
    let result = writeEnable(device)
    // EIO: no interrupt; ENOSYS: none that can be switched (drivers/uio/uio.c, uio_write).
    if result == EIO || result == ENOSYS { return false }
    guard result == 0 else {
      throw SystemError.error(
        result, "cannot enable the interrupt of \(device.name) at \(device.file.path)", advice: nil)
    }
    return true
  }

  /// Writes the 4 bytes that enable the interrupt; 0 or an `errno`.
  private static func writeEnable(_ device: UIODevice) -> Int32 {
    withUnsafeBytes(of: UInt32(1)) { bytes in
      while true {
        let written = write(device.file.descriptor, bytes.baseAddress, bytes.count)
        if written == bytes.count { return 0 }
        if written >= 0 { return EIO }
        if errno != EINTR { return errno }
      }
    }
  }
}
