// SPDX-License-Identifier: Apache-2.0

/// A typed, shaped, contiguous block of device memory: what PYNQ's `allocate` returns.
///
/// Elements lie row by row without padding: for a shape of `[height, width, 3]` the last index
/// changes fastest. The memory is given back when the buffer goes out of scope, or, if a transfer
/// is still in flight then, when that ends.
public struct DeviceBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// Extent of each dimension, the slowest first.
  public let shape: [Int]

  /// Number of elements: the product of the shape.
  public let count: Int

  /// The memory underneath, for drivers.
  public let memory: DeviceMemory

  /// Allocates a buffer, filled with zero bytes.
  ///
  /// - Parameters:
  ///   - device: The device whose memory it takes.
  ///   - shape: Extent of each dimension, each at least 1.
  ///   - type: Of the elements.
  ///   - caching: How the CPU sees the bytes.
  ///   - alignment: A power of two that divides the device address; 64, the default, is the size
  ///     of a cache line on every Zynq and a multiple of every data port's width up to 512 bits.
  /// - Throws: `invalidShape` for an empty, negative or overflowing shape; `outOfMemory`.
  public init<D: Device>(
    on device: D, shape: [Int], of type: Element.Type = Element.self,
    caching: CachingPolicy = .nonCacheable, alignment: Int = 64
  ) throws(DeviceError) {
    var bytes = MemoryLayout<Element>.stride
    guard !shape.isEmpty else {
      throw DeviceError(
        .invalidShape, "a buffer needs at least one dimension, such as [1080, 1920, 3]")
    }
    for extent in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
      guard extent > 0, !overflow else {
        throw DeviceError(
          .invalidShape,
          "a buffer of shape \(shape) cannot be: every dimension must be at least 1 and the whole "
            + "fit in the address space")
      }
      bytes = product
    }
    self.memory = try device.allocate(
      byteCount: bytes, alignment: max(alignment, MemoryLayout<Element>.alignment),
      caching: caching)
    self.shape = shape
    self.count = bytes / MemoryLayout<Element>.stride
  }

  /// Device address of the first element.
  @inlinable public var address: BusAddress { memory.address }

  /// Size in bytes.
  @inlinable public var byteCount: Int { memory.byteCount }

  /// The CPU's view of the bytes.
  @inlinable public var caching: CachingPolicy { memory.caching }
}

extension Device {
  /// Allocates a typed, shaped buffer, as PYNQ's `allocate(shape=(1080, 1920, 3), dtype='u1')`.
  ///
  /// - Throws: `invalidShape`, `outOfMemory`.
  public func allocate<Element: BitwiseCopyable>(
    shape: [Int], of type: Element.Type, caching: CachingPolicy = .nonCacheable
  ) throws(DeviceError) -> DeviceBuffer<Element> {
    try DeviceBuffer(on: self, shape: shape, of: type, caching: caching)
  }
}
