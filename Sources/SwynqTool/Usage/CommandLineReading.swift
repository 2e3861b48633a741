// SPDX-License-Identifier: Apache-2.0

/// A second look at a command line that the argument parser has refused: which command it is for, and
/// the first word that no command or option has as its name. The parser may complain of something
/// else first, such as an option that is missing because its name is mistyped.
struct CommandLineReading {
  /// The command with those that it is in, such as `swynq report run`.
  private(set) var command: String
  /// The fault of the first unknown word, and which one may have been meant; nil if all are known.
  private(set) var fault: String?

  init(_ arguments: [String], of program: CommandHelp) {
    command = program.commandName
    var help = program
    var rest = arguments[...]
    if rest.first == "help" {
      readTopics(rest.dropFirst(), of: program)
      return
    }
    while let word = rest.popFirst() {
      if word == "--" { return }
      // A number below zero is a value that is out of place.
      if word.hasPrefix("-"), word.dropFirst().first?.isNumber == false {
        guard let option = help.option(word, rest: &rest) else {
          // An option may stand before the subcommand that is not needed.
          if let name = help.defaultSubcommand, let inner = help.subcommand(name) {
            enter(inner, &help)
            rest.insert(word, at: rest.startIndex)
            continue
          }
          fault = Self.fault("option", word.prefix { $0 != "=" }, help.options.flatMap(\.names))
          return
        }
        if option.takesValue, !word.contains("="),
          option.takesAnyValue || rest.first?.hasPrefix("-") == false
        {
          rest = rest.dropFirst()
        }
      } else if let inner = help.subcommand(word) {
        enter(inner, &help)
      } else if !help.subcommands.isEmpty {
        let names = help.subcommands.map(\.commandName)
        guard let name = help.defaultSubcommand, let inner = help.subcommand(name),
          Spelling.closest(to: word, in: names) == nil
        else {
          fault = Self.fault("command", word, names)
          return
        }
        enter(inner, &help)
      }
    }
  }

  /// Goes on to a subcommand.
  private mutating func enter(_ inner: CommandHelp, _ help: inout CommandHelp) {
    help = inner
    command += " \(inner.commandName)"
  }

  /// Reads what `swynq help` is asked about.
  private mutating func readTopics(_ words: ArraySlice<String>, of program: CommandHelp) {
    var help = program
    for word in words where !word.hasPrefix("-") {
      guard let inner = help.subcommand(word) else {
        fault = Self.fault("command", word, help.subcommands.map(\.commandName))
        return
      }
      enter(inner, &help)
    }
  }

  private static func fault(
    _ kind: String, _ word: some StringProtocol, _ names: [String]
  ) -> String {
    let word = String(word)
    let hint = Spelling.closest(to: word, in: names).map { "; did you mean '\($0)'?" } ?? ""
    return "unknown \(kind) '\(word)'\(hint)"
  }
}

extension CommandHelp {
  /// The option that a word such as `--size=8x8` or `-qj` is, the last of several letters; nil if there
  /// is none of that name.
  fileprivate func option(_ word: String, rest: inout ArraySlice<String>) -> Option? {
    func named(_ name: String) -> Option? { options.first { $0.names.contains(name) } }
    if word.hasPrefix("--") { return named(String(word.prefix { $0 != "=" })) }
    var last: Option?
    for letter in word.dropFirst().prefix(while: { $0 != "=" }) {
      guard let option = named("-\(letter)") else { return nil }
      last = option
    }
    return last
  }
}
