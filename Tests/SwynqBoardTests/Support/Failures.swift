// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqTestSupport
import Testing
import VirtualBoard

/// Expects an error with this code and all of these words in its text.
func expectFailure(
  _ code: DeviceError.Code, _ words: [String], location: SourceLocation = #_sourceLocation,
  _ body: () throws(DeviceError) -> Void
) {
  guard let error = failure(body) else {
    Issue.record("no error, though \(code) was due", sourceLocation: location)
    return
  }
  #expect(error.code == code, "\(error)", sourceLocation: location)
  for word in words {
    #expect(
      error.message.contains(word), "\"\(word)\" is not in: \(error)", sourceLocation: location)
  }
}

/// Runs `body` as a user who owns nothing, even if the tests run as root. For this thread alone.
func asNobody<Result>(_ body: () throws -> Result) rethrows -> Result {
  let user = VirtualBoard.setFileUser(65534)
  defer { _ = VirtualBoard.setFileUser(user) }
  return try body()
}
