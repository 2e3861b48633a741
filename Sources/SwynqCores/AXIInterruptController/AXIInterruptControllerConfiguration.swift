// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The parameters of an AXI interrupt controller that a driver needs.
public struct AXIInterruptControllerConfiguration: Hashable, Sendable {
  /// Number of inputs (`C_NUM_INTR_INPUTS`) and software interrupts (`C_NUM_SW_INTR`), 1 to 32.
  public var inputCount: Int
  /// The inputs that are edges; the others are levels (`C_KIND_OF_INTR`).
  public var edges: UInt32
  /// Whether the core has `IPR` (`C_HAS_IPR`).
  public var hasPending: Bool
  /// Whether the core has `SIE` (`C_HAS_SIE`).
  public var hasSetEnable: Bool
  /// Whether the core has `CIE` (`C_HAS_CIE`).
  public var hasClearEnable: Bool
  /// Whether the core has `IVR` (`C_HAS_IVR`).
  public var hasVector: Bool
  /// Whether the core has `ILR` (`C_HAS_ILR`).
  public var hasLevel: Bool

  /// A core with these parameters; the defaults are those of the core (PG099), with inputs that are
  /// levels.
  public init(
    inputCount: Int, edges: UInt32 = 0, hasPending: Bool = true, hasSetEnable: Bool = true,
    hasClearEnable: Bool = true, hasVector: Bool = true, hasLevel: Bool = false
  ) {
    self.inputCount = inputCount
    self.edges = edges
    self.hasPending = hasPending
    self.hasSetEnable = hasSetEnable
    self.hasClearEnable = hasClearEnable
    self.hasVector = hasVector
    self.hasLevel = hasLevel
  }

  /// The parameters that a block of the hardware handoff states; those that it leaves out have the
  /// core's own defaults (PG099: one input, an edge).
  ///
  /// - Throws: `invalidArgument` for a number of inputs that no controller has.
  public init(_ block: IPBlock) throws(DeviceError) {
    func flag(_ name: String, _ fallback: Int = 1) -> Bool {
      block.parameter(name) ?? fallback != 0
    }
    let inputs = block.parameter("c_num_intr_inputs") ?? 1
    let software = block.parameter("c_num_sw_intr") ?? 0
    self.init(
      inputCount: 0,
      edges: UInt32(truncatingIfNeeded: block.parameter("c_kind_of_intr") ?? -1),
      hasPending: flag("c_has_ipr"), hasSetEnable: flag("c_has_sie"),
      hasClearEnable: flag("c_has_cie"), hasVector: flag("c_has_ivr"),
      hasLevel: flag("c_has_ilr", 0))
    guard (0...32).contains(inputs), (0...32).contains(software),
      (1...32).contains(inputs + software)
    else {
      throw DeviceError(
        .invalidArgument,
        "\(block.name): an AXI interrupt controller has 1 to 32 inputs, not c_num_intr_inputs = "
          + "\(inputs) and c_num_sw_intr = \(software)", address: block.base)
    }
    inputCount = inputs + software
  }

  /// The bits of all inputs.
  public var inputs: UInt32 {
    inputCount >= 32 ? .max : (1 << UInt32(max(inputCount, 0))) - 1
  }
}
