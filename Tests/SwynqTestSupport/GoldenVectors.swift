// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The results of the original resizer that ours must equal. `Resources/README.md` says who made them.
public enum GoldenVectors {
  /// The 51 bilinear cases.
  public static let bilinear = load("bilinear-nearest-area").filter { $0.algorithm == "bilinear" }

  /// The 10 bilinear cases whose input has one row.
  public static let oneRow = load("one-row-inputs")

  private struct File: Decodable {
    let count: Int
    let cases: [GoldenCase]
  }

  private static func load(_ name: String) -> [GoldenCase] {
    guard
      let url = Bundle.module.url(
        forResource: name, withExtension: "json", subdirectory: "Resources")
    else { fatalError("\(name).json is not among the resources of SwynqTestSupport") }
    do {
      let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
      precondition(file.cases.count == file.count, "\(name).json is cut short")
      return file.cases
    } catch {
      fatalError("\(url.path): \(error)")
    }
  }
}
