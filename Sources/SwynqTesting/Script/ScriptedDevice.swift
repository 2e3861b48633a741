// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores

/// A device without hardware, for tests of a driver's own logic: it gives the answers that a test has
/// prepared, and writes down what it was asked, by the names of registers and fields.
///
/// ```swift
/// let device = ScriptedDevice(overlay: overlay)
/// try device.answer("axi_dma_0.MM2S_DMASR", with: "Halted", 0, "Idle|IOC_Irq")
/// try device.raise("axi_dma_0.mm2s_introut")
/// try driver(device).send(buffer)
/// #expect(device.trace.suffix(2) == [
///   "read axi_dma_0.MM2S_DMASR", "write axi_dma_0.MM2S_DMASR IOC_Irq",
/// ])
/// ```
///
/// Where the order of all calls is the point, ``expect(_:)`` takes them as a script, and any other
/// call is an error.
///
/// Nothing happens by itself: a register reads 0 unless the test says otherwise, whatever was written
/// to it, and interrupts come only when they are raised. Time passes in clocks of 100 MHz: 5 for an
/// access, 100 for an interrupt that comes, and the whole timeout for a wait in vain.
public final class ScriptedDevice: Device {
  /// The overlay that the driver sees.
  public let overlay: OverlayDescription
  /// Clocks so far. May be set, as if time had passed.
  public var clocks: UInt64 = 0
  /// Device address of the next buffer, before alignment.
  public var nextBufferAddress: BusAddress = 0x1000
  /// Bytes that one buffer may have; more is `outOfMemory`.
  public var largestBuffer = 16 << 20

  /// Buffers that were allocated and not yet given back.
  public internal(set) var buffersInUse = 0
  /// Buffers that were given back.
  public internal(set) var buffersReleased = 0

  let names: RegisterNames
  private var buffersAllocated = 0
  private var entries: [Entry] = []
  private var values: [BusAddress: [UInt32]] = [:]
  private var failures: [BusAddress: DeviceError] = [:]
  private var interrupts: [InterruptLines] = []
  private var script: [ScriptLine]?
  private var scriptLinesDone = 0
  private var firstMismatch: DeviceError?

  private enum Entry {
    case call(String)
    case memory(String)
  }

  /// A device with this overlay.
  ///
  /// - Parameters:
  ///   - overlay: The blocks that the driver is to find.
  ///   - cores: Those whose registers are known by name. A block of another core is known by what its
  ///     `describedRegisters` say.
  public init(overlay: OverlayDescription, cores: Cores = .standard) {
    self.overlay = overlay
    names = RegisterNames(overlay: overlay, cores: cores)
  }

  /// The address of a register, for tests that access it themselves.
  ///
  /// - Throws: `notFound` for the name of no register, naming those that there are.
  public func address(of register: RegisterPlace) throws(DeviceError) -> BusAddress {
    try names.address(of: register)
  }

  // MARK: What the driver did

  /// Register accesses and waits, in order, a line for each: `read axi_dma_0.MM2S_DMASR`,
  /// `write axi_dma_0.MM2S_DMACR RS|IOC_IrqEn`, `poll axi_dma_0.MM2S_DMACR until Reset=0`,
  /// `wait for axi_dma_0.mm2s_introut`.
  ///
  /// A register that nobody has declared stands there by its address. The value of a register that
  /// is one number is that number, in hexadecimal if it is an address or has 32 bits and is large.
  public var trace: [String] {
    entries.compactMap { if case .call(let line) = $0 { line } else { nil } }
  }

  /// Calls on buffers, in order: `flush 0..<96 of buffer 1`, `invalidate`, and the notes
  /// `device will read`, `device will write`, `device did write` and `processor will read`. Buffers
  /// are numbered in order of allocation, ranges are bytes.
  public var memoryTrace: [String] {
    entries.compactMap { if case .memory(let line) = $0 { line } else { nil } }
  }

  /// ``trace`` and ``memoryTrace`` in their common order, to see that a flush comes before the access
  /// that starts the hardware.
  public var history: [String] {
    entries.map {
      switch $0 {
      case .call(let line), .memory(let line): line
      }
    }
  }

  /// Empties the traces, so that a test sees only what comes after its preparations.
  public func clearTrace() { entries = [] }

  func note(_ line: String) { entries.append(.memory(line)) }

  // MARK: What the device answers

  /// Prepares values that reads and polls of a register return, one after the other. The last one
  /// stays. What was prepared for the register before is forgotten.
  ///
  /// - Throws: `notFound` for the name of no register or field, naming those that there are.
  public func answer(
    _ register: RegisterPlace, with values: RegisterValue...
  ) throws(DeviceError) {
    let address = try names.address(of: register)
    var numbers: [UInt32] = []
    for value in values { numbers.append(try names.value(value, at: address)) }
    self.values[address] = numbers
  }

  /// Lets each access to a register fail with this error.
  ///
  /// - Throws: `notFound` for the name of no register, naming those that there are.
  public func fail(_ register: RegisterPlace, with error: DeviceError) throws(DeviceError) {
    failures[try names.address(of: register)] = error
  }

  /// Raises interrupts, such as `axi_dma_0.mm2s_introut`, one after the other: each ends one wait.
  /// With none left a wait times out.
  ///
  /// - Throws: `notFound` for the name of no connected interrupt, naming those that there are.
  public func raise(_ interrupts: String...) throws(DeviceError) {
    for interrupt in interrupts { self.interrupts.append(try names.lines(interrupt)) }
  }

  /// Raises interrupt lines, one after the other: each ends one wait.
  public func raise(_ lines: InterruptLines...) { interrupts += lines }

  /// Adds lines to a script of expected calls. From now on any other call throws
  /// `unexpectedResult`, with what was expected in its message.
  ///
  /// ```swift
  /// try device.expect(
  ///   "write axi_dma_0.MM2S_SA \(buffer.address)",
  ///   "write axi_dma_0.MM2S_LENGTH 64",
  ///   "wait for axi_dma_0.mm2s_introut",
  ///   "read axi_dma_0.MM2S_DMASR -> Idle|IOC_Irq",
  ///   "write axi_dma_0.MM2S_DMASR IOC_Irq -> error decodeError")
  /// ```
  ///
  /// Without an answer after `->` a poll finds what it waits for, a wait its first interrupt, and a
  /// read returns what ``answer(_:with:)`` has prepared.
  ///
  /// - Throws: `invalidArgument` for a line that is none, `notFound` for the name of no register,
  ///   field or interrupt.
  public func expect(_ lines: String...) throws(DeviceError) {
    var script = script ?? []
    for line in lines { script.append(try ScriptLine(line, names)) }
    self.script = script
  }

  /// Checks at the end of a test that all expected calls came, and none besides.
  ///
  /// - Throws: `unexpectedResult`: the first call that was not expected, even if the driver has
  ///   caught its error; or the expected call that did not come.
  public func verify() throws(DeviceError) {
    if let firstMismatch { throw firstMismatch }
    guard let script, scriptLinesDone < script.count else { return }
    throw DeviceError(
      .unexpectedResult,
      "line \(scriptLinesDone + 1) of the script was expected and did not come: "
        + script[scriptLinesDone].call.text(names))
  }

  // MARK: Device

  /// 100 MHz.
  public var clockFrequency: UInt64 { 100_000_000 }
  /// ``clocks``.
  public var clockCount: UInt64? { clocks }
  /// The time of ``clocks``.
  public var now: Duration { .nanoseconds(10) * Int(clocks) }

  /// Reads what was prepared for the register.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    let answer = try begin(.read(address))
    try access(address)
    if case .value(let value) = answer { return value }
    return nextValue(address)
  }

  /// Writes down the value, which changes nothing.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    _ = try begin(.write(address, value))
    try access(address)
  }

  /// Reads what was prepared for the register until it fits, or the last value does not.
  public func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    let answer = try begin(.poll(address, mask: mask, expected: expected), timeout)
    let deadline = now + max(timeout, .zero)
    if script != nil, values[address] == nil, answer == nil {
      try access(address)
      return expected & mask
    }
    while true {
      var isLast = values[address, default: []].count <= 1
      try access(address)
      let value: UInt32
      if case .value(let scripted) = answer {
        (value, isLast) = (scripted, true)
      } else {
        value = nextValue(address)
      }
      if value & mask == expected { return value }
      if isLast {
        clocks = max(clocks, UInt64(deadline / .nanoseconds(10)))
        throw DeviceError(
          .timeout,
          "the script has no value of \(names.name(of: address)) that has "
            + names.text(mask: mask, value: expected, at: address), address: address, value: value)
      }
    }
  }

  /// Returns the next interrupt that was raised.
  public func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    let answer = try begin(.wait(lines), timeout)
    if case .lines(let raised) = answer {
      clocks += 100
      return raised.intersection(lines)
    }
    guard !interrupts.isEmpty else {
      if script != nil {
        clocks += 100
        return .line(lines.rawValue.trailingZeroBitCount).intersection(lines)
      }
      clocks += UInt64(max(timeout, .zero) / .nanoseconds(10)) + 1
      throw DeviceError(.timeout, "no interrupt was raised for \(names.text(lines))")
    }
    clocks += 100
    return interrupts.removeFirst().intersection(lines)
  }

  /// Allocates memory of the program itself, at the next device address.
  public func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    guard byteCount > 0, alignment > 0, alignment & (alignment - 1) == 0 else {
      throw DeviceError(
        .invalidArgument,
        "\(byteCount) bytes, aligned to \(alignment): allocate at least 1 byte, aligned to a power of 2"
      )
    }
    guard byteCount <= largestBuffer else {
      throw DeviceError(
        .outOfMemory,
        "\(byteCount) bytes are more than the \(largestBuffer) of a buffer of the scripted device; set "
          + "its largestBuffer")
    }
    let mask = UInt64(alignment) - 1
    let address = BusAddress((nextBufferAddress.rawValue &+ mask) & ~mask)
    nextBufferAddress = address + byteCount
    buffersInUse += 1
    buffersAllocated += 1
    return ScriptedMemory(
      device: self, number: buffersAllocated, address: address, byteCount: byteCount,
      caching: caching)
  }

  /// Writes a call down, and says what the script answers.
  private func begin(
    _ call: ScriptedCall, _ timeout: Duration = .zero
  ) throws(DeviceError) -> DeviceAnswer? {
    let text = call.text(names)
    entries.append(.call(text))
    if case .read(let address) = call { try Self.checkAlignment(address) }
    if case .write(let address, _) = call { try Self.checkAlignment(address) }
    if case .poll(let address, _, _) = call { try Self.checkAlignment(address) }
    guard let script else { return nil }
    let line = scriptLinesDone < script.count ? script[scriptLinesDone] : nil
    guard let line, line.call == call else {
      let expected = line.map {
        "line \(scriptLinesDone + 1) of the script expects: \($0.call.text(names))"
      }
      let error = DeviceError(
        .unexpectedResult,
        "the driver did: \(text); " + (expected ?? "the script expects nothing more"))
      firstMismatch = firstMismatch ?? error
      throw error
    }
    scriptLinesDone += 1
    if case .failure(let error) = line.answer {
      if error.code == .timeout { clocks += UInt64(max(timeout, .zero) / .nanoseconds(10)) + 1 }
      throw error
    }
    return line.answer
  }

  private static func checkAlignment(_ address: BusAddress) throws(DeviceError) {
    if address.rawValue % 4 != 0 {
      throw DeviceError(
        .invalidArgument, "the address of a register is a multiple of 4", address: address)
    }
  }

  private func access(_ address: BusAddress) throws(DeviceError) {
    clocks += 5
    if let failure = failures[address] { throw failure }
  }

  private func nextValue(_ address: BusAddress) -> UInt32 {
    guard let first = values[address]?.first else { return 0 }
    if values[address, default: []].count > 1 { values[address]?.removeFirst() }
    return first
  }
}
