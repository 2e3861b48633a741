// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqResizer

/// The size of the result: a factor, or pixels.
struct TargetArguments: ParsableArguments {
  // A negative number is to be refused as such, not taken for another option.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Divide both sides by this number: 2 halves them, 0.5 doubles them.",
      discussion: "Sides are rounded down, as in the original notebook, but are at least 1.",
      valueName: "f"),
    transform: ResizeFactor.init(argument:))
  var factor: ResizeFactor?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Size of the result in pixels, such as 800x600.", valueName: "wxh"),
    transform: ImageSize.init(argument:))
  var size: ImageSize?

  func validate() throws {
    guard (factor == nil) != (size == nil) else {
      throw ValidationError(
        factor == nil
          ? "the size of the result is missing; give --factor F or --size WxH"
          : "--factor and --size contradict each other; give one of them")
    }
  }

  /// The size of the result for an input of this size.
  func size(from source: ImageSize) throws(ToolFailure) -> ImageSize {
    if let size { return size }
    let factor = factor!
    let largest = ImageSize.largest
    let width = factor.divide(source.width)
    let height = factor.divide(source.height)
    guard width <= largest.width, height <= largest.height else {
      throw ToolFailure(
        .usage,
        "--factor \(factor.text) makes \(width)x\(height) of \(source), more than the \(largest) that "
          + "the hardware makes; use a larger factor")
    }
    return ImageSize(width: width, height: height)
  }
}

extension ImageSize {
  /// The size that an argument such as `1920x1080` names.
  init(argument: String) throws {
    let sides = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) })
    else {
      throw ValidationError("not a size; write WIDTHxHEIGHT in pixels, such as 1920x1080")
    }
    let largest = ImageSize.largest
    guard
      let width = Int(sides[0]), let height = Int(sides[1]),
      (1...largest.width).contains(width), (1...largest.height).contains(height)
    else { throw ValidationError("the hardware makes images of 1x1 to \(largest) pixels") }
    self.init(width: width, height: height)
  }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
