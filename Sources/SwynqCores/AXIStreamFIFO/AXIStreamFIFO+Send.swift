// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXIStreamFIFO {
  /// Sends a packet once there is room for all of it, and returns when it is in the FIFO.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, at least one.
  ///   - destination: TDEST of the packet.
  ///   - timeout: Device time to wait for room.
  /// - Throws: `invalidArgument` for a packet that is empty or longer than the FIFO, and for a
  ///   destination that the core does not have; `timeout` if there is no room in time; `cancelled`;
  ///   `transferFailed` if the core reports TPOE or TSE; `unsupported` if the core was built without the
  ///   sender; the bus's answer.
  public func send(
    _ bytes: [UInt8], to destination: UInt32 = 0, timeout: Duration = .seconds(1)
  ) throws(DeviceError) {
    try requireSend()
    try check(bytes.count, destination)
    let words = (bytes.count + 3) / 4
    try waitForRoom(words, timeout: timeout)
    if configuration.hasDestination {
      try registers.write(WholeWord(rawValue: destination), to: .sendDestination)
    }
    for word in 0..<words {
      var value: UInt32 = 0
      for byte in 0..<4 where 4 * word + byte < bytes.count {
        value |= UInt32(bytes[4 * word + byte]) << UInt32(8 * byte)
      }
      try registers.write(WholeWord(rawValue: value), to: .sendData)
    }
    try registers.write(WholeWord(rawValue: UInt32(bytes.count)), to: .sendLength)
    try checkErrors(StreamFIFOStatus.sendErrorMask, of: "sender")
  }

  /// Waits until all packets have left the FIFO.
  ///
  /// - Parameter timeout: Device time to wait.
  /// - Throws: `timeout`; `cancelled`; `unsupported` if the core was built without the sender; the bus's
  ///   answer.
  public func waitUntilSent(timeout: Duration) throws(DeviceError) {
    try requireSend()
    try waitForRoom(configuration.sendCapacity, timeout: timeout)
  }

  private func check(_ byteCount: Int, _ destination: UInt32) throws(DeviceError) {
    let most = min(4 * configuration.sendCapacity, 1 << 23 - 1)
    guard (1...most).contains(byteCount) else {
      throw DeviceError(
        .invalidArgument,
        "\(name) sends packets of 1 to \(most) bytes, not \(byteCount)"
          + (byteCount > most ? "; split it, or build the overlay with a deeper FIFO" : ""),
        address: registers.base)
    }
    guard destination == 0 || configuration.hasDestination else {
      throw DeviceError(
        .invalidArgument,
        "\(name) has no TDEST for destination \(destination) (c_has_axis_tdest = 0)",
        address: registers.base)
    }
    let width = configuration.destinationWidth
    guard width >= 32 || destination >> UInt32(width) == 0 else {
      throw DeviceError(
        .invalidArgument, "TDEST of \(name) has \(width) bits, too few for \(destination)",
        address: registers.base)
    }
  }

  /// A packet that has left makes room, which TC tells of.
  private func waitForRoom(_ words: Int, timeout: Duration) throws(DeviceError) {
    let isThere = try wait(for: StreamFIFOStatus.sent, timeout: timeout) { () throws(DeviceError) in
      try vacancy() >= words
    }
    guard isThere else {
      throw DeviceError(
        .timeout,
        "\(name) has no room for \(words) words after \(timeout): the stream's receiver takes no data; "
          + "is it started?", address: registers.base, register: "TDFV",
        value: try? registers.read(.vacancy).rawValue)
    }
  }
}
