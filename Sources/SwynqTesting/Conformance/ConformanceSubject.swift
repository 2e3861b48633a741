// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores

/// The parts of an overlay that the general checks may use.
///
/// ```swift
/// let subject = ConformanceSubject(
///   register: "filter_0.count", unmappedAddress: 0x4100_0000, cores: .standard + [.filter])
/// ```
public struct ConformanceSubject: Sendable {
  /// A register that holds what is written to it and starts nothing.
  public var register: RegisterPlace
  /// Its bits that do; the checks leave all others 0.
  public var mask: UInt32
  /// An address that is a multiple of 4 and that nothing in the overlay answers. Nil leaves those
  /// checks out: on some boards such an access ends the program.
  public var unmappedAddress: BusAddress?
  /// Bytes that the device has free at least.
  public var memoryByteCount: Int
  /// The cores whose registers are held to what they declare. Each declared register is written; the
  /// registers of other blocks are left alone.
  public var cores: Cores

  /// An overlay with such a register.
  ///
  /// - Parameters:
  ///   - register: A register that holds what is written to it and starts nothing.
  ///   - mask: Its bits that do.
  ///   - unmappedAddress: An address that nothing answers; nil if there is none that may be tried.
  ///   - memoryByteCount: Bytes that the device has free at least.
  ///   - cores: The cores whose registers are checked.
  public init(
    register: RegisterPlace, mask: UInt32 = .max, unmappedAddress: BusAddress? = nil,
    memoryByteCount: Int = 16 << 20, cores: Cores = .standard
  ) {
    self.register = register
    self.mask = mask
    self.unmappedAddress = unmappedAddress
    self.memoryByteCount = memoryByteCount
    self.cores = cores
  }

  /// The address of the register.
  func address(on device: AnyDevice) throws(DeviceError) -> BusAddress {
    try RegisterNames(overlay: device.overlay, cores: cores).address(of: register)
  }
}

extension ConformanceCheck {
  /// The duties of every device, whatever its overlay: registers, memory, time and interrupts.
  ///
  /// - Parameter subject: What may be used of the overlay.
  public static func general(for subject: ConformanceSubject) -> [ConformanceCheck] {
    registers(of: subject) + unmappedAddresses(of: subject) + time(of: subject)
      + memory(of: subject)
  }
}
