// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SwynqOverlayBuilder

/// Turns one overlay (SystemVerilog) and the harness in sim/ into one shared library.
func say(_ text: String) {
  FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
}

do {
  let arguments = try Arguments(CommandLine.arguments.dropFirst())
  if arguments.isHelp {
    print(Arguments.usage)
  } else {
    try arguments.build().run()
  }
} catch let failure as BuildFailure {
  if !failure.output.isEmpty { say(failure.output) }
  // The form that SwiftPM and editors recognise as a diagnostic.
  say("error: build-overlay: \(failure)")
  exit(1)
} catch {
  say("error: build-overlay: \(error)")
  exit(1)
}
