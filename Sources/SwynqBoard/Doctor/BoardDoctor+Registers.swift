// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

extension BoardDoctor {
  /// Whether the registers of a block can be reached, and are where the overlay has them.
  func examineRegisters(_ block: IPBlock) -> SetupFinding {
    let subject = "registers of \(block.name)"
    do throws(DeviceError) {
      if options.registers != .physicalMemory,
        let device = try UIODevice.find(ofBlock: block.name, options.roots)
      {
        let map = try device.map(of: block)
        return SetupFinding(
          subject, .ok,
          "UIO device \(device.name) (\(device.node)) maps \(BusAddress(map.registers.lowerBound)), "
            + "\(map.registers.count) bytes")
      }
      return try withoutUIO(block, subject)
    } catch {
      return SetupFinding(subject, .failed, error.message, advice: access(error))
    }
  }

  private func withoutUIO(_ block: IPBlock, _ subject: String) throws(DeviceError) -> SetupFinding {
    var advice = UIODevice.advice(for: [block.name])
    var reason = ""
    if options.registers != .physicalMemory {
      reason =
        "\(UIODevice.absence(of: [block.name])); there are: \(try UIODevice.inventory(options.roots))"
      if let found = platformDevice(of: block.name, at: block.base) {
        reason += "; \(found.message)"
        advice = found.advice
      }
    }
    guard options.registers != .uio else {
      return SetupFinding(subject, .failed, reason, advice: advice)
    }
    _ = try OpenFile(
      "\(options.roots.dev)/mem", mode: O_RDWR, synchronous: true,
      purpose: reason.isEmpty ? "physical memory" : "physical memory (\(reason))",
      ifMissing: reason.isEmpty ? "this kernel is built without CONFIG_DEVMEM; use UIO" : advice)
    guard !reason.isEmpty else {
      return SetupFinding(subject, .ok, "\(options.roots.dev)/mem can be opened")
    }
    return SetupFinding(
      subject, .warning, "by \(options.roots.dev)/mem, without interrupts: \(reason)",
      advice: advice)
  }

  /// Which interrupts arrive.
  func examineInterrupts() -> [SetupFinding] {
    guard options.registers != .physicalMemory else { return [] }
    var findings: [SetupFinding] = []
    for block in overlay.blocks {
      for (index, output) in block.interrupts.enumerated() {
        let subject = "interrupt \(block.name).\(output.port)"
        do throws(DeviceError) {
          let (own, isBroken) = ownDevice(block)
          let device = try UIOInterrupt.device(
            of: output, number: index, block, own, options.roots)
          // What is wrong with the block's own device is said of its registers.
          if device == nil, index == 0, isBroken { continue }
          if let device, try UIOInterrupt.isWired(device) {
            findings.append(
              SetupFinding(subject, .ok, "by UIO device \(device.name) (\(device.node))"))
            continue
          }
          findings.append(withoutInterrupt(output, index, block, device, subject))
        } catch {
          findings.append(SetupFinding(subject, .failed, error.message, advice: access(error)))
        }
      }
    }
    return findings
  }

  private func withoutInterrupt(
    _ output: IPBlock.Interrupt, _ index: Int, _ block: IPBlock, _ device: UIODevice?,
    _ subject: String
  ) -> SetupFinding {
    let advice = "give the node `interrupts` in the device tree (see docs/board.md)"
    if let device {
      return SetupFinding(
        subject, .warning,
        "the node of UIO device \(device.name) (\(device.node)) has no interrupt",
        advice: advice)
    }
    let name = "\(block.name)_\(output.port)"
    if let found = platformDevice(of: name, at: nil) {
      return SetupFinding(
        subject, .warning, "\(UIODevice.absence(of: [name])): \(found.message); drivers poll",
        advice: found.advice)
    }
    let own = index == 0 ? " or \(UIODevice.deviceTreeName(block.name))" : ""
    return SetupFinding(
      subject, .warning, "\(UIODevice.absence(of: [name]))\(own); drivers poll",
      advice: index == 0 ? advice : UIODevice.advice(for: [name]))
  }

  /// The state of the device tree's node that should bring a UIO device; nil if there is no node.
  private func platformDevice(
    of name: String, at address: BusAddress?
  ) -> (message: String, advice: String)? {
    let uioName = UIODevice.deviceTreeName(name)
    return PlatformDevice.find(at: address, named: uioName, options.roots)?
      .explanation(wanting: uioName)
  }

  /// The UIO device of a block, or whether it cannot be opened.
  private func ownDevice(_ block: IPBlock) -> (device: UIODevice?, isBroken: Bool) {
    do throws(DeviceError) {
      return (try UIODevice.find(ofBlock: block.name, options.roots), false)
    } catch {
      return (nil, true)
    }
  }

  /// Who may open files, if an error says that this user may not.
  func access(_ error: DeviceError) -> String? {
    guard error.underlyingStatus == EACCES || error.underlyingStatus == EPERM else { return nil }
    var groups = [gid_t](repeating: 0, count: 64)
    let count = getgroups(Int32(groups.count), &groups)
    let numbers = groups.prefix(max(0, Int(count))).map { "\($0)" }.joined(separator: ", ")
    return
      "this user is \(geteuid()), of the groups \(numbers.isEmpty ? "\(getegid())" : numbers); "
      + "`ls -l` shows who may open the file; a udev rule gives it to a group (see docs/board.md), and "
      + "a user is in a new group after the next login"
  }
}
