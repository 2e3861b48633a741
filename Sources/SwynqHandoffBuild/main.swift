// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What plugins make of a hardware handoff: Swift source of its registers, or an overlay.
func say(_ text: String) {
  FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
}

do {
  try Arguments(CommandLine.arguments.dropFirst()).run()
} catch {
  // The form that SwiftPM and editors recognise as a diagnostic.
  say("error: handoff: \(error)")
  exit(1)
}
