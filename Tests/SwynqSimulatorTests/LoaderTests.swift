import Foundation
import Swynq
import SwynqSimulator
import Testing

/// Libraries that are not what they should be, made by the C compiler on the spot.
@Suite struct LoaderTests {
  /// Compiles `source` into a shared library and returns the error of opening it as a device.
  private func open(_ source: String) throws -> DeviceError? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("fake.c")
    let library = folder.appendingPathComponent("fake.so")
    try source.write(to: file, atomically: true, encoding: .utf8)
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = ["cc", "-shared", "-fPIC", "-o", library.path, file.path]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0, "the C compiler failed")
    do throws(DeviceError) {
      _ = try SimulatedDevice(libraryPath: library.path, overlay: .resizer)
      return nil
    } catch {
      return error
    }
  }

  @Test func anotherVersionOfTheInterfaceIsRefused() throws {
    let error = try open("unsigned swynq_sim_abi_version(void) { return 99; }")
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("version 99") == true)
  }

  @Test func aMissingFunctionIsNamed() throws {
    let error = try open("unsigned swynq_sim_abi_version(void) { return 1; }")
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("swynq_sim_get_info") == true)
  }

  @Test func aStrangersLibraryIsRefused() throws {
    let error = try open("int answer(void) { return 42; }")
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("swynq_sim_abi_version") == true)
  }

  @Test func aFileThatIsNoLibraryIsRefused() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).so").path
    _ = FileManager.default.createFile(atPath: path, contents: Data("not a library".utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var error: DeviceError?
    do throws(DeviceError) {
      _ = try SimulatedDevice(libraryPath: path, overlay: .resizer)
    } catch let caught {
      error = caught
    }
    #expect(error?.code == .notFound && error?.message.contains(path) == true)
  }
}
