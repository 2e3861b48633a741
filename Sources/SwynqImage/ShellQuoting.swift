// SPDX-License-Identifier: Apache-2.0

/// A path as a shell takes it.
func shellQuoted(_ path: String) -> String {
  let isPlain = path.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: "/._-+:@%,".utf8.contains(byte)
    }
  }
  return isPlain && !path.isEmpty ? path : "'\(path.replacing("'", with: #"'\''"#))'"
}
