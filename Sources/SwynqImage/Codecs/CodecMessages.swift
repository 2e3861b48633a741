// SPDX-License-Identifier: Apache-2.0

internal import CSwynqImage

extension swynq_image_messages {
  /// The library's words for its error, and for the warning that came before it; one line.
  var text: String {
    let error = withUnsafeBytes(of: error, Self.string)
    let warning = withUnsafeBytes(of: warning, Self.string)
    let text = warning.isEmpty ? error : "\(error); before that: \(warning)"
    return text.replacing("\n", with: " ")
  }

  private static func string(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// The file that an encoder of `CSwynqImage` makes, freed when `deliver` has taken it.
///
/// - Returns: What the library said if it failed, else nil.
func withEncodedFile(
  _ encode: (
    UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>,
    UnsafeMutablePointer<swynq_image_messages>
  ) -> Bool,
  deliver: (UnsafeRawBufferPointer) throws(ImageError) -> Void
) throws(ImageError) -> String? {
  var file: UnsafeMutablePointer<UInt8>?
  var length = 0
  var messages = swynq_image_messages()
  guard encode(&file, &length, &messages) else { return messages.text }
  defer { swynq_image_free(file) }
  try deliver(UnsafeRawBufferPointer(start: file, count: length))
  return nil
}
