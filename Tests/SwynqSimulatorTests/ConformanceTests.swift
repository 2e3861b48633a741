import Swynq
import SwynqConformance
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: ConformanceCheck.allCases)
  func theSimulatorConforms(check: ConformanceCheck) throws {
    try check.run { try SimulatedDevice(overlay: .resizer) }
  }

  @Test(arguments: ConformanceCheck.allCases)
  func itConformsUnderBackpressureWithAssertions(check: ConformanceCheck) throws {
    var options = SimulationOptions()
    options.seed = Seeds.base
    options.stalls = .init(all: 300)
    options.readLatency = 7
    options.writeLatency = 1
    options.outstandingReads = 2
    options.outstandingWrites = 1
    try check.run {
      try SimulatedDevice(overlay: .resizer, variant: .instrumented, options: options)
    }
  }
}
