// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import Testing

@Suite("A file of another kind")
struct ForeignFormatTests {
  static func container(_ brand: String) -> [UInt8] { [0, 0, 0, 28] + Array("ftyp\(brand)".utf8) }

  @Test(
    arguments: [
      (Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), "a WebP image", "magick"),
      (container("heic"), "a HEIC image", "heif-convert"),
      (container("mif1"), "a HEIC image", "heif-convert"),
      (container("avif"), "an AVIF image", "heif-convert"),
      (container("crx "), "a camera's raw image", "magick"),
      (Array("GIF89a".utf8), "a GIF image", "magick"),
      (Array("BM....".utf8), "a BMP image", "magick"),
      ([0x49, 0x49, 0x2A, 0], "a TIFF image", "magick"),
      ([0x4D, 0x4D, 0, 0x2A], "a TIFF image", "magick"),
      ([0, 0, 0, 12] + Array("JXL ".utf8), "a JPEG XL image", "magick"),
      ([0, 0, 0, 12] + Array("jP  ".utf8), "a JPEG 2000 image", "magick"),
      (Array("<svg xmlns=''>".utf8), "an SVG drawing", "magick"),
      (Array("%PDF-1.7".utf8), "a PDF document", "magick"),
      (Array("8BPS".utf8), "a Photoshop image", "magick"),
      (Array("qoif".utf8), "a QOI image", "magick"),
      (Array("version https://git-lfs.github.com/spec/v1\n".utf8), "Git LFS", "git lfs pull"),
      (Array("\n <!DOCTYPE html>".utf8), "a web page", "download"),
    ] as [([UInt8], String, String)], ["my photo.jpg", "a.png", "a.ppm"])
  func `is named, and the way to convert it`(
    kind: (bytes: [UInt8], title: String, advice: String), name: String
  ) throws {
    try withFile(named: name, kind.bytes) { path in
      let error = #expect(throws: ImageError.self) { try Image(contentsOf: path) }
      #expect(error?.code == .unsupported)
      let message = try #require(error?.message)
      #expect(message.contains("is ") && message.contains(kind.title), "\(message)")
      #expect(message.contains(kind.advice), "\(message)")
      #expect(!message.contains("\n"))
    }
  }

  @Test(arguments: [("webp", "WebP"), ("HEIC", "HEIC"), ("tif", "TIFF")])
  func `is named by its extension`(suffix: String, title: String) {
    let error = #expect(throws: ImageError.self) { try Image(contentsOf: "/none/a b.\(suffix)") }
    #expect(error?.code == .unknownFormat)
    #expect(error?.message.contains(title) == true)
    #expect(error?.message.contains("'/none/a b.png'") == true, "\(error?.message ?? "")")
  }

  @Test func `that is too large is answered with the way to make it smaller`() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/it's.png"
      try Image(width: 9, height: 2, pixels: [UInt8](repeating: 7, count: 54)).write(to: path)
      let error = #expect(throws: ImageError.self) {
        try ImageSource(path: path, limit: ImageSize(width: 8, height: 8))
      }
      #expect(error?.code == .tooLarge)
      let message = try #require(error?.message)
      #expect(message.contains("9x2") && message.contains("limit of 8x8"))
      #expect(message.contains(#"/it'\''s.png' -resize 8x8 smaller.png"#), "\(message)")
    }
  }
}
