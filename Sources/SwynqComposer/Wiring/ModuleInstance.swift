// SPDX-License-Identifier: Apache-2.0

/// An instance of a module in the overlay's top.
struct ModuleInstance {
  var module: String
  var name: String
  var parameters: [(name: String, value: String)] = []
  /// The expressions at the ports; an empty text at an output that nothing reads.
  var connections: [(port: String, source: Source)]

  func text(_ wiring: Wiring) -> SourceText {
    var text = SourceText()
    if parameters.isEmpty {
      text.line("  \(module) \(name) (")
    } else {
      text.line("  \(module) #(")
      list(parameters.map { ($0.name, $0.value) }, in: &text)
      text.line("  ) \(name) (")
    }
    list(connections.map { ($0.port, wiring.text($0.source)) }, in: &text)
    text.line("  );")
    return text
  }

  private func list(_ pairs: [(String, String)], in text: inout SourceText) {
    let rows = SourceText.columns(pairs.map { (".\($0)", "(\($1))") })
    for (index, row) in rows.enumerated() {
      text.line("    " + row + (index + 1 < rows.count ? "," : ""))
    }
  }
}
