// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import Swynq
internal import SwynqFiles

/// An overlay that was composed: RTL, its list of files, and its description.
public struct ComposedOverlay: Sendable {
  /// A file of the overlay.
  public struct File: Sendable {
    /// The name in the overlay's folder.
    public let name: String
    /// All of its text.
    public let text: String
  }

  /// The name of the overlay and of its top module.
  public let name: String
  /// The folder that it is for.
  public let folder: String
  /// The files: the top first, then what was made for blocks, the list of files, `overlays.json`.
  public let files: [File]
  /// The drivers' view: the blocks with registers that the processor reaches, with their interrupt
  /// lines.
  public let overlay: OverlayDescription
  /// The blocks that a stand-in was made for, by their names with hierarchies.
  public let standIns: [String]
  /// The stand-in, model or RTL of each block, in the design's order: `axi_dma_0: a stand-in`.
  public let blocks: [String]

  /// Writes the files into the folder, which is made if need be. A file that is there already is
  /// replaced when it is complete.
  ///
  /// - Throws: `inputOutput`, naming the file.
  public func write() throws(DeviceError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw DeviceError(
        .inputOutput, "cannot make the folder \(folder): \(error.localizedDescription)")
    }
    for file in files {
      do throws(FileError) {
        try OutputFile.write(file.text, to: "\(folder)/\(file.name)")
      } catch {
        throw DeviceError(.inputOutput, error.description)
      }
    }
  }
}
