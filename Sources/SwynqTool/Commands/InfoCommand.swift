internal import ArgumentParser
internal import Swynq

/// `swynq info`: what the overlay holds.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Lists the overlay's IP blocks and registers.",
    discussion: """
      Values are read from the hardware as it is, a simulated one after its reset. A register whose reading changes something \
      is listed but not read. On a board the bitstream must be loaded: a read where nothing answers \
      hangs the bus.
      """)

  @Flag(help: "Print JSON, for a program.")
  var json = false

  @OptionGroup var device: DeviceArguments

  func run() throws {
    let session = try DeviceSession(device)
    let listing = try OverlayListing(session)
    StandardOutput.write(json ? encodedJSON(listing) : listing.text)
  }
}
