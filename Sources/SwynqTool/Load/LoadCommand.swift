// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqBoard
internal import SwynqReport

/// `swynq load`: a bitstream into the FPGA, by the kernel.
struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Loads a bitstream into the FPGA of the board that this runs on.",
    discussion: """
      The .bit file is turned into what the kernel's FPGA manager takes, put into /lib/firmware for as \
      long as it is needed, and loaded; the manager's state must be "operating" afterwards. Nothing in \
      the FPGA may be at work meanwhile.

      With --overlay the kernel applies a compiled device tree overlay: nodes for UIO and u-dma-buf, \
      or, on a kernel without the manager's firmware file, an FPGA region that names the bitstream.
      """)

  @Argument(
    help: ArgumentHelp(
      "A .bit or .bin file of Vivado.", valueName: "design.bit"),
    completion: .file(extensions: ["bit", "bin"]))
  var bitstream: String?

  @Flag(
    help: """
      Load a partial bitstream: part of the FPGA is configured while the rest keeps running. A .bit \
      file must state the same.
      """)
  var partial = false

  @Option(
    help: ArgumentHelp(
      "Refuse a .bit file that is for another chip, such as xc7z020clg400-1.",
      valueName: "chip"))
  var part: String?

  @Option(
    help: ArgumentHelp(
      "Apply this device tree overlay, after the bitstream.", valueName: "file.dtbo"),
    completion: .file(extensions: ["dtbo"]))
  var overlay: String?

  @Option(
    help: ArgumentHelp(
      "Name of the overlay in configfs; an overlay of that name is replaced.", valueName: "name"))
  var overlayName = "swynq"

  @Option(
    help: ArgumentHelp(
      "Load nothing: write the data for the kernel's FPGA manager to this file, for the "
        + "firmware-name of a device tree overlay.", valueName: "design.bin"),
    completion: .file(extensions: ["bin"]))
  var writeBin: String?

  @Option(
    help: ArgumentHelp(
      "FPGA manager to use. (default: the first)", valueName: "fpga0"))
  var manager: String?

  @Option(
    help: ArgumentHelp(
      "Limit on the time for loading, in milliseconds.", valueName: "ms"))
  var timeout = 10_000

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var system: SystemArguments

  func validate() throws {
    guard bitstream != nil || overlay != nil else {
      throw ValidationError(
        "give a bitstream (.bit or .bin), or a device tree overlay with --overlay")
    }
    guard bitstream != nil || (!partial && part == nil && manager == nil) else {
      throw ValidationError(
        "--partial, --part and --manager are for a bitstream; give one, or leave them out")
    }
    guard !overlayName.isEmpty, !overlayName.contains("/"), !overlayName.hasPrefix(".") else {
      throw ValidationError("--overlay-name must be a plain name, such as swynq")
    }
    guard writeBin == nil || (bitstream != nil && overlay == nil && !partial && manager == nil)
    else {
      throw ValidationError("--write-bin takes a .bit file and loads nothing; leave the rest out")
    }
    guard timeout >= 1 else { throw ValidationError("--timeout must be at least 1 ms") }
  }

  func run() throws {
    if let writeBin, let bitstream { return try convert(bitstream, to: writeBin) }
    let host = BoardHost.current
    let roots = system.roots(on: host)
    let kernel = host.kernel()
    var report = LoadReport()
    if let bitstream { report.loaded = try load(bitstream, roots, kernel) }
    if let overlay {
      try reportingDeviceErrors { () throws(DeviceError) in
        let tree = DeviceTreeOverlay(named: overlayName, roots: roots, kernel: kernel)
        if tree.isApplied { try tree.remove() }
        try tree.apply(overlay)
      }
      report.overlay = overlay
      report.overlayName = overlayName
    }
    StandardOutput.write(json ? encodedJSON(report) : report.text)
  }

  /// Writes the `.bin` file. The report says that nothing is loaded.
  private func convert(_ path: String, to output: String) throws(ToolFailure) {
    let bitstream = try read(path)
    do throws(DeviceError) {
      if let part { try bitstream.check(part: part) }
    } catch {
      throw ToolFailure(error)
    }
    do throws(DeviceError) {
      try bitstream.writeKernelData(to: output)
    } catch {
      throw ToolFailure(output: error)
    }
    let report = LoadReport(written: .init(bitstream, to: output))
    StandardOutput.write(json ? encodedJSON(report) : report.text)
  }

  private func read(_ path: String) throws(ToolFailure) -> Bitstream {
    do throws(DeviceError) {
      let bitstream = try Bitstream(path: path)
      // What is written to a file is loaded by other means, which say for themselves what it is.
      if writeBin == nil { try bitstream.check(isPartial: partial) }
      return bitstream
    } catch {
      throw ToolFailure(input: error)
    }
  }

  private func load(
    _ path: String, _ roots: BoardRoots, _ kernel: any BoardKernel
  ) throws(ToolFailure) -> LoadReport.Loaded {
    let bitstream = try read(path)
    return try reportingDeviceErrors { () throws(DeviceError) in
      let manager = try FPGAManager(named: manager, roots: roots, kernel: kernel)
      try manager.load(
        bitstream, isPartial: partial, part: part, timeout: .milliseconds(timeout))
      return LoadReport.Loaded(
        bitstream, isPartial: partial, manager: manager.name, state: try manager.state)
    }
  }
}
