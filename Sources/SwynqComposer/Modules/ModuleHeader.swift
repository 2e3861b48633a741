// SPDX-License-Identifier: Apache-2.0

/// A module of Verilog: its name, its ports and parameters, and the modules that it may instantiate.
struct ModuleHeader {
  enum Direction: Equatable { case input, output, both }

  let name: String
  /// Ports in the order of the declaration; the direction is nil for an interface port.
  private(set) var ports: [(name: String, direction: Direction?)] = []
  private(set) var parameters: [String] = []
  /// Words in its body that stand where a module's name does.
  private(set) var instances: Set<String> = []

  /// The modules in these tokens, in their order.
  static func modules(in tokens: [SourceTokens.Token]) -> [ModuleHeader] {
    var modules: [ModuleHeader] = []
    var place = 0
    while place < tokens.count {
      if tokens[place] == "module" || tokens[place] == "macromodule" {
        var reader = Reader(tokens: tokens, place: place + 1)
        if let module = reader.module() { modules.append(module) }
        place = max(place + 1, reader.place)
      } else {
        place += 1
      }
    }
    return modules
  }

  private init(name: String) { self.name = name }

  private struct Reader {
    let tokens: [SourceTokens.Token]
    var place: Int

    mutating func module() -> ModuleHeader? {
      while next("automatic") || next("static") { place += 1 }
      guard place < tokens.count, isName(tokens[place]) else { return nil }
      var module = ModuleHeader(name: String(tokens[place]))
      place += 1
      while next("import") { skip(behind: ";") }
      if next("#") {
        place += 1
        for part in parts(list()) { module.addParameter(part) }
      }
      var listed: [String] = []
      if next("(") {
        var direction: Direction?
        for part in parts(list()) {
          let isDeclared = part.contains { way($0) != nil }
          if let word = part.lazy.compactMap(way).first { direction = word }
          guard let name = Self.declared(part) else { continue }
          if isDeclared || direction != nil {
            module.ports.append((name, direction))
          } else if part.count(where: isName) == 1 {
            listed.append(name)
          } else {
            module.ports.append((name, nil))
          }
        }
      }
      if next(";") { place += 1 }
      body(&module, listed)
      return module
    }

    /// Up to `endmodule`: declarations of listed ports, parameters, instances.
    private mutating func body(_ module: inout ModuleHeader, _ listed: [String]) {
      var directions: [String: Direction] = [:]
      while place < tokens.count, tokens[place] != "endmodule" {
        let token = tokens[place]
        if token == "function" || token == "task" {
          // Their arguments are no ports.
          skip(behind: token == "function" ? "endfunction" : "endtask")
        } else if let direction = way(token) {
          place += 1
          for part in parts(statement()) {
            if let name = Self.declared(part) { directions[name] = direction }
          }
        } else if token == "parameter" {
          for part in parts(statement()) { module.addParameter(part) }
        } else {
          if isName(token), place + 1 < tokens.count,
            isName(tokens[place + 1]) || tokens[place + 1] == "#"
          {
            module.instances.insert(String(token))
          }
          place += 1
        }
      }
      place += 1
      for name in listed { module.ports.append((name, directions[name])) }
    }

    private func next(_ token: String) -> Bool { place < tokens.count && tokens[place] == token }

    private mutating func skip(behind token: String) {
      while place < tokens.count, tokens[place] != token { place += 1 }
      place += 1
    }

    /// The tokens in the parentheses that begin here.
    private mutating func list() -> ArraySlice<SourceTokens.Token> {
      guard next("(") else { return [] }
      let start = place + 1
      var depth = 0
      while place < tokens.count {
        if tokens[place] == "(" { depth += 1 }
        if tokens[place] == ")" { depth -= 1 }
        place += 1
        if depth == 0 { return tokens[start..<(place - 1)] }
      }
      return tokens[min(start, tokens.count)..<tokens.count]
    }

    /// The tokens up to the next semicolon.
    private mutating func statement() -> ArraySlice<SourceTokens.Token> {
      let start = place
      while place < tokens.count, tokens[place] != ";", tokens[place] != "endmodule" { place += 1 }
      return tokens[start..<place]
    }

    /// Divides tokens at their commas, but for those in brackets.
    private func parts(
      _ tokens: ArraySlice<SourceTokens.Token>
    ) -> [ArraySlice<SourceTokens.Token>] {
      var parts: [ArraySlice<SourceTokens.Token>] = []
      var depth = 0
      var start = tokens.startIndex
      for index in tokens.indices {
        switch tokens[index] {
        case "(", "[", "{": depth += 1
        case ")", "]", "}": depth -= 1
        case "," where depth == 0:
          parts.append(tokens[start..<index])
          start = index + 1
        default: break
        }
      }
      if start < tokens.endIndex { parts.append(tokens[start...]) }
      return parts
    }

    private func way(_ token: SourceTokens.Token) -> Direction? {
      switch token {
      case "input": .input
      case "output": .output
      case "inout", "ref": .both
      default: nil
      }
    }

    private func isName(_ token: SourceTokens.Token) -> Bool {
      Identifiers.isLegal(String(token)) || token.contains("$")
    }

    /// The name that a declaration gives: the last word in front of what it is set to, outside of
    /// brackets.
    static func declared(_ part: ArraySlice<SourceTokens.Token>) -> String? {
      var depth = 0
      var name: String?
      for token in part {
        switch token {
        case "(", "[", "{": depth += 1
        case ")", "]", "}": depth -= 1
        case "=" where depth == 0: return name
        default: if depth == 0, Identifiers.isLegal(String(token)) { name = String(token) }
        }
      }
      return name
    }
  }

  private mutating func addParameter(_ part: ArraySlice<SourceTokens.Token>) {
    guard part.first != "localparam", let name = Reader.declared(part) else { return }
    if !parameters.contains(name) { parameters.append(name) }
  }
}
