// SPDX-License-Identifier: Apache-2.0
public import Swynq
internal import SwynqCores

extension ImageResizer {
  /// Number of frames that were enqueued and not yet returned by ``next(timeout:progress:)``.
  public var pendingFrames: Int { frames.count }

  /// Puts a frame in line and returns at once. It starts now if the hardware is free, else while
  /// ``next(timeout:progress:)`` waits for the frames before it: its pixels are read as soon as the
  /// DMA has read the frame before, with that one still being written, if both have the same sizes.
  ///
  /// Source and destination must stay untouched until the frame is returned: the source of a frame
  /// cannot be the destination of one that is on its way. Two frames in the
  /// queue are enough to keep the hardware busy:
  ///
  /// ```swift
  /// let inputs: InlineArray<2, DeviceBuffer<UInt8>> = ..., outputs = ...
  /// try resizer.enqueue(inputs[0], into: outputs[0])
  /// for frame in 0..<count {
  ///   if frame + 1 < count {
  ///     try resizer.enqueue(inputs[(frame + 1) % 2], into: outputs[(frame + 1) % 2])
  ///   }
  ///   let result = try resizer.next()  // outputs[frame % 2] is ready
  /// }
  /// ```
  /// - Throws: As ``resize(_:into:timeout:progress:)``; `busy` if the source is the destination of a
  ///   frame that is not returned yet.
  public func enqueue(
    _ source: borrowing DeviceBuffer<UInt8>, into destination: borrowing DeviceBuffer<UInt8>
  ) throws(DeviceError) {
    let sizes = Sizes(
      source: try imageSize(source.shape, of: "source"),
      destination: try imageSize(destination.shape, of: "destination"))
    try dma.check(.memoryToStream, .init(memory: source.memory, range: 0..<source.byteCount))
    try dma.check(
      .streamToMemory, .init(memory: destination.memory, range: 0..<destination.byteCount))
    guard !source.memory.overlaps(destination.memory) else {
      throw DeviceError(
        .invalidArgument,
        "source and destination share memory: the core writes the first rows of the result before it "
          + "has read the whole image; use two buffers", address: destination.address)
    }
    if let failure { throw needsReset(failure) }
    try guarded { () throws(DeviceError) in try checkTransfers() }
    for frame in frames where source.memory.overlaps(frame.destination) {
      throw DeviceError(
        .busy,
        "the source is the destination of a frame on its way, whose pixels it does not hold yet: wait "
          + "for that frame with next() first", address: source.address)
    }
    try source.flush()
    // Else a dirty cache line might be written back over what the device has put there.
    try destination.invalidate()
    frames.append(
      Frame(source: source.memory, destination: destination.memory, sizes: sizes))
    try guarded { () throws(DeviceError) in try advance() }
  }

  /// Waits for the oldest frame and returns what it took.
  ///
  /// - Parameters:
  ///   - timeout: Device time to wait; by default 10 ms and 40 ns for each byte of this frame, in and
  ///     out.
  ///   - progress: Called about every ``progressInterval`` of device time.
  /// - Throws: `notRunning` if no frame is enqueued; `timeout` and, when the task is cancelled,
  ///   `cancelled`, after which it may be called again;
  ///   `transferFailed` and others, after which ``reset()`` is needed.
  @discardableResult
  public func next(
    timeout: Duration? = nil, progress: (() -> Void)? = nil
  ) throws(DeviceError) -> ResizeResult {
    if let failure { throw needsReset(failure) }
    guard let first = frames.first?.sizes else {
      throw DeviceError(.notRunning, "no frame to wait for; enqueue one first")
    }
    let allowance =
      timeout ?? .moving(first.source.byteCount + first.destination.byteCount)
    let isOver = try guarded { () throws(DeviceError) in
      try dma.wait(
        timeout: allowance, every: progress == nil ? nil : Self.progressInterval,
        tick: { progress?() }
      ) { completions throws(DeviceError) in
        try note(completions)
        if frames[0].isFinished { return true }
        try checkTransfers()
        return false
      }
    }
    guard isOver else {
      throw dma.timeoutError(frames[0].isReceived ? .memoryToStream : .streamToMemory, allowance)
    }
    return try guarded { () throws(DeviceError) in try takeFirst() }
  }

  /// Resizes an image several times, the next frame in line while one is under way, so that they
  /// overlap.
  ///
  /// - Parameters:
  ///   - source: The image, RGB, of shape `[height, width, 3]`.
  ///   - destination: Where every frame's result goes.
  ///   - count: Number of frames, at least 1.
  ///   - timeout: Device time to wait for each frame.
  ///   - progress: Called now and then while the hardware works.
  /// - Returns: The frames' results, in their order.
  /// - Throws: As ``resize(_:into:timeout:progress:)``.
  public func resize(
    _ source: borrowing DeviceBuffer<UInt8>, into destination: inout DeviceBuffer<UInt8>,
    count: Int, timeout: Duration? = nil, progress: (() -> Void)? = nil
  ) throws(DeviceError) -> [ResizeResult] {
    guard count >= 1 else {
      throw DeviceError(.invalidArgument, "cannot resize \(count) frames; resize at least 1")
    }
    try requireNoFrames()
    var results: [ResizeResult] = []
    try enqueue(source, into: destination)
    for frame in 0..<count {
      if frame + 1 < count { try enqueue(source, into: destination) }
      results.append(try next(timeout: timeout, progress: progress))
    }
    return results
  }

  /// Resizes black images of these sizes, to measure it: clocks do not depend on the pixels.
  ///
  /// ```swift
  /// let report = try device.measure("half of 360p") { device in
  ///   try ImageResizer(device).resize(
  ///     from: .init(width: 640, height: 360), to: .init(width: 320, height: 180))
  /// }
  /// ```
  /// - Parameters:
  ///   - source: Size of the images that go in.
  ///   - destination: Size of the images that come out.
  ///   - count: Number of frames, at least 1; several overlap.
  ///   - timeout: Deadline of each frame; nil for one that its size gives.
  /// - Returns: The frames' results, in their order.
  /// - Throws: As ``resize(_:into:timeout:progress:)``.
  public func resize(
    from source: ImageSize, to destination: ImageSize, count: Int = 1, timeout: Duration? = nil
  ) throws(DeviceError) -> [ResizeResult] {
    try source.validate(as: "a source image")
    try destination.validate(as: "a destination image")
    let input = try device.allocate(shape: source.shape, of: UInt8.self)
    var output = try device.allocate(shape: destination.shape, of: UInt8.self)
    return try resize(input, into: &output, count: count, timeout: timeout)
  }

  /// Checks that no frame is on its way.
  func requireNoFrames() throws(DeviceError) {
    guard frames.isEmpty else {
      throw DeviceError(
        .busy,
        "\(frames.count) frames are still on their way; wait for them with next(), or reset()")
    }
  }

  /// Checks that the transfers that were begun are still the DMA's.
  ///
  /// - Throws: `notRunning` if somebody else has reset the DMA, or waited for its channels.
  private func checkTransfers() throws(DeviceError) {
    let sends = sendsBegun > 0 && !frames[sendsBegun - 1].isSent
    let receives = receivesBegun > 0 && !frames[receivesBegun - 1].isReceived
    guard sends && !dma.send.isBusy || receives && !dma.receive.isBusy else { return }
    throw DeviceError(
      .notRunning,
      "\(frames.count) frames were on their way, but the DMA was reset or its channels were waited for "
        + "by somebody else; they are lost", address: dma.base)
  }

  private func imageSize(_ shape: [Int], of what: String) throws(DeviceError) -> ImageSize {
    guard shape.count == 3, shape[2] == 3 else {
      throw DeviceError(
        .invalidShape,
        "the \(what) buffer has shape \(shape); an RGB image needs [height, width, 3]")
    }
    let size = ImageSize(width: shape[1], height: shape[0])
    try size.validate(as: "a \(what) image")
    return size
  }

  private func needsReset(_ failure: DeviceError) -> DeviceError {
    var error = failure
    error.message += "; call reset() on the resizer before the next frame"
    return error
  }

  private func guarded<Result>(
    _ body: () throws(DeviceError) -> Result
  ) throws(DeviceError) -> Result {
    do throws(DeviceError) {
      return try body()
    } catch {
      // A wait that was cut short has broken nothing.
      if error.code == .cancelled { throw error }
      failure = error
      throw needsReset(error)
    }
  }
}
