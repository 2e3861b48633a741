// SPDX-License-Identifier: Apache-2.0

/// The versions of all that took part in a run.
public struct SoftwareVersions: Hashable, Sendable, Codable {
  /// Swynq's own version.
  public package(set) var swynq: String
  /// Version of the Swift compiler that built Swynq.
  public package(set) var swift: String
  /// The programmable logic: a simulator library's name and variant, a bitstream's file.
  public package(set) var overlay: String?
  /// Version of Verilator that compiled the RTL; nil on a board.
  public package(set) var verilator: String?

  /// These versions; Swynq's and Swift's are those of this build unless others are named.
  package init(
    swynq: String = SoftwareVersions.swynqVersion, swift: String = SoftwareVersions.swiftVersion,
    overlay: String? = nil, verilator: String? = nil
  ) {
    self.swynq = swynq
    self.swift = swift
    self.overlay = overlay
    self.verilator = verilator
  }

  /// Version of Swynq.
  package static let swynqVersion = "0.1.0"

  /// Version of the compiler that this module was built with, as far as a program can know its own.
  package static var swiftVersion: String {
    #if compiler(>=6.5)
      "6.5 or newer"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "6.1"
    #endif
  }
}
