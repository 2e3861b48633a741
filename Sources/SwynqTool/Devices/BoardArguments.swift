// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqBoard
internal import SwynqHandoff
internal import SwynqResizer

/// Options of a board's set-up.
struct BoardArguments: ParsableArguments {
  /// The ways to the registers, by the words of the command line.
  enum Registers: String, ExpressibleByArgument, CaseIterable {
    case auto, uio, mem
  }

  @Option(
    help: ArgumentHelp(
      "Buffer memory: the name of a u-dma-buf; reserved:ADDRESS+BYTES for memory that "
        + "the kernel does not use, such as reserved:0x18000000+0x4000000; heap:NAME for a "
        + "dma-heap; or coherent-heap:NAME if the overlay's port is coherent with the CPU's "
        + "caches. (default: udmabuf0)",
      valueName: "memory"),
    completion: .list(["udmabuf0", "reserved:", "heap:", "coherent-heap:"]),
    transform: BoardOptions.Memory.init(argument:))
  var memory: BoardOptions.Memory?

  @Option(
    help: ArgumentHelp(
      "Register access: UIO devices, /dev/mem, or for each block whichever there is. "
        + "(default: auto)"))
  var registers: Registers?

  @Option(
    help: ArgumentHelp(
      "Frequency of the overlay's clock in MHz, for converting clocks to time; does not "
        + "set the clock. (default: the handoff's, else 100)", valueName: "mhz"))
  var clock: Double?

  @Option(
    help: ArgumentHelp(
      "Vivado's hardware handoff of the bitstream, or of a simulator library's design: its blocks "
        + "and their addresses. "
        + "(default: the image resizer's overlay)", valueName: "design.hwh"),
    completion: .file(extensions: ["hwh"]))
  var hwh: String?

  @Option(
    help: ArgumentHelp(
      "Configure the whole FPGA with this bitstream first. (default: use what is "
        + "loaded)",
      valueName: "design.bit"), completion: .file(extensions: ["bit", "bin"]))
  var bitstream: String?

  @OptionGroup var system: SystemArguments

  func validate() throws {
    guard clock.map({ $0 > 0 && $0 <= 10_000 }) ?? true else {
      throw ValidationError("--clock must be above 0 and at most 10000 MHz")
    }
  }

  /// Refuses the options that were given, since there is no board.
  ///
  /// - Parameter butTheHandoff: Whether a hardware handoff is welcome all the same.
  func refuse(butTheHandoff: Bool = false) throws {
    if hwh != nil, !butTheHandoff {
      throw ValidationError(
        "--hwh is for a board or a simulator library; add --device board or --device simulator:FILE, "
          + "or leave it out")
    }
    let given =
      [
        ("--bitstream", bitstream != nil),
        ("--memory", memory != nil), ("--registers", registers != nil), ("--clock", clock != nil),
      ] + system.given
    guard let first = given.first(where: \.1)?.0 else { return }
    throw ValidationError("\(first) is for a board; add --device board, or leave it out")
  }

  /// The hardware handoff; nil if none is given.
  func handoff() throws(ToolFailure) -> HardwareHandoff? {
    try hwh.map { path throws(ToolFailure) in try readHandoff(path) }
  }

  /// The board of this host, with the overlay that the hardware handoff describes.
  func open(on host: BoardHost) throws(ToolFailure) -> BoardDevice {
    let handoff = try handoff()
    var options = options(on: host)
    if clock == nil, let frequency = handoff?.clockFrequency { options.clockFrequency = frequency }
    do throws(DeviceError) {
      return try BoardDevice(
        overlay: handoff?.overlay ?? .resizer, options: options, kernel: host.kernel())
    } catch {
      throw ToolFailure(error)
    }
  }

  /// The options of the board on this host.
  func options(on host: BoardHost) -> BoardOptions {
    var options = BoardOptions()
    options.roots = system.roots(on: host)
    if let bitstream { options.bitstream = .init(path: bitstream) }
    if let memory { options.memory = memory }
    if let clock { options.clockFrequency = UInt64((clock * 1_000_000).rounded()) }
    switch registers {
    case .auto, nil: options.registers = .automatic
    case .uio: options.registers = .uio
    case .mem: options.registers = .physicalMemory
    }
    return options
  }
}

/// The hardware handoff in a file, with the package's own overlay in place of its module.
func readHandoff(_ path: String) throws(ToolFailure) -> HardwareHandoff {
  do throws(DeviceError) {
    return try HardwareHandoff(path: path, modules: [.resizer])
  } catch {
    throw ToolFailure(input: error)
  }
}

extension BoardOptions.Memory {
  /// The memory that an argument such as `udmabuf0` or `reserved:0x18000000+0x4000000` names.
  init(argument: String) throws {
    for (prefix, isCoherent) in [("heap:", false), ("coherent-heap:", true)]
    where argument.hasPrefix(prefix) {
      let name = String(argument.dropFirst(prefix.count))
      guard !name.isEmpty, !name.contains("/"), !name.contains(where: \.isWhitespace) else {
        throw ValidationError("a dma-heap is written as heap:NAME, such as heap:reserved")
      }
      self = .dmaHeap(name: name, isCoherent: isCoherent)
      return
    }
    guard argument.hasPrefix("reserved:") else {
      let isName = !argument.isEmpty && argument.allSatisfy { !$0.isWhitespace && $0 != "/" }
      guard isName, !argument.contains(":") else {
        throw ValidationError(
          "neither the name of a u-dma-buf, such as udmabuf0, nor reserved:ADDRESS+BYTES, nor "
            + "heap:NAME")
      }
      self = .uDMABuf(name: argument)
      return
    }
    let parts = argument.dropFirst("reserved:".count).split(
      separator: "+", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = Self.number(parts[0]), let size = Self.number(parts[1])
    else {
      throw ValidationError(
        "reserved memory is written as reserved:ADDRESS+BYTES, such as "
          + "reserved:0x18000000+0x4000000")
    }
    self = .reserved(address: BusAddress(address), byteCount: size)
  }

  private static func number(_ text: Substring) -> UInt64? {
    text.lowercased().hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
  }
}
