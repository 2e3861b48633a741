// SPDX-License-Identifier: Apache-2.0

public import Swynq
import SwynqLibC

/// A compiled device tree overlay (`.dtbo`) that the running kernel takes up: nodes for UIO and
/// u-dma-buf, or an FPGA region whose `firmware-name` makes the kernel load a bitstream.
///
/// It needs a kernel with the configfs interface for overlays, `CONFIG_OF_CONFIGFS`, which AMD's and
/// most boards' kernels have and the mainline one has not.
public struct DeviceTreeOverlay {
  /// Its name in configfs.
  public let name: String
  private let directory: String
  private let roots: BoardRoots
  private let kernel: any BoardKernel

  /// The overlay of this name, whether or not it is applied.
  public init(named name: String) {
    self.init(named: name, roots: BoardRoots(), kernel: RunningKernel())
  }

  /// An overlay, with something in the kernel's place.
  package init(named name: String, roots: BoardRoots, kernel: any BoardKernel) {
    self.name = name
    self.directory = "\(roots.sys)/kernel/config/device-tree/overlays/\(name)"
    self.roots = roots
    self.kernel = kernel
  }

  /// Whether the kernel has it.
  public var isApplied: Bool { (try? status) == "applied" }

  private var status: String {
    get throws(DeviceError) { try Attribute.text("\(directory)/status", of: "the overlay \(name)") }
  }

  /// Applies it.
  ///
  /// - Parameter path: The `.dtbo` file.
  /// - Throws: `malformedFile` for a file that is none; `busy` if an overlay of that name is applied;
  ///   `unsupported` for a kernel without the interface; `inputOutput` if the kernel refuses.
  public func apply(_ path: String) throws(DeviceError) {
    let blob = try WholeFile.read(path, purpose: "a device tree overlay")
    // The first word of a flattened device tree (Devicetree Specification, 5.2).
    guard blob.starts(with: [0xD0, 0x0D, 0xFE, 0xED]) else {
      throw DeviceError(
        .malformedFile,
        "\(path) is no compiled device tree overlay; compile it: dtc -@ -I dts -O dtb -o FILE.dtbo "
          + "FILE.dts")
    }
    let parent = "\(roots.sys)/kernel/config/device-tree/overlays"
    guard access(parent, F_OK) == 0 else {
      throw DeviceError(
        .unsupported,
        "there is no \(parent): mount configfs (mount -t configfs none /sys/kernel/config), or use a "
          + "kernel with CONFIG_OF_CONFIGFS, or put the nodes into the device tree that it boots with"
      )
    }
    do throws(DeviceError) {
      try kernel.makeDirectory(directory)
    } catch {
      guard error.underlyingStatus == EEXIST else { throw error }
      throw DeviceError(
        .busy,
        "an overlay named \(name) is there already; remove it first, or give this one another name",
        underlyingStatus: EEXIST)
    }
    do throws(DeviceError) {
      try write(blob)
      let status = try self.status
      guard status == "applied" else {
        throw DeviceError(
          .inputOutput,
          "the kernel took the overlay \(path), but its status is \"\(status)\", not applied; the "
            + "kernel's log (dmesg) says why")
      }
    } catch {
      try? kernel.removeDirectory(directory)
      throw error
    }
  }

  /// The kernel takes a binary file of configfs up when it is closed, and says nothing then: whether
  /// it did is in `status`.
  private func write(_ blob: [UInt8]) throws(DeviceError) {
    let file = try OpenFile(
      "\(directory)/dtbo", mode: O_WRONLY, purpose: "which takes the overlay \(name)",
      ifMissing: "is \(roots.sys)/kernel/config the kernel's configfs?")
    try kernel.write(blob, to: file)
  }

  /// Takes it away again, with the devices that it brought.
  ///
  /// - Throws: `notFound` if it is not there; `inputOutput` if the kernel refuses.
  public func remove() throws(DeviceError) { try kernel.removeDirectory(directory) }
}
