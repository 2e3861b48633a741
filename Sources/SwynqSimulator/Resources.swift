import Foundation

/// Path of a shared library among this module's resources.
func resource(named name: String) -> String? {
  let bundle = Bundle.main.bundleURL.appendingPathComponent("swynq_SwynqSimulator.resources")
  let path = bundle.appendingPathComponent(name + ".so").path
  return FileManager.default.fileExists(atPath: path) ? path : nil
}
