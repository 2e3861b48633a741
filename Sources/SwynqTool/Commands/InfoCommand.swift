internal import ArgumentParser
internal import Swynq

/// `swynq info`: what the overlay holds.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Lists the overlay's IP blocks and registers.",
    discussion: """
      Values are read from the hardware after its reset. A register whose reading changes something \
      is listed but not read.
      """)

  @Flag(help: "Print JSON, for a program.")
  var json = false

  @OptionGroup var device: DeviceArguments

  func run() throws {
    let session = try SimulatorSession(device)
    let listing = try OverlayListing(session)
    StandardOutput.write(json ? encodedJSON(listing) : listing.text)
  }
}
