// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqHandoff
internal import SwynqReport
internal import SwynqResizer

/// `swynq info`: what the overlay holds.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Lists an overlay's IP blocks and registers.",
    discussion: """
      Values are read from the hardware as it is, a simulated one after its reset. A register whose reading changes something \
      is listed but not read. On a board the bitstream must be loaded: a read where nothing answers \
      hangs the bus.

      With a hardware handoff, the .hwh file that Vivado writes, lists what that says of its design, \
      and reads nothing: values are those after reset.
      """)

  @Argument(
    help: ArgumentHelp("A hardware handoff of Vivado.", valueName: "design.hwh"),
    completion: .file(extensions: ["hwh"]))
  var handoff: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var device: DeviceArguments

  func validate() throws {
    guard handoff == nil || (device.device == .simulator && device.seed == nil) else {
      throw ValidationError(
        "a hardware handoff is listed without any device; leave the file out, or --device and --seed"
      )
    }
  }

  func run() throws {
    if let handoff {
      let listing = HandoffListing(try readHandoff(handoff), path: handoff)
      StandardOutput.write(json ? encodedJSON(listing) : listing.text)
      return
    }
    let session = try DeviceSession(device)
    let listing = try OverlayListing(session)
    StandardOutput.write(json ? encodedJSON(listing) : listing.text)
  }
}
