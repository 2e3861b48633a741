import Swynq

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
    let advice =
      "add a node of that name to the device tree (see docs/board.md) and load uio_pdrv_genirq"
    let reason =
      options.registers == .physicalMemory
      ? ""
      : "no UIO device is named \(block.name); there are: \(try UIODevice.inventory(options.roots))"
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
          findings.append(
            SetupFinding(
              subject, .warning,
              device.map { "the node of UIO device \($0.name) (\($0.node)) has no interrupt" }
                ?? "no UIO device is named \(block.name)_\(output.port)"
                + "\(index == 0 ? " or \(block.name)" : "")" + "; drivers poll",
              advice: "give the node `interrupts` in the device tree (see docs/board.md)"))
        } catch {
          findings.append(SetupFinding(subject, .failed, error.message, advice: access(error)))
        }
      }
    }
    return findings
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
