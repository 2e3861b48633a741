// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import Swynq

/// An image on a report's page.
public struct PageImage: Hashable, Sendable {
  /// The image's name, such as its file's.
  public var name: String
  /// Size of the image itself; the picture on the page may be smaller.
  public var size: ImageSize
  /// The picture: a whole PNG or JPEG file.
  public var file: [UInt8]
  /// The media type of `file`, such as `image/png`.
  public var mediaType: String

  /// An image with these properties.
  public init(name: String, size: ImageSize, file: [UInt8], mediaType: String = "image/png") {
    self.name = name
    self.size = size
    self.file = file
    self.mediaType = mediaType
  }

  /// The picture as an address that needs no network.
  var dataAddress: String { "data:\(mediaType);base64,\(Data(file).base64EncodedString())" }
}
