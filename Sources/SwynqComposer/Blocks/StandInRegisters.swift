// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// The registers of one AXI interface of a stand-in: AXI4-Lite, AXI4 or AXI3, an access at a time.
struct StandInRegisters {
  let interface: BlockDesign.Interface
  let module: BlockDesign.Module
  let words: [RegisterWords.Word]
  /// Bytes of addresses; nil if the design does not say.
  let window: UInt64?
  let clock: String
  let reset: String

  /// The ports that the text drives.
  var outputs: [String] {
    AXIPort.all.filter { !$0.isFromManager }.compactMap { port($0.name)?.name }
  }

  private func port(_ name: String) -> BlockDesign.Port? {
    interface.ports[name].flatMap(module.port).flatMap { $0.direction == .both ? nil : $0 }
  }

  /// Declarations, the write side and the read side; nil for an interface without addresses.
  func text(_ names: inout Identifiers) -> SourceText? {
    var text = SourceText()
    let heading =
      words.isEmpty ? "\(interface.name): no registers known" : "\(interface.name): registers"
    text.section(heading)
    var registers: [(word: RegisterWords.Word, name: String)] = []
    for word in words where word.isStored {
      registers.append((word, names.unique((word.names.first ?? "register").lowercased() + "_q")))
    }
    for register in registers {
      text.line("  logic [31:0] \(register.name);")
    }
    let canWrite = port("AWADDR") != nil && port("AWVALID") != nil && port("WVALID") != nil
    let canRead = port("ARADDR") != nil && port("ARVALID") != nil
    guard canWrite || canRead else { return nil }
    if canWrite { write(registers, &names, &text) }
    if canRead { read(registers, &names, &text) }
    if !canWrite, !registers.isEmpty {
      text.line()
      text.line("  always_ff @(posedge \(clock)) begin")
      for register in registers {
        text.line("    if (\(reset)) \(register.name) <= \(hex(register.word.reset));")
      }
      text.line("  end")
    }
    return text
  }

  /// The address bits that tell registers apart.
  private func offsetWidth(_ address: BlockDesign.Port) -> Int {
    let last = max(words.last?.offset ?? 0, (window ?? 4) &- 1)
    return min(address.width, max(3, 64 - last.leadingZeroBitCount))
  }

  private func drive(_ name: String, _ expression: String, _ text: inout SourceText) {
    if let port = port(name) { text.line("  assign \(port.name) = \(expression);") }
  }

  /// The bytes that the address moves on with each beat of a burst.
  private func step(_ size: String, width: Int) -> String {
    guard let port = port(size), width > 1 else { return "'0" }
    return "\(width)'(1) << \(port.name)"
  }

  private func write(
    _ registers: [(word: RegisterWords.Word, name: String)], _ names: inout Identifiers,
    _ text: inout SourceText
  ) {
    guard let address = port("AWADDR"), let valid = port("AWVALID"), let dataValid = port("WVALID")
    else { return }
    let prefix = interface.name.lowercased()
    let offset = offsetWidth(address)
    let isBurst = port("WLAST") != nil
    let busy = names.unique("\(prefix)_write_q")
    let done = names.unique("\(prefix)_written_q")
    let place = names.unique("\(prefix)_write_offset_q")
    let step = names.unique("\(prefix)_write_step_q")
    let id = names.unique("\(prefix)_write_id_q")
    text.line()
    text.line("  logic \(busy), \(done);")
    text.line("  logic [\(offset - 1):0] \(place);")
    if isBurst { text.line("  logic [\(offset - 1):0] \(step);") }
    if let port = port("BID") {
      text.line(
        "  logic \(Expression.range(port.width)) \(id);".replacing("logic  ", with: "logic "))
    }
    text.line()
    drive("AWREADY", "!\(busy) && !\(done)", &text)
    drive("WREADY", busy, &text)
    drive("BVALID", done, &text)
    if let response = port("BRESP") {
      drive("BRESP", Expression.constant(false, width: response.width), &text)
    }
    drive("BID", id, &text)
    if let user = port("BUSER") {
      drive("BUSER", Expression.constant(false, width: user.width), &text)
    }
    text.line()
    text.line("  always_ff @(posedge \(clock)) begin : \(names.unique("\(prefix)_write"))")
    text.line("    if (\(done)) begin")
    text.line("      \(done) <= \(port("BREADY").map { "!\($0.name)" } ?? "1'b0");")
    text.line("    end else if (!\(busy)) begin")
    text.line("      \(busy) <= \(valid.name);")
    text.line("      \(place) <= \(Expression.fit(address.name, from: address.width, to: offset));")
    if isBurst {
      text.line(
        "      \(step) <= "
          + (port("AWBURST").map { burst in
            "\(burst.name)\(burst.width > 1 ? " == 2'b00" : " == 1'b0") ? '0 : "
          } ?? "") + self.step("AWSIZE", width: offset) + ";")
    }
    if let port = port("BID"), let from = self.port("AWID") {
      text.line("      \(id) <= \(Expression.fit(from.name, from: from.width, to: port.width));")
    } else if port("BID") != nil {
      text.line("      \(id) <= '0;")
    }
    text.line("    end else if (\(dataValid.name)) begin")
    if isBurst, let last = port("WLAST") {
      text.line("      \(place) <= \(place) + \(step);")
      text.line("      \(busy) <= !\(last.name);")
      text.line("      \(done) <= \(last.name);")
    } else {
      text.line("      \(busy) <= 1'b0;")
      text.line("      \(done) <= 1'b1;")
    }
    updates(registers, place: place, width: offset, &names, &text)
    text.line("    end")
    text.line("    if (\(reset)) begin")
    text.line("      \(busy) <= 1'b0;")
    text.line("      \(done) <= 1'b0;")
    for register in registers {
      text.line("      \(register.name) <= \(hex(register.word.reset));")
    }
    text.line("    end")
    text.line("  end")
  }

  /// The effect of a beat on the registers, lane by lane of 32 bits.
  private func updates(
    _ registers: [(word: RegisterWords.Word, name: String)], place: String, width: Int,
    _ names: inout Identifiers, _ text: inout SourceText
  ) {
    guard let data = port("WDATA"), data.width >= 32, data.width % 32 == 0,
      width > lowBits(data.width)
    else { return }
    for lane in 0..<(data.width / 32) {
      let ofLane = registers.filter { Int($0.word.offset % UInt64(data.width / 8)) / 4 == lane }
      if ofLane.isEmpty { continue }
      let low = lowBits(data.width)
      text.line("      case (\(place)[\(width - 1):\(low)])")
      for (word, name) in ofLane {
        guard word.offset >> UInt64(low) < 1 << UInt64(min(63, width - low)) else { continue }
        let label = Expression.number(word.offset >> UInt64(low), width: width - low)
        text.line("        \(label): begin  // \(hexadecimal(word.offset))")
        for byte in 0..<4 {
          guard let line = update(word, name, byte: byte, lane: lane, data: data) else { continue }
          text.line("          " + line)
        }
        text.line("        end")
      }
      text.line("        default: ;")
      text.line("      endcase")
    }
  }

  /// Address bits inside a beat.
  private func lowBits(_ width: Int) -> Int { max(2, (width / 8).trailingZeroBitCount) }

  private func update(
    _ word: RegisterWords.Word, _ name: String, byte: Int, lane: Int, data: BlockDesign.Port
  ) -> String? {
    func mask(_ bits: UInt32) -> UInt64 { UInt64(bits >> UInt32(8 * byte) & 0xFF) }
    guard mask(word.writable | word.cleared | word.set | word.toggled) != 0 else { return nil }
    let slice = "[\(8 * byte + 7):\(8 * byte)]"
    let start = 32 * lane + 8 * byte
    let written = "\(data.name)[\(start + 7):\(start)]"
    func only(_ bits: UInt64) -> String {
      bits == 0xFF ? written : "(\(written) & \(Expression.number(bits, width: 8)))"
    }
    var value = "\(name)\(slice)"
    let writable = mask(word.writable)
    if writable == 0xFF {
      value = written
    } else if writable != 0 {
      value = "(\(value) & \(Expression.number(~writable & 0xFF, width: 8))) | \(only(writable))"
    }
    if mask(word.cleared) != 0 { value = "(\(value)) & ~\(only(mask(word.cleared)))" }
    if mask(word.set) != 0 { value = "(\(value)) | \(only(mask(word.set)))" }
    if mask(word.toggled) != 0 { value = "(\(value)) ^ \(only(mask(word.toggled)))" }
    let strobe = port("WSTRB").map { strobe in
      strobe.width * 8 == data.width ? "if (\(strobe.name)[\(4 * lane + byte)]) " : ""
    }
    return "\(strobe ?? "")\(name)\(slice) <= \(value);"
  }

  private func read(
    _ registers: [(word: RegisterWords.Word, name: String)], _ names: inout Identifiers,
    _ text: inout SourceText
  ) {
    guard let address = port("ARADDR"), let valid = port("ARVALID") else { return }
    let prefix = interface.name.lowercased()
    let offset = offsetWidth(address)
    let length = port("ARLEN")
    let busy = names.unique("\(prefix)_read_q")
    let place = names.unique("\(prefix)_read_offset_q")
    let step = names.unique("\(prefix)_read_step_q")
    let left = names.unique("\(prefix)_read_left_q")
    let id = names.unique("\(prefix)_read_id_q")
    text.line()
    text.line("  logic \(busy);")
    text.line("  logic [\(offset - 1):0] \(place);")
    if let length {
      text.line("  logic [\(offset - 1):0] \(step);")
      text.line(
        "  logic \(Expression.range(length.width)) \(left);".replacing("logic  ", with: "logic "))
    }
    if let port = port("RID") {
      text.line(
        "  logic \(Expression.range(port.width)) \(id);".replacing("logic  ", with: "logic "))
    }
    text.line()
    drive("ARREADY", "!\(busy)", &text)
    drive("RVALID", busy, &text)
    if let response = port("RRESP") {
      drive("RRESP", Expression.constant(false, width: response.width), &text)
    }
    drive("RID", id, &text)
    drive("RLAST", length == nil ? "1'b1" : "\(left) == '0", &text)
    if let user = port("RUSER") {
      drive("RUSER", Expression.constant(false, width: user.width), &text)
    }
    values(registers, place: place, width: offset, &names, &text)
    text.line()
    text.line("  always_ff @(posedge \(clock)) begin : \(names.unique("\(prefix)_read"))")
    text.line("    if (!\(busy)) begin")
    text.line("      \(busy) <= \(valid.name);")
    text.line("      \(place) <= \(Expression.fit(address.name, from: address.width, to: offset));")
    if let length {
      text.line(
        "      \(step) <= "
          + (port("ARBURST").map { burst in
            "\(burst.name)\(burst.width > 1 ? " == 2'b00" : " == 1'b0") ? '0 : "
          } ?? "") + self.step("ARSIZE", width: offset) + ";")
      text.line("      \(left) <= \(length.name);")
    }
    if let port = port("RID"), let from = self.port("ARID") {
      text.line("      \(id) <= \(Expression.fit(from.name, from: from.width, to: port.width));")
    } else if port("RID") != nil {
      text.line("      \(id) <= '0;")
    }
    text.line(port("RREADY").map { "    end else if (\($0.name)) begin" } ?? "    end else begin")
    if length != nil {
      text.line("      \(place) <= \(place) + \(step);")
      text.line("      \(left) <= \(left) - 1'b1;")
      text.line("      \(busy) <= \(left) != '0;")
    } else {
      text.line("      \(busy) <= 1'b0;")
    }
    text.line("    end")
    text.line("    if (\(reset)) \(busy) <= 1'b0;")
    text.line("  end")
  }

  /// RDATA, lane by lane.
  private func values(
    _ registers: [(word: RegisterWords.Word, name: String)], place: String, width: Int,
    _ names: inout Identifiers, _ text: inout SourceText
  ) {
    guard let data = port("RDATA") else { return }
    guard data.width >= 32, data.width % 32 == 0, width > lowBits(data.width) else {
      text.line("  assign \(data.name) = \(Expression.constant(false, width: data.width));")
      return
    }
    let low = lowBits(data.width)
    let stored = Dictionary(
      registers.map { ($0.word.offset, $0.name) }, uniquingKeysWith: { first, _ in first })
    text.line()
    text.line("  always_comb begin : \(names.unique("\(interface.name.lowercased())_value"))")
    text.line("    \(data.name) = '0;")
    for lane in 0..<(data.width / 32) {
      let ofLane = words.filter {
        Int($0.offset % UInt64(data.width / 8)) / 4 == lane
          && $0.offset >> UInt64(low) < 1 << UInt64(min(63, width - low))
          && (stored[$0.offset] != nil || $0.reset != 0)
      }
      if ofLane.isEmpty { continue }
      let target = data.width == 32 ? data.name : "\(data.name)[\(32 * lane + 31):\(32 * lane)]"
      text.line("    case (\(place)[\(width - 1):\(low)])")
      for word in ofLane {
        let label = Expression.number(word.offset >> UInt64(low), width: width - low)
        let value = stored[word.offset] ?? hex(word.reset)
        text.line("      \(label): \(target) = \(value);  // \(hexadecimal(word.offset))")
      }
      text.line("      default: ;")
      text.line("    endcase")
    }
    text.line("  end")
  }

  private func hex(_ value: UInt32) -> String { Expression.number(UInt64(value), width: 32) }

  private func hexadecimal(_ value: UInt64) -> String {
    "0x" + String(value, radix: 16, uppercase: true)
  }
}
