// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Looks at how a board is set up, and says what is wrong with it and what to do.
///
/// ```swift
/// for finding in BoardDoctor(overlay: .resizer).examine() where finding.verdict != .ok {
///   print(finding.subject, finding.message, finding.advice ?? "")
/// }
/// ```
///
/// Everything that opening a ``BoardDevice`` needs is looked at by the same code, but one by one, so
/// that all that is wrong is found at once. No register is touched, unless ``examine(probing:)`` is
/// asked to.
public struct BoardDoctor {
  let overlay: OverlayDescription
  let options: BoardOptions
  let memoryUse: MemoryUse
  let registers: (IPBlock) -> [RegisterDescription]?
  let kernel: any BoardKernel

  /// A program's use of the board's memory.
  public struct MemoryUse: Sendable {
    /// Its contents, such as `a 4K image and its result`.
    public var purpose: String
    /// Its size, in bytes.
    public var byteCount: UInt64

    /// Something that takes this much.
    public init(_ purpose: String, byteCount: UInt64) {
      self.purpose = purpose
      self.byteCount = byteCount
    }

    /// As little as makes sense.
    public static var any: MemoryUse { MemoryUse("a buffer of 1 MiB", byteCount: 1 << 20) }
  }

  /// A doctor for the board that this program runs on.
  ///
  /// - Parameters:
  ///   - overlay: What the bitstream should hold.
  ///   - options: How the board should be set up. A bitstream in it is not loaded.
  ///   - memoryUse: What its memory should suffice for.
  ///   - registers: The registers of a block, for the probe; by default those that its description
  ///     states. Nil if nothing is known of it.
  public init(
    overlay: OverlayDescription, options: BoardOptions = .init(), for memoryUse: MemoryUse = .any,
    registers: @escaping (IPBlock) -> [RegisterDescription]? = { $0.describedRegisters }
  ) {
    self.init(
      overlay: overlay, options: options, for: memoryUse, registers: registers,
      kernel: RunningKernel())
  }

  /// A doctor for a board, with something in the kernel's place.
  package init(
    overlay: OverlayDescription, options: BoardOptions, for memoryUse: MemoryUse = .any,
    registers: @escaping (IPBlock) -> [RegisterDescription]? = { $0.describedRegisters },
    kernel: any BoardKernel
  ) {
    self.memoryUse = memoryUse
    self.registers = registers
    self.overlay = overlay
    var options = options
    options.bitstream = nil
    self.options = options
    self.kernel = kernel
  }

  /// Looks at everything.
  ///
  /// - Parameter probing: Whether to read registers, too, if nothing else has failed. Without the
  ///   bitstream that the overlay describes, that crashes the program or hangs the board.
  /// - Returns: What was found, in an order in which it makes sense to put it right.
  public func examine(probing: Bool = false) -> [SetupFinding] {
    var findings = [examineLogic()]
    findings += examineModule()
    findings += overlay.blocks.map(examineRegisters)
    findings += examineInterrupts()
    findings += examineMemory()
    guard probing else { return findings }
    guard findings.allSatisfy({ $0.verdict != .failed }) else {
      return findings + [
        SetupFinding(
          "probe", .warning, "no register was read, since something has failed",
          advice: "put right what has failed, then probe again")
      ]
    }
    return findings + probe()
  }
}
