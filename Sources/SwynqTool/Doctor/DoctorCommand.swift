// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqBoard
internal import SwynqCores
internal import SwynqHandoff
internal import SwynqReport
internal import SwynqResizer

/// `swynq doctor`: what is wrong with a device's set-up, and what to do.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the set-up of a board or the simulator, and says how to mend it.",
    discussion: """
      On a board: whether the FPGA is configured, UIO devices, their addresses against the overlay or \
      the .hwh file, interrupts, memory for buffers, permissions. On the simulator: its libraries, the \
      tools that build them, and a trial run. The status is 69 if anything has failed; warnings \
      alone are no failure.
      """)

  @OptionGroup var device: DeviceArguments

  @Flag(
    help: """
      Also read registers. Without the described bitstream that crashes the program or hangs the \
      board.
      """)
  var probe = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard device.device == .board || !probe else {
      throw ValidationError("--probe is for a board; add --device board, or leave it out")
    }
    guard device.board.bitstream == nil else {
      throw ValidationError("doctor loads nothing; load the bitstream with `swynq load` before")
    }
  }

  func run() throws {
    let findings: [SetupFinding]
    if device.device == .board {
      let host = BoardHost.current
      let overlay = try device.board.handoff()?.overlay ?? .resizer
      findings =
        BoardDoctor(
          overlay: overlay, options: device.board.options(on: host),
          for: .init(
            "a 4K image and a result of the same size",
            byteCount: UInt64(2 * ImageSize.largest.byteCount)),
          registers: Cores.resizer.registers, kernel: host.kernel()
        ).examine(probing: probe) + CoreDoctor(overlay: overlay).examine()
    } else {
      findings = SimulatorDoctor(device).examine()
    }
    let document = DoctorDocument(device: "\(device.device)", findings: findings)
    StandardOutput.write(json ? encodedJSON(document) : document.text)
    let failed = findings.filter { $0.verdict == .failed }
    guard let first = failed.first else { return }
    throw ToolFailure(
      .noDevice,
      "the \(device.device) is not ready: \(failed.count) of \(findings.count) checks failed, first "
        + "\(first.subject): \(first.message)")
  }
}
