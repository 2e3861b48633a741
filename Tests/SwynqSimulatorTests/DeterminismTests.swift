// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq
import SwynqSimulator
import SwynqTestSupport
import Testing

/// Same seed, same program, same clocks: to the clock.
@Suite struct DeterminismTests {
  let source = ImageSize(width: 90, height: 41)
  let target = ImageSize(width: 57, height: 83)
  var pixels: [UInt8] {
    TestPattern.noise.pixels(width: source.width, height: source.height, seed: 5)
  }

  func options(stalled: Bool, seed: UInt64 = 11) -> SimulationOptions {
    var options = SimulationOptions()
    options.seed = seed
    if stalled { options.memory.stalls = .init(all: 250) }
    return options
  }

  @Test(arguments: [false, true])
  func `Clocks repeat`(stalled: Bool) throws {
    let options = options(stalled: stalled)
    let first = try simulate(pixels, from: source, to: target, options: options)
    let again = try simulate(pixels, from: source, to: target, options: options)
    #expect(first == again)
    #expect(first.clocks > UInt64(target.byteCount / 8))
  }

  @Test(arguments: [false, true])
  func `Variants and waveforms take the same clocks`(stalled: Bool) throws {
    let options = options(stalled: stalled)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("swynq-\(UUID().uuidString).fst").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let fast = try simulate(pixels, from: source, to: target, options: options)
    let instrumented = try simulate(
      pixels, from: source, to: target, variant: .instrumented, options: options)
    let traced = try simulate(
      pixels, from: source, to: target, variant: .instrumented, options: options, trace: path)
    #expect(fast == instrumented)
    #expect(fast == traced)
    let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    #expect(size > 1000)
  }

  @Test func `Another seed stalls elsewhere but gives the same pixels`() throws {
    let first = try simulate(
      pixels, from: source, to: target, options: options(stalled: true, seed: 1))
    let other = try simulate(
      pixels, from: source, to: target, options: options(stalled: true, seed: 2))
    #expect(first.pixels == other.pixels)
    #expect(first.clocks != other.clocks)
  }

  @Test func `Initial values of flip flops do not matter`() throws {
    let clocks = try (1...6).map { seed in
      try simulate(pixels, from: source, to: target, options: options(stalled: false, seed: seed))
    }
    #expect(clocks.allSatisfy { $0 == clocks[0] })
  }

  @Test func `Devices run side by side`() async throws {
    let expected = try simulate(pixels, from: source, to: target)
    let results = await withTaskGroup(of: SimulatedFrame?.self) { group in
      for _ in 0..<4 {
        group.addTask { [pixels, source, target] in
          try? simulate(pixels, from: source, to: target)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 4 && results.allSatisfy { $0 == expected })
  }
}
