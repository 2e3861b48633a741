// SPDX-License-Identifier: Apache-2.0

public import Swynq
internal import SwynqFiles
package import SwynqHandoff

/// Turns the hardware handoff of a design into an overlay that can be simulated: the same instances,
/// addresses, interrupts and parameters, with open models of the vendor's cores.
///
/// ```swift
/// var composer = try OverlayComposer(handoff: "design.hwh")
/// composer.modules["filter_0"] = .init(files: "rtl/filter.f")
/// try composer.compose(to: "build").write()
/// ```
///
/// The processing system becomes the harness: its manager ports become register ports of the top
/// (`s_axi_gp0_*`), its memory ports ports to memory (`m_axi_hp0_*`), its clocks and resets inputs, and
/// what arrives at its interrupt inputs the output `irq`. The same input gives the same text.
public struct OverlayComposer {
  /// RTL of the user's that stands for a block.
  public struct RTL: Sendable {
    /// The list of files, in the syntax of `sim/README.md`. VHDL in it goes through GHDL.
    public var files: String
    /// The module that stands for the block; nil for the one that no other instantiates.
    public var top: String?

    /// The top module of a list of files.
    public init(files: String, top: String? = nil) {
      self.files = files
      self.top = top
    }
  }

  /// RTL by the instance that it stands for, by its name in the design: `filter_0`, or
  /// `video/filter_0`.
  public var modules: [String: RTL] = [:]
  /// Parameters that are to be other than in the design, by instance and name.
  public var parameters: [String: [String: String]] = [:]
  /// Whether to make a stand-in of each block that nothing else is there for.
  public var standIns = false

  private let design: BlockDesign
  private let source: String

  /// Modules of a design.
  private static let mostModules = 4_096

  /// Reads a hardware handoff.
  ///
  /// - Parameter path: The `.hwh` file that Vivado wrote.
  /// - Throws: As `HardwareHandoff(path:)`.
  public init(handoff path: String) throws(DeviceError) {
    self.init(
      design: try HardwareHandoff.design(path: path),
      source: path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// A composer of a design that was read.
  package init(design: BlockDesign, source: String) {
    self.design = design
    self.source = source
  }

  /// The overlay.
  ///
  /// - Parameter folder: The folder that it is going to be written to. Its lists of files name the
  ///   user's RTL relative to it.
  /// - Throws: `notFound`, naming every block that nothing stands for and what to do; `malformedFile`
  ///   for a design that contradicts itself; `invalidArgument` for RTL and parameters that do not fit
  ///   it; `incompatible` for VHDL that GHDL does not take.
  public func compose(to folder: String) throws(DeviceError) -> ComposedOverlay {
    do throws(DeviceError) {
      guard design.modules.count <= Self.mostModules else {
        throw DeviceError(
          .malformedFile,
          "the block design \(design.name) has \(design.modules.count) modules, more than "
            + "\(Self.mostModules)")
      }
      let composition = try Composition(
        design: design, source: source, folder: folder,
        modules: try byInstance(modules, "--module"),
        parameters: try byInstance(parameters, "--parameter"), standIns: standIns)
      return try composition.overlay()
    } catch {
      // Names of the design are quoted, which may hold anything.
      throw DeviceError(error.code, error.message.printable())
    }
  }

  /// The choices given by name, by the instances that they name.
  private func byInstance<Value>(
    _ values: [String: Value], _ option: String
  ) throws(DeviceError) -> [String: Value] {
    var result: [String: Value] = [:]
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let module = design.modules.first(where: { $0.instance == name || $0.path == name })
      else {
        let known = design.modules.prefix(40).map(\.path).sorted().joined(separator: ", ")
        throw DeviceError(
          .invalidArgument,
          "\(option) names \(name), but the design \(design.name) has no such instance; it has: \(known)"
        )
      }
      guard result.updateValue(value, forKey: module.instance) == nil else {
        throw DeviceError(.invalidArgument, "\(option) is given twice for \(name)")
      }
    }
    return result
  }
}
