// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXIStreamFIFO {
  /// Waits for a packet and takes it out of the FIFO.
  ///
  /// - Parameter timeout: Device time to wait for its end.
  /// - Returns: The packet: bytes, and the destination if the core has TDEST.
  /// - Throws: `timeout`; `cancelled`; `transferFailed` if the core reports RPURE, RPORE or RPUE;
  ///   `unexpectedResult` for a length that cannot be; `unsupported` if the core was built without the
  ///   receiver; the bus's answer.
  public func receive(timeout: Duration) throws(DeviceError) -> StreamPacket {
    try requireReceive()
    let isThere = try wait(for: StreamFIFOStatus.received, timeout: timeout) {
      () throws(DeviceError) in try occupancy() > 0
    }
    guard isThere else {
      throw DeviceError(
        .timeout,
        "\(name) has received no packet within \(timeout): none has come, its end is missing, or it is "
          + "longer than the \(configuration.receiveCapacity) words that the FIFO holds, which only a "
          + "reset ends", address: registers.base, register: "RDFO", value: 0)
    }
    return try takePacket()
  }

  /// Takes a packet out of the FIFO; nil if there is none.
  ///
  /// - Throws: As ``receive(timeout:)``, without a wait.
  public func receiveIfPresent() throws(DeviceError) -> StreamPacket? {
    try occupancy() > 0 ? try takePacket() : nil
  }

  /// PG080, "Programming Sequence": length, destination, then the words.
  private func takePacket() throws(DeviceError) -> StreamPacket {
    let count = Int(try registers.read(.receiveLength).rawValue & 0x7F_FFFF)
    guard count <= 4 * configuration.receiveCapacity else {
      throw DeviceError(
        .unexpectedResult,
        "\(name) tells of a packet of \(count) bytes, more than its FIFO holds; reset it",
        address: registers.base, register: "RLR", value: UInt32(count))
    }
    let destination =
      configuration.hasDestination ? try registers.read(.receiveDestination).rawValue : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      let word = try registers.read(.receiveData).rawValue
      for byte in 0..<min(4, count - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(8 * byte)))
      }
    }
    try checkErrors(StreamFIFOStatus.receiveErrorMask, of: "receiver")
    return StreamPacket(bytes, destination: UInt64(destination))
  }
}
