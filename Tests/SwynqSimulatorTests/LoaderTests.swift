// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq
import SwynqResizer
import SwynqTestSupport
import Testing

@testable import SwynqSimulator

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

  @Test func `Another version of the interface is refused`() throws {
    let error = try open("unsigned swynq_sim_abi_version(void) { return 99; }")
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("version 99") == true)
  }

  @Test func `A missing function is named`() throws {
    let error = try open("unsigned swynq_sim_abi_version(void) { return 2; }")
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("swynq_sim_get_info") == true)
  }

  @Test func `A stranger's library is refused`() throws {
    let error = try open("int answer(void) { return 42; }")
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("swynq_sim_abi_version") == true)
  }

  @Test func `A file that is no library is refused`() throws {
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

  // MARK: Damaged files, of the library that comes with the package

  /// The error of opening a copy of the resizer's library after `damage` has been done to its file.
  private func openCopy(
    named name: String = "copy.so", _ damage: (_ path: String, _ contents: Data) throws -> Void
  ) throws -> DeviceError? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let copy = folder.appendingPathComponent(name)
    let path = try SimulatorLibrary.path(overlay: "resizer_overlay", variant: .fast)
    let contents = try Data(contentsOf: URL(fileURLWithPath: path))
    try contents.write(to: copy)
    try damage(copy.path, contents)
    return failure { () throws(DeviceError) in
      _ = try SimulatedDevice(libraryPath: copy.path, overlay: .resizer)
    }
  }

  @Test(arguments: [1, 8, 64, 65_536, 200_000])
  func `A truncated library is refused`(missing: Int) throws {
    let error = try openCopy { path, contents in
      try contents.dropLast(missing).write(to: URL(fileURLWithPath: path))
    }
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("shorter than its headers say; build or install it") == true)
  }

  @Test(arguments: [6, 63])
  func `A library cut within its header is refused`(length: Int) throws {
    let error = try openCopy { path, contents in
      try contents.prefix(length).write(to: URL(fileURLWithPath: path))
    }
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("ELF header") == true)
  }

  @Test func `The check file is the agreed format`() {
    #expect(LibraryCheck.line(for: Data()) == "cbf29ce484222325 0\n")
    #expect(LibraryCheck.line(for: Data("123456789".utf8)) == "a6cd6bd677081abf 9\n")
  }

  @Test func `A library that matches its check file is opened`() throws {
    let error = try openCopy { path, contents in
      try LibraryCheck.line(for: contents).write(
        toFile: path + ".check", atomically: true, encoding: .utf8)
    }
    #expect(error == nil)
  }

  @Test(arguments: [
    "a byte", "a byte at the end", "the length", "the check file", "an empty check",
  ])
  func `A library that differs from its check file is refused`(change: String) throws {
    let error = try openCopy { path, contents in
      var file = contents
      var line = LibraryCheck.line(for: contents)
      switch change {
      case "a byte": file[file.count / 2] ^= 1
      case "a byte at the end": file[file.count - 1] ^= 0x80
      case "the length": file.append(0)
      case "the check file": line = String(line.dropLast(2)) + "\n"
      default: line = ""
      }
      try file.write(to: URL(fileURLWithPath: path))
      try line.write(toFile: path + ".check", atomically: true, encoding: .utf8)
    }
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("copy.so.check; build or install it again") == true)
  }

  @Test func `A pipe is refused and not waited for`() throws {
    let error = try openCopy { path, _ in
      try FileManager.default.removeItem(atPath: path)
      try #require(mkfifo(path, 0o600) == 0)
    }
    #expect(error?.code == .incompatible && error?.message.contains("not a regular file") == true)
  }
}
