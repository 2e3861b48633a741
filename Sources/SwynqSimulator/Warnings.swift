// SPDX-License-Identifier: Apache-2.0
#if Logging
  import Logging
#else
  import Foundation
#endif

/// Warnings of a device whose user has not said where they are to go: swift-log's, or without the
/// package's trait `Logging` standard error.
enum Warnings {
  static func log(_ text: String) {
    #if Logging
      Logger(label: "swynq.simulator").warning("\(text)")
    #else
      FileHandle.standardError.write(Data("warning: swynq.simulator: \(text)\n".utf8))
    #endif
  }
}
