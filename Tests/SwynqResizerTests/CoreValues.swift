// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqResizer

private func bits(_ fields: RegisterField...) -> UInt32 { fields.reduce(0) { $0 | $1.mask } }

/// What the resize core's `CTRL` holds, and what is written to it.
enum CoreControl {
  static let stop: UInt32 = 0
  static let busy: UInt32 = 0
  static let start = bits(ResizeControl.start)
  static let startAgainAndAgain = bits(ResizeControl.start, ResizeControl.autoRestart)
  static let idle = bits(ResizeControl.idle)
  static let done = bits(ResizeControl.done)
  static let finished = bits(ResizeControl.done, ResizeControl.idle, ResizeControl.ready)
}
