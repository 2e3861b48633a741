// SPDX-License-Identifier: Apache-2.0

/// Facts about a device, for reports and recordings; drivers do not need them.
public struct DeviceFacts: Hashable, Sendable {
  /// The kind of device, such as `simulator` or `board`.
  public var kind: String
  /// The programmable logic: a simulator library's name, a bitstream's file.
  public var logic: String?
  /// Version of Verilator that compiled it.
  public var verilatorVersion: String?
  /// Bits of the memory port.
  public var dataWidth: Int?
  /// The memory's settings.
  public var memory: MemoryBehaviour?
  /// The seed of all that is random.
  public var seed: UInt64?

  /// These facts; nil for what is not known, or is not there.
  public init(
    kind: String, logic: String? = nil, verilatorVersion: String? = nil, dataWidth: Int? = nil,
    memory: MemoryBehaviour? = nil, seed: UInt64? = nil
  ) {
    self.kind = kind
    self.logic = logic
    self.verilatorVersion = verilatorVersion
    self.dataWidth = dataWidth
    self.memory = memory
    self.seed = seed
  }
}

/// A device that can tell what it is.
public protocol SelfDescribingDevice: Device {
  /// The facts that the device knows.
  var facts: DeviceFacts { get }
}
