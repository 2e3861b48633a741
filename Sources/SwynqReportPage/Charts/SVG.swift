// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SwynqReport

/// Text of an SVG, element by element. Every attribute and text is escaped.
///
/// Charts are as wide as the page lets them: horizontal places are percentages, vertical ones and
/// letters are in pixels, so that nothing is distorted or too small on a phone.
struct SVG {
  private(set) var text = ""

  /// An element without contents.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)" + Self.written(attributes) + "/>"
  }

  /// An element around others.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ contents: (inout SVG) -> Void
  ) {
    text += "<\(name)" + Self.written(attributes) + ">"
    contents(&self)
    text += "</\(name)>"
  }

  /// An element around a text.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, text contents: String
  ) {
    text += "<\(name)" + Self.written(attributes) + ">" + Self.escaped(contents) + "</\(name)>"
  }

  /// A bar with a tooltip. `start` and `width` are shares of the chart's width, 0...1.
  mutating func bar(
    _ style: String, start: Double, width: Double, y: Double, height: Double, tip: String
  ) {
    element(
      "rect",
      [
        "class": style, "x": Self.percent(start), "width": Self.percent(width),
        "y": Self.number(y), "height": Self.number(height),
      ]
    ) { $0.element("title", [:], text: tip) }
  }

  /// A label. `x` is a share of the chart's width; `y` the base line in pixels.
  mutating func label(
    _ label: String, x: Double, y: Double, anchor: String = "start", style: String = "label",
    dx: Double = 0
  ) {
    element(
      "text",
      [
        "class": style, "x": Self.percent(x), "y": Self.number(y), "dx": Self.number(dx),
        "text-anchor": anchor,
      ], text: label)
  }

  /// A line. Horizontal places are shares of the chart's width.
  mutating func line(_ style: String, from: (Double, Double), to: (Double, Double)) {
    element(
      "line",
      [
        "class": style, "x1": Self.percent(from.0), "y1": Self.number(from.1),
        "x2": Self.percent(to.0), "y2": Self.number(to.1),
      ])
  }

  /// A chart: a picture with a title and a description for those who do not see it.
  static func chart(
    id: String, height: Double, title: String, description: String,
    _ contents: (inout SVG) -> Void
  ) -> String {
    var svg = SVG()
    svg.element(
      "svg",
      [
        "class": "chart", "id": id, "role": "img", "width": "100%", "height": number(height),
        "aria-labelledby": "\(id)-title \(id)-desc",
      ]
    ) {
      $0.element("title", ["id": "\(id)-title"], text: title)
      $0.element("desc", ["id": "\(id)-desc"], text: description)
      contents(&$0)
    }
    return svg.text
  }

  /// A share, 0...1, as SVG wants it.
  static func percent(_ share: Double) -> String { number(share * 100) + "%" }

  /// A number with three digits after the point at most.
  static func number(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }

  private static func written(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
  }

  /// A text as it may stand in an attribute or between tags.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
