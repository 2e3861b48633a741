// SPDX-License-Identifier: Apache-2.0

import Swynq

/// A call of a driver, without its timeout: tests of an order of calls do not depend on deadlines.
enum ScriptedCall: Equatable {
  case read(BusAddress)
  case write(BusAddress, UInt32)
  case poll(BusAddress, mask: UInt32, expected: UInt32)
  case wait(InterruptLines)

  func text(_ names: RegisterNames) -> String {
    switch self {
    case .read(let address): "read \(names.name(of: address))"
    case .write(let address, let value):
      "write \(names.name(of: address)) \(names.text(value, at: address))"
    case .poll(let address, let mask, let expected):
      "poll \(names.name(of: address)) until "
        + names.text(mask: mask, value: expected, at: address)
    case .wait(let lines): "wait for \(names.text(lines))"
    }
  }
}

/// A line of a script: a call that is expected, and its answer.
struct ScriptLine {
  let call: ScriptedCall
  /// Nil where the device answers by itself.
  let answer: DeviceAnswer?

  init(_ line: String, _ names: RegisterNames) throws(DeviceError) {
    let sides = Self.split(line, at: " -> ")
    let words = sides.left.split(separator: " ").map(String.init)
    var address: BusAddress?
    switch (words.first, words.count) {
    case ("read", 2):
      let place = try names.address(of: .name(words[1]))
      address = place
      call = .read(place)
    case ("write", 3):
      let place = try names.address(of: .name(words[1]))
      call = .write(place, try names.value(.init(stringLiteral: words[2]), at: place))
    case ("poll", 4) where words[2] == "until":
      let place = try names.address(of: .name(words[1]))
      address = place
      let condition = try names.condition(words[3], at: place)
      call = .poll(place, mask: condition.mask, expected: condition.value)
    case ("wait", 3...) where words[1] == "for":
      call = .wait(try names.lines(words.dropFirst(2).joined(separator: " ")))
    default:
      throw DeviceError(
        .invalidArgument,
        "\"\(line)\" is no line of a script; write \"read REGISTER -> VALUE\", \"write REGISTER VALUE\""
          + ", \"poll REGISTER until FIELD=VALUE\" or \"wait for INTERRUPT\"")
    }
    answer = try Self.answer(sides.right, to: call, at: address, of: line, names)
  }

  private static func answer(
    _ text: String?, to call: ScriptedCall, at address: BusAddress?, of line: String,
    _ names: RegisterNames
  ) throws(DeviceError) -> DeviceAnswer? {
    guard let text else { return nil }
    if text.hasPrefix("error ") {
      let name = text.dropFirst("error ".count)
      for number in 1..<10_000 {
        let code = DeviceError.Code(rawValue: number)
        if code.description == name {
          return .failure(DeviceError(code, "the script lets this fail: \(call.text(names))"))
        }
      }
      throw DeviceError(
        .invalidArgument, "\"\(line)\": \(name) is no DeviceError.Code, such as timeout")
    }
    if let address { return .value(try names.value(.init(stringLiteral: text), at: address)) }
    if case .wait = call { return .lines(try names.lines(text)) }
    throw DeviceError(
      .invalidArgument, "\"\(line)\": a write has no answer but an error, \"-> error decodeError\"")
  }

  private static func split(_ text: String, at separator: String) -> (left: String, right: String?)
  {
    let bytes = Array(text.utf8)
    let wanted = Array(separator.utf8)
    for start in bytes.indices where bytes[start...].starts(with: wanted) {
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + wanted.count)...], as: UTF8.self)
      )
    }
    return (text, nil)
  }
}
