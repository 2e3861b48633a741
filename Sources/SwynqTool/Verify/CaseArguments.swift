// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqResizer

/// The frames that two devices are compared with.
struct CaseArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Add a frame of noise, resized from one size to another, such as 640x480:320x240. "
        + "Repeatable.", valueName: "wxh:wxh"),
    transform: SizePair.init(argument:))
  var size: [SizePair] = []

  @Option(
    help: ArgumentHelp(
      "Add a photo, resized to the size that --to gives.", valueName: "file"),
    completion: .file(extensions: ["jpg", "jpeg", "png", "ppm"]))
  var image: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Size to resize the photo to.", valueName: "wxh"),
    transform: ImageSize.init(argument:))
  var to: ImageSize?

  @Option(
    help: ArgumentHelp(
      "Number of frames of random sizes, 0 to 10000.", valueName: "n"))
  var random = 4

  @Option(
    help: ArgumentHelp(
      "Longest side of a random frame, 1 to 2160 pixels.", valueName: "n"))
  var longest = 64

  @Flag(help: "Leave out the frames of edge-case sizes.")
  var noCorners = false

  @Option(
    help: ArgumentHelp(
      "Seed of sizes, pixels and simulations. By default a random one; the report "
        + "states it.", valueName: "n"))
  var seed: UInt64?

  func validate() throws {
    guard (image == nil) == (to == nil) else {
      throw ValidationError(
        image == nil
          ? "--to is for a photo; name one with --image"
          : "--image needs the size of the result; add --to WxH")
    }
    guard (0...10_000).contains(random) else {
      throw ValidationError("--random must be 0 to 10000")
    }
    guard (1...ImageSize.largest.height).contains(longest) else {
      throw ValidationError("--longest must be 1 to \(ImageSize.largest.height)")
    }
    guard !noCorners || random > 0 || !size.isEmpty || image != nil else {
      throw ValidationError("there is no frame left to compare; add --random, --size or --image")
    }
  }

  /// The seed that was asked for, or one that nobody had before.
  var chosenSeed: UInt64 { seed ?? UInt64.random(in: 1...999_999_999) }

  /// All frames.
  func frames(seed: UInt64) throws(ToolFailure) -> [EquivalenceCase] {
    var frames = noCorners ? [] : EquivalenceCase.corners(seed: seed)
    frames += EquivalenceCase.random(count: random, longest: longest, seed: seed)
    for (index, pair) in size.enumerated() {
      frames.append(
        EquivalenceCase(
          source: pair.source, destination: pair.destination, seed: seed &+ UInt64(index)))
    }
    if let image, let to {
      let photo = try reportingImageErrors { () throws(ImageError) in
        try Image(contentsOf: image, limit: .largest)
      }
      frames.append(
        EquivalenceCase(
          name: "\(image), \(photo.size) to \(to)", source: photo.size, destination: to,
          pixels: photo.pixels))
    }
    return frames
  }
}

/// The sizes of a frame and of its result.
struct SizePair: Hashable {
  let source: ImageSize
  let destination: ImageSize

  /// The sizes that an argument such as `640x480:320x240` names.
  init(argument: String) throws {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw ValidationError("write the frame's size and its result's, such as 640x480:320x240")
    }
    self.init(
      source: try ImageSize(argument: String(parts[0])),
      destination: try ImageSize(argument: String(parts[1])))
  }

  /// These sizes.
  init(source: ImageSize, destination: ImageSize) {
    self.source = source
    self.destination = destination
  }
}
