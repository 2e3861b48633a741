// SPDX-License-Identifier: Apache-2.0
import SwynqTool

/// `swynq`. All of it is in the library `SwynqTool`, so that tests run the same program elsewhere.
@main enum Main {
  static func main() { Program.run() }
}
