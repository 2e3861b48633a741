// SPDX-License-Identifier: Apache-2.0

public import Swynq
import SwynqLibC

/// The kernel's FPGA manager, which loads bitstreams into the programmable logic.
///
/// ```swift
/// try FPGAManager().load(Bitstream(path: "resizer.bit"))
/// ```
///
/// It uses the files `flags` and `firmware` that AMD's kernel has in
/// `/sys/class/fpga_manager/fpga0`. The mainline kernel has none of these and loads bitstreams with
/// device tree overlays alone: see ``DeviceTreeOverlay``.
///
/// Nothing in the programmable logic may be at work while it is loaded: a register access or a DMA
/// transfer that is cut off can hang the whole board.
public struct FPGAManager {
  /// Its name in sysfs, such as `fpga0`.
  public let name: String
  private let directory: String
  private let roots: BoardRoots
  private let kernel: any BoardKernel

  /// The FPGA manager of the board that this program runs on.
  ///
  /// - Parameter name: Its name; by default the only one's, or the first one's.
  /// - Throws: `notFound` if the kernel has none.
  public init(named name: String? = nil) throws(DeviceError) {
    try self.init(named: name, roots: BoardRoots(), kernel: RunningKernel())
  }

  /// An FPGA manager, with something in the kernel's place.
  package init(
    named name: String? = nil, roots: BoardRoots, kernel: any BoardKernel
  ) throws(DeviceError) {
    let known = Attribute.entries(of: "\(roots.sys)/class/fpga_manager")
    guard let found = known.first(where: { $0 == name ?? $0 }) else {
      throw DeviceError(
        .notFound,
        known.isEmpty
          ? "the kernel has no FPGA manager in \(roots.sys)/class/fpga_manager; it needs "
            + "CONFIG_FPGA_MGR_ZYNQ_FPGA on a Zynq-7000 or CONFIG_FPGA_MGR_ZYNQMP_FPGA on an "
            + "UltraScale+, and the node of the manager in the device tree"
          : "no FPGA manager is named \(name ?? ""); there are: \(known.joined(separator: ", "))")
    }
    self.name = found
    self.directory = "\(roots.sys)/class/fpga_manager/\(found)"
    self.roots = roots
    self.kernel = kernel
  }

  /// The manager's state: `operating` when the programmable logic is configured, or what
  /// it is doing, or what went wrong, such as `write init error`.
  public var state: String {
    get throws(DeviceError) { try Attribute.text("\(directory)/state", of: purpose) }
  }

  /// The manager's name, such as `Xilinx Zynq FPGA Manager`.
  public var kind: String {
    get throws(DeviceError) { try Attribute.text("\(directory)/name", of: purpose) }
  }

  private var purpose: String { "the FPGA manager \(name)" }

  /// Loads a bitstream, and waits until it works.
  ///
  /// - Parameters:
  ///   - bitstream: What to load.
  ///   - isPartial: Whether it is for a part of the programmable logic alone, while the rest works on.
  ///   - part: The chip that the board has, if that is to be checked.
  ///   - timeout: How long to wait for the manager to be done.
  /// - Throws: `incompatible` for a bitstream of another chip, and for one that is partial and not said
  ///   to be, or the reverse; `unsupported` for a kernel without
  ///   the files; `inputOutput` for what may not be written or is refused; `timeout`.
  public func load(
    _ bitstream: Bitstream, isPartial: Bool = false, part: String? = nil,
    timeout: Duration = .seconds(10)
  ) throws(DeviceError) {
    try bitstream.check(isPartial: isPartial)
    if let part { try bitstream.check(part: part) }
    try checkFamily(of: bitstream)
    let firmware = try OpenFile(
      "\(directory)/firmware", mode: O_WRONLY, purpose: "with which \(purpose) loads bitstreams",
      ifMissing: "AMD's kernel has it, the mainline one has not: load the bitstream with a device "
        + "tree overlay that names it (swynq load --overlay FILE.dtbo), or at boot")
    // The kernel looks for the file in its own directory and reads it before the write returns.
    let file = "swynq-\(getpid()).bin"
    let path = "\(roots.firmware)/\(file)"
    try WholeFile.write(
      bitstream.kernelData, to: path, purpose: "where the kernel looks for bitstreams",
      ifMissing: "make the directory \(roots.firmware)")
    defer { unlink(path) }
    try setFlags(isPartial ? 1 : 0)
    defer { if isPartial { try? setFlags(0) } }
    do throws(DeviceError) {
      try kernel.write(file, to: firmware)
    } catch {
      throw refusal(of: bitstream, error)
    }
    try waitUntilOperating(bitstream, timeout: timeout)
  }

  /// A manager's kind and the chip in a `.bit` file's header say of which family they are.
  private func checkFamily(of bitstream: Bitstream) throws(DeviceError) {
    guard let part = bitstream.header?.part else { return }
    let kind = try self.kind
    let family: ChipName.Family? =
      kind.contains("ZynqMP") ? .zynqMP : kind.contains("Zynq") ? .zynq : nil
    guard let family, ChipName(part).family != family else { return }
    throw DeviceError(
      .incompatible,
      "\(bitstream.name) is for a \(part), and the board has a \(family.rawValue) (\(name) is the "
        + "\(kind)); build the design for the board's chip")
  }

  /// Flag 1 is partial reconfiguration (`FPGA_MGR_PARTIAL_RECONFIG` of include/linux/fpga/fpga-mgr.h).
  private func setFlags(_ flags: Int) throws(DeviceError) {
    let file = try OpenFile(
      "\(directory)/flags", mode: O_WRONLY, purpose: "which tells \(purpose) full from partial",
      ifMissing: "use AMD's kernel, or a device tree overlay")
    try kernel.write("\(flags)", to: file)
  }

  /// The meaning of the kernel's refusal.
  private func refusal(of bitstream: Bitstream, _ error: DeviceError) -> DeviceError {
    guard error.underlyingStatus != EACCES, error.underlyingStatus != EPERM else { return error }
    let state = (try? self.state) ?? "unknown"
    var result = error
    result.message =
      "\(purpose) refused \(bitstream.name), and its state is now \"\(state)\": "
      + "\(error.message); the kernel's log (dmesg) says why"
    return result
  }

  private func waitUntilOperating(
    _ bitstream: Bitstream, timeout: Duration
  ) throws(DeviceError) {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while true {
      // Looked at before the state, so that a state is read after the deadline too.
      let isLate = clock.now >= deadline
      let state = try self.state
      if state == "operating" { return }
      guard !state.contains("error"), state != "unknown", state != "power off" else {
        throw DeviceError(
          .inputOutput,
          "\(purpose) took \(bitstream.name), but its state is \"\(state)\", not operating; the "
            + "kernel's log (dmesg) says why")
      }
      guard !isLate else {
        throw DeviceError(
          .timeout,
          "\(purpose) was still in state \"\(state)\" \(timeout) after it took \(bitstream.name)")
      }
      usleep(1000)
    }
  }
}
