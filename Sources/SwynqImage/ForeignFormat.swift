// SPDX-License-Identifier: Apache-2.0

/// A kind of file that people take for an image that can be read here, to be named in the error.
enum ForeignFormat: CaseIterable {
  case webP, heic, avif, gif, bmp, tiff, rawPhoto, jpegXL, jpeg2000, svg, pdf, photoshop, icon, exr
  case radiance, qoi, gimp, lfsPointer, webPage

  /// The kind that a path's extension names.
  init?(nameOf path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let suffix = path[path.index(after: dot)...].lowercased()
    guard let found = Self.allCases.first(where: { $0.suffixes.contains(suffix) }) else {
      return nil
    }
    self = found
  }

  /// The kind that the first bytes of a file show.
  init?(signatureOf bytes: [UInt8]) {
    func has(_ text: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    func has(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if has("RIFF"), has("WEBP", at: 8) {
      self = .webP
    } else if has("ftyp", at: 4) {
      // ISO's base media format: the brand says what it holds.
      switch String(decoding: bytes.dropFirst(8).prefix(4), as: UTF8.self) {
      case "avif", "avis": self = .avif
      case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1": self = .heic
      case "crx ": self = .rawPhoto
      default: return nil
      }
    } else if has("GIF87a") || has("GIF89a") {
      self = .gif
    } else if has("BM") {
      self = .bmp
    } else if has([0x49, 0x49, 0x2A, 0, 0x10, 0, 0, 0, 0x43, 0x52]) || has("FUJIFILMCCD-RAW") {
      self = .rawPhoto
    } else if has([0x49, 0x49, 0x2A, 0]) || has([0x4D, 0x4D, 0, 0x2A])
      || has([0x49, 0x49, 0x2B, 0]) || has([0x4D, 0x4D, 0, 0x2B])
    {
      self = .tiff
    } else if has([0xFF, 0x0A]) || has([0, 0, 0, 0x0C] + Array("JXL ".utf8)) {
      self = .jpegXL
    } else if has([0xFF, 0x4F, 0xFF, 0x51]) || has([0, 0, 0, 0x0C] + Array("jP  ".utf8)) {
      self = .jpeg2000
    } else if has("<svg") {
      self = .svg
    } else if has("%PDF-") {
      self = .pdf
    } else if has("8BPS") {
      self = .photoshop
    } else if has([0, 0, 1, 0]) {
      self = .icon
    } else if has([0x76, 0x2F, 0x31, 0x01]) {
      self = .exr
    } else if has("#?RADIANCE") || has("#?RGBE") {
      self = .radiance
    } else if has("qoif") {
      self = .qoi
    } else if has("gimp xcf") {
      self = .gimp
    } else if has("version https://git-lfs") {
      self = .lfsPointer
    } else if Self.isWebPage(bytes) {
      self = .webPage
    } else {
      return nil
    }
  }

  /// Its name in the error.
  var title: String {
    switch self {
    case .webP: "a WebP image"
    case .heic: "a HEIC image"
    case .avif: "an AVIF image"
    case .gif: "a GIF image"
    case .bmp: "a BMP image"
    case .tiff: "a TIFF image"
    case .rawPhoto: "a camera's raw image"
    case .jpegXL: "a JPEG XL image"
    case .jpeg2000: "a JPEG 2000 image"
    case .svg: "an SVG drawing"
    case .pdf: "a PDF document"
    case .photoshop: "a Photoshop image"
    case .icon: "a Windows icon"
    case .exr: "an OpenEXR image"
    case .radiance: "a Radiance HDR image"
    case .qoi: "a QOI image"
    case .gimp: "a GIMP image"
    case .lfsPointer: "a Git LFS pointer, not the image itself"
    case .webPage: "a web page, not an image"
    }
  }

  private var suffixes: [String] {
    switch self {
    case .webP: ["webp"]
    case .heic: ["heic", "heif", "hif"]
    case .avif: ["avif"]
    case .gif: ["gif"]
    case .bmp: ["bmp", "dib"]
    case .tiff: ["tif", "tiff"]
    case .rawPhoto: ["cr2", "cr3", "nef", "arw", "dng", "raf", "orf", "rw2"]
    case .jpegXL: ["jxl"]
    case .jpeg2000: ["jp2", "j2k", "jpx"]
    case .svg: ["svg"]
    case .pdf: ["pdf"]
    case .photoshop: ["psd"]
    case .icon: ["ico"]
    case .exr: ["exr"]
    case .radiance: ["hdr"]
    case .qoi: ["qoi"]
    case .gimp: ["xcf"]
    case .lfsPointer: []
    case .webPage: ["html", "htm"]
    }
  }

  /// The error about a file of this kind: what it is, and what to do.
  func error(path: String, code: ImageError.Code) -> ImageError {
    let advice: String
    switch self {
    case .lfsPointer: advice = "fetch it with: git lfs pull"
    case .webPage: advice = "download the image that it shows"
    default:
      let slash = path.lastIndex(of: "/") ?? path.startIndex
      let dot = path[slash...].lastIndex(of: ".") ?? path.endIndex
      // The first of a file's several images.
      let target = shellQuoted(
        String(path[..<dot]) + (path.hasSuffix(".png") ? "-converted.png" : ".png"))
      let source = shellQuoted(path)
      let command =
        self == .heic || self == .avif
        ? "heif-convert \(source) \(target)" : "magick \(source)'[0]' \(target)"
      advice = "convert it to PNG or JPEG, for instance with: \(command)"
    }
    return ImageError(code, path: path, "is \(title); \(advice)")
  }

  private static func isWebPage(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(64), as: UTF8.self).lowercased()
      .drop(while: \.isWhitespace)
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }
}
