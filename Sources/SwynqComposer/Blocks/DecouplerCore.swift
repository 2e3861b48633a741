// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// The decoupler of a partition that is reconfigured, `dfx_decoupler` (PG375) or `pr_decoupler` (PG227),
/// as assignments in the top: each signal between the static side, `s_*`, and the partition, `rp_*`, is
/// passed on, or has its decoupled value while `decouple` is high.
enum DecouplerCore {
  /// The assignments of a decoupler, or why it is not followed; nil for any other core.
  static func lines(
    _ module: BlockDesign.Module, _ wiring: Wiring
  ) -> Result<SourceText, StreamRemap.Refusal>? {
    guard ["dfx_decoupler", "pr_decoupler"].contains(module.core),
      module.type.hasPrefix("xilinx.com:")
    else { return nil }
    do throws(StreamRemap.Refusal) {
      return .success(try assignments(module, wiring))
    } catch {
      return .failure(error)
    }
  }

  private static func assignments(
    _ module: BlockDesign.Module, _ wiring: Wiring
  ) throws(StreamRemap.Refusal) -> SourceText {
    guard let text = module.parameters["ALL_PARAMS"], let all = Dictionary(tcl: text),
      let interfaces = all["INTF"].flatMap({ Dictionary(tcl: $0) })
    else {
      throw .init(text: "needs ALL_PARAMS, which lists its interfaces")
    }
    guard let control = module.port("decouple") else {
      throw .init(text: "is controlled by its input decouple alone, which the block does not have")
    }
    let decouple =
      wiring.signal(at: control).map { wiring.text(.signal($0, width: 1)) } ?? "1'b0"
    var rows: [(String, String)] = []
    for port in module.ports where port.direction == .output {
      guard let signal = wiring.signal(at: port) else { continue }
      let name = wiring.signals[signal].name
      if port.name == "decouple_status" {
        rows.append(("  assign \(name)", "= \(decouple);"))
        continue
      }
      guard let found = find(port, module, interfaces) else {
        throw .init(text: "has no \(port.name)")
      }
      let source = wiring.text(wiring.source(at: found.partner, of: module))
      // Inside an expression, a constant of its context's width takes a size.
      let passed =
        source == "'0" || source == "'1" ? "{\(port.width){1'b\(source.dropFirst())}}" : source
      let rest = try value(of: found.signal, port)
      rows.append(
        (
          "  assign \(name)",
          found.isDecoupled ? "= \(decouple) ? \(rest) : \(passed);" : "= \(passed);"
        ))
    }
    var lines = SourceText()
    for row in SourceText.columns(rows) { lines.line(row) }
    return lines
  }

  private struct Found {
    let partner: BlockDesign.Port
    let isDecoupled: Bool
    let signal: [String: String]
  }

  /// The port that an output is passed on from: `rp_in_0_TVALID` from `s_in_0_TVALID`.
  private static func find(
    _ port: BlockDesign.Port, _ module: BlockDesign.Module, _ interfaces: [String: String]
  ) -> Found? {
    let isInner = port.name.hasPrefix("rp_")
    guard isInner || port.name.hasPrefix("s_") else { return nil }
    let rest = port.name.dropFirst(isInner ? 3 : 2)
    for (name, text) in interfaces where rest.hasPrefix("\(name)_") {
      let logical = String(rest.dropFirst(name.count + 1))
      guard let interface = Dictionary(tcl: text),
        let signals = interface["SIGNALS"].flatMap({ Dictionary(tcl: $0) }),
        let signal = signals[logical].flatMap({ Dictionary(tcl: $0) }),
        Int(interface["CDC_STAGES"] ?? "0") == 0,
        let partner = module.port((isInner ? "s_" : "rp_") + rest), partner.direction == .input,
        partner.width == port.width
      else { continue }
      let isDecoupled: Bool
      switch signal["DECOUPLED"]?.lowercased() {
      case "true", "1": isDecoupled = true
      case "false", "0": isDecoupled = false
      default: isDecoupled = isDecoupledByDefault(logical, interface["VLNV"] ?? "")
      }
      return Found(partner: partner, isDecoupled: isDecoupled, signal: signal)
    }
    return nil
  }

  /// Handshakes of AXI, and every signal of any other interface.
  private static func isDecoupledByDefault(_ name: String, _ vlnv: String) -> Bool {
    guard vlnv.contains(":aximm_rtl:") || vlnv.contains(":axis_rtl:") else { return true }
    return name.hasSuffix("VALID") || name.hasSuffix("READY")
  }

  private static func value(
    of signal: [String: String], _ port: BlockDesign.Port
  ) throws(StreamRemap.Refusal) -> String {
    let text = signal["DECOUPLED_VALUE"] ?? "0x0"
    let number =
      text.lowercased().hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
    guard let number, port.width >= 64 || number >> UInt64(port.width) == 0 else {
      throw .init(
        text: "takes numbers up to 64 bits for DECOUPLED_VALUE of \(port.name), not \(text)")
    }
    return Expression.number(number, width: port.width)
  }
}

extension Dictionary where Key == String, Value == String {
  /// A dictionary as Tcl writes it: words by turns a key and its value, which braces hold together.
  fileprivate init?(tcl text: String) {
    self.init()
    var words: [String] = []
    var word: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "{"):
        if depth > 0 { word.append(byte) }
        depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        guard depth >= 0 else { return nil }
        if depth > 0 {
          word.append(byte)
        } else {
          words.append(String(decoding: word, as: UTF8.self))
          word = []
        }
      case 0...0x20 where depth == 0:
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word = []
      default: word.append(byte)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    guard depth == 0, words.count % 2 == 0 else { return nil }
    for place in stride(from: 0, to: words.count, by: 2) { self[words[place]] = words[place + 1] }
  }
}
