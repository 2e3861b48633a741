// SPDX-License-Identifier: Apache-2.0

/// A piece of work that a device has done, such as one frame, and when. Drivers return it, reports are
/// made of it.
public protocol MeasuredWork {
  /// The kind of work.
  var work: WorkDescription { get }
  /// The device's clock before the driver's first call for this work; nil if it counts no clocks.
  var startClock: UInt64? { get }
  /// The device's clock after the driver's last call for this work; nil if it counts no clocks.
  var endClock: UInt64? { get }
  /// Device time at the start.
  var startTime: Duration { get }
  /// Device time from start to end.
  var duration: Duration { get }
}

/// A kind of work, whoever does it.
public struct WorkDescription: Hashable, Sendable {
  /// The work in a few words: `640x360 to 320x180`.
  public let title: String
  /// Size of the images that go in; nil for other work.
  public let source: ImageSize?
  /// Size of the images that come out; nil for other work.
  public let destination: ImageSize?
  /// Bytes read from memory; nil if not known.
  public let bytesRead: Int?
  /// Bytes written to memory; nil if not known.
  public let bytesWritten: Int?
  /// A known speed of the same work; nil if there is none.
  public let reference: ReferenceSpeed?

  /// Work of any kind.
  public init(
    _ title: String, bytesRead: Int? = nil, bytesWritten: Int? = nil,
    reference: ReferenceSpeed? = nil
  ) {
    self.title = title
    source = nil
    destination = nil
    self.bytesRead = bytesRead
    self.bytesWritten = bytesWritten
    self.reference = reference
  }

  /// One RGB image made of another.
  public init(
    from source: ImageSize, to destination: ImageSize, reference: ReferenceSpeed? = nil
  ) {
    title = "\(source) to \(destination)"
    self.source = source
    self.destination = destination
    bytesRead = source.byteCount
    bytesWritten = destination.byteCount
    self.reference = reference
  }
}

/// The speed of something else at the same work, to compare a measured speed with.
public struct ReferenceSpeed: Hashable, Sendable {
  /// Who or what it is: `original core`.
  public let name: String
  /// Clocks that it takes for the work.
  public let clocks: Double
  /// The published times of this very work, if there are any.
  public let published: [PublishedTime]

  /// A time that was published.
  public struct PublishedTime: Hashable, Sendable {
    /// Seconds for the work.
    public let seconds: Double
    /// The clock's frequency, in Hz.
    public let clockFrequency: UInt64
    /// Who published it, and what it covers.
    public let origin: String

    /// `seconds` at `clockFrequency` Hz.
    public init(seconds: Double, clockFrequency: UInt64, origin: String) {
      self.seconds = seconds
      self.clockFrequency = clockFrequency
      self.origin = origin
    }
  }

  /// A speed of `clocks` for the work.
  public init(_ name: String, clocks: Double, published: [PublishedTime] = []) {
    self.name = name
    self.clocks = clocks
    self.published = published
  }
}
