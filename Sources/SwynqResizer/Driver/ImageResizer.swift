// SPDX-License-Identifier: Apache-2.0
public import Swynq
public import SwynqCores

/// The resizer overlay in one object: an `AXIDMA` and a ``ResizeAccelerator`` that work together.
///
/// One call resizes one frame:
///
/// ```swift
/// let resizer = try ImageResizer(device)
/// let result = try resizer.resize(input, into: &output)
/// ```
///
/// A stream of frames overlaps: ``enqueue(_:into:)`` as many as there are buffers for, and
/// ``next(timeout:progress:)`` waits for them in order, while the hardware already reads the frame after.
public final class ImageResizer<Bus: Device> {
  /// The device that holds the overlay.
  public let device: Bus
  /// The DMA that moves the pixels.
  public let dma: AXIDMA<Bus>
  /// The core that resizes them.
  public let accelerator: ResizeAccelerator<Bus>

  /// Frames that were enqueued and not yet returned, the oldest first.
  var frames: [Frame] = []
  /// Number of `frames` whose send and receive have begun.
  var sendsBegun = 0
  var receivesBegun = 0
  /// Whether the core restarts by itself at the moment.
  var coreRestarts = false
  /// Whether the core may have restarted past the last frame and wait for one more.
  var coreMayBeAhead = false
  /// The error that broke the flow; only ``reset()`` mends it.
  var failure: DeviceError?

  /// A frame on its way.
  struct Frame {
    let source: DeviceMemory
    let destination: DeviceMemory
    let sizes: Sizes
    var isStarted = false
    var startClock: UInt64?
    var startTime: Duration = .zero
    var endClock: UInt64?
    var endTime: Duration = .zero
    var isSent = false
    var isReceived = false
    var isFinished: Bool { isSent && isReceived }
  }

  /// Values of the core's four size registers.
  struct Sizes: Equatable {
    let source: ImageSize
    let destination: ImageSize
  }

  /// Takes over the DMA and the core of a device's overlay and resets them.
  ///
  /// - Parameters:
  ///   - device: The device that holds the overlay.
  ///   - dmaName: Name of the DMA's instance; by default the only AXI DMA of the overlay.
  ///   - acceleratorName: Name of the resize core's instance; by default the only one.
  ///   - waiting: How to wait; by default on interrupts if the DMA's lines are connected.
  /// - Throws: `notFound`; `unsupported` for a DMA without one of the channels; what the bus answers.
  public init(
    _ device: Bus, dma dmaName: String? = nil, accelerator acceleratorName: String? = nil,
    waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    self.device = device
    self.accelerator = try ResizeAccelerator(device, named: acceleratorName)
    self.dma = try AXIDMA(device, named: dmaName, waiting: waiting)
    for direction in DMADirection.allCases { try dma.requireChannel(direction) }
    try reset()
  }

  /// Resizes an image.
  ///
  /// Flushes and invalidates cacheable buffers as needed.
  /// - Parameters:
  ///   - source: The image, RGB, of shape `[height, width, 3]`.
  ///   - destination: Where the result goes; its shape `[height, width, 3]` is the size to make.
  ///   - timeout: Device time to wait; by default 10 ms and 40 ns for each byte in and out.
  ///   - progress: Called about every ``progressInterval`` of device time while the hardware works.
  /// - Returns: Sizes, clocks and time.
  /// - Throws: `invalidShape` or `invalidArgument` for buffers that are not images of 1x1 to
  ///   3840x2160 pixels, before anything starts; `busy` if frames are enqueued; `timeout`;
  ///   `transferFailed`. After the last two, ``reset()`` makes the resizer usable again.
  @discardableResult
  public func resize(
    _ source: borrowing DeviceBuffer<UInt8>, into destination: inout DeviceBuffer<UInt8>,
    timeout: Duration? = nil, progress: (() -> Void)? = nil
  ) throws(DeviceError) -> ResizeResult {
    try requireNoFrames()
    try enqueue(source, into: destination)
    return try next(timeout: timeout, progress: progress)
  }

  /// Ends whatever is going on and makes DMA and core ready for a new frame. Frames on their way
  /// are lost.
  ///
  /// - Throws: `timeout` if DMA or core do not come to rest.
  public func reset() throws(DeviceError) {
    try accelerator.stopRestarting()
    try dma.reset()
    try settleCore()
    frames = []
    sendsBegun = 0
    receivesBegun = 0
    coreRestarts = false
    coreMayBeAhead = false
    failure = nil
    // Ahead of the first frame, so that no frame pays for it.
    try dma.receive.start()
    try dma.send.start()
  }

  /// Device time between calls of a progress closure: 1 ms, 100,000 clocks at 100 MHz.
  public static var progressInterval: Duration { .milliseconds(1) }
}
