// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqHandoff
import Testing

/// Sources that the compiler is asked about.
@Suite("Swift source of registers, compiled") struct RegisterSourceCompilationTests {
  /// A block whose names and texts are what a careless or hostile tool might write.
  static let odd = OverlayDescription(
    name: "2nd design!",
    blocks: [
      IPBlock(
        name: "video/core-0", type: "example.com:hls:core:1.0", base: 0x4_0000_0000,
        describedRegisters: [
          register(
            "class", 0x00,
            [
              .init("default", bit: 0, .readWrite, "a \"quoted\" text, a \\(interpolation)"),
              .init("init", bit: 1, .readWrite, "*/ } // \u{202E}turned\nlines"),
              .init("rawValue", bits: 2...3, .readWrite, ""),
              .init("rawValue", bits: 4...5, .writeOneToClear, ""),
              .init("Reserved_1", bits: 6...31, .readOnly, ""),
            ]),
          register("class", 0x04, [.init("fields", bit: 0, .readOnly, "")]),
          register("Type", 0x08, [.init("9lives", bits: 0...31, .writeOnly, "")]),
          register("Register", 0x0C, [.init("", bits: 0...31, .clearOnRead, "")]),
          register("UInt32", 0x10, [.init("é", bits: 16...63, .readWrite, "wide")]),
          register("empty", 0x14, []),
          register("beyond", 0x18, [.init("high", bits: 40...50, .readWrite, "")]),
        ])
    ])

  private static func register(
    _ name: String, _ offset: Int, _ fields: [RegisterField]
  ) -> RegisterDescription {
    RegisterDescription(
      name: name, offset: offset, fields: fields, resetValue: 0, summary: "a `\(name)` \"it\" \\")
  }

  static let registers = OverlayDescription(
    name: "design",
    blocks: [
      IPBlock(
        name: "core_0", type: "example.com:hls:core:1.0", base: 0x1000,
        describedRegisters: [
          register("CTRL", 0x00, [.init("START", bit: 0, .readWrite, "starts")]),
          register(
            "STATUS", 0x04,
            [.init("BUSY", bit: 0, .readOnly, ""), .init("COUNT", bits: 8...15, .readOnly, "")]),
          register("DATA", 0x08, [.init("value", bits: 0...31, .writeOnly, "")]),
          register(
            "ISR", 0x0C,
            [.init("DONE", bit: 0, .writeOneToClear, ""), .init("MODE", bit: 1, .readWrite, "")]),
        ])
    ])

  @Test(arguments: [odd, registers], RegisterSource.Access.allCases)
  func `is valid whatever the design's names and texts`(
    overlay: OverlayDescription, access: RegisterSource.Access
  ) throws {
    var source = RegisterSource(overlay)
    source.access = access
    #expect(try errors(in: source.text) == [])
  }

  @Test(arguments: [
    ("window.modify(.ctrl) { $0.start = true }", nil),
    ("window.write(7, to: .data)", nil),
    ("window.clear(CoreRegisters.Isr.done, in: .isr)", nil),
    ("_ = window.read(.status).count", nil),
    ("window.modify(.isr) { $0.done = true }", "is a get-only property"),
    ("window.modify(.status) { _ in }", "RegisterLayout"),
    ("window.write(.init(rawValue: 1), to: .status)", "WritableLayout"),
    ("_ = window.read(.data)", "ReadableLayout"),
    ("window.modify(.data) { $0.value = 1 }", "RegisterLayout"),
    ("window.write(.init(rawValue: 1), to: .nonsense)", "has no member 'nonsense'"),
    ("window.write(CoreRegisters.Status(rawValue: 0), to: .ctrl)", "cannot convert"),
  ])
  func `takes right uses and no wrong ones`(use: String, error: String?) throws {
    let text =
      RegisterSource(Self.registers).text + """
        func use<Bus: Device>(_ device: Bus) throws(DeviceError) {
          let window = try Design.core0(of: device)
          try \(use)
        }
        """
    let found = try errors(in: text)
    if let error {
      #expect(found.contains { $0.contains(error) }, "\(use): \(found)")
    } else {
      #expect(found == [], "\(use)")
    }
  }

  /// The compiler's errors about a file that imports Swynq.
  private func errors(in text: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "swynq-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "source.swift")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-typecheck", "-swift-version", "6", "-package-name", "test", "-I",
      Self.modules.path, file.path,
    ]
    process.standardError = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    let said = try String(contentsOf: output, encoding: .utf8)
    let errors = said.split(separator: "\n").map(String.init).filter { $0.contains("error:") }
    return process.terminationStatus == 0 || !errors.isEmpty ? errors : [said]
  }

  /// The folder of this build's modules, beside its products.
  private static let modules: URL = {
    let bundle = Bundle.module.bundleURL.deletingLastPathComponent()
    return bundle.appending(path: "Modules")
  }()
}
