// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

extension CoreModel {
  /// The models of the stream infrastructure (PG085).
  static let streams: [CoreModel] = [
    dataFIFO, registerSlice, widthConverter, broadcaster, combiner, streamSwitch, subsetConverter,
    clockConverter,
  ]

  private static let crossing = [
    "swynq_ip_synchronizer", "swynq_ip_crossing_resets", "swynq_ip_crossing",
  ]

  private static let dataFIFO = CoreModel(
    core: "axis_data_fifo", versions: 1...2, module: "swynq_axis_data_fifo",
    sources: ["stream_fifo"] + crossing + [
      "swynq_axis_data_fifo_crossing", "swynq_axis_data_fifo",
    ],
    limits: [
      .only("C_ACLKEN_CONV_MODE", 0, feature: "clock enables"),
      .only("C_FIFO_MODE", 1, 2, feature: "bypass"),
      .powerOfTwo("C_FIFO_DEPTH", 16...32_768), .bytes("C_AXIS_TDATA_WIDTH", upTo: 4_096),
    ])

  private static let registerSlice = CoreModel(
    core: "axis_register_slice", versions: 1...1, module: "swynq_axis_register_slice",
    sources: ["swynq_ip_slice", "swynq_axis_register_slice"],
    limits: [
      .bytes("C_AXIS_TDATA_WIDTH", upTo: 4_096),
      .only("HAS_ACLKEN", 0, feature: "clock enable"),
    ])

  private static let widthConverter = CoreModel(
    core: "axis_dwidth_converter", versions: 1...1, module: "swynq_axis_dwidth_converter",
    sources: ["swynq_axis_dwidth_converter"],
    limits: [
      .only("HAS_ACLKEN", 0, feature: "clock enable"),
      .only("HAS_TSTRB", 0, feature: "TSTRB"), .only("TID_WIDTH", 0, feature: "TID"),
      .only("TDEST_WIDTH", 0, feature: "TDEST"),
      .only("TUSER_BITS_PER_BYTE", 0, feature: "TUSER"),
      .bytes("C_S_AXIS_TDATA_WIDTH", upTo: 4_096), .bytes("C_M_AXIS_TDATA_WIDTH", upTo: 4_096),
    ])

  private static let combiner = CoreModel(
    core: "axis_combiner", versions: 1...1, module: "swynq_axis_combiner",
    sources: ["swynq_ip_slice", "swynq_axis_combiner"],
    limits: [
      .only("HAS_ACLKEN", 0, feature: "clock enable"), .range("C_NUM_SI_SLOTS", 2...16),
      .bytes("C_AXIS_TDATA_WIDTH", upTo: 4_096),
    ])

  private static let clockConverter = CoreModel(
    core: "axis_clock_converter", versions: 1...1, module: "swynq_axis_clock_converter",
    sources: crossing + ["swynq_axis_clock_converter"],
    limits: [
      .only("C_ACLKEN_CONV_MODE", 0, feature: "clock enables"),
      .bytes("C_AXIS_TDATA_WIDTH", upTo: 4_096),
    ])

  // MARK: - The switch

  private static let streamSwitch = CoreModel(
    core: "axis_switch", versions: 1...1, module: "swynq_axis_switch",
    sources: [
      "swynq_ip_slice", "swynq_ip_synchronizer", "swynq_ip_registers", "swynq_axis_switch_arbiter",
      "swynq_axis_switch_registers", "swynq_axis_switch",
    ],
    limits: [
      .only("HAS_ACLKEN", 0, feature: "clock enable"),
      .only("HAS_TREADY", 1, feature: "streams without TREADY"),
      .range("C_NUM_SI_SLOTS", 1...16), .range("C_NUM_MI_SLOTS", 1...16),
      .bytes("C_AXIS_TDATA_WIDTH", upTo: 4_096),
      .only("C_ROUTING_MODE", 0, 1, feature: "third way to route"),
      .only("C_ARB_ALGORITHM", 0, 1, 3, feature: "other arbitration"),
      .range("C_S_AXI_CTRL_ADDR_WIDTH", 7...32),
    ],
    derived: { module throws(StreamRemap.Refusal) in
      let streams = module.number("C_NUM_SI_SLOTS") ?? 2
      let managers = module.number("C_NUM_MI_SLOTS") ?? 2
      let dest = max(module.number("C_AXIS_TDEST_WIDTH") ?? 1, 1)
      var values: [(name: String, value: String)] = []
      for (name, width) in [
        ("C_M_AXIS_CONNECTIVITY_ARRAY", managers * streams),
        ("C_M_AXIS_BASETDEST_ARRAY", managers * dest),
        ("C_M_AXIS_HIGHTDEST_ARRAY", managers * dest),
      ] {
        guard let text = module.parameters[name] else { continue }
        values.append((name, try vector(text, of: name, width: width)))
      }
      return values
    })

  /// A vector of bits that a handoff writes as `0b0110`, or as a number.
  private static func vector(
    _ text: String, of name: String, width: Int
  ) throws(StreamRemap.Refusal) -> String {
    if text.lowercased().hasPrefix("0b") {
      let digits = text.dropFirst(2).filter { $0 != "_" }
      let bits = String(repeating: "0", count: max(0, width - digits.count)) + digits
      if digits.allSatisfy({ $0 == "0" || $0 == "1" }), !digits.isEmpty,
        bits.dropLast(width).allSatisfy({ $0 == "0" })
      {
        return "\(width)'b\(bits.suffix(width))"
      }
    } else if let number = UInt64(text), width >= 64 || number >> UInt64(width) == 0 {
      return "\(width)'d\(number)"
    } else if text.lowercased().hasPrefix("0x"), let number = UInt64(text.dropFirst(2), radix: 16),
      width >= 64 || number >> UInt64(width) == 0
    {
      return "\(width)'h\(String(number, radix: 16, uppercase: true))"
    }
    throw StreamRemap.Refusal(text: "takes \(width) bits for \(name), not \(text)")
  }

  // MARK: - Remapped streams

  private static let broadcaster = CoreModel(
    core: "axis_broadcaster", versions: 1...1, module: "swynq_axis_broadcaster",
    sources: ["swynq_ip_slice", "swynq_ip_remap", "swynq_axis_broadcaster"],
    limits: [
      .only("HAS_ACLKEN", 0, feature: "clock enable"), .range("C_NUM_MI_SLOTS", 1...16),
      .bytes("C_S_AXIS_TDATA_WIDTH", upTo: 1_024), .bytes("C_M_AXIS_TDATA_WIDTH", upTo: 1_024),
      .range("C_S_AXIS_TUSER_WIDTH", 1...1_024), .range("C_M_AXIS_TUSER_WIDTH", 1...1_024),
    ],
    derived: { module throws(StreamRemap.Refusal) in
      let data = module.number("C_S_AXIS_TDATA_WIDTH") ?? 8
      let out = module.number("C_M_AXIS_TDATA_WIDTH") ?? 8
      let user = module.number("C_M_AXIS_TUSER_WIDTH") ?? 1
      var fields = [StreamRemap.Field(name: "tdata", offset: 0, width: data)]
      if let width = module.number("S_TUSER_WIDTH"), width > 0 {
        fields.append(.init(name: "tuser", offset: data, width: width))
      }
      let remap = StreamRemap(fields: fields)
      var dataMap: [Int] = []
      var userMap: [Int] = []
      for manager in 0..<(module.number("C_NUM_MI_SLOTS") ?? 2) {
        let prefix = "M\(manager < 10 ? "0" : "")\(manager)_"
        dataMap += try remap.map("\(prefix)TDATA_REMAP", module, width: out, identity: "tdata")
        userMap +=
          module.number("M_TUSER_WIDTH") == 0
          ? Array(repeating: 0, count: user)
          : try remap.map("\(prefix)TUSER_REMAP", module, width: user, identity: "tuser")
      }
      return [
        ("TDATA_MAP", StreamRemap.literal(dataMap)), ("TUSER_MAP", StreamRemap.literal(userMap)),
      ]
    })

  private static let subsetConverter = CoreModel(
    core: "axis_subset_converter", versions: 1...1, module: "swynq_axis_subset_converter",
    sources: ["swynq_ip_slice", "swynq_ip_remap", "swynq_axis_subset_converter"],
    limits: [
      .only("HAS_ACLKEN", 0, feature: "clock enable"),
      .bytes("C_S_AXIS_TDATA_WIDTH", upTo: 1_024), .bytes("C_M_AXIS_TDATA_WIDTH", upTo: 1_024),
      .range("C_S_AXIS_TUSER_WIDTH", 1...1_024), .range("C_M_AXIS_TUSER_WIDTH", 1...1_024),
      .range("C_DEFAULT_TLAST", 0...256),
      ModelLimit { module in
        module.number("S_HAS_TREADY") == 0 && module.number("M_HAS_TREADY") != 0
          ? "drops no beats (S_HAS_TREADY is 0 and M_HAS_TREADY is not)" : nil
      },
    ],
    derived: { module throws(StreamRemap.Refusal) in try subset(module) })

  private static func subset(
    _ module: BlockDesign.Module
  ) throws(StreamRemap.Refusal) -> [(name: String, value: String)] {
    func width(_ side: String, _ name: String) -> Int {
      max(module.number("C_\(side)_AXIS_\(name)_WIDTH") ?? (name == "TDATA" ? 32 : 1), 1)
    }
    func has(_ side: String, _ name: String) -> Bool {
      ["TKEEP", "TSTRB", "TLAST"].contains(name)
        ? module.number("\(side)_HAS_\(name)") == 1
        : (module.number("\(side)_\(name)_WIDTH") ?? 0) > 0
    }
    let data = width("S", "TDATA")
    var fields: [StreamRemap.Field] = []
    var offset = 0
    for (name, bits) in [
      ("TDATA", data), ("TKEEP", data / 8), ("TSTRB", data / 8), ("TUSER", width("S", "TUSER")),
      ("TID", width("S", "TID")), ("TDEST", width("S", "TDEST")), ("TLAST", 1),
    ] {
      if name == "TDATA" || has("S", name) {
        fields.append(.init(name: name.lowercased(), offset: offset, width: bits))
      }
      offset += bits
    }
    let remap = StreamRemap(fields: fields)
    let out = width("M", "TDATA")
    var values: [(name: String, value: String)] = []
    for (name, bits) in [
      ("TDATA", out), ("TKEEP", out / 8), ("TSTRB", out / 8), ("TUSER", width("M", "TUSER")),
      ("TID", width("M", "TID")), ("TDEST", width("M", "TDEST")), ("TLAST", 1),
    ] {
      let map: [Int]
      if name != "TDATA", !has("M", name) {
        map = Array(repeating: 0, count: bits)
      } else if name == "TLAST", !has("S", name), module.number("C_DEFAULT_TLAST") ?? 0 > 0 {
        // The bit behind all of the stream's.
        map = [offset + 2]
      } else {
        map = try remap.map("\(name)_REMAP", module, width: bits, identity: name.lowercased())
      }
      values.append(("\(name)_MAP", StreamRemap.literal(map)))
    }
    return values
  }
}

extension StreamRemap {
  /// The entries of a block's remap string; without one, the signal as it is.
  fileprivate func map(
    _ parameter: String, _ module: BlockDesign.Module, width: Int, identity: String
  ) throws(Refusal) -> [Int] {
    try entries(module.parameters[parameter] ?? identity, of: parameter, width: width)
  }
}
