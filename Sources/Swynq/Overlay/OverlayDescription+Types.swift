// SPDX-License-Identifier: Apache-2.0

extension OverlayDescription {
  /// The blocks of a type, whatever their minor version: `xilinx.com:ip:axi_dma:7.1` and 7.0 are
  /// alike, 8.0 is another core. A type without a version takes any.
  ///
  /// - Parameter type: Vendor, library, name and perhaps version, such as `xilinx.com:ip:axi_dma:7.1`.
  public func blocks(ofType type: String) -> [IPBlock] {
    let wanted = CoreType(type)
    return blocks.filter { CoreType($0.type).isCompatible(with: wanted) }
  }

  /// The only block of a type.
  ///
  /// - Throws: `notFound`, naming the blocks that there are; `incompatible` if the core is there in
  ///   another major version; `invalidArgument` if there are several, naming them.
  public func block(ofType type: String) throws(DeviceError) -> IPBlock {
    let found = blocks(ofType: type)
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      let names = found.map { "\($0.name) at \($0.base)" }.joined(separator: ", ")
      throw DeviceError(
        .invalidArgument,
        "overlay \(name) has \(found.count) IP blocks of type \(type): \(names); say which by its name"
      )
    }
    let wanted = CoreType(type)
    for block in blocks where CoreType(block.type).isSameCore(as: wanted) {
      throw DeviceError(
        .incompatible,
        "\(block.name) of overlay \(name) is \(block.type), a version that the driver of \(type) does "
          + "not know", address: block.base)
    }
    let known =
      blocks.isEmpty ? "none" : blocks.map { "\($0.name) (\($0.type))" }.joined(separator: ", ")
    throw DeviceError(
      .notFound, "overlay \(name) has no IP block of type \(type); it has: \(known)")
  }

  /// The block of this name, or without a name the only one of a type.
  package func block(named name: String?, ofType type: String) throws(DeviceError) -> IPBlock {
    if let name { try block(named: name) } else { try block(ofType: type) }
  }
}
