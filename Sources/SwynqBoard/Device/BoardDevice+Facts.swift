// SPDX-License-Identifier: Apache-2.0

public import Swynq

extension BoardDevice: SelfDescribingDevice {
  /// That it is a board. Which bitstream is loaded, and how its memory behaves, nothing tells.
  public var facts: DeviceFacts { DeviceFacts(kind: "board") }
}
