// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Facts of a core for the rest of the package: its type, its registers, how they behave, and its
/// interrupt outputs. All that is done with any overlay, such as listing registers, reporting clocks
/// or replaying a recording, goes by it.
///
/// ```swift
/// extension Core {
///   static let filter = Core("example.com:hls:filter:1.0", interrupts: ["interrupt"]) { _ in
///     FilterRegisters.registers
///   }
/// }
/// let cores = Cores.standard + [.filter]
/// ```
public struct Core: Sendable {
  /// The core, and the version that is known of it. A block of another minor version is known, too.
  public let type: CoreType
  /// The ports of its interrupt outputs, such as `mm2s_introut`: the names by which an overlay's
  /// description says which line each drives.
  public let interrupts: [String]

  private let describe: @Sendable (IPBlock) -> [RegisterDescription]
  private let behave: @Sendable (RegisterDescription) -> RegisterBehaviour

  /// A core.
  ///
  /// - Parameters:
  ///   - type: Vendor, library, name and version.
  ///   - interrupts: The ports of its interrupt outputs.
  ///   - behaviour: How a register behaves; by default as its fields say.
  ///   - registers: The registers of a block, which may depend on its parameters.
  public init(
    _ type: CoreType, interrupts: [String] = [],
    behaviour: @escaping @Sendable (RegisterDescription) -> RegisterBehaviour = {
      RegisterBehaviour(fieldsOf: $0)
    },
    registers: @escaping @Sendable (IPBlock) -> [RegisterDescription]
  ) {
    self.type = type
    self.interrupts = interrupts
    describe = registers
    behave = behaviour
  }

  /// The registers of a block of this core, in order of offset.
  public func registers(of block: IPBlock) -> [RegisterDescription] { describe(block) }

  /// The behaviour of a register of this core.
  public func behaviour(of register: RegisterDescription) -> RegisterBehaviour { behave(register) }
}
