// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The RTL against the software model, at sizes that nobody chose.
@Suite struct RandomSizeTests {
  struct Case: CustomStringConvertible {
    let number: Int
    let source, target: ImageSize
    let pixels: [UInt8]
    let options: SimulationOptions

    /// Case `number` of the sequence that `Seeds.base` names.
    init(_ number: Int, stalled: Bool) {
      var random = SeededGenerator(seed: Seeds.base &* 1_000_003 &+ UInt64(number))
      // Small sides are where rows and beats are shorter than what the hardware takes at once; a
      // long side now and then goes to the line buffers' end.
      func side(_ longest: Int) -> Int {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: Int.random(in: 1...12, using: &random)
        case 4..<9: Int.random(in: 1...160, using: &random)
        default: Int.random(in: 1...longest, using: &random)
        }
      }
      self.number = number
      while true {
        let source = ImageSize(width: side(3840), height: side(2160))
        let target = ImageSize(width: side(3840), height: side(2160))
        if source.byteCount + target.byteCount > 300_000 { continue }
        self.source = source
        self.target = target
        break
      }
      pixels = TestPattern.noise.pixels(
        width: source.width, height: source.height,
        seed: UInt32.random(in: 1 ... .max, using: &random))
      var options = SimulationOptions()
      options.seed = random.next()
      if stalled {
        func perMille() -> UInt32 { UInt32.random(in: 0...700, using: &random) }
        options.memory.stalls.writeAddress = perMille()
        options.memory.stalls.writeData = perMille()
        options.memory.stalls.writeResponse = perMille()
        options.memory.stalls.readAddress = perMille()
        options.memory.stalls.readData = perMille()
        options.memory.stalls.registers = perMille()
        options.memory.readLatency = UInt32.random(in: 1...80, using: &random)
        options.memory.writeLatency = UInt32.random(in: 1...80, using: &random)
        options.memory.outstandingReads = UInt32.random(in: 1...16, using: &random)
        options.memory.outstandingWrites = UInt32.random(in: 1...16, using: &random)
      }
      self.options = options
    }

    var description: String {
      "case \(number): \(source) to \(target), SWYNQ_SEED=\(Seeds.base)"
    }
  }

  private func run(_ test: Case, variant: SimulationOptions.Variant = .fast) throws {
    let expected = ReferenceResizer.resize(
      test.pixels, width: test.source.width, height: test.source.height,
      toWidth: test.target.width, toHeight: test.target.height)
    let frame = try simulate(
      test.pixels, from: test.source, to: test.target, variant: variant, options: test.options)
    #expect(frame.pixels == expected, "\(test)")
  }

  @Test(arguments: 0..<12)
  func `Equals the software model`(tenth: Int) throws {
    for number in 0..<10 { try run(Case(tenth * 10 + number, stalled: false)) }
  }

  @Test(arguments: 12..<24)
  func `Equals it under random backpressure`(tenth: Int) throws {
    for number in 0..<10 { try run(Case(tenth * 10 + number, stalled: true)) }
  }

  @Test(arguments: 24..<26)
  func `Equals it with assertions checked`(tenth: Int) throws {
    for number in 0..<10 {
      try run(Case(tenth * 10 + number, stalled: true), variant: .instrumented)
    }
  }
}
