// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
public import SwynqTesting

extension ConformanceSubject {
  /// The parts of the resizer overlay that the checks may use.
  public static var resizer: ConformanceSubject {
    ConformanceSubject(
      register: "resize_accel_0.src_rows", unmappedAddress: 0x4100_0000, cores: .resizer)
  }
}

extension ConformanceCheck {
  /// The duties of every device with the resizer overlay: those of all devices, and those that pixels
  /// show.
  public static var resizer: [ConformanceCheck] {
    general(for: .resizer) + resizerRegisters + resizerFlows + resizerStreams + resizerErrors
  }
}
