// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import Testing

@Suite("Composing fails with one clear error")
struct ErrorTests {
  /// The message that composing a design ends with.
  private func message(
    _ design: Design, _ change: (inout OverlayComposer) -> Void = { _ in }
  ) throws -> (code: DeviceError.Code, text: String) {
    var composer = try OverlayComposer(handoff: design.path)
    change(&composer)
    return try message { () throws(DeviceError) in _ = try composer.compose(to: "build") }
  }

  private func message(
    _ body: () throws(DeviceError) -> Void
  ) throws -> (code: DeviceError.Code, text: String) {
    do throws(DeviceError) {
      try body()
    } catch {
      #expect(!error.message.contains("\n"))
      return (error.code, error.message)
    }
    throw TestFailure("it does not fail")
  }

  private struct TestFailure: Error {
    let text: String
    init(_ text: String) { self.text = text }
  }

  /// A handoff with a text in the place of another.
  private func composed(_ design: Design, replacing old: String, with new: String) throws {
    let text = try design.text
    #expect(text.contains(old))
    let folder = try TemporaryFolder()
    let path = try folder.write("design.hwh", text.replacingOccurrences(of: old, with: new))
    var composer = try OverlayComposer(handoff: path)
    composer.standIns = true
    _ = try composer.compose(to: "build")
  }

  @Test func `that names all blocks without anything, and what to do`() throws {
    let error = try message(.streamFilter)
    #expect(error.code == .notFound)
    for part in [
      "video/filter_0 (example.com:user:filter:1.0)", "--module INSTANCE=FILES.f", "--stand-ins",
    ] {
      #expect(error.text.contains(part), "\(error.text)")
    }
    // Interconnects, resets and wires need nothing.
    #expect(!error.text.contains("periph") && !error.text.contains("rst_0"))
  }

  @Test func `for instances that the design does not have`() throws {
    let error = try message(.streamFilter) { $0.modules["filter_9"] = .init(files: "a.f") }
    #expect(error.code == .invalidArgument)
    #expect(error.text.contains("filter_9") && error.text.contains("video/filter_0"))
    let other = try message(.streamFilter) { $0.parameters["x"] = ["A": "1"] }
    #expect(other.text.contains("--parameter names x"))
  }

  @Test func `for a list that is not there`() throws {
    let error = try message(.streamFilter) {
      $0.modules["video_filter_0"] = .init(files: "/nonexistent/filter.f")
    }
    #expect(error.text.contains("/nonexistent/filter.f"))
  }

  @Test func `for a signal with two drivers`() throws {
    let error = #expect(throws: DeviceError.self) {
      try composed(
        .streamFilter, replacing: "SIGNAME=\"axi_dma_0_s2mm_introut\"",
        with: "SIGNAME=\"axi_dma_0_mm2s_introut\"")
    }
    #expect(
      error?.message.contains("axi_dma_0.mm2s_introut and axi_dma_0.s2mm_introut") == true)
  }

  @Test(
    arguments: ["irq;", "9irq", "i q", "&#x1b;[2J", "wire", "é"])
  func `for names that are none, quoted without what would move a cursor`(_ name: String) throws {
    let error = #expect(throws: DeviceError.self) {
      try composed(.streamFilter, replacing: "\"mm2s_introut\"", with: "\"\(name)\"")
    }
    #expect(error?.code == .malformedFile)
    #expect(error?.message.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
  }

  @Test func `for gates and slices that are none`() throws {
    let error = #expect(throws: DeviceError.self) {
      try composed(
        .streamFilter, replacing: "NAME=\"DIN_TO\" VALUE=\"2\"", with: "NAME=\"DIN_TO\" VALUE=\"5\""
      )
    }
    #expect(error?.message.contains("DIN_FROM of led is 3, less than its DIN_TO, 5") == true)
  }
}
