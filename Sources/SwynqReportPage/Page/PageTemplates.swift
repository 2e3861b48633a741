// SPDX-License-Identifier: Apache-2.0

internal import Mustache

/// The templates of the pages and of their parts, and the pages' looks. All are part of the program.
enum PageTemplates {
  /// The text of the page whose template is called `name`, with what that asks for.
  static func render(_ content: Any, as name: String) -> String {
    guard let text = library.render(content, withTemplate: name) else {
      preconditionFailure("the template '\(name)' is missing")
    }
    return text
  }

  static let styles = text(PackageResources.page_css)

  private static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    do {
      try library.register(text(PackageResources.page_mustache), named: "page")
      try library.register(text(PackageResources.sweep_mustache), named: "sweep")
      try library.register(text(PackageResources.table_mustache), named: "table")
      try library.register(text(PackageResources.folded_mustache), named: "folded")
    } catch {
      preconditionFailure("a template is broken: \(error)")
    }
    return library
  }()

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
