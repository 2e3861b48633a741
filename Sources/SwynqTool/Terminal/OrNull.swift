// SPDX-License-Identifier: Apache-2.0

/// A property of a document that is `null` in JSON where there is nothing to say, not left away: the
/// keys are always the same.
@propertyWrapper struct OrNull<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}
