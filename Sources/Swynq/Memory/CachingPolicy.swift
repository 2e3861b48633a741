// SPDX-License-Identifier: Apache-2.0

/// The CPU's view of device memory.
public enum CachingPolicy: Hashable, Sendable {
  /// The CPU's loads and stores go straight to memory. Nothing needs flushing; CPU access is slow
  /// on a board.
  case nonCacheable

  /// The CPU's loads and stores go through its caches, which the programmable logic of a Zynq-7000
  /// does not see on its HP ports. Flush before the device reads; invalidate before the CPU reads
  /// what the device wrote.
  case cacheable
}
