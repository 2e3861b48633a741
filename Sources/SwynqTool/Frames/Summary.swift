// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqImage
internal import SwynqReport
internal import SwynqResizer
internal import SwynqSimulator

/// The summary of `resize` and `demo`, for people (``text``) and as JSON for programs.
///
/// The JSON's keys are the names of the properties here. They stay; later versions may add some.
struct Summary: Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  let version = 2
  let input: File
  let output: File
  /// "simulator" or "board".
  let device: String
  /// "fast", or "instrumented" when a waveform can be written; null on a board.
  @OrNull var variant: String?
  /// Seed of all that is random in the simulation; null on a board.
  @OrNull var seed: UInt64?
  /// Clocks from the first register write to both channels seen idle; null if the device cannot know,
  /// as on a board.
  @OrNull var clocks: UInt64?
  /// Of the overlay, in Hz.
  let clockFrequency: UInt64
  /// The clocks' time at that frequency; without clocks, the device time from the first register
  /// write to both channels seen idle.
  let seconds: Double
  /// The host's time for the simulation; null on a board.
  @OrNull var simulationSeconds: Double?
  /// Clocks by what simulating them took; null on a board.
  @OrNull var clocksPerSecond: Double?
  /// Bytes that the DMA read from memory and wrote to it.
  let bytesRead: Int
  let bytesWritten: Int
  /// Whether the result was compared with the software's; if it differs there is no summary.
  let verified: Bool
  /// The waveform's file, or null.
  @OrNull var waveform: String?

  /// An image file.
  struct File: Encodable {
    let path: String
    /// "jpeg", "png" or "ppm".
    let format: String
    let width: Int
    let height: Int

    init(path: String, format: ImageFormat, size: ImageSize) {
      self.path = path
      self.format = format.rawValue
      width = size.width
      height = size.height
    }
  }

  init(input: File, output: File, frame: Frame, session: DeviceSession) {
    self.input = input
    self.output = output
    device = session.kind
    variant = session.simulated.map { $0.information.isInstrumented ? "instrumented" : "fast" }
    seed = session.simulated?.options.seed
    clocks = frame.result.clocks
    clockFrequency = session.device.clockFrequency
    seconds =
      frame.result.clocks.map { Double($0) / Double(session.device.clockFrequency) }
      ?? frame.result.duration.inSeconds
    simulationSeconds = session.simulated.map { _ in frame.wallTime }
    clocksPerSecond = session.simulated.map { _ in
      Double(frame.result.clocks ?? 0) / max(frame.wallTime, 1e-9)
    }
    bytesRead = frame.result.bytesRead
    bytesWritten = frame.result.bytesWritten
    verified = frame.isVerified
    waveform = session.waveform?.path
  }

  /// For people: a line for each thing that they ask.
  var text: String {
    let megahertz = String(format: "%g", Double(clockFrequency) / 1e6)
    let rate = String(format: "%.1f", 1 / max(seconds, 1e-9))
    var lines = [
      "\(input.path)  \(input.width)x\(input.height)",
      "\(output.path)  \(output.width)x\(output.height)",
    ]
    if let clocks {
      lines.append(
        "hardware    \(grouped(clocks)) clocks; at \(megahertz) MHz "
          + "\(duration(seconds)), \(rate) images/s")
    } else {
      lines.append("hardware    \(duration(seconds)) on the \(device), \(rate) images/s")
    }
    if let simulationSeconds, let clocksPerSecond {
      lines.append(
        "simulation  \(duration(simulationSeconds)), \(grouped(Int(clocksPerSecond))) clocks/s")
    }
    if verified { lines.append("verified    every byte equals the software's result") }
    if let waveform { lines.append("waveform    \(waveform)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
