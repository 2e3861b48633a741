// SPDX-License-Identifier: Apache-2.0

/// A kind of image file, chosen by the file's extension.
public enum ImageFormat: String, CaseIterable, Sendable {
  /// JPEG: `.jpg`, `.jpeg`.
  case jpeg
  /// PNG: `.png`.
  case png
  /// Binary portable pixmap (P6): `.ppm`.
  case ppm

  /// The format that a path's extension names, whatever its case.
  ///
  /// - Throws: `unknownFormat` for any other extension, or none.
  public init(path: String) throws(ImageError) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let fileExtension = parts.count > 1 ? parts.last!.lowercased() : ""
    switch fileExtension {
    case "jpg", "jpeg": self = .jpeg
    case "png": self = .png
    case "ppm": self = .ppm
    case "":
      throw ImageError(
        .unknownFormat, path: path,
        "the name has no extension to tell the format by; use .jpg, .jpeg, .png or .ppm")
    default:
      throw ImageError(
        .unknownFormat, path: path,
        "the extension .\(parts.last!) is none of .jpg, .jpeg, .png and .ppm")
    }
  }

  /// The format that the first bytes of a file show, or nil if they show none of these.
  init?(signatureOf bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [UInt8(ascii: "P"), UInt8(ascii: "6")]) {
      self = .ppm
    } else {
      return nil
    }
  }

  /// The format's usual name.
  var title: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .ppm: "PPM"
    }
  }

  /// The extension of new files.
  var suffix: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .ppm: "ppm"
    }
  }
}
