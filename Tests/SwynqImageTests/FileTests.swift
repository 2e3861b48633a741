// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import Testing

@Suite("Image files")
struct FileTests {
  static let image = Image(width: 2, height: 2, pixels: Array(1...12))

  func expectWriteFailure(_ code: ImageError.Code, _ path: String) {
    let error = #expect(throws: ImageError.self) { try FileTests.image.write(to: path) }
    #expect(error?.code == code)
    #expect(throws: ImageError.self) { try ImageDestination(path: path) }
  }

  @Test(
    arguments: [
      ("a.jpg", .jpeg), ("a.JPEG", .jpeg), ("/x.y/a.Png", .png), ("a.b.ppm", .ppm), (".png", .png),
    ] as [(String, ImageFormat)])
  func `are told apart by their extension, in any case`(path: String, format: ImageFormat) throws {
    #expect(try ImageFormat(path: path) == format)
  }

  @Test(arguments: ["a", "a.gif", "a.", "x.png/a", "png", ""])
  func `need an extension that is known`(path: String) {
    let error = #expect(throws: ImageError.self) { try ImageFormat(path: path) }
    #expect(error?.code == .unknownFormat)
  }

  @Test func `that cannot be read are told apart`() throws {
    try withTemporaryDirectory { directory in
      let missing = #expect(throws: ImageError.self) {
        try Image(contentsOf: "\(directory)/none.png")
      }
      #expect(missing?.code == .noSuchFile)
      try FileManager.default.createDirectory(
        atPath: "\(directory)/dir.png", withIntermediateDirectories: false)
      let isDirectory = #expect(throws: ImageError.self) {
        try Image(contentsOf: "\(directory)/dir.png")
      }
      #expect(isDirectory?.code == .unreadable)
    }
  }

  @Test(.disabled(if: geteuid() == 0, "root reads all"))
  func `that may not be read are told apart`() throws {
    try withTemporaryDirectory { directory in
      try FileTests.image.write(to: "\(directory)/a.png")
      chmod("\(directory)/a.png", 0)
      let error = #expect(throws: ImageError.self) { try Image(contentsOf: "\(directory)/a.png") }
      #expect(error?.code == .unreadable)
      chmod(directory, 0o500)
      expectWriteFailure(.cannotCreate, "\(directory)/b.png")
      chmod(directory, 0o700)
    }
  }

  @Test(
    arguments: [("a.jpg", "b.png"), ("a.png", "b.ppm"), ("a.ppm", "b.jpg")])
  func `whose name belies their content are named`(written: String, read: String) throws {
    try withTemporaryDirectory { directory in
      try FileTests.image.write(to: "\(directory)/\(written)")
      let bytes = try contents("\(directory)/\(written)")
      try expectReadFailure(.corrupt, named: read, bytes)
    }
  }

  @Test(arguments: ["png", "jpg", "ppm"])
  func `need a directory`(suffix: String) throws {
    try withTemporaryDirectory { directory in
      expectWriteFailure(.noSuchDirectory, "\(directory)/none/a.\(suffix)")
      expectWriteFailure(.noSuchDirectory, "\(directory)/none/deeper/a.\(suffix)")
      // A file is no directory.
      try FileTests.image.write(to: "\(directory)/a.png")
      expectWriteFailure(.noSuchDirectory, "\(directory)/a.png/b.\(suffix)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["a.png"])
    }
  }

  @Test func `do not replace a directory`() throws {
    try withTemporaryDirectory { directory in
      try FileManager.default.createDirectory(
        atPath: "\(directory)/a.png", withIntermediateDirectories: false)
      expectWriteFailure(.cannotCreate, "\(directory)/a.png")
    }
  }

  @Test(arguments: ["png", "jpg", "ppm"])
  func `appear alone, without traces of their making`(suffix: String) throws {
    try withTemporaryDirectory { directory in
      for _ in 0..<2 { try FileTests.image.write(to: "\(directory)/a.\(suffix)") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["a.\(suffix)"])
    }
  }

  @Test func `keep the permissions and links of what they replace`() throws {
    try withTemporaryDirectory { directory in
      try FileTests.image.write(to: "\(directory)/a.png")
      chmod("\(directory)/a.png", 0o640)
      symlink("a.png", "\(directory)/link.png")
      let other = Image(width: 1, height: 1, pixels: [7, 8, 9])
      try other.write(to: "\(directory)/link.png")
      #expect(try Image(contentsOf: "\(directory)/a.png") == other)
      let link = try FileManager.default.attributesOfItem(atPath: "\(directory)/link.png")
      #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
      let file = try FileManager.default.attributesOfItem(atPath: "\(directory)/a.png")
      #expect(file[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func `are not written from pixels that do not fit the size`() throws {
    try withTemporaryDirectory { directory in
      let destination = try ImageDestination(path: "\(directory)/a.png")
      let pixels: [UInt8] = [1, 2, 3]
      let error = #expect(throws: ImageError.self) {
        try destination.write(pixels.span, size: ImageSize(width: 2, height: 1))
      }
      #expect(error?.code == .wrongSize)
    }
  }

  @Test func `longer than JPEG allows are refused`() throws {
    try withTemporaryDirectory { directory in
      let long = Image(width: 65501, height: 1, pixels: [UInt8](repeating: 0, count: 65501 * 3))
      let error = #expect(throws: ImageError.self) { try long.write(to: "\(directory)/a.jpg") }
      #expect(error?.code == .unsupported)
      let left = try FileManager.default.contentsOfDirectory(atPath: directory)
      #expect(left == [])
    }
  }
}
