// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqConformance
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: ConformanceCheck.resizer)
  func `The simulator conforms`(check: ConformanceCheck) throws {
    try check.run { try SimulatedDevice(overlay: .resizer) }
  }

  @Test(arguments: ConformanceCheck.resizer)
  func `It conforms under backpressure with assertions`(check: ConformanceCheck) throws {
    var options = SimulationOptions()
    options.seed = Seeds.base
    options.memory.stalls = .init(all: 300)
    options.memory.readLatency = 7
    options.memory.writeLatency = 1
    options.memory.outstandingReads = 2
    options.memory.outstandingWrites = 1
    try check.run {
      try SimulatedDevice(overlay: .resizer, variant: .instrumented, options: options)
    }
  }
}
