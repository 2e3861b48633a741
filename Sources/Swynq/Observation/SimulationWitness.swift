// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  /// Somebody who looks on while code makes simulated devices, to see what led to a failure: the test that
  /// runs.
  package protocol SimulationWitness: AnyObject, Sendable {
    /// A device is about to be made; nil if nobody looks at it.
    func deviceWillBeMade() -> (any DeviceWitness)?
  }

  /// Somebody who looks at one simulated device.
  package protocol DeviceWitness: AnyObject, Sendable {
    /// The waveform that the device is to write; nil for none.
    var waveform: (path: String, firstClock: UInt64)? { get }

    /// The device was made.
    ///
    /// - Parameters:
    ///   - clocks: Its clock count whenever asked, as long as it lives.
    ///   - calls: Its last calls, a line each; empty if they are not kept.
    func made(
      clocks: @escaping @Sendable () -> UInt64?, calls: @escaping @Sendable () -> [String])

    /// The device cannot write a waveform.
    func waveformFailed(_ reason: String)

    /// The device is going.
    func willEnd(clocks: UInt64, calls: [String])
  }

  /// Who looks on at the code that runs.
  package enum CurrentWitness {
    @TaskLocal package static var witness: (any SimulationWitness)?
  }
#endif
