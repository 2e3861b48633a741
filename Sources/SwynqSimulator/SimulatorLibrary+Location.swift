// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq

extension SimulatorLibrary {
  /// Environment variable that names the one directory to look for libraries in.
  static let directoryVariable = "SWYNQ_SIMULATOR_LIBRARIES"

  /// Path of an overlay's library: in the directory that the environment names, else where a build or
  /// an installation puts it, seen from the running program.
  ///
  /// `Bundle.module` ends the process if the build's directory is gone, so it is not asked.
  ///
  /// - Throws: `notFound`, naming the directories and what to do.
  static func path(
    overlay: String, variant: SimulationOptions.Variant,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: URL? = Bundle.main.executableURL
  ) throws(DeviceError) -> String {
    let name = "\(overlay)-\(variant.rawValue).so"
    if let directory = environment[directoryVariable], !directory.isEmpty {
      let path = "\(directory)/\(name)"
      if FileManager.default.fileExists(atPath: path) { return path }
      throw DeviceError(
        .notFound,
        "there is no \(path), where \(directoryVariable) says to look; unset it to use the library "
          + "that comes with the program")
    }
    let directories = directories(executable: executable)
    for directory in directories {
      let path = "\(directory)/\(name)"
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    throw DeviceError(
      .notFound,
      "the simulator library \(name) is not in \(directories.joined(separator: ", nor in ")); install "
        + "the program together with its libraries (Scripts/install), or set \(directoryVariable) to "
        + "the directory that has it (`swift build` makes it where Verilator is installed)")
  }

  /// The library of the same overlay that writes waveforms, where it lies beside one that does not; else
  /// the same.
  static func instrumented(_ path: String) -> String {
    let fast = "-\(SimulationOptions.Variant.fast.rawValue).so"
    guard path.hasSuffix(fast) else { return path }
    let other =
      path.dropLast(fast.count) + "-\(SimulationOptions.Variant.instrumented.rawValue).so"
    return FileManager.default.fileExists(atPath: String(other)) ? String(other) : path
  }

  /// The build's resources, the program's own directory, and `lib/swynq` of an installation.
  private static func directories(executable: URL?) -> [String] {
    guard let program = executable?.resolvingSymlinksInPath().deletingLastPathComponent() else {
      return []
    }
    var directories = [
      program.appendingPathComponent("swynq_SwynqSimulator.resources"), program,
      program.deletingLastPathComponent().appendingPathComponent("lib/swynq"),
    ]
    #if os(macOS)
      // Tests run in Xcode's program, from a bundle beside the one with the resources.
      for bundle in [Bundle.main, Bundle(for: Marker.self)] {
        for place in [bundle.bundleURL, bundle.bundleURL.deletingLastPathComponent()] {
          directories.append(
            place.appendingPathComponent("swynq_SwynqSimulator.bundle/Contents/Resources"))
        }
      }
    #endif
    return directories.map(\.path)
  }

  #if os(macOS)
    private final class Marker {}
  #endif
}
