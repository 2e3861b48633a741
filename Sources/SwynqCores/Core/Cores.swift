// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The cores that somebody knows: ``standard``, and whichever else a program adds.
public struct Cores: Sendable {
  /// All of them. Of two for one type the later one counts.
  public let all: [Core]

  /// These cores.
  public init(_ all: [Core]) { self.all = all }

  /// The cores that this module has drivers for.
  public static var standard: Cores {
    Cores([
      .axiCDMA, .axiDMA, .axiGPIO, .axiInterruptController, .axiStreamFIFO, .axiTimer, .blockRAM,
      .cycleMonitor,
    ])
  }

  /// The same cores and some more.
  public static func + (cores: Cores, more: [Core]) -> Cores { Cores(cores.all + more) }

  /// The core that a block is; nil if nobody here knows it, or none in its major version.
  public func core(of block: IPBlock) -> Core? {
    let type = CoreType(block.type)
    return all.last { $0.type.isCompatible(with: type) }
  }

  /// The registers of a block; nil if nobody here knows it.
  public func registers(of block: IPBlock) -> [RegisterDescription]? {
    core(of: block)?.registers(of: block)
  }

  /// The registers of a block as its overlay describes them, or else as who knows the core does.
  package func describedRegisters(of block: IPBlock) -> [RegisterDescription] {
    block.describedRegisters.isEmpty ? registers(of: block) ?? [] : block.describedRegisters
  }

  /// The behaviour of the register at an offset in a block; `unknown` if nobody here knows the block, plain
  /// where a known block has no register.
  public func behaviour(at offset: UInt64, in block: IPBlock) -> RegisterBehaviour {
    guard let core = core(of: block) else { return RegisterBehaviour(.unknown) }
    let register = core.registers(of: block).first { UInt64($0.offset) == offset }
    return register.map(core.behaviour) ?? RegisterBehaviour()
  }
}
