// SPDX-License-Identifier: Apache-2.0

internal import Foundation

extension CodingUserInfoKey {
  /// Set to `true`, a report is encoded without what follows from its facts.
  static let factsOnly = CodingUserInfoKey(rawValue: "swynq.factsOnly")!
}

/// `value` as JSON: keys in alphabetical order, what is small on one line, a line end at the end, so
/// that equal values give equal files and a change a small difference.
package func encodedJSON(_ value: some Encodable, factsOnly: Bool = false) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.userInfo[.factsOnly] = factsOnly
  // Only a number that is not finite could fail, and the model has none: nothing is divided by zero.
  guard let data = try? encoder.encode(value) else { preconditionFailure("JSON of \(value)") }
  return compacted(String(decoding: data, as: UTF8.self)) + "\n"
}

/// Pretty-printed JSON with every object and array that fits put on one line.
private func compacted(_ text: String) -> String {
  let longest = 140
  var lines: [Substring] = []
  // Innermost first: a container is opened by the last line that ends in a bracket.
  var stack: [Int] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    lines.append(line)
    if line.hasSuffix("{") || line.hasSuffix("[") {
      stack.append(lines.count - 1)
    } else if let first = line.first(where: { $0 != " " }), first == "}" || first == "]",
      let start = stack.popLast(), start > 0, lines.count - start <= longest
    {
      let inner = lines[start + 1..<lines.count - 1].map { $0.drop { $0 == " " } }
        .joined(separator: " ")
      let pad = first == "}" && !inner.isEmpty ? " " : ""
      let joined: Substring = "\(lines[start])\(pad)\(inner)\(pad)\(line.drop { $0 == " " })"
      if joined.count <= longest { lines.replaceSubrange(start..., with: [joined]) }
    }
  }
  return lines.joined(separator: "\n")
}

/// Reads JSON of one type; says what is wrong, and where.
func decodedJSON<Value: Decodable>(
  _ text: String, as type: Value.Type = Value.self, from source: String, what: String
) throws(ReportError) -> Value {
  do {
    return try JSONDecoder().decode(type, from: Data(text.utf8))
  } catch let error as ReportError {
    throw ReportError(error.code, "\(source): \(error.description)")
  } catch let error as DecodingError {
    throw ReportError(.malformed, "\(source) is not \(what): \(explanation(of: error))")
  } catch {
    throw ReportError(.malformed, "\(source) is not \(what): \(error)")
  }
}

private func explanation(of error: DecodingError) -> String {
  func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return path.isEmpty ? "" : path.joined(separator: ".") + ": "
  }
  switch error {
  case .keyNotFound(let key, let context):
    return place(context) + "'\(key.stringValue)' is missing"
  case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
    return place(context) + context.debugDescription
  @unknown default:
    return "\(error)"
  }
}
