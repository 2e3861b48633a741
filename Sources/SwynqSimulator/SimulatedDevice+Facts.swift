// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension SimulatedDevice: SelfDescribingDevice {
  /// The library, the memory as the options made it, and the seed.
  public var facts: DeviceFacts {
    DeviceFacts(
      kind: "simulator",
      logic: information.path.split(separator: "/").last.map(String.init) ?? information.path,
      verilatorVersion: information.verilatorVersion,
      dataWidth: information.dataWidth == 0 ? nil : information.dataWidth,
      memory: options.memory, seed: options.seed)
  }
}
