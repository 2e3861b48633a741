// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension PortMap {
  private static func hex(_ value: UInt64) -> String {
    "0x" + String(value, radix: 16, uppercase: true)
  }

  /// The map as `overlays.json` would name it: a JSON object.
  var description: [String: Any] {
    func bus(_ bus: Bus) -> [String: Any] {
      var fields: [String: Any] = [
        "port": bus.prefix, "clock": clocks[bus.clock].port.name, "bits": bus.dataBits,
      ]
      switch bus.role {
      case .registers:
        fields["base"] = Self.hex(bus.base)
        fields["last"] = Self.hex(bus.last)
        fields["protocol"] = bus.standard
      case .memory:
        fields["addressBits"] = bus.addressBits
        fields["protocol"] = bus.standard
        fields["directions"] = (bus.hasRead ? ["read"] : []) + (bus.hasWrite ? ["write"] : [])
      case .source: fields["direction"] = "send"
      case .sink: fields["direction"] = "receive"
      }
      if bus.role == .source || bus.role == .sink {
        fields["signals"] = bus.signals.keys.sorted()
      }
      return fields
    }
    var line = 0
    let lines = interrupts.map { port in
      defer { line += port.width }
      return ["port": port.name, "bits": port.width, "line": line] as [String: Any]
    }
    return [
      "clocks": clocks.map {
        ["port": $0.port.name, "frequency": $0.frequency, "phasePicoseconds": $0.phase]
          as [String: Any]
      },
      "resets": resets.map {
        [
          "port": $0.port.name, "active": $0.isActiveHigh ? "high" : "low",
          "clock": clocks[$0.clock].port.name,
        ]
      },
      "registers": registers.map(bus), "memory": memory.map(bus), "streams": streams.map(bus),
      "interrupts": lines, "settleClocks": settleClocks,
      "inputs": inputs.map { ["port": $0.name, "bits": $0.width] as [String: Any] },
      "outputs": outputs.map { ["port": $0.name, "bits": $0.width] as [String: Any] },
    ]
  }

  /// The overlay as the library describes itself: JSON, in one line.
  func overlayText(name: String, blocks: String?) -> String {
    var object: [String: Any] = ["name": name, "ports": description]
    if let blocks, let list = try? JSONSerialization.jsonObject(with: Data(blocks.utf8)) {
      object["blocks"] = list
    }
    let data = try? JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data ?? Data("{}".utf8), as: UTF8.self)
  }

  /// The map for people: a line for each port.
  var table: [String] {
    var lines: [String] = []
    func add(_ kind: String, _ name: String, _ facts: String) {
      lines.append(
        kind.padding(toLength: 12, withPad: " ", startingAt: 0)
          + name.padding(toLength: max(24, name.count + 2), withPad: " ", startingAt: 0) + facts)
    }
    for clock in clocks {
      let phase = clock.phase == 0 ? "" : ", \(clock.phase) ps late"
      add("clock", clock.port.name, "\(Double(clock.frequency) / 1e6) MHz\(phase)")
    }
    for reset in resets {
      add(
        "reset", reset.port.name,
        "active \(reset.isActiveHigh ? "high" : "low"), \(clocks[reset.clock].port.name)")
    }
    for bus in registers {
      add(
        "registers", bus.prefix + "*",
        "\(bus.standard), \(bus.dataBits) bits, \(Self.hex(bus.base)) to \(Self.hex(bus.last)), "
          + clocks[bus.clock].port.name)
    }
    for bus in memory {
      let directions = bus.hasRead && bus.hasWrite ? "" : bus.hasRead ? ", reads" : ", writes"
      add(
        "memory", bus.prefix + "*",
        "\(bus.standard), \(bus.dataBits) bits, addresses of \(bus.addressBits)\(directions), "
          + clocks[bus.clock].port.name)
    }
    for bus in streams {
      let sideband = bus.signals.keys.sorted().filter {
        !["tdata", "tvalid", "tready"].contains($0)
      }
      let more = sideband.isEmpty ? "" : ", with \(sideband.joined(separator: ", ").uppercased())"
      add(
        bus.role == .source ? "stream in" : "stream out", bus.prefix + "*",
        "\(bus.dataBits) bits\(more), \(clocks[bus.clock].port.name)")
    }
    var line = 0
    for port in interrupts {
      add(
        "interrupt", port.name,
        port.width == 1 ? "line \(line)" : "lines \(line) to \(line + port.width - 1)")
      line += port.width
    }
    for port in inputs { add("input", port.name, port.width == 1 ? "1 bit" : "\(port.width) bits") }
    for port in outputs {
      add("output", port.name, port.width == 1 ? "1 bit" : "\(port.width) bits")
    }
    return lines
  }
}
