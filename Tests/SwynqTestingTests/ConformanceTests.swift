// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The suite itself: it finds what is wrong with a device, and says so.
struct ConformanceTests {
  static let overlay = OverlayDescription(
    name: "overlay",
    blocks: [
      .init(
        name: "filter_0", type: "example.com:hls:filter:1.0", base: 0x4000_0000,
        interrupts: [.init(port: "interrupt", line: .line(0))],
        describedRegisters: [
          .init(
            name: "gain", offset: 0x10, fields: [.init("gain", bits: 0...7, .readWrite, "")],
            resetValue: 0, summary: "")
        ])
    ])

  static let subject = ConformanceSubject(
    register: "filter_0.gain", mask: 0xFF, unmappedAddress: 0x5000_0000)

  /// The names of the checks that this device fails.
  private func failures(of makeDevice: () -> ScriptedDevice) -> [String] {
    ConformanceCheck.general(for: Self.subject).filter { check in
      (try? check.run(makeDevice)) == nil
    }.map(\.name)
  }

  /// A scripted device keeps no register and maps no address, and does the rest.
  @Test func `A device fails just those checks whose duty it does not do`() {
    #expect(
      failures { ScriptedDevice(overlay: Self.overlay) } == [
        "a register holds what is written to it", "unmapped addresses are reported",
        "a poll returns the value that it waits for, at once if it is there",
      ])
  }

  @Test func `A failure names its check and all that was wrong`() {
    let check = ConformanceCheck("two things") { run in
      run.check(1 + 1 == 3, "the first")
      run.check(true, "no problem")
      run.check(throws: .timeout, "the second") { () throws(DeviceError) in
        throw DeviceError(.busy, "at work")
      }
      run.check(throws: .timeout, "the third") { () throws(DeviceError) in }
    }
    let failure = #expect(throws: ConformanceFailure.self) {
      try check.run { ScriptedDevice(overlay: Self.overlay) }
    }
    #expect(
      failure?.description == """
        two things:
          the first
          the second: busy instead of timeout: at work
          the third: no error, though timeout was due
        """)
  }

  @Test func `Without an address that may be tried there is no check of one`() {
    var subject = Self.subject
    subject.unmappedAddress = nil
    #expect(
      ConformanceCheck.general(for: Self.subject).count
        == ConformanceCheck.general(for: subject).count + 1)
  }

  @Test func `Each check has a name of its own`() {
    let names = ConformanceCheck.general(for: Self.subject).map(\.name)
    #expect(Set(names).count == names.count)
  }

  /// A scripted device times out instead of ending with the task.
  @Test(arguments: CancellationCheck.general(for: subject), CancellationCheck.Moment.allCases)
  func `A device that ignores cancellation fails`(
    check: CancellationCheck, moment: CancellationCheck.Moment
  ) async {
    let failure = await #expect(throws: ConformanceFailure.self) {
      try await check.run(moment) { ScriptedDevice(overlay: Self.overlay) }
    }
    #expect(failure?.problems.first == "timeout instead of cancelled")
  }
}
