// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// One port of an overlay's top module.
struct Port: Hashable {
  /// Its name in the RTL.
  let name: String
  /// The member of the model's class.
  let member: String
  /// Bits.
  let width: Int
  let isInput: Bool
  /// Whether it is an unpacked array, which nothing but the RTL itself can use.
  let isArray: Bool
}

/// The ports of an overlay, as the class that Verilator made of it declares them.
struct PortList {
  let ports: [Port]

  /// Reads declarations such as `VL_IN(&s_axi_awaddr,31,0);`: the C++ type of a port does not tell its
  /// width. They stand there in the order of their widths.
  ///
  /// - Parameter order: Names in the order of the module's declaration, as far as it is known.
  init(header: String, order: [String: Int]) {
    let declared: [Port] = header.split(separator: "\n").compactMap { line in
      let text = line.filter { !$0.isWhitespace }
      guard text.hasPrefix("VL_IN") || text.hasPrefix("VL_OUT"),
        let open = text.firstIndex(of: "(")
      else { return nil }
      let fields = text[text.index(after: open)...].prefix { $0 != ";" }.split(separator: ",")
      let member = fields[0].drop { $0 == "(" || $0 == "&" }.prefix {
        $0.isLetter || $0.isNumber || $0 == "_"
      }
      guard fields.count >= 3, let high = Int(fields[1]),
        let low = Int(fields[2].prefix { $0.isNumber || $0 == "-" })
      else { return nil }
      return Port(
        name: Self.name(ofMember: String(member)), member: String(member), width: high - low + 1,
        isInput: text.hasPrefix("VL_IN"), isArray: fields[0].contains("["))
    }
    let places = declared.map { order[$0.name] ?? Int.max }
    ports = declared.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { declared[$0] }
  }

  /// Where each word of a module's declaration stands first, by the texts of the sources; empty if none
  /// of them declares it, as with a macro for its name.
  static func order(ofModule name: String, in sources: [String]) -> [String: Int] {
    for source in sources where source.contains(name) {
      let code = source.split(separator: "\n").map { line in
        line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
      }.joined(separator: "\n")
      var words = code.utf8.split { byte in
        !(byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
          || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A))
      }[...]
      while let keyword = words.firstIndex(where: { $0.elementsEqual("module".utf8) }) {
        words = words[(keyword + 1)...]
        let declared = words.first.map { String(decoding: $0, as: UTF8.self) }
        guard declared == name else { continue }
        var order: [String: Int] = [:]
        for (place, word) in words.enumerated() {
          if word.elementsEqual("endmodule".utf8) { break }
          let text = String(decoding: word, as: UTF8.self)
          if order[text] == nil { order[text] = place }
        }
        return order
      }
    }
    return [:]
  }

  /// Verilator writes `__` in a name as `___05F`, and a word of C++ behind `__SYM__`.
  private static func name(ofMember member: String) -> String {
    let name = member.replacingOccurrences(of: "___05F", with: "__")
    return name.hasPrefix("__SYM__") ? String(name.dropFirst("__SYM__".count)) : name
  }

  subscript(name: String) -> Port? { ports.first { $0.name == name } }
}
