// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A way to build a library.
enum Variant: String, Decodable {
  /// No waveforms and no assertions: as fast as it gets.
  case fast
  /// Waveforms, assertions, and bus checks in every clock.
  case instrumented
  /// The instrumented one, counting what a run reaches of the RTL.
  case coverage
}

/// An error in a description; the build shows it as it stands.
struct OverlayError: Error, CustomStringConvertible {
  let description: String
}

/// One element of `overlays.json`. Paths are relative to the package's root.
struct OverlayDescription {
  /// Name of the resources: `<name>-<variant>.so`.
  let name: String
  /// Name of the top module.
  let top: String
  /// File list of the RTL.
  let files: String
  /// One more file list for the instrumented variant, such as bus checkers.
  let instrumentedFiles: String?
  /// Parameters of the top module, as Verilog writes them.
  let parameters: [String: String]
  let variants: [Variant]
  /// Whether no output follows an input within a clock and nothing acts on the falling edge.
  let registeredOutputs: Bool

  /// Reads all overlays of a target. Throws `OverlayError`.
  static func read(_ url: URL) throws -> [OverlayDescription] {
    let overlays: [OverlayDescription]
    do {
      overlays = try JSONDecoder().decode([OverlayDescription].self, from: Data(contentsOf: url))
    } catch let error as DecodingError {
      throw OverlayError(description: "overlays.json: \(explanation(of: error))")
    }
    let names = overlays.map(\.name)
    if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
      throw OverlayError(description: "overlays.json: two overlays are called '\(twice)'")
    }
    return overlays
  }

  private static func explanation(of error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map {
        $0.intValue.map { "overlay \($0 + 1)" } ?? "'\($0.stringValue)'"
      }
      return path.isEmpty ? "" : path.joined(separator: ", ") + ": "
    }
    switch error {
    case .keyNotFound(let key, let context):
      return place(context) + "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return place(context) + context.debugDescription
    @unknown default:
      return "\(error)"
    }
  }
}

extension OverlayDescription: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, top, files, instrumentedFiles, parameters, variants, registeredOutputs
    // Read by the tool, not here.
    case ports, blocks
  }

  /// Any key, to find those that are misspelt.
  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// A parameter's value: a string as Verilog writes it, a whole number, or a truth value.
  private struct ParameterValue: Decodable {
    let text: String
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        text = value ? "1" : "0"
      } else if let value = try? container.decode(Int.self) {
        text = String(value)
      } else if let value = try? container.decode(String.self) {
        text = value
      } else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "a parameter must be a string or a whole number")
      }
    }
  }

  init(from decoder: any Decoder) throws {
    let known = CodingKeys.allCases.map(\.rawValue)
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys
    where !known.contains(key.stringValue) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(key.stringValue)' is not one of \(known.joined(separator: ", "))"))
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    top = try container.decode(String.self, forKey: .top)
    files = try container.decode(String.self, forKey: .files)
    instrumentedFiles = try container.decodeIfPresent(String.self, forKey: .instrumentedFiles)
    parameters = try
      (container.decodeIfPresent([String: ParameterValue].self, forKey: .parameters)
      ?? [:]).mapValues(\.text)
    registeredOutputs =
      try container.decodeIfPresent(Bool.self, forKey: .registeredOutputs) ?? false
    let names =
      try container.decodeIfPresent([String].self, forKey: .variants)
      ?? [Variant.fast, .instrumented].map(\.rawValue)
    variants = try names.map { name in
      guard let variant = Variant(rawValue: name) else {
        throw DecodingError.dataCorruptedError(
          forKey: .variants, in: container,
          debugDescription: "'\(name)' is none of 'fast', 'instrumented' and 'coverage'")
      }
      return variant
    }
    for (key, value) in [(CodingKeys.name, name), (.top, top)] {
      let allowed = value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      if value.isEmpty || !allowed {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container,
          debugDescription: "'\(value)' must be made of letters, digits and '_'")
      }
    }
  }
}
