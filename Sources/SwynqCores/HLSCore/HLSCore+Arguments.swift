// SPDX-License-Identifier: Apache-2.0

public import Swynq

extension HLSCore {
  /// Sets an argument that is a number: of up to 64 bits, the rest of a wider one is 0.
  ///
  /// A number of fewer bits than 32 or 64 takes the lowest ones; a negative one is given as its bits,
  /// `UInt64(bitPattern: -1)`, a Float by its `bitPattern`. The core takes arguments up when it starts.
  ///
  /// - Throws: `notFound`, naming the arguments that there are; `invalidArgument` if the core and not
  ///   the driver writes it, or if the number does not fit.
  public func set(_ name: String, to value: UInt64) throws(DeviceError) {
    let argument = try self.argument(name, isOutput: false)
    guard argument.wordCount > 1 || value <= UInt64(UInt32.max) else {
      throw DeviceError(
        .invalidArgument,
        "\(hexadecimal(value)) does not fit into the argument \(name) of \(self.name), which has 32 "
          + "bits", address: registers.base + argument.offset, register: name)
    }
    for word in 0..<argument.wordCount {
      let part = word < 2 ? UInt32(truncatingIfNeeded: value >> UInt64(32 * word)) : 0
      try registers.write(WholeWord(rawValue: part), to: register(name, argument.offset + 4 * word))
    }
  }

  /// Sets an argument that is a pointer.
  ///
  /// - Parameters:
  ///   - name: The argument's name.
  ///   - address: A bus address.
  /// - Throws: As for a number; so an address above 4 GiB does not fit into a pointer of 32
  ///   bits.
  public func set(_ name: String, toAddress address: BusAddress) throws(DeviceError) {
    try set(name, to: address.rawValue)
  }

  /// Sets an argument that is a pointer to the first element of a buffer. The core's accesses are not
  /// watched: flush a cacheable buffer before the core reads it, and invalidate it after the core has
  /// written it.
  ///
  /// - Throws: As ``set(_:toAddress:)``.
  public func set<Element>(
    _ name: String, to buffer: borrowing DeviceBuffer<Element>
  ) throws(DeviceError) {
    try set(name, to: buffer.address.rawValue)
  }

  /// The value of an argument that the core writes, or of `ap_return`; of more than 64 bits the lowest.
  ///
  /// - Throws: `notFound`, naming the arguments that there are; `unexpectedResult` if the core says that
  ///   it has not written the argument since it was last read; `invalidArgument` if the driver and not
  ///   the core writes it.
  public func get(_ name: String) throws(DeviceError) -> UInt64 {
    let argument = try self.argument(name, isOutput: true)
    if let valid = argument.validOffset {
      let status = try registers.read(register(name + "_ctrl", valid)).rawValue
      guard status & 1 == 1 else {
        throw DeviceError(
          .unexpectedResult,
          "\(self.name) has not written \(name) since it was last read; run it first",
          address: registers.base + valid, register: name + "_ctrl", value: status)
      }
    }
    var value: UInt64 = 0
    for word in 0..<min(argument.wordCount, 2) {
      let part = try registers.read(register(name, argument.offset + 4 * word)).rawValue
      value |= UInt64(part) << UInt64(32 * word)
    }
    return value
  }

  /// The argument of this name, which the core writes if `isOutput`, and else the driver.
  private func argument(_ name: String, isOutput: Bool) throws(DeviceError) -> HLSArgument {
    for argument in arguments where argument.name == name {
      if argument.isOutput == isOutput { return argument }
      let (writer, other) = isOutput ? ("driver", "core") : ("core", "driver")
      throw DeviceError(
        .invalidArgument,
        "the argument \(name) of \(self.name) is written by the \(writer), not by the \(other)",
        address: registers.base + argument.offset, register: name)
    }
    let known =
      arguments.isEmpty ? "none" : arguments.map { $0.name }.joined(separator: ", ")
    throw DeviceError(
      .notFound, "\(self.name) has no argument \(name); it has: \(known)", address: registers.base)
  }

  /// A word of an argument as a register, so that errors name it.
  private func register(_ name: String, _ offset: Int) -> Register<HLSRegisters, WholeWord> {
    Register(name, at: offset, "a word of an argument")
  }
}
