// SPDX-License-Identifier: Apache-2.0

import Swynq

extension BoardDoctor {
  /// Whether the programmable logic is configured at all.
  func examineLogic() -> SetupFinding {
    let subject = "programmable logic"
    do throws(DeviceError) {
      let manager = try FPGAManager(roots: options.roots, kernel: kernel)
      let state = try manager.state
      guard state == "operating" else {
        return SetupFinding(
          subject, .failed, "the FPGA manager \(manager.name) is in state \"\(state)\"",
          advice: "load the bitstream: swynq load FILE.bit")
      }
      return SetupFinding(subject, .ok, "configured, says the FPGA manager \(manager.name)")
    } catch {
      // A bootloader may have loaded the bitstream all the same.
      return SetupFinding(
        subject, .warning, "nobody can tell whether it is configured: \(error.message)")
    }
  }

  /// Whether UIO devices can appear.
  func examineModule() -> [SetupFinding] {
    guard options.registers != .physicalMemory else { return [] }
    let subject = "kernel module uio_pdrv_genirq"
    let module = "\(options.roots.sys)/module/uio_pdrv_genirq"
    let hasDevices = Attribute.entries(of: "\(options.roots.sys)/class/uio")
      .contains { $0.hasPrefix("uio") }
    let advice =
      "boot with uio_pdrv_genirq.of_id=generic-uio, or load it with `modprobe uio_pdrv_genirq "
      + "of_id=generic-uio`, and have nodes with that `compatible` in the device tree"
    if hasDevices { return [SetupFinding(subject, .ok, "there are UIO devices")] }
    let verdict: SetupFinding.Verdict = options.registers == .uio ? .failed : .warning
    guard Attribute.exists(module) else {
      return [
        SetupFinding(subject, verdict, "there is no UIO device, and no \(module)", advice: advice)
      ]
    }
    guard let name = matchedName(module) else {
      return [
        SetupFinding(
          subject, verdict,
          "it is there, but neither its parameter nor the kernel's command line says of_id, so it takes "
            + "no node", advice: advice)
      ]
    }
    return [
      SetupFinding(
        subject, verdict, "it takes nodes with `compatible = \"\(name)\"`, and has found none",
        advice: "add nodes with that `compatible` to the device tree (see docs/board.md)")
    ]
  }

  /// The `compatible` that the module was told to take. Most kernels do not show the parameter in
  /// sysfs (it has no permissions in drivers/uio/uio_pdrv_genirq.c), but may have had it from the
  /// command line.
  private func matchedName(_ module: String) -> String? {
    if let text = try? Attribute.text("\(module)/parameters/of_id", of: "uio_pdrv_genirq"),
      !text.isEmpty
    {
      return text
    }
    let line = (try? Attribute.text("\(options.roots.proc)/cmdline", of: "the kernel")) ?? ""
    let prefix = "uio_pdrv_genirq.of_id="
    let word = line.split(separator: " ").last { $0.hasPrefix(prefix) }
    return word.map { String($0.dropFirst(prefix.count)) }
  }

  /// Checks how much contiguous memory the kernel can give.
  func examineContiguousMemory(atLeast needed: UInt64) -> SetupFinding {
    let subject = "contiguous memory (CMA)"
    let text =
      (try? WholeFile.read("\(options.roots.proc)/meminfo", purpose: "the kernel's memory"))
      .map { String(decoding: $0, as: UTF8.self) }
    let line = text?.split(separator: "\n").first { $0.hasPrefix("CmaTotal:") }
    guard let line, let kibibytes = UInt64(line.filter(\.isNumber)) else {
      return SetupFinding(
        subject, .warning, "\(options.roots.proc)/meminfo does not say how much there is",
        advice: "boot with cma=128M, with a kernel that has CONFIG_CMA")
    }
    let mebibytes = kibibytes >> 10
    guard kibibytes << 10 >= needed else {
      return SetupFinding(
        subject, .warning,
        "\(mebibytes) MiB, less than the \(needed >> 20) MiB that a 4K image and its result take",
        advice: "boot with cma=128M")
    }
    return SetupFinding(subject, .ok, "\(mebibytes) MiB")
  }
}
