// SPDX-License-Identifier: Apache-2.0
import Swynq

extension SimulatedDevice {
  /// Lets somebody look on from now on: the calls are kept if the waveform is.
  func begin(_ witness: any DeviceWitness) {
    self.witness = witness
    if let waveform = witness.waveform {
      calls = CallLog()
      var options = WaveformOptions()
      options.firstClock = waveform.firstClock
      do throws(DeviceError) {
        try startWaveform(to: waveform.path, options)
      } catch {
        witness.waveformFailed(error.message)
      }
    }
    nonisolated(unsafe) weak let device = self
    witness.made(clocks: { device?.clocks }, calls: { device?.calls?.lines ?? [] })
  }

  /// Keeps a call that is over, if calls are kept.
  func note(_ start: UInt64?, _ text: @autoclosure () -> String) {
    if let start { calls?.note(from: start, to: clocks, text()) }
  }

  /// The clock at the start of a call, if calls are kept.
  var callStart: UInt64? { calls == nil ? nil : clocks }

  /// An address as a block's name and an offset.
  func place(_ address: BusAddress) -> String {
    overlay.block(containing: address).map {
      "\($0.name)+\(hexadecimal(address.rawValue - $0.base.rawValue, minimumDigits: 2))"
    } ?? "\(address)"
  }
}
