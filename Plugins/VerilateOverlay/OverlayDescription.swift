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
  let source: Source
  /// Parameters of the top module, as Verilog writes them.
  let parameters: [String: String]
  let variants: [Variant]
  /// Whether no output follows an input within a clock and nothing acts on the falling edge.
  let registeredOutputs: Bool

  /// What it is made of.
  enum Source {
    /// The top module, the list of its RTL, and one more for the instrumented variant, such as bus checkers.
    case files(top: String, list: String, instrumentedList: String?)
    /// A hardware handoff, and the lists of RTL for its blocks in order of their names.
    case design(handoff: String, lists: [String])

    var lists: [String] {
      switch self {
      case .files(_, let list, _): [list]
      case .design(_, let lists): lists
      }
    }

    var instrumentedLists: [String] {
      if case .files(_, _, let list?) = self { [list] } else { [] }
    }

    var isDesign: Bool { if case .design = self { true } else { false } }
  }

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
    case handoff, modules
    // Read by the tool, not here.
    case ports, blocks, standIns
  }

  /// RTL for a block: a list of files, or an object with the list and its top module.
  private struct ModuleFiles: Decodable {
    let files: String
    private enum CodingKeys: CodingKey { case files }
    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        files = text
      } else {
        files = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .files)
      }
    }
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
    if let handoff = try container.decodeIfPresent(String.self, forKey: .handoff) {
      let modules = try container.decodeIfPresent([String: ModuleFiles].self, forKey: .modules)
      source = .design(
        handoff: handoff,
        lists: (modules ?? [:]).sorted { $0.key < $1.key }.map(\.value.files))
    } else {
      source = .files(
        top: try container.decode(String.self, forKey: .top),
        list: try container.decode(String.self, forKey: .files),
        instrumentedList: try container.decodeIfPresent(String.self, forKey: .instrumentedFiles))
    }
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
    var words = [(CodingKeys.name, name)]
    if case .files(let top, _, _) = source { words.append((.top, top)) }
    for (key, value) in words {
      let allowed = value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      if value.isEmpty || !allowed {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container,
          debugDescription: "'\(value)' must be made of letters, digits and '_'")
      }
    }
  }
}
