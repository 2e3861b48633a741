// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation

/// A command with its subcommands and options, as the argument parser describes it.
struct CommandHelp: Decodable {
  let commandName: String
  let subcommands: [CommandHelp]
  let defaultSubcommand: String?
  let options: [Option]

  /// An option or a flag.
  struct Option {
    /// As they are written, such as `-o` and `--output`.
    let names: [String]
    /// Whether a value comes with it.
    let takesValue: Bool
    /// Whether the value may begin with a hyphen.
    let takesAnyValue: Bool
  }

  /// That of a command.
  static func of(_ command: any ParsableCommand.Type) throws -> CommandHelp {
    struct Dump: Decodable { let command: CommandHelp }
    return try JSONDecoder().decode(Dump.self, from: Data(command._dumpHelp().utf8)).command
  }

  init(from decoder: any Decoder) throws {
    struct Argument: Decodable {
      let kind: String
      let names: [Name]?
      let parsingStrategy: String?
      struct Name: Decodable {
        let kind: String
        let name: String
      }
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    commandName = try container.decode(String.self, forKey: .commandName)
    subcommands = try container.decodeIfPresent([CommandHelp].self, forKey: .subcommands) ?? []
    defaultSubcommand = try container.decodeIfPresent(String.self, forKey: .defaultSubcommand)
    options = try (container.decodeIfPresent([Argument].self, forKey: .arguments) ?? [])
      .compactMap { argument in
        guard let names = argument.names else { return nil }
        return Option(
          names: names.map { ($0.kind == "long" ? "--" : "-") + $0.name },
          takesValue: argument.kind == "option",
          takesAnyValue: argument.parsingStrategy == "unconditional")
      }
  }

  private enum CodingKeys: CodingKey { case commandName, subcommands, defaultSubcommand, arguments }

  /// The subcommand of a name, if there is one.
  func subcommand(_ name: String) -> CommandHelp? {
    subcommands.first { $0.commandName == name }
  }
}
