// SPDX-License-Identifier: Apache-2.0

/// An AXI4-Stream at the top of an overlay.
public struct StreamPort: Hashable, Sendable {
  /// The ways that data can go.
  public enum Direction: Hashable, Sendable {
    /// The overlay receives: a program sends.
    case toOverlay
    /// The overlay sends: a program receives.
    case fromOverlay
  }

  /// Prefix of its signals without the last `_`, such as `in_stream`.
  public var name: String
  /// Which way the data goes.
  public var direction: Direction
  /// Bytes of a beat.
  public var bytesPerBeat: Int

  /// The stream `name`.
  public init(name: String, direction: Direction, bytesPerBeat: Int) {
    self.name = name
    self.direction = direction
    self.bytesPerBeat = bytesPerBeat
  }
}

/// A device whose overlay has AXI4-Streams that a program is at the other end of.
public protocol StreamingDevice: Device {
  /// The overlay's streams.
  var streams: [StreamPort] { get }

  /// Lets a packet follow those that were given before. It returns at once; the packet goes out while the
  /// device is waited for, read or written.
  ///
  /// - Throws: `notFound` if there is no such stream; `invalidArgument` if it goes the other way or
  ///   cannot carry the packet.
  func send(_ packet: StreamPacket, to stream: String) throws(DeviceError)

  /// Waits until all packets are on their way.
  ///
  /// - Throws: `timeout`, `cancelled`; else as ``send(_:to:)``.
  func waitUntilSent(_ stream: String, timeout: Duration) throws(DeviceError)

  /// Takes the oldest packet that came, or waits for one.
  ///
  /// - Parameters:
  ///   - stream: The stream's name.
  ///   - byteCount: Bytes of a stream without TLAST, which ends no packet itself; nil for one with it.
  ///   - timeout: How long to wait, in device time.
  /// - Throws: `timeout`, `cancelled`; `notFound`; `invalidArgument`.
  func receive(
    from stream: String, byteCount: Int?, timeout: Duration
  ) throws(DeviceError) -> ReceivedPacket
}

extension StreamingDevice {
  /// Sends bytes as one packet, all of them data.
  public func send(_ bytes: [UInt8], to stream: String) throws(DeviceError) {
    try send(StreamPacket(bytes), to: stream)
  }

  /// Takes the oldest packet that came, or waits for one.
  public func receive(
    from stream: String, timeout: Duration
  ) throws(DeviceError) -> ReceivedPacket {
    try receive(from: stream, byteCount: nil, timeout: timeout)
  }
}
