// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The machine and the versions that the numbers come from.
struct Machine: Encodable {
  let processor: String
  let cores: Int
  let system: String
  let verilator: String
  let compiler: String
  let swift: String

  init() {
    let host = ProcessInfo.processInfo
    cores = host.activeProcessorCount
    system = host.operatingSystemVersionString
    processor = Self.processorName
    verilator = Self.firstLine(of: [host.environment["VERILATOR"] ?? "verilator", "--version"])
    compiler = Self.firstLine(of: [host.environment["CXX"] ?? "clang++", "--version"])
    swift = Self.firstLine(of: ["swift", "--version"])
  }

  var markdown: String {
    "Made on: \(processor), \(cores) cores, \(system); \(verilator); \(compiler); \(swift).\n"
  }

  private static var processorName: String {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    for line in information.split(separator: "\n") where line.hasPrefix("model name") {
      return line.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces)
    }
    return "unknown processor"
  }

  private static func firstLine(of command: [String]) -> String {
    guard let output = try? Subprocess.output(of: command) else { return "\(command[0]) not found" }
    return output.split(separator: "\n").first.map(String.init) ?? "\(command[0]), version unknown"
  }
}
