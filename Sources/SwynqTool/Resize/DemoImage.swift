// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SwynqImage

/// The image of `swynq demo`: nothing that is flat, and detail of every size, so that a resizer has
/// something to get wrong. A zone plate, a colour wheel in a star of rays, and fine lines, on a
/// gradient.
enum DemoImage {
  static let width = 1280
  static let height = 720

  /// Draws it. The same bytes every time on one kind of machine.
  static func draw() -> Image {
    var pixels = [UInt8](repeating: 0, count: width * height * 3)
    pixels.withUnsafeMutableBufferPointer { pixels in
      var output = pixels.baseAddress!
      var y = 0
      while y < height {
        var x = 0
        while x < width {
          let color = color(Double(x) + 0.5, Double(y) + 0.5)
          output[0] = byte(color.red)
          output[1] = byte(color.green)
          output[2] = byte(color.blue)
          output += 3
          x += 1
        }
        y += 1
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  private static func byte(_ light: Double) -> UInt8 { UInt8(min(max(light, 0), 1) * 255 + 0.5) }

  private static func color(_ x: Double, _ y: Double) -> Color {
    let zone = hypot(x - 330, y - 360)
    let wheel = hypot(x - 910, y - 290)
    let background = background(x, y)
    if zone < 291 { return background.mixed(with: zonePlate(x, y, zone), share: 290.5 - zone) }
    if wheel < 241 { return background.mixed(with: star(x, y, wheel), share: 240.5 - wheel) }
    if (660..<1160).contains(x), (580..<660).contains(y) { return lines(x, y) }
    return background
  }

  /// Dusk, from deep blue to rose, with a slow wave of light across.
  private static func background(_ x: Double, _ y: Double) -> Color {
    let down = y / Double(height)
    let wave = 0.04 * sin(x / 90 + 2 * sin(y / 120))
    return Color(
      red: 0.10 + 0.55 * down * down + wave, green: 0.12 + 0.22 * down + wave,
      blue: 0.30 + 0.20 * down + wave)
  }

  /// Rings that grow finer outwards, to two pixels each at the rim, between cream and ink.
  private static func zonePlate(_ x: Double, _ y: Double, _ radius: Double) -> Color {
    let light = 0.5 + 0.5 * cos(.pi * radius * radius / (4 * 290))
    let ink = Color(hue: atan2(y - 360, x - 330) / (2 * .pi), saturation: 0.9, value: 0.35)
    return ink.mixed(with: Color(red: 0.98, green: 0.95, blue: 0.87), share: light)
  }

  /// A colour wheel inside; outside it 96 rays, alternately black and white.
  private static func star(_ x: Double, _ y: Double, _ radius: Double) -> Color {
    let turn = atan2(y - 290, x - 910) / (2 * .pi)
    let rays = min(max(0.5 + 3 * sin(turn * 2 * .pi * 48), 0), 1)
    let wheel = Color(hue: turn, saturation: min(radius / 180, 1), value: 1)
    return Color(red: rays, green: rays, blue: rays).mixed(with: wheel, share: 185 - radius)
  }

  /// Upright lines of one to eight pixels in each of the three colours, over a ramp of grey.
  private static func lines(_ x: Double, _ y: Double) -> Color {
    let grey = (x - 660) / 500
    if y >= 630 { return Color(red: grey, green: grey, blue: grey) }
    let period = 2 + (Int(x) - 660) / 50
    let light = Int(x) % period < period / 2 ? 1.0 : 0.0
    switch Int(y - 580) / 17 {
    case 0: return Color(red: light, green: 0.1, blue: 0.1)
    case 1: return Color(red: 0.1, green: light, blue: 0.1)
    default: return Color(red: 0.1, green: 0.1, blue: light)
    }
  }
}

/// Light of three colours, each 0...1.
private struct Color {
  var red, green, blue: Double

  /// This colour with a share, 0...1, of another. Shares beyond are cut: edges come out smooth.
  func mixed(with other: Color, share: Double) -> Color {
    let share = min(max(share, 0), 1)
    return Color(
      red: red + (other.red - red) * share, green: green + (other.green - green) * share,
      blue: blue + (other.blue - blue) * share)
  }
}

extension Color {
  /// A colour by hue (in turns), saturation and value.
  fileprivate init(hue: Double, saturation: Double, value: Double) {
    func channel(_ offset: Double) -> Double {
      let place = (hue + offset + 2).truncatingRemainder(dividingBy: 1) * 6
      let light = min(max(abs(place - 3) - 1, 0), 1)
      return value * (1 - saturation + saturation * light)
    }
    self.init(red: channel(0), green: channel(2.0 / 3), blue: channel(1.0 / 3))
  }
}
