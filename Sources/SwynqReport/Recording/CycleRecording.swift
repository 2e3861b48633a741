public import Swynq

/// A report, and the calls of the driver that it was made from.
public struct CycleRecording: Sendable {
  /// What the run came to.
  public var report: CycleReport
  /// The driver's calls from the first frame's start to the last one's end, in their order.
  public var events: [DriverEvent]
  /// The device's clock at the start of the first frame, which the report counts from; nil if the
  /// device does not count clocks.
  public var origin: UInt64?
  /// What the driver said of each frame, in their order; empty if the report was read from a file.
  public var results: [ResizeResult]

  /// A report with the calls behind it.
  public init(
    report: CycleReport, events: [DriverEvent] = [], origin: UInt64? = nil,
    results: [ResizeResult] = []
  ) {
    self.report = report
    self.results = results
    self.events = events
    self.origin = origin
  }
}
