// SPDX-License-Identifier: Apache-2.0

/// An error of a device: the one type that `Swynq` and every ``Device`` throw.
///
/// ``code`` is for programs, ``message`` and ``description`` are for people: what happened, where,
/// and what to do about it.
public struct DeviceError: Error, Sendable {
  /// The kind of error.
  public var code: Code

  /// The cause and the remedy, in one or two sentences.
  public var message: String

  /// The bus address involved, if one was.
  public var address: BusAddress?

  /// The register involved, by its name in the hardware's documentation, such as `MM2S_DMASR`.
  public var register: String?

  /// The register's value when the error was found, if it was read.
  public var value: UInt32?

  /// The status of the layer underneath: a `swynq_sim_status` of the simulator, an `errno` of a
  /// board. Nil if the error was found in Swift.
  public var underlyingStatus: Int32?

  /// An error with these facts.
  public init(
    _ code: Code, _ message: String, address: BusAddress? = nil, register: String? = nil,
    value: UInt32? = nil, underlyingStatus: Int32? = nil
  ) {
    self.code = code
    self.message = message
    self.address = address
    self.register = register
    self.value = value
    self.underlyingStatus = underlyingStatus
  }
}

extension DeviceError: CustomStringConvertible {
  /// The message, then register, value and address in parentheses as far as they are known.
  public var description: String {
    var facts: [String] = []
    if let register {
      facts.append(value.map { "\(register) = \(hexadecimal($0, minimumDigits: 8))" } ?? register)
    } else if let value {
      facts.append("value \(hexadecimal(value, minimumDigits: 8))")
    }
    if let address { facts.append("at \(address)") }
    return facts.isEmpty ? message : "\(message) (\(facts.joined(separator: ", ")))"
  }
}

extension DeviceError {
  /// The same error with the register's name, where a layer below knew the address alone.
  package func naming(register name: @autoclosure () -> String) -> DeviceError {
    guard register == nil else { return self }
    var error = self
    error.register = name()
    return error
  }
}
