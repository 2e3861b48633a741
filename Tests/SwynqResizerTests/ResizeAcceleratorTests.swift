// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct ResizeAcceleratorTests {
  let device = ScriptedDevice(overlay: .resizer, cores: .resizer)

  @Test func `Sizes go to their registers`() throws {
    let core = try ResizeAccelerator(device)
    try core.setSizes(
      source: .init(width: 640, height: 360), destination: .init(width: 320, height: 180))
    #expect(
      device.trace == [
        "write resize_accel_0.src_rows 360", "write resize_accel_0.src_cols 640",
        "write resize_accel_0.dst_rows 180", "write resize_accel_0.dst_cols 320",
      ])
  }

  @Test(
    arguments: [(0, 1), (1, 0), (3841, 1), (1, 2161), (-1, 5), (Int.max, Int.max)])
  func `Impossible sizes are refused`(width: Int, height: Int) throws {
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

  @Test func `Start and wait by polling`() throws {
    let core = try ResizeAccelerator(device)
    try device.answer("resize_accel_0.CTRL", with: "AP_IDLE", 0, "AP_DONE|AP_IDLE|AP_READY")
    try core.start()
    try core.wait()
    #expect(
      device.trace == [
        "read resize_accel_0.CTRL", "write resize_accel_0.CTRL AP_START",
        "poll resize_accel_0.CTRL until AP_DONE=1",
      ])
  }

  @Test func `Done is remembered though reading takes it away`() throws {
    let core = try ResizeAccelerator(device)
    try device.answer("resize_accel_0.CTRL", with: "AP_IDLE", "AP_DONE|AP_IDLE|AP_READY", "AP_IDLE")
    try core.start()
    #expect(try core.isIdle)
    device.clearTrace()
    try core.wait()
    #expect(device.trace.isEmpty)
    // But only once, and not into the next run.
    try device.answer("resize_accel_0.CTRL", with: "AP_DONE|AP_IDLE|AP_READY", "AP_IDLE")
    try core.start()
    let error = failure { () throws(DeviceError) in try core.wait(timeout: .microseconds(1)) }
    #expect(error?.code == .timeout)
  }

  @Test func `Automatic restart is the notebook's start`() throws {
    let core = try ResizeAccelerator(device)
    try device.answer("resize_accel_0.CTRL", with: "AP_IDLE")
    try core.start(autoRestart: true)
    #expect(device.trace.last == "write resize_accel_0.CTRL AP_START|AUTO_RESTART")
    #expect(failure { () throws(DeviceError) in try core.wait() }?.code == .invalidArgument)
    try core.stopRestarting()
    #expect(device.trace.last == "write resize_accel_0.CTRL 0")
  }

  @Test func `A busy core is not started again`() throws {
    let core = try ResizeAccelerator(device)
    try device.answer("resize_accel_0.CTRL", with: "AP_START")
    let error = failure { () throws(DeviceError) in try core.start() }
    #expect(error?.code == .busy && error?.register == "CTRL")
    #expect(device.trace == ["read resize_accel_0.CTRL"])
  }

  @Test func `Interrupts are toggled exactly as read`() throws {
    let core = try ResizeAccelerator(device)
    try device.answer("resize_accel_0.IP_ISR", with: 0)
    try core.enableInterrupts()
    #expect(
      device.trace == [
        "write resize_accel_0.IP_IER CHAN0_INT_EN", "write resize_accel_0.GIER Enable",
        "read resize_accel_0.IP_ISR",
      ])
    try device.answer("resize_accel_0.CTRL", with: "AP_IDLE")
    try core.start()
    device.clearTrace()
    try device.answer("resize_accel_0.IP_ISR", with: 0x1)
    try device.raise("resize_accel_0.interrupt")
    try core.wait()
    #expect(
      device.trace == [
        "wait for resize_accel_0.interrupt", "read resize_accel_0.IP_ISR",
        "write resize_accel_0.IP_ISR CHAN0_INT_ST",
      ])
    // A bit that reads 0 is not written: the 1 would set it.
    device.clearTrace()
    try device.answer("resize_accel_0.IP_ISR", with: 0x0)
    #expect(try core.acknowledgeInterrupts().rawValue == 0)
    #expect(device.trace == ["read resize_accel_0.IP_ISR"])
  }

  @Test func `Interrupts need a line`() throws {
    let core = ResizeAccelerator(device, at: .register("resize_accel_0.CTRL"))
    #expect(
      failure { () throws(DeviceError) in try core.enableInterrupts() }?.code == .unsupported)
  }
}
