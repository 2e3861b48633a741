// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer

private func bits(_ fields: RegisterField...) -> UInt32 { fields.reduce(0) { $0 | $1.mask } }

/// What the resize core's `CTRL` holds, and what is written to it.
enum CoreControl {
  static let stop: UInt32 = 0
  static let busy: UInt32 = 0
  static let start = bits(HLSControl.start)
  static let startAgainAndAgain = bits(HLSControl.start, HLSControl.autoRestart)
  static let idle = bits(HLSControl.idle)
  static let done = bits(HLSControl.done)
  static let finished = bits(HLSControl.done, HLSControl.idle, HLSControl.ready)
}
