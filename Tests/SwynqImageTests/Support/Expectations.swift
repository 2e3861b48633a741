// SPDX-License-Identifier: Apache-2.0

import SwynqImage
import Testing

/// Expects that reading a file of these bytes fails with `code`, in one line that names the file.
func expectReadFailure(
  _ code: ImageError.Code, named name: String, _ bytes: [UInt8],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try withFile(named: name, bytes) { path in
    do throws(ImageError) {
      let image = try Image(contentsOf: path)
      Issue.record("read as \(image.size)", sourceLocation: sourceLocation)
    } catch {
      #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
      #expect(error.path == path, sourceLocation: sourceLocation)
      #expect(error.description.hasPrefix("\(path): "), sourceLocation: sourceLocation)
      #expect(!error.description.contains("\n"), sourceLocation: sourceLocation)
    }
  }
}

/// Reads a file of these bytes.
func decoded(named name: String, _ bytes: [UInt8]) throws -> Image {
  try withFile(named: name, bytes) { try Image(contentsOf: $0) }
}
