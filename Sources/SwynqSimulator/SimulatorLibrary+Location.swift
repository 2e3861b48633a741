import Foundation
import Swynq

extension SimulatorLibrary {
  /// Environment variable that names a directory to look for libraries in first.
  static let directoryVariable = "SWYNQ_SIMULATOR_LIBRARIES"

  /// Path of the library of an overlay: in the directory that the environment names, else among
  /// the resources that the build has put beside this module.
  ///
  /// - Throws: `notFound`, saying where it looked.
  static func path(
    overlay: String, variant: SimulationOptions.Variant
  ) throws(DeviceError) -> String {
    let name = "\(overlay)-\(variant.rawValue)"
    if let directory = ProcessInfo.processInfo.environment[directoryVariable] {
      let path = directory + "/\(name).so"
      if FileManager.default.fileExists(atPath: path) { return path }
      throw DeviceError(
        .notFound,
        "no \(path), where \(directoryVariable) says to look; unset it to use the library that "
          + "comes with the package")
    }
    if let url = Bundle.module.url(forResource: name, withExtension: "so") { return url.path }
    throw DeviceError(
      .notFound,
      "the simulator library \(name).so of overlay \(overlay) is not among the package's resources; "
        + "build the package with Verilator installed, or set \(directoryVariable) to a directory "
        + "that has it")
  }
}
