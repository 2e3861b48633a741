// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct ResizeAcceleratorTests {
  let device = FakeDevice(overlay: .resizer)

  @Test func sizesGoToTheirRegisters() throws {
    let core = try ResizeAccelerator(device)
    try core.setSizes(
      source: .init(width: 640, height: 360), destination: .init(width: 320, height: 180))
    #expect(
      device.trace == [
        .write(At.sourceRows, 360), .write(At.sourceColumns, 640),
        .write(At.destinationRows, 180), .write(At.destinationColumns, 320),
      ])
  }

  @Test(
    arguments: [(0, 1), (1, 0), (3841, 1), (1, 2161), (-1, 5), (Int.max, Int.max)])
  func impossibleSizesAreRefused(width: Int, height: Int) throws {
    let core = try ResizeAccelerator(device)
    let bad = ImageSize(width: width, height: height)
    let good = ImageSize(width: 4, height: 4)
    for (source, destination) in [(bad, good), (good, bad)] {
      let error = failure { () throws(DeviceError) in
        try core.setSizes(source: source, destination: destination)
      }
      #expect(error?.code == .invalidArgument)
      #expect(error?.message.contains("3840x2160") == true)
    }
    #expect(device.trace.isEmpty)
  }

  @Test func startAndWaitByPolling() throws {
    let core = try ResizeAccelerator(device)
    device.values[At.coreControl] = [CoreControl.idle, CoreControl.busy, CoreControl.finished]
    try core.start()
    try core.wait()
    #expect(
      device.trace == [
        .read(At.coreControl), .write(At.coreControl, CoreControl.start),
        .poll(At.coreControl, mask: CoreControl.done, until: CoreControl.done),
      ])
  }

  @Test func doneIsRememberedThoughReadingTakesItAway() throws {
    let core = try ResizeAccelerator(device)
    device.values[At.coreControl] = [CoreControl.idle, CoreControl.finished, CoreControl.idle]
    try core.start()
    #expect(try core.isIdle)
    device.trace = []
    try core.wait()
    #expect(device.trace.isEmpty)
    // But only once, and not into the next run.
    device.values[At.coreControl] = [CoreControl.finished, CoreControl.idle]
    try core.start()
    let error = failure { () throws(DeviceError) in try core.wait(timeout: .microseconds(1)) }
    #expect(error?.code == .timeout)
  }

  @Test func automaticRestartIsTheNotebooksStart() throws {
    let core = try ResizeAccelerator(device)
    device.values[At.coreControl] = [CoreControl.idle]
    try core.start(autoRestart: true)
    #expect(device.trace.last == .write(At.coreControl, CoreControl.startAgainAndAgain))
    #expect(failure { () throws(DeviceError) in try core.wait() }?.code == .invalidArgument)
    try core.stopRestarting()
    #expect(device.trace.last == .write(At.coreControl, CoreControl.stop))
  }

  @Test func aBusyCoreIsNotStartedAgain() throws {
    let core = try ResizeAccelerator(device)
    device.values[At.coreControl] = [CoreControl.start]
    let error = failure { () throws(DeviceError) in try core.start() }
    #expect(error?.code == .busy && error?.register == "CTRL")
    #expect(device.trace == [.read(At.coreControl)])
  }

  @Test func interruptsAreToggledExactlyAsRead() throws {
    let core = try ResizeAccelerator(device)
    device.values[At.coreInterruptStatus] = [0]
    try core.enableInterrupts()
    #expect(
      device.trace == [
        .write(0x43C0_0008, 1), .write(0x43C0_0004, 1), .read(At.coreInterruptStatus),
      ])
    device.values[At.coreControl] = [CoreControl.idle]
    try core.start()
    device.trace = []
    device.values[At.coreInterruptStatus] = [0x1]
    device.interrupts = [.line(2)]
    try core.wait()
    #expect(
      device.trace == [
        .wait(.line(2)), .read(At.coreInterruptStatus), .write(At.coreInterruptStatus, 0x1),
      ])
    // A bit that reads 0 is not written: the 1 would set it.
    device.trace = []
    device.values[At.coreInterruptStatus] = [0x0]
    #expect(try core.acknowledgeInterrupts().rawValue == 0)
    #expect(device.trace == [.read(At.coreInterruptStatus)])
  }

  @Test func interruptsNeedALine() throws {
    let core = ResizeAccelerator(device, at: 0x43C0_0000)
    #expect(
      failure { () throws(DeviceError) in try core.enableInterrupts() }?.code == .unsupported)
  }
}
