// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores

/// A report, and the calls of the driver that it was made from.
public struct CycleRecording: Sendable {
  /// The report of the run.
  public package(set) var report: CycleReport
  /// The driver's calls from the first frame's start to the last one's end, in their order.
  public package(set) var events: [DriverEvent]
  /// The device's clock at the start of the first frame, which the report counts from; nil if the
  /// device does not count clocks.
  public package(set) var origin: UInt64?
  /// The overlay that the run was on, for its registers' names; nil if not known.
  public package(set) var overlay: OverlayDescription?
  /// The cores whose registers have names.
  public package(set) var cores: Cores
  /// The activity of the buses meanwhile, by the same clock; nil if nothing recorded it.
  public package(set) var activity: ActivityLog?

  /// A report with the calls behind it.
  package init(
    report: CycleReport, events: [DriverEvent] = [], origin: UInt64? = nil,
    overlay: OverlayDescription? = nil, cores: Cores = .standard, activity: ActivityLog? = nil
  ) {
    self.report = report
    self.events = events
    self.origin = origin
    self.overlay = overlay
    self.cores = cores
    self.activity = activity
  }
}
