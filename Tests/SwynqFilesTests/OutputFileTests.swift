// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqFiles
import Testing

/// Files that appear whole or not at all, and what is no regular file.
@Suite struct OutputFileTests {
  @Test func `a file appears when it is complete, and the old one stays until then`() throws {
    try withDirectory { directory in
      let path = "\(directory)/a"
      for (old, new) in [(nil, "one"), ("one", "two")] as [(String?, String)] {
        let file = try OutputFile(path)
        try file.write(new)
        let before = try? text(path)
        #expect(before == old)
        try file.commit()
        #expect(try text(path) == new)
      }
      let abandoned: OutputFile? = try OutputFile(path)
      try abandoned?.write("three")
      _ = consume abandoned
      #expect(try text(path) == "two")
      #expect(try listing(directory) == ["a"])
    }
  }

  @Test func `a replaced file keeps its mode and owner, a new one has the mask's mode`() throws {
    try withDirectory { directory in
      let path = "\(directory)/a"
      try OutputFile.write("new", to: path)
      let mask = umask(0)
      umask(mask)
      #expect(try status(path).st_mode & 0o7777 == 0o666 & ~mask)
      for mode in [0o600, 0o644, 0o755, 0o4711] as [mode_t] {
        if geteuid() == 0 { #expect(chown(path, 12, 34) == 0) }
        #expect(chmod(path, mode) == 0)
        try OutputFile.write("again", to: path)
        #expect(try status(path).st_mode & 0o7777 == mode)
        if geteuid() == 0 {
          #expect(try status(path).st_uid == 12)
          #expect(try status(path).st_gid == 34)
        }
      }
    }
  }

  @Test func `links stay, and what they point to is written, be it there or not`() throws {
    try withDirectory { directory in
      try FileManager.default.createDirectory(
        atPath: "\(directory)/elsewhere", withIntermediateDirectories: false)
      symlink("elsewhere/target", "\(directory)/first")
      symlink("\(directory)/first", "\(directory)/second")
      for contents in ["one", "two"] {
        try OutputFile.write(contents, to: "\(directory)/second")
        #expect(try text("\(directory)/elsewhere/target") == contents)
        #expect(try status("\(directory)/first").st_mode & S_IFMT == S_IFLNK)
        #expect(try status("\(directory)/second").st_mode & S_IFMT == S_IFLNK)
      }
      #expect(try listing("\(directory)/elsewhere") == ["target"])
      symlink("b", "\(directory)/a")
      symlink("a", "\(directory)/b")
      #expect(code { try OutputFile.check("\(directory)/a") } == .cannotCreate)
    }
  }

  @Test func `a pipe is written to and stays one`() throws {
    try withDirectory { directory in
      let path = "\(directory)/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      // Read and write, so that neither end waits for the other.
      let reader = open(path, O_RDWR | O_NONBLOCK)
      defer { close(reader) }
      try OutputFile.write("through", to: path)
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = read(reader, &bytes, 100)
      #expect(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self) == "through")
      #expect(try status(path).st_mode & S_IFMT == S_IFIFO)
      #expect(try listing(directory) == ["pipe"])
    }
  }

  @Test func `devices are written to and stay what they are`() throws {
    let before = try status("/dev/null")
    try OutputFile.write("nothing", to: "/dev/null")
    #expect(try status("/dev/null").st_ino == before.st_ino)
    #expect(try status("/dev/null").st_mode == before.st_mode)
    #if os(Linux)
      #expect(code { try OutputFile.write("x", to: "/dev/full") } == .diskFull)
      #expect(try status("/dev/full").st_mode & S_IFMT == S_IFCHR)
    #endif
  }

  @Test func `what cannot be written is told beforehand`() throws {
    try withDirectory { directory in
      #expect(code { try OutputFile.check("\(directory)/none/a") } == .noSuchDirectory)
      #expect(code { try OutputFile.check(directory) } == .cannotCreate)
      #expect(code { try OutputFile.check("/dev/null", mustBeRegular: true) } == .cannotCreate)
      #expect(code { try OutputFile.check("/dev/stdout", mustBeRegular: true) } == .cannotCreate)
      #expect(code { try OutputFile.check("\(directory)/a") } == nil)
      if geteuid() != 0 {
        chmod(directory, 0o500)
        #expect(code { try OutputFile.check("\(directory)/a") } == .cannotCreate)
        chmod(directory, 0o700)
      }
      let left = try listing(directory)
      #expect(left == [])
    }
  }

  /// The steps of writing a file twice, the second time over the first.
  private func steps() throws -> [[String]] {
    var steps: [[String]] = []
    try withDirectory { directory in
      for _ in 0..<2 {
        let log = Log()
        try FileCalls.$current.withValue(log.calls) {
          try OutputFile.write("contents", to: "\(directory)/a")
        }
        steps.append(log.entries)
      }
    }
    return steps
  }

  @Test func `bytes are on the disk before the name, and the name before the end`() throws {
    let (new, replaced) = (try steps()[0], try steps()[1])
    #if os(Linux)
      #expect(new == ["write 8", "synchronize file", "name", "synchronize directory"])
      #expect(
        replaced == ["write 8", "synchronize file", "name", "rename", "synchronize directory"])
    #else
      for steps in [new, replaced] {
        #expect(steps == ["write 8", "synchronize file", "rename", "synchronize directory"])
      }
    #endif
  }

  @Test(
    arguments: ["write", "synchronize file", "name", "rename"], [true, false])
  func `a failure of any step leaves the old file and nothing else`(step: String, unnamed: Bool)
    throws
  {
    try withDirectory { directory in
      let path = "\(directory)/a"
      try OutputFile.write("old", to: path)
      let log = Log(failing: step, ENOSPC)
      if !unnamed { log.hasUnnamedFiles = false }
      let error = code {
        try FileCalls.$current.withValue(log.calls) { try OutputFile.write("new", to: path) }
      }
      if step == "name" && !unnamed {
        #expect(error == nil)
      } else {
        #expect(error == .diskFull)
        #expect(try text(path) == "old")
      }
      #expect(try listing(directory) == ["a"])
    }
  }

  @Test func `writes that take a part, or are interrupted, are continued`() throws {
    try withDirectory { directory in
      var calls = FileCalls()
      let write = calls.write
      let count = Counter()
      calls.write = { file, bytes in
        if count.next() % 3 == 0 {
          errno = EINTR
          return -1
        }
        return write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(7)))
      }
      let long = String(repeating: "0123456789", count: 50)
      try FileCalls.$current.withValue(calls) {
        try OutputFile.write(long, to: "\(directory)/a")
      }
      #expect(try text("\(directory)/a") == long)
    }
  }

  @Test func `leftovers of a program that is gone are removed, those of a living one are not`()
    throws
  {
    try withDirectory { directory in
      try "dead".write(
        toFile: "\(directory)/.swynq-dead.tmp", atomically: false, encoding: .utf8)
      try "mine".write(toFile: "\(directory)/.other.tmp", atomically: false, encoding: .utf8)
      let log = Log()
      log.hasUnnamedFiles = false
      try FileCalls.$current.withValue(log.calls) {
        let file = try OutputFile("\(directory)/a")
        try OutputFile.write("b", to: "\(directory)/b")
        try file.commit()
      }
      #expect(try listing(directory) == [".other.tmp", "a", "b"])
    }
  }
}

/// System calls that are noted, and one of which fails.
private final class Log: @unchecked Sendable {
  var entries: [String] = []
  var hasUnnamedFiles = true
  let failing: String
  let number: Int32

  init(failing: String = "", _ number: Int32 = 0) {
    self.failing = failing
    self.number = number
  }

  var calls: FileCalls {
    var calls = FileCalls()
    let system = calls
    calls.openUnnamed = { directory in
      if self.hasUnnamedFiles { return system.openUnnamed(directory) }
      errno = ENOTSUP
      return -1
    }
    calls.write = { file, bytes in
      self.note("write \(bytes.count)", "write") ? -1 : system.write(file, bytes)
    }
    calls.synchronize = { file in
      var status = stat()
      fstat(file, &status)
      let entry =
        status.st_mode & S_IFMT == S_IFDIR ? "synchronize directory" : "synchronize file"
      return self.note(entry, entry) ? -1 : system.synchronize(file)
    }
    calls.name = { file, path in self.note("name", "name") ? -1 : system.name(file, path) }
    calls.rename = { old, new in self.note("rename", "rename") ? -1 : system.rename(old, new) }
    return calls
  }

  /// Whether the step is to fail.
  private func note(_ entry: String, _ step: String) -> Bool {
    entries.append(entry)
    guard step == failing else { return false }
    errno = number
    return true
  }
}

private final class Counter: @unchecked Sendable {
  private var value = 0
  func next() -> Int {
    value += 1
    return value
  }
}
