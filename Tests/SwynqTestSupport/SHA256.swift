// SPDX-License-Identifier: Apache-2.0
internal import Crypto

/// The SHA-256 of `bytes`, as 64 lowercase hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  SHA256.hash(data: bytes).map { byte in
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }.joined()
}
