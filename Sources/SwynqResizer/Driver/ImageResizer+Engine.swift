// SPDX-License-Identifier: Apache-2.0
internal import Swynq
internal import SwynqCores

// What keeps the hardware busy with a queue of frames.
//
// Both channels take frames in the order of the queue, each as soon as it is through with the one
// before, so the DMA already reads frame n + 1 while it writes the end of frame n. The core follows
// by itself: it is told to restart automatically as long as a further frame of the same sizes is in
// the queue. (A start written for each frame would cost a gap, because a start written before the
// core is ready for it is lost.)

extension ImageResizer {
  /// The first frame that the hardware is not through with.
  private var firstUnfinished: Int {
    frames.firstIndex { !$0.isFinished } ?? frames.count
  }

  /// Frames that the core has yet to finish and can take one after the other, because they have the
  /// same sizes.
  private func framesForCore(from first: Int) -> Int {
    var count = 0
    for frame in frames[first...] {
      guard frame.sizes == frames[first].sizes else { break }
      if !frame.isReceived { count += 1 }
    }
    return count
  }

  /// Begins all that can begin now.
  func advance() throws(DeviceError) {
    let first = firstUnfinished
    guard first < frames.count else { return }
    let sizes = frames[first].sizes
    if max(sendsBegun, receivesBegun) == first {
      try beginChain(first, sizes)
    } else {
      if canBegin(receivesBegun, sizes), !dma.receive.isBusy { try beginReceive() }
      if canBegin(sendsBegun, sizes), !dma.send.isBusy { try beginSend() }
      try steerCore(framesForCore(from: first))
    }
  }

  /// Whether the next frame of a channel is there and has the sizes that the core is working with.
  private func canBegin(_ index: Int, _ sizes: Sizes) -> Bool {
    index < frames.count && frames[index].sizes == sizes
  }

  /// Begins a frame with nothing in flight. The memory's latency passes while the core is started
  /// and the receiver made ready.
  private func beginChain(_ first: Int, _ sizes: Sizes) throws(DeviceError) {
    guard !dma.send.isBusy, !dma.receive.isBusy else {
      throw DeviceError(
        .busy, "the DMA is moving something else; wait for that transfer before resizing",
        address: dma.base)
    }
    let restarts = framesForCore(from: first) > 1
    if coreMayBeAhead { try settleCore() }
    markStart(first)
    try accelerator.setSizes(source: sizes.source, destination: sizes.destination)
    try beginSend()
    try accelerator.writeControl(start: true, autoRestart: restarts)
    coreRestarts = restarts
    coreMayBeAhead = restarts
    try beginReceive()
  }

  private func beginReceive() throws(DeviceError) {
    try dma.receive.transfer(frames[receivesBegun].destination)
    receivesBegun += 1
  }

  private func beginSend() throws(DeviceError) {
    if !frames[sendsBegun].isStarted { markStart(sendsBegun) }
    try dma.send.transfer(frames[sendsBegun].source)
    sendsBegun += 1
  }

  private func markStart(_ index: Int) {
    frames[index].isStarted = true
    frames[index].startClock = device.clockCount
    frames[index].startTime = device.now
  }

  /// Lets the core restart by itself while more than one frame is before it.
  private func steerCore(_ frames: Int) throws(DeviceError) {
    let restarts = frames > 1
    guard restarts != coreRestarts else { return }
    if restarts {
      try accelerator.writeControl(start: true, autoRestart: true)
      coreMayBeAhead = true
    } else {
      try accelerator.stopRestarting()
    }
    coreRestarts = restarts
  }

  /// Takes note of what has finished, and begins what can begin now.
  func note(_ completions: AXIDMA<Bus>.Completions) throws(DeviceError) {
    if completions.isEmpty { return }
    if completions.sent != nil {
      frames[sendsBegun - 1].isSent = true
      markEnd(sendsBegun - 1)
    }
    if let received = completions.received {
      let index = receivesBegun - 1
      let expected = frames[index].destination.byteCount
      guard received == expected else {
        throw DeviceError(
          .unexpectedResult,
          "the resize core sent \(received) bytes for an image of "
            + "\(frames[index].sizes.destination) pixels, which has \(expected); are its size "
            + "registers written by somebody else?", address: frames[index].destination.address,
          register: "S2MM_LENGTH", value: UInt32(truncatingIfNeeded: received))
      }
      frames[index].isReceived = true
      markEnd(index)
    }
    try advance()
  }

  private func markEnd(_ index: Int) {
    guard frames[index].isFinished else { return }
    frames[index].endClock = device.clockCount
    frames[index].endTime = device.now
  }

  /// Takes the oldest frame, which is finished, out of the queue.
  func takeFirst() throws(DeviceError) -> ResizeResult {
    let frame = frames.removeFirst()
    sendsBegun -= 1
    receivesBegun -= 1
    if frames.isEmpty, coreMayBeAhead { try settleCore() }
    try frame.destination.invalidate(0..<frame.destination.byteCount)
    return ResizeResult(
      source: frame.sizes.source, destination: frame.sizes.destination,
      startClock: frame.startClock, endClock: frame.endClock,
      startTime: frame.startTime, duration: frame.endTime - frame.startTime)
  }

  /// Makes the core idle after a chain of frames, or after the DMA's reset has made it drop one.
  ///
  /// The core takes its next start when a frame *begins*, so the last frame of a chain may have
  /// begun, and the core have restarted, before it was told that no frame follows. It then waits
  /// for one. A height of 0 makes it finish that run at once, with nothing read and nothing sent.
  func settleCore() throws(DeviceError) {
    coreMayBeAhead = false
    // Hardware that was through before the driver looked still restarts for a frame that went by.
    if coreRestarts { try accelerator.stopRestarting() }
    coreRestarts = false
    if try accelerator.control().isIdle { return }
    try accelerator.registers.write(WholeWord(rawValue: 0), to: .sourceRows)
    let mask = HLSControl.idle.mask
    try accelerator.registers.poll(
      .control, mask: mask, until: mask,
      orElse:
        "the resize core did not come to rest: it is in the middle of a frame that will never be "
        + "complete; load the overlay again")
  }
}
