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
  let kernel: any BoardKernel

  /// A doctor for the board that this program runs on.
  ///
  /// - Parameters:
  ///   - overlay: What the bitstream should hold.
  ///   - options: How the board should be set up. A bitstream in it is not loaded.
  public init(overlay: OverlayDescription, options: BoardOptions = .init()) {
    self.init(overlay: overlay, options: options, kernel: RunningKernel())
  }

  /// A doctor for a board, with something in the kernel's place.
  package init(overlay: OverlayDescription, options: BoardOptions, kernel: any BoardKernel) {
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
