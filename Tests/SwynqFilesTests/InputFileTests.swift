// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqFiles
import Testing

@Suite struct InputFileTests {
  @Test func `lines and bytes follow each other, whatever the pieces`() throws {
    try withDirectory { directory in
      let path = "\(directory)/a"
      let long = String(repeating: "x", count: 200_000)
      try OutputFile.write("first\n\(long)\nab\n\ncut", to: path)
      let file = try InputFile(path)
      #expect(try file.line(limit: 10) == Array("first".utf8))
      #expect(try file.line(limit: 1 << 20) == Array(long.utf8))
      #expect(try file.bytes(2) == Array("ab".utf8))
      #expect(try file.line(limit: 10) == [])
      #expect(try file.line(limit: 10) == [])
      #expect(try file.line(limit: 10) == nil)
      #expect(try file.bytes(10) == Array("cut".utf8))
      #expect(try file.bytes(10) == [])
    }
  }

  @Test func `a limit is kept, of a file without an end too`() throws {
    try withDirectory { directory in
      let path = "\(directory)/a"
      try OutputFile.write("12345", to: path)
      #expect(try InputFile.contents(of: path, limit: 5).count == 5)
      #expect(code { _ = try InputFile.contents(of: path, limit: 4) } == .tooLarge)
      #expect(code { _ = try InputFile.contents(of: "/dev/zero", limit: 100_000) } == .tooLarge)
      #expect(try InputFile("/dev/zero").line(limit: 100_000) == nil)
      #expect(code { _ = try InputFile("\(directory)/none") } == .noSuchFile)
      #expect(code { _ = try InputFile("\(path)/none") } == .noSuchFile)
      #expect(code { _ = try InputFile(directory) } == .unreadable)
    }
  }

  @Test func `a lock keeps others out, and only as long as it is held`() throws {
    try withDirectory { directory in
      let path = "\(directory)/a"
      try FileLock.hold(path, failing: { $0 }) { () throws(FileError) in
        let waiting = code {
          try FileLock.hold(path, timeout: .milliseconds(20), failing: { $0 }) {
            () throws(FileError) in
          }
        }
        #expect(waiting == .busy)
      }
      try FileLock.hold(path, timeout: .zero, failing: { $0 }) { () throws(FileError) in }
      #expect(try listing(directory) == [])
    }
  }
}
