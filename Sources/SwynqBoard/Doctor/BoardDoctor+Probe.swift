// SPDX-License-Identifier: Apache-2.0

import Swynq

extension BoardDoctor {
  /// Opens the board and reads the registers whose reading changes nothing: bits that no field covers
  /// must read 0, and those that cannot change, what they always are.
  func probe() -> [SetupFinding] {
    let device: BoardDevice
    do throws(DeviceError) {
      device = try BoardDevice(overlay: overlay, options: options, kernel: kernel)
    } catch {
      return [SetupFinding("probe", .failed, error.message, advice: access(error))]
    }
    return overlay.blocks.map { probe($0, on: device) }
  }

  private func probe(_ block: IPBlock, on device: BoardDevice) -> SetupFinding {
    let subject = "probe of \(block.name)"
    let registers = (registers(block) ?? []).filter(Self.isQuiet)
    guard !registers.isEmpty else {
      return SetupFinding(
        subject, .warning, "nobody knows the registers of a \(block.type), so none was read")
    }
    do throws(DeviceError) {
      for register in registers {
        let value = try device.read32(block.base + register.offset)
        let known = register.fields.reduce(UInt32(0)) { $0 | $1.mask }
        guard value & ~known == 0 else {
          return SetupFinding(
            subject, .failed,
            "\(register.name) reads \(hexadecimal(value, minimumDigits: 8)), with bits that it does "
              + "not have: something else is there",
            advice: "load the bitstream that the overlay describes, or describe the one that is "
              + "loaded with --hwh")
        }
      }
    } catch {
      return SetupFinding(subject, .failed, "\(error)")
    }
    return SetupFinding(subject, .ok, "\(registers.count) registers read as a \(block.type)")
  }

  private static func isQuiet(_ register: RegisterDescription) -> Bool {
    !register.readHasSideEffects
      && register.fields.allSatisfy { $0.access != .clearOnRead && $0.access != .writeOnly }
  }
}
