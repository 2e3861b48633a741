// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// An overlay's entry in `overlays.json`.
struct OverlayFile {
  var choices = PortChoices()
  /// The element `blocks`, as JSON; nil if there is none.
  var blocks: String?

  init() {}

  /// - Parameters:
  ///   - path: The file.
  ///   - name: The overlay in it.
  init(_ path: String, name: String) throws(BuildFailure) {
    let entry = try Self.entry(path, name: name)
    if let ports = entry["ports"] {
      choices = try Self.decode(ports, "\(path): overlay '\(name)'")
    }
    if let listed = entry["blocks"] {
      guard let data = try? JSONSerialization.data(withJSONObject: listed, options: [.sortedKeys])
      else { throw BuildFailure("\(path): overlay '\(name)': 'blocks' is not a list") }
      blocks = String(decoding: data, as: UTF8.self)
    }
  }

  /// The elements of an overlay's entry.
  static func entry(_ path: String, name: String) throws(BuildFailure) -> [String: Any] {
    let entries = try Self.entries(path)
    if let entry = entries.first(where: {
      $0["name"] as? String == name || $0["top"] as? String == name
    }) {
      return entry
    }
    let names = entries.compactMap { $0["name"] as? String }.joined(separator: ", ")
    throw BuildFailure("\(path): describes no overlay '\(name)'; it has: \(names)")
  }

  /// Names of the overlays in a file.
  static func names(_ path: String) throws(BuildFailure) -> [String] {
    try entries(path).compactMap { $0["name"] as? String }
  }

  private static func entries(_ path: String) throws(BuildFailure) -> [[String: Any]] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw BuildFailure("'\(path)' cannot be read; it describes overlays")
    }
    guard let json = try? JSONSerialization.jsonObject(with: data) else {
      throw BuildFailure("\(path): is not JSON")
    }
    return (json as? [Any] ?? [json]).compactMap { $0 as? [String: Any] }
  }

  private static func decode(_ ports: Any, _ place: String) throws(BuildFailure) -> PortChoices {
    guard let object = ports as? [String: Any] else {
      throw BuildFailure("\(place): 'ports' is not an object; sim/README.md shows one")
    }
    let known = PortChoices.CodingKeys.allCases.map(\.rawValue)
    if let key = object.keys.sorted().first(where: { !known.contains($0) }) {
      throw BuildFailure(
        "\(place): ports: '\(key)' is not one of \(known.joined(separator: ", "))")
    }
    do {
      return try JSONDecoder().decode(
        PortChoices.self, from: JSONSerialization.data(withJSONObject: object))
    } catch let error as DecodingError {
      throw BuildFailure("\(place): ports\(explanation(of: error))")
    } catch {
      throw BuildFailure("\(place): ports: \(error)")
    }
  }

  private static func explanation(of error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    }
    switch error {
    case .keyNotFound(let key, let context):
      return place(context) + ": '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return place(context) + ": " + context.debugDescription
    @unknown default:
      return ": \(error)"
    }
  }
}
