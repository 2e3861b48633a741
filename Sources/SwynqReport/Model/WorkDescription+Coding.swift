// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// A kind of work in JSON: among the keys of the run that did it.
struct CodableWork: Codable {
  let work: WorkDescription

  init(_ work: WorkDescription) { self.work = work }

  private enum CodingKeys: String, CodingKey {
    case source, destination
    case title = "work"
    case bytesRead, bytesWritten, reference
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let reference = try container.decodeIfPresent(CodableSpeed.self, forKey: .reference)?.speed
    if container.contains(.source) || !container.contains(.title) {
      func size(_ key: CodingKeys) throws -> ImageSize {
        let size = try container.decode(CodableSize.self, forKey: key).size
        guard (1...1 << 16).contains(size.width), (1...1 << 16).contains(size.height) else {
          throw DecodingError.dataCorruptedError(
            forKey: key, in: container, debugDescription: "no image has the size \(size)")
        }
        return size
      }
      work = WorkDescription(
        from: try size(.source), to: try size(.destination), reference: reference)
      return
    }
    func bytes(_ key: CodingKeys) throws -> Int? {
      let bytes = try container.decodeIfPresent(Int.self, forKey: key)
      guard (0...1 << 36).contains(bytes ?? 0) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "must be 0 to 2^36")
      }
      return bytes
    }
    work = WorkDescription(
      try container.decode(String.self, forKey: .title), bytesRead: try bytes(.bytesRead),
      bytesWritten: try bytes(.bytesWritten), reference: reference)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if let source = work.source, let destination = work.destination {
      try container.encode(CodableSize(source), forKey: .source)
      try container.encode(CodableSize(destination), forKey: .destination)
    } else {
      try container.encode(work.title, forKey: .title)
      try container.encodeIfPresent(work.bytesRead, forKey: .bytesRead)
      try container.encodeIfPresent(work.bytesWritten, forKey: .bytesWritten)
    }
    try container.encodeIfPresent(work.reference.map(CodableSpeed.init), forKey: .reference)
  }
}

/// An image's size as an object in JSON.
private struct CodableSize: Codable {
  let width: Int
  let height: Int

  init(_ size: ImageSize) {
    width = size.width
    height = size.height
  }

  var size: ImageSize { ImageSize(width: width, height: height) }
}

/// A reference's speed in JSON.
private struct CodableSpeed: Codable {
  let name: String
  let clocks: Double
  let published: [Time]

  struct Time: Codable {
    let seconds: Double
    let clockFrequency: UInt64
    let origin: String
  }

  init(_ speed: ReferenceSpeed) {
    name = speed.name
    clocks = speed.clocks
    published = speed.published.map {
      Time(seconds: $0.seconds, clockFrequency: $0.clockFrequency, origin: $0.origin)
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    clocks = try container.decode(Double.self, forKey: .clocks)
    published = try container.decode([Time].self, forKey: .published)
    guard (0...0x1p53).contains(clocks),
      published.allSatisfy({ (0...0x1p53).contains($0.seconds) && $0.clockFrequency > 0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .clocks, in: container, debugDescription: "a reference's speed is out of bounds")
    }
  }

  var speed: ReferenceSpeed {
    ReferenceSpeed(
      name, clocks: clocks,
      published: published.map {
        .init(seconds: $0.seconds, clockFrequency: $0.clockFrequency, origin: $0.origin)
      })
  }
}
