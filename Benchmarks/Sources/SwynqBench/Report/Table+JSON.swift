// SPDX-License-Identifier: Apache-2.0
extension Table: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// `{"title": ..., "passes": ..., "rows": [{"<column>": <value>, ...}, ...], "notes": [...]}`.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(title, forKey: Key("title"))
    try container.encode(passes, forKey: Key("passes"))
    try container.encode(notes, forKey: Key("notes"))
    var list = container.nestedUnkeyedContainer(forKey: Key("rows"))
    for row in rows {
      var object = list.nestedContainer(keyedBy: Key.self)
      for (column, value) in zip(columns, row) {
        let key = Key(column.key)
        switch value {
        case .text(let text): try object.encode(text, forKey: key)
        case .integer(let number): try object.encode(number, forKey: key)
        case .number(let number, _): try object.encode(number, forKey: key)
        case .verdict(let passed): try object.encode(passed, forKey: key)
        case .none: try object.encodeNil(forKey: key)
        }
      }
    }
  }
}
