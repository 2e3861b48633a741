// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

extension SimulatedDevice: StreamingDevice {
  /// The number of a stream, by its name with or without the last `_`.
  private func number(ofStream name: String) throws(DeviceError) -> UInt32 {
    for (number, stream) in streams.enumerated()
    where stream.name == name || stream.name + "_" == name {
      return UInt32(number)
    }
    throw notFound("stream", name, streams.map(\.name))
  }

  func notFound(_ kind: String, _ name: String, _ known: [String]) -> DeviceError {
    DeviceError(
      .notFound,
      "overlay \(overlay.name) has no \(kind) named \(name); it has: "
        + (known.isEmpty ? "none" : known.joined(separator: ", ")))
  }

  /// Lets a packet follow those that were given before; it goes out while the clock runs in later calls.
  public func send(_ packet: StreamPacket, to stream: String) throws(DeviceError) {
    let number = try number(ofStream: stream)
    if let kinds = packet.kinds, kinds.count != packet.bytes.count {
      throw DeviceError(
        .invalidArgument,
        "the packet has \(packet.bytes.count) bytes, but \(kinds.count) kinds of bytes")
    }
    var bytes = packet.bytes
    var kinds = packet.kinds?.map(\.rawValue) ?? []
    var user = packet.user
    let status = bytes.withUnsafeMutableBufferPointer { bytes in
      kinds.withUnsafeMutableBufferPointer { kinds in
        user.withUnsafeMutableBufferPointer { user in
          var raw = swynq_sim_packet()
          raw.struct_size = UInt32(MemoryLayout<swynq_sim_packet>.size)
          raw.flags = packet.hasLast ? 0 : UInt32(SWYNQ_SIM_PACKET_OPEN)
          raw.bytes = bytes.baseAddress
          raw.byte_count = UInt64(bytes.count)
          raw.kinds = kinds.isEmpty ? nil : kinds.baseAddress
          raw.user = user.baseAddress
          raw.user_count = UInt64(user.count)
          raw.destination = packet.destination
          raw.id = packet.id
          return library.ports.send(handle, number, &raw)
        }
      }
    }
    guard status == 0 else { throw error(status) }
  }

  /// Runs the clock until all packets have been sent.
  public func waitUntilSent(_ stream: String, timeout: Duration) throws(DeviceError) {
    let number = try number(ofStream: stream)
    try wait(
      timeout, for: "the packets of \(stream)",
      failing: "not all packets of \(stream) were taken within \(timeout)"
    ) { library.ports.waitSent(handle, number, $0) }
  }

  /// Takes the oldest packet, or runs the clock until there is one.
  public func receive(
    from stream: String, byteCount: Int?, timeout: Duration
  ) throws(DeviceError) -> ReceivedPacket {
    let number = try number(ofStream: stream)
    var room = byteCount ?? receiveRoom
    while true {
      var attempt = Reception(room: room, beats: beats(in: room, of: streams[Int(number)]))
      do throws(DeviceError) {
        try wait(
          timeout, for: "a packet of \(stream)",
          failing: "no packet of \(stream) came within \(timeout)"
        ) { clocks in attempt.receive { library.ports.receive(handle, number, $0, clocks) } }
      } catch  where error.code == .invalidArgument && attempt.length > room && byteCount == nil {
        // It is longer than most, and waits.
        room = attempt.length
        receiveRoom = room
        continue
      }
      return attempt.packet
    }
  }

  private func beats(in byteCount: Int, of stream: StreamPort) -> Int {
    stream.bytesPerBeat == 0 ? byteCount : byteCount / stream.bytesPerBeat + 1
  }

  /// Sets the other end of a stream.
  ///
  /// - Parameters:
  ///   - stream: The stream's name.
  ///   - stall: Probability, in thousandths per clock, that the next beat is held back or READY withheld:
  ///     0 to 950.
  ///   - capacity: Bytes that are taken before somebody asks for them.
  /// - Throws: `notFound`; `invalidArgument`.
  public func setStream(
    _ stream: String, stall: UInt32 = 0, capacity: UInt64 = 1 << 30
  ) throws(DeviceError) {
    var raw = swynq_sim_stream_options()
    let size = UInt32(MemoryLayout<swynq_sim_stream_options>.size)
    var status = library.ports.defaultStreamOptions(&raw, size)
    guard status == 0 else { throw error(status) }
    raw.stall = stall
    raw.capacity = capacity
    status = library.ports.setStreamOptions(handle, try number(ofStream: stream), &raw)
    guard status == 0 else { throw error(status) }
  }
}

/// Room for a packet that is about to come.
private struct Reception {
  private var bytes: [UInt8]
  private var kinds: [UInt8]
  private var user: [UInt64]
  private var raw = swynq_sim_packet()

  init(room: Int, beats: Int) {
    bytes = [UInt8](repeating: 0, count: room)
    kinds = bytes
    user = [UInt64](repeating: 0, count: beats)
  }

  /// Bytes of the packet.
  var length: Int { Int(raw.byte_count) }

  mutating func receive(_ call: (UnsafeMutablePointer<swynq_sim_packet>) -> Int32) -> Int32 {
    let room = bytes.count
    let beats = user.count
    var raw = swynq_sim_packet()
    let status = bytes.withUnsafeMutableBufferPointer { bytes in
      kinds.withUnsafeMutableBufferPointer { kinds in
        user.withUnsafeMutableBufferPointer { user in
          raw.struct_size = UInt32(MemoryLayout<swynq_sim_packet>.size)
          raw.bytes = bytes.baseAddress
          raw.byte_count = UInt64(room)
          raw.kinds = kinds.baseAddress
          raw.user = user.baseAddress
          raw.user_count = UInt64(beats)
          return call(&raw)
        }
      }
    }
    self.raw = raw
    return status
  }

  var packet: ReceivedPacket {
    var packet = StreamPacket(
      Array(bytes.prefix(length)), user: Array(user.prefix(Int(raw.user_count))),
      destination: raw.destination, id: raw.id,
      hasLast: raw.flags & UInt32(SWYNQ_SIM_PACKET_OPEN) == 0)
    let kinds = kinds.prefix(length)
    if kinds.contains(where: { $0 != StreamPacket.ByteKind.data.rawValue }) {
      packet.kinds = kinds.map { StreamPacket.ByteKind(rawValue: $0) ?? .data }
    }
    return ReceivedPacket(
      packet, beats: raw.beats, clocks: raw.first_clock...max(raw.first_clock, raw.last_clock))
  }
}
