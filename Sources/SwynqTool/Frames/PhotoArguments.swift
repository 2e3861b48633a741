// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqResizer

/// An image file to resize, where the result goes, and how large it is to be.
struct PhotoArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Image to resize.", valueName: "input"),
    completion: .file(extensions: ["jpg", "jpeg", "png", "ppm"]))
  var input: String

  @Argument(
    help: ArgumentHelp(
      "File for the resized image.", valueName: "output"),
    completion: .file(extensions: ["jpg", "jpeg", "png", "ppm"]))
  var output: String

  @OptionGroup var target: TargetArguments

  @Flag(help: "Compare the result with the software model's; status 76 if it differs.")
  var verify = false

  /// Opens both files, and checks what else `work` will write. All that can be wrong with the output
  /// is found before the hardware is touched.
  func open(for work: WorkArguments) throws(ToolFailure) -> Photo {
    let destination = try reportingImageErrors { () throws(ImageError) in
      try ImageDestination(path: output)
    }
    try work.waveform.check()
    let source = try reportingImageErrors { () throws(ImageError) in
      try ImageSource(path: input, limit: .largest)
    }
    return Photo(
      source: source, destination: destination, size: try target.size(from: source.size))
  }

  /// The summary of `photo`.
  func summary(_ photo: Photo, _ frame: Frame, _ session: DeviceSession) -> Summary {
    Summary(
      input: .init(path: input, format: photo.source.format, size: photo.source.size),
      output: .init(path: output, format: photo.destination.format, size: photo.size),
      frame: frame, session: session)
  }
}

/// An image that is open to be read, and where its resized copy goes.
struct Photo {
  let source: ImageSource
  let destination: ImageDestination
  /// Of the copy.
  let size: ImageSize
}
