// SPDX-License-Identifier: Apache-2.0

package import Swynq

/// The registers of a cycle monitor (`rtl/cycle_monitor/cycle_monitor_registers.sv`).
package enum CycleMonitorRegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  package static var ipType: String { "swynq.org:rtl:cycle_monitor:1.0" }

  /// All registers, in order of offset. Those of 48 bits are two, `_LO` and `_HI`.
  package static var registers: [RegisterDescription] {
    typealias R<Layout: RegisterBits> = Register<CycleMonitorRegisters, Layout>
    return [
      R<MonitorIdentity>.identity.description,
      R<MonitorVersion>.version.description,
      R<MonitorParameters>.parameters.description,
      R<MonitorControl>.control.description,
      R<MonitorStatus>.status.description,
      R<MonitorFrameIndex>.frameIndex.description,
      R<RunningCounter>.clockLow.description,
      R<ReadOnlyWord>.clockHigh.description,
      R<ReadOnlyWord>.frameStart.description,
      R<ReadOnlyWord>.frameEnd.description,
      R<MonitorFrameHigh>.frameHigh.description,
      R<MonitorFramesSince>.framesSince.description,
    ] + MonitorCounter.all.flatMap { $0.registers }
      + [R<MonitorOutstanding>.outstanding.description]
      + MonitorCounter.totals.flatMap { $0.registers } + [
        R<ReadOnlyWord>.readMinimum.description,
        R<ReadOnlyWord>.writeMinimum.description,
        R<ReadOnlyWord>.readMaximum.description,
        R<ReadOnlyWord>.writeMaximum.description,
      ]
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorIdentity {
  static var identity: Self { .init("ID", at: 0x000, "SYCM: a cycle monitor") }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorVersion {
  static var version: Self {
    .init("VERSION", at: 0x004, "version of the register map")
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorParameters {
  static var parameters: Self {
    .init("PARAMETERS", at: 0x008, "what the core was built with")
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorControl {
  static var control: Self { .init("CONTROL", at: 0x00C, "commands") }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorStatus {
  static var status: Self { .init("STATUS", at: 0x010, "state of the snapshot") }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorFrameIndex {
  static var frameIndex: Self {
    .init("FRAME_INDEX", at: 0x014, "which frame FRAME_* tell of")
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == RunningCounter {
  // The latch harms nobody: no `readHasSideEffects`.
  static var clockLow: Self {
    .init("CLOCK_LO", at: 0x018, "clocks since reset; a read latches CLOCK_HI")
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == ReadOnlyWord {
  static var clockHigh: Self {
    .init("CLOCK_HI", at: 0x01C, "upper half, as latched")
  }
  static var frameStart: Self {
    .init("FRAME_START", at: 0x020, "first source beat of the frame")
  }
  static var frameEnd: Self {
    .init("FRAME_END", at: 0x024, "last destination beat of the frame")
  }
  static var readMinimum: Self {
    .init("READ_MINIMUM", at: 0x5B0, "shortest read latency, clocks")
  }
  static var readMaximum: Self {
    .init("READ_MAXIMUM", at: 0x5C0, "longest read latency, clocks")
  }
  static var writeMinimum: Self {
    .init("WRITE_MINIMUM", at: 0x5B8, "shortest write latency, clocks")
  }
  static var writeMaximum: Self {
    .init("WRITE_MAXIMUM", at: 0x5C8, "longest write latency, clocks")
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorFrameHigh {
  static var frameHigh: Self {
    .init("FRAME_HIGH", at: 0x028, "upper bits of FRAME_START and FRAME_END")
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorFramesSince {
  static var framesSince: Self {
    .init("FRAMES_SINCE", at: 0x02C, "frames begun since the snapshot")
  }
}

extension Register where Block == CycleMonitorRegisters, Layout == MonitorOutstanding {
  static var outstanding: Self {
    .init("OUTSTANDING", at: 0x598, "most bursts under way at once")
  }
}
