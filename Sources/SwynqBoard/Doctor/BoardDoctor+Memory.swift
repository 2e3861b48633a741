// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

extension BoardDoctor {
  /// Whether there is memory for buffers, and hardware can reach it.
  func examineMemory() -> [SetupFinding] {
    switch options.memory {
    case .uDMABuf(let name): examineUDMABuf(name)
    case .reserved(let address, let byteCount): examineReserved(address, byteCount)
    case .dmaHeap(let name, let isCoherent): examineHeap(name, isCoherent)
    }
  }

  private func examineUDMABuf(_ name: String) -> [SetupFinding] {
    let subject = "memory \(name)"
    do throws(DeviceError) {
      let buffer = try UDMABuf(name, options.roots)
      _ = try buffer.open(synchronous: true)
      if !buffer.isCoherent { _ = try UDMABufCache(buffer, kernel: kernel) }
      let coherence =
        buffer.isCoherent
        ? "coherent by hardware, if it is on a port that is"
        : "flushed and invalidated by \(buffer.directory)/sync_for_*"
      return [
        SetupFinding(
          subject, .ok,
          "u-dma-buf of \(buffer.byteCount >> 20) MiB at \(BusAddress(buffer.address)), \(coherence)"
        )
      ] + examineRange(subject, buffer.address, buffer.byteCount)
    } catch {
      let finding = SetupFinding(subject, .failed, error.message, advice: access(error))
      // That the module could not be loaded may be for want of memory.
      return error.code == .notFound
        ? [finding, examineContiguousMemory(atLeast: memoryUse.byteCount)] : [finding]
    }
  }

  private func examineReserved(_ address: BusAddress, _ byteCount: UInt64) -> [SetupFinding] {
    let subject = "reserved memory"
    do throws(DeviceError) {
      _ = try BoardMemoryPool(
        reserved: address, byteCount: byteCount, options.roots, kernel: kernel)
      if let owner = kernelMemory(address.rawValue..<address.rawValue + byteCount) {
        return [
          SetupFinding(
            subject, .failed,
            "the kernel itself uses \(owner), by \(options.roots.proc)/iomem: writing there would "
              + "crash it",
            advice: "reserve it in the device tree, with `no-map` (see docs/board.md)")
        ]
      }
      return [SetupFinding(subject, .ok, "\(byteCount >> 20) MiB at \(address)")]
        + examineRange(subject, address.rawValue, byteCount)
    } catch {
      return [SetupFinding(subject, .failed, error.message, advice: access(error))]
    }
  }

  private func examineHeap(_ name: String, _ isCoherent: Bool) -> [SetupFinding] {
    let subject = "memory heap:\(name)"
    do throws(DeviceError) {
      _ = try DMAHeap(name, isCoherent: isCoherent, options.roots, kernel: kernel)
      return [
        SetupFinding(subject, .ok, "dma-heap \(options.roots.dev)/dma_heap/\(name) can be opened"),
        examineContiguousMemory(atLeast: memoryUse.byteCount),
      ]
    } catch {
      return [SetupFinding(subject, .failed, error.message, advice: access(error))]
    }
  }

  /// Whether the DMA reaches it, and large images fit.
  private func examineRange(
    _ subject: String, _ address: UInt64, _ byteCount: UInt64
  ) -> [SetupFinding] {
    var findings: [SetupFinding] = []
    for block in overlay.blocks {
      guard let bits = block.parameter("c_addr_width"), bits < 64,
        (address + byteCount - 1) >> UInt64(bits) != 0
      else { continue }
      findings.append(
        SetupFinding(
          subject, .failed,
          "it ends at \(BusAddress(address + byteCount - 1)), and \(block.name) has \(bits) address "
            + "bits", advice: "give it a `memory-region` below 4 GiB in the device tree"))
    }
    if byteCount < memoryUse.byteCount {
      findings.append(
        SetupFinding(
          subject, .warning,
          "its \(byteCount >> 20) MiB do not hold \(memoryUse.purpose), which takes "
            + "\(memoryUse.byteCount >> 20) MiB", advice: "make it larger if that is to be done"))
    }
    return findings
  }

  /// The kernel's own memory in a range, by `/proc/iomem`; nil if there is none, or nobody but root
  /// may know (its addresses are then all 0).
  private func kernelMemory(_ range: Range<UInt64>) -> String? {
    guard
      let bytes = try? WholeFile.read(
        "\(options.roots.proc)/iomem", purpose: "the map of physical memory")
    else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where line.hasSuffix(": System RAM") {
      let ends = line.prefix { $0 != " " }.split(separator: "-")
      guard ends.count == 2, let first = UInt64(ends[0], radix: 16),
        let last = UInt64(ends[1], radix: 16), last > first,
        first < range.upperBound, last >= range.lowerBound
      else { continue }
      return "\(BusAddress(first))...\(BusAddress(last))"
    }
    return nil
  }
}
