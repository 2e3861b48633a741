// SPDX-License-Identifier: Apache-2.0
extension DeviceBuffer where Element: BitwiseCopyable {
  /// Gives `body` the CPU's view of the elements, without a copy.
  public func withSpan<Result: ~Copyable, Failure: Error>(
    _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    memory.processorWillRead(0..<memory.byteCount)
    let elements = UnsafeBufferPointer<Element>(memory.bytes.bindMemory(to: Element.self))
    return try body(elements.span)
  }

  /// Gives `body` the CPU's view of the elements to read and change, without a copy. Invalidate a
  /// cacheable buffer before, if the device has written it, even where everything is overwritten:
  /// `copy(from:at:)` needs no look at what was there.
  public mutating func withMutableSpan<Result: ~Copyable, Failure: Error>(
    _ body: (inout MutableSpan<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    memory.processorWillRead(0..<memory.byteCount)
    let elements = memory.bytes.bindMemory(to: Element.self)
    var span = elements.mutableSpan
    return try body(&span)
  }

  /// Copies `elements` into the buffer, starting at element `offset`.
  ///
  /// - Throws: `invalidArgument` if they do not fit.
  public mutating func copy(
    from elements: Span<Element>, at offset: Int = 0
  ) throws(DeviceError) {
    guard offset >= 0, offset <= count, elements.count <= count - offset else {
      throw DeviceError(
        .invalidArgument,
        "\(elements.count) elements at element \(offset) do not fit into a buffer of \(count)")
    }
    let target = UnsafeMutableRawBufferPointer(
      rebasing: memory.bytes[(offset * MemoryLayout<Element>.stride)...])
    elements.withUnsafeBytes { target.copyMemory(from: $0) }
  }

  /// Copies `elements` into the buffer, starting at element `offset`.
  ///
  /// - Throws: `invalidArgument` if they do not fit.
  public mutating func copy(from elements: [Element], at offset: Int = 0) throws(DeviceError) {
    try copy(from: elements.span, at: offset)
  }

  /// A copy of all elements, in order.
  public func elements() -> [Element] {
    memory.processorWillRead(0..<memory.byteCount)
    return [Element](memory.bytes.bindMemory(to: Element.self))
  }

  /// Makes what the CPU wrote visible to the device. Needed for cacheable buffers, before a
  /// transfer that reads them; no work for others.
  public func flush() throws(DeviceError) { try memory.flush(0..<memory.byteCount) }

  /// Makes a range of bytes that the CPU wrote visible to the device.
  ///
  /// - Throws: `invalidArgument` if the range is not inside the buffer.
  public func flush(byteOffset: Int, byteCount: Int) throws(DeviceError) {
    try memory.flush(
      memory.checkedRange(offset: byteOffset, count: byteCount, of: "cannot flush"))
  }

  /// Makes what the device wrote visible to the CPU. Needed for cacheable buffers, after a transfer
  /// that wrote them; no work for others.
  public func invalidate() throws(DeviceError) { try memory.invalidate(0..<memory.byteCount) }

  /// Makes a range of bytes that the device wrote visible to the CPU.
  ///
  /// - Throws: `invalidArgument` if the range is not inside the buffer.
  public func invalidate(byteOffset: Int, byteCount: Int) throws(DeviceError) {
    try memory.invalidate(
      memory.checkedRange(offset: byteOffset, count: byteCount, of: "cannot invalidate"))
  }
}
