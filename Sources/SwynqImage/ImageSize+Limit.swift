// SPDX-License-Identifier: Apache-2.0

public import Swynq

extension ImageSize {
  /// The largest image that is read unless the caller says otherwise: 16384x16384, 768 MiB of RGB.
  public static var decodingLimit: ImageSize { ImageSize(width: 16384, height: 16384) }
}
