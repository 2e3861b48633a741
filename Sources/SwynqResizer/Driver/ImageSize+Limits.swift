// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension ImageSize {
  /// The largest image the resize core takes and makes: 3840 x 2160.
  public static var largest: ImageSize { ImageSize(width: 3840, height: 2160) }

  /// Checks that the resize core can handle this size.
  ///
  /// - Throws: `invalidArgument` for a side of 0 or above the core's limit.
  public func validate(as what: String) throws(DeviceError) {
    let most = Self.largest
    guard (1...most.width).contains(width), (1...most.height).contains(height) else {
      throw DeviceError(
        .invalidArgument,
        "\(what) of \(self) pixels: the resize core takes 1x1 to \(most); choose a size in between")
    }
  }
}
