// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// A configuration of the programmable logic: a `.bit` or `.bin` file of Vivado.
///
/// A `.bit` file has a header, then the configuration data with the most significant byte of each
/// 32-bit word first. The kernel's driver of a Zynq-7000 takes the data alone, with the bytes of each
/// word in the other order (`zynq_fpga_has_sync` of drivers/fpga/zynq-fpga.c in Linux), and that of
/// an UltraScale+ takes the same; PYNQ gives both what `kernelData` is.
public struct Bitstream: Sendable {
  /// Its name in error messages: its path.
  public let name: String
  /// The header of a `.bit` file; nil for a `.bin` file, which has none.
  public let header: Header?
  /// The configuration data as the kernel takes it: whole 32-bit words, least significant byte first.
  package let kernelData: [UInt8]

  /// The header of a `.bit` file.
  public struct Header: Hashable, Sendable {
    /// Name of the design, with the version of the tool: `resizer_wrapper;UserID=0XFFFFFFFF;Version=2018.3`.
    public let design: String
    /// The chip, such as `7z020clg400` or `xczu3eg-sbva484-1-e`.
    public let part: String
    /// Day it was made on, such as `2019/02/25`.
    public let date: String
    /// Time it was made at, such as `10:12:30`.
    public let time: String

    /// Whether it configures a part of the programmable logic alone, as Vivado says in the design's
    /// name: `top;UserID=0XFFFFFFFF;PARTIAL=TRUE;Version=2020.2`.
    public var isPartial: Bool {
      design.split(separator: ";").dropFirst().contains {
        $0.uppercased() == "PARTIAL=TRUE"
      }
    }
  }

  /// Reads a `.bit` or `.bin` file.
  ///
  /// - Throws: `notFound` or `inputOutput` for a file that cannot be read; `malformedFile` for one
  ///   that is no bitstream or is cut off.
  public init(path: String) throws(DeviceError) {
    try self.init(WholeFile.read(path, purpose: "a bitstream"), name: path)
  }

  /// Takes the content of a `.bit` or `.bin` file, which it tells apart by themselves.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: What error messages call it.
  /// - Throws: As ``init(path:)``.
  public init(_ bytes: [UInt8], name: String) throws(DeviceError) {
    self.name = name
    let file = BitFile(bytes: bytes[...], name: name)
    let data: ArraySlice<UInt8>
    if BitFile.isOne(bytes) {
      (header, data) = try file.parts()
    } else {
      if let kind = FileKind(bytes) {
        throw DeviceError(
          .malformedFile, "\(name) is \(kind.name), not a bitstream; \(kind.advice)")
      }
      header = nil
      data = bytes[...]
    }
    guard !data.isEmpty, data.count % 4 == 0 else {
      throw DeviceError(
        .malformedFile,
        "\(name) has \(data.count) bytes of configuration data, not whole 32-bit words: it is no "
          + "bitstream, or cut off; use the .bit file that Vivado wrote")
    }
    switch Self.order(of: data) {
    case .mostSignificantFirst: kernelData = Self.swapped(data)
    case .leastSignificantFirst where header == nil: kernelData = Array(data)
    default:
      throw DeviceError(
        .malformedFile,
        "\(name) is no bitstream: the sync word 0xAA995566, with which configuration begins (UG470, "
          + "table 5-17), is not in it; use the .bit file that Vivado wrote")
    }
  }

  private enum ByteOrder { case mostSignificantFirst, leastSignificantFirst }

  /// The order of bytes by the first sync word; nil if there is none.
  private static func order(of data: ArraySlice<UInt8>) -> ByteOrder? {
    for start in stride(from: data.startIndex, to: data.endIndex, by: 4) {
      switch (data[start], data[start + 1], data[start + 2], data[start + 3]) {
      case (0xAA, 0x99, 0x55, 0x66): return .mostSignificantFirst
      case (0x66, 0x55, 0x99, 0xAA): return .leastSignificantFirst
      default: continue
      }
    }
    return nil
  }

  private static func swapped(_ data: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: data.count) { target, count in
      data.withUnsafeBytes { source in
        for start in stride(from: 0, to: source.count, by: 4) {
          let word = source.loadUnaligned(fromByteOffset: start, as: UInt32.self)
          UnsafeMutableRawBufferPointer(target).storeBytes(
            of: word.byteSwapped, toByteOffset: start, as: UInt32.self)
        }
      }
      count = data.count
    }
  }

  /// Writes `kernelData` to a file: the `.bin` that a device tree overlay's `firmware-name` names.
  ///
  /// - Throws: `notFound` or `inputOutput` if the file cannot be written.
  package func writeKernelData(to path: String) throws(DeviceError) {
    try WholeFile.write(
      kernelData, to: path, purpose: "a bitstream for the kernel",
      ifMissing: "make its directory first")
  }

  /// Checks that it is for a chip. A `.bin` file does not say what it is for and passes.
  ///
  /// - Parameter part: The chip, as Vivado names it, such as `xc7z020clg400-1`; what follows the
  ///   package may be left out.
  /// - Throws: `incompatible`, naming both.
  package func check(part: String) throws(DeviceError) {
    guard let header else { return }
    let (own, wanted) = (ChipName(header.part), ChipName(part))
    guard own.matches(wanted) else {
      throw DeviceError(
        .incompatible,
        "\(name) is for a \(header.part), and the board has a \(part); build the design for that chip"
      )
    }
  }

  /// Checks that it is loaded as what it is: whole or partial. A `.bin` file does not say and passes.
  ///
  /// - Parameter isPartial: Whether it is to be loaded for a part of the programmable logic alone.
  /// - Throws: `incompatible`, with what to do.
  package func check(isPartial: Bool) throws(DeviceError) {
    guard let header, header.isPartial != isPartial else { return }
    throw DeviceError(
      .incompatible,
      header.isPartial
        ? "\(name) configures a part of the FPGA alone (its header says PARTIAL=TRUE); load the full "
          + "bitstream of its design first, then this one with `swynq load --partial`"
        : "\(name) configures the whole FPGA (its header does not say PARTIAL=TRUE); load it without "
          + "--partial, or take the partial bitstream, which Vivado calls ..._partial.bit")
  }
}
