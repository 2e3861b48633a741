// SPDX-License-Identifier: Apache-2.0

/// A block of registers of a device, and typed access to them: `window.read(.status).isIdle`.
@frozen public struct RegisterWindow<Bus: Device, Block: RegisterBlock> {
  /// The device that the registers belong to.
  public let device: Bus
  /// Address of the block's first register.
  public let base: BusAddress
  /// Prefix of register names in error messages, such as `MM2S_`.
  public let prefix: String

  /// The block of `device` that starts at `base`.
  @inlinable public init(_ device: Bus, at base: BusAddress, prefix: String = "") {
    self.device = device
    self.base = base
    self.prefix = prefix
  }

  /// Reads a register.
  ///
  /// - Throws: ``DeviceError`` with the register's name and the bus's answer.
  @inlinable public func read<Layout: ReadableLayout>(
    _ register: Register<Block, Layout>
  ) throws(DeviceError) -> Layout {
    do throws(DeviceError) {
      return Layout(rawValue: try device.read32(base + register.offset))
    } catch {
      throw named(error, register.name)
    }
  }

  /// Writes a whole register.
  ///
  /// - Throws: As ``read(_:)``.
  @inlinable public func write<Layout: WritableLayout>(
    _ value: Layout, to register: Register<Block, Layout>
  ) throws(DeviceError) {
    do throws(DeviceError) {
      try device.write32(base + register.offset, value.rawValue)
    } catch {
      throw named(error, register.name)
    }
  }

  /// Reads a register, lets `change` change it, and writes it back. Bits that a write of 1 would
  /// clear, flip, set or trigger are written as 0 unless `change` sets them.
  ///
  /// - Throws: As ``read(_:)``.
  @inlinable public func modify<Layout: RegisterLayout>(
    _ register: Register<Block, Layout>, _ change: (inout Layout) -> Void
  ) throws(DeviceError) {
    var value = try read(register)
    value.rawValue &= ~Layout.sideEffectMask
    change(&value)
    try write(value, to: register)
  }

  /// Clears write-1-to-clear fields: writes a mask of exactly their bits, which leaves their
  /// neighbours alone, as a read-modify-write would not.
  ///
  /// - Throws: `invalidArgument` if a field is not write-1-to-clear; else as ``read(_:)``.
  @inlinable public func clear<Layout: WritableLayout>(
    _ fields: RegisterField..., in register: Register<Block, Layout>
  ) throws(DeviceError) {
    var mask: UInt32 = 0
    for field in fields {
      guard field.access == .writeOneToClear else {
        throw named(
          DeviceError(
            .invalidArgument, "\(field.name) is not a write-1-to-clear field; write it instead"),
          register.name)
      }
      mask |= field.mask
    }
    try write(Layout(rawValue: mask), to: register)
  }

  /// Reads a register until the bits of `mask` have the values they have in `expected`.
  ///
  /// - Throws: `timeout`, with the last value read; else as ``read(_:)``.
  @inlinable @discardableResult public func poll<Layout: ReadableLayout>(
    _ register: Register<Block, Layout>, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> Layout {
    do throws(DeviceError) {
      return Layout(
        rawValue: try device.poll32(
          base + register.offset, mask: mask, until: expected, timeout: timeout))
    } catch {
      throw named(error, register.name)
    }
  }

  @usableFromInline func named(_ error: DeviceError, _ register: String) -> DeviceError {
    error.naming(register: prefix + register)
  }
}
