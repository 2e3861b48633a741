import Swynq
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The cycle monitor of the real overlay, by what must agree with what.
@Suite struct CycleMonitorTests {
  @Test func countersAgreeWithTheImagesAndTheSimulator() throws {
    let device = try SimulatedDevice()
    let monitor = try #require(try CycleMonitor.find(in: device))
    let source = ImageSize(width: 64, height: 48)
    let target = ImageSize(width: 32, height: 24)
    let pixels = TestPattern.ramp.pixels(width: 64, height: 48, seed: 1)
    _ = try simulate(pixels, from: source, to: target, on: device)
    let counters = try monitor.snapshot()
    #expect(counters[.readData].bytes == UInt64(source.byteCount))
    #expect(counters[.writeData].bytes == UInt64(target.byteCount))
  }
}
