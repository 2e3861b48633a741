internal import Foundation

extension WorkArguments {
  /// Checks, before anything is simulated, that the waveform can be written.
  func checkTrace() throws(ToolFailure) {
    guard let trace else { return }
    let directory = URL(fileURLWithPath: trace).deletingLastPathComponent().path
    var isDirectory: ObjCBool = false
    guard
      FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory),
      isDirectory.boolValue
    else {
      throw ToolFailure(
        .cannotCreate, "\(trace): there is no directory \(directory) to write to; make it first")
    }
    let target = FileManager.default.fileExists(atPath: trace, isDirectory: &isDirectory)
    guard FileManager.default.isWritableFile(atPath: target ? trace : directory),
      !(target && isDirectory.boolValue)
    else { throw ToolFailure(.cannotCreate, "\(trace): the file cannot be created or replaced") }
  }
}
