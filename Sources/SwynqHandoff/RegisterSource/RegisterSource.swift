// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Swift source with the registers of a design's blocks: a layout for each register, with typed fields,
/// so that a driver names what the handoff describes and a wrong use does not compile.
///
/// ```swift
/// let handoff = try HardwareHandoff(path: "design.hwh")
/// print(RegisterSource(handoff.overlay).text)
/// ```
///
/// A field that can only be read has a getter alone; so has one that is cleared or flipped by writing 1,
/// as setting it in a value that was read would lose its neighbours. A register that can only be read is
/// a `ReadableLayout` alone, which no window writes. Blocks of the same core with the same registers
/// share a declaration. The same design gives the same text.
public struct RegisterSource {
  /// Who sees the declarations.
  public enum Access: String, Sendable, CaseIterable {
    /// Other packages.
    case `public`
    /// Modules of the same package.
    case package
    /// The module that the source is compiled into.
    case `internal`
  }

  /// Who sees the declarations.
  public var access = Access.internal
  /// What the first line says that the source was made of.
  public var origin: String

  private let overlay: OverlayDescription

  /// The source of an overlay's registers.
  ///
  /// - Parameters:
  ///   - overlay: The overlay. Blocks whose registers it does not describe are left out.
  ///   - origin: What the first line says that the source was made of, such as `design.hwh`; by default
  ///     the overlay.
  public init(_ overlay: OverlayDescription, origin: String? = nil) {
    self.overlay = overlay
    self.origin = origin ?? "the overlay \(overlay.name)"
  }

  /// Names of the blocks that the overlay describes no registers of.
  public var undescribed: [String] {
    overlay.blocks.filter { $0.describedRegisters.isEmpty }.map(\.name)
  }

  /// The source: one file, formatted, with the one import that it needs.
  public var text: String {
    let groups = self.groups
    let modifier = access == .internal ? "" : "\(access.rawValue) "
    var names = SwiftNames()
    let design = names.type(overlay.name)
    var source = SwiftText()
    source.line("// Registers of the blocks of \(SwiftText.plain(origin)). Generated; do not edit.")
    source.line()
    source.line("\(modifier)import Swynq")
    source.line()
    let named = groups.map { group in
      (group, names.type(group.name(isOnly: isOnlyOne(group, of: groups)) + "_registers"))
    }
    BlocksSource(
      overlay: overlay.name, name: design, modifier: modifier,
      blocks: named.flatMap { group, type in group.blocks.map { ($0, type) } }
        .sorted { $0.0.base < $1.0.base }
    ).write(to: &source)
    for (group, type) in named {
      source.line()
      RegisterBlockSource(blocks: group.blocks, name: type, modifier: modifier).write(to: &source)
    }
    return source.text
  }

  /// Blocks of a core that have the same registers.
  private struct Group {
    var blocks: [IPBlock]

    /// A name for it: the core's, if all of its blocks are the same.
    func name(isOnly: Bool) -> String {
      let core = blocks[0].type.split(separator: ":", omittingEmptySubsequences: false)
      return isOnly && core.count > 2 ? String(core[2]) : blocks[0].name
    }
  }

  private var groups: [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for block in overlay.blocks where !block.describedRegisters.isEmpty {
      let key = "\(block.type) \(block.describedRegisters)"
      if let place = places[key] {
        groups[place].blocks.append(block)
      } else {
        places[key] = groups.count
        groups.append(Group(blocks: [block]))
      }
    }
    return groups
  }

  private func isOnlyOne(_ group: Group, of groups: [Group]) -> Bool {
    groups.count { $0.blocks[0].type == group.blocks[0].type } == 1
  }
}
