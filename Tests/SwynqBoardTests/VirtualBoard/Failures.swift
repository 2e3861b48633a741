import CVirtualBoard
import Foundation
import Swynq
import SwynqTestSupport
import Testing

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
  let user = virtual_board_set_file_user(65534)
  defer { _ = virtual_board_set_file_user(user) }
  return try body()
}
