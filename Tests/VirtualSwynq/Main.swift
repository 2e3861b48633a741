// SPDX-License-Identifier: Apache-2.0

// `swynq` with a virtual board in the place of the machine's own: what a user sees on a board, for
// tests to run as a user would.
//
//   VirtualSwynq [OPTION...] -- ARGUMENTS OF SWYNQ
//
//   --library FILE      the simulator library that holds the overlay; by default the package's own
//   --seed N            seed of all that is random in the model
//   --stalls N          random backpressure on its buses, in thousandths
//   --remove PATH       removes a file or directory of the board, such as sys/class/uio/uio1
//   --write PATH=TEXT   writes a file of the board, such as sys/class/uio/uio0/name=other
//   --nobody            opens files as a user who owns nothing
#if os(Linux)
  import Foundation
  import SwynqBoard
  import SwynqTool
  import VirtualBoard

  @main enum Main {
    static func main() throws {
      var board = BoardArguments()
      var arguments = CommandLine.arguments.dropFirst()
      try board.take(from: &arguments)
      let virtual = try board.makeBoard()
      if board.isNobody { _ = VirtualBoard.setFileUser(65534) }
      // The one thread of this program is the only one to use it.
      nonisolated(unsafe) let kernel = virtual.kernel
      let host = BoardHost(roots: virtual.options.roots, kernel: { kernel })
      // The program may end by exit(), which runs no deinit: its files go here.
      let root = virtual.root.path
      removeAtExit(root)
      Program.run(Array(arguments), on: host)
      withExtendedLifetime(virtual) {}
    }
  }

  /// The options before `--`.
  private struct BoardArguments {
    var library: String?
    var seed: UInt64 = 1
    var stalls: UInt32 = 0
    var isNobody = false
    var changes: [(VirtualBoard) throws -> Void] = []

    struct Failure: Error { let message: String }

    mutating func take(from arguments: inout ArraySlice<String>) throws {
      while let option = arguments.popFirst(), option != "--" {
        if option == "--nobody" {
          isNobody = true
          continue
        }
        guard let value = arguments.popFirst() else {
          throw Failure(message: "\(option) needs a value")
        }
        switch option {
        case "--library": library = value
        case "--seed": seed = UInt64(value) ?? 1
        case "--stalls": stalls = UInt32(value) ?? 0
        case "--remove": changes.append { try $0.remove(value) }
        case "--write":
          let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          guard parts.count == 2 else { throw Failure(message: "--write PATH=TEXT") }
          changes.append { try $0.write(String(parts[1]) + "\n", to: String(parts[0])) }
        default: throw Failure(message: "unknown option \(option)")
        }
      }
    }

    func makeBoard() throws -> VirtualBoard {
      let board = try VirtualBoard(seed: seed, stalls: stalls, library: library)
      for change in changes { try change(board) }
      return board
    }
  }

  private nonisolated(unsafe) var rootToRemove = ""

  /// Removes a directory when the process ends, however it ends in good order.
  private func removeAtExit(_ path: String) {
    rootToRemove = path
    atexit { try? FileManager.default.removeItem(atPath: rootToRemove) }
  }
#else
  @main enum Main {
    static func main() { fatalError("the virtual board runs on Linux alone") }
  }
#endif
