// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The scale along one side of a chart, which all charts share.
struct Scale {
  let domain: ClosedRange<Double>
  let isLogarithmic: Bool

  /// A scale from `domain.lowerBound` to `domain.upperBound`; a logarithmic one needs both above 0.
  init(_ domain: ClosedRange<Double>, isLogarithmic: Bool = false) {
    self.domain =
      domain.lowerBound < domain.upperBound
      ? domain : domain.lowerBound...(domain.lowerBound + max(1, abs(domain.lowerBound)))
    self.isLogarithmic = isLogarithmic
  }

  /// The position of a value, 0...1; values outside lie at the ends.
  func position(_ value: Double) -> Double {
    let low = transform(domain.lowerBound)
    let high = transform(domain.upperBound)
    let inside = min(max(value, domain.lowerBound), domain.upperBound)
    return (transform(inside) - low) / (high - low)
  }

  /// Round values to label, about `count` of them. Linear: steps of 1, 2 or 5 times a power of ten.
  /// Logarithmic: powers of two.
  func ticks(about count: Int) -> [Double] {
    if isLogarithmic {
      let first = Int(log2(domain.lowerBound).rounded(.up))
      let last = Int(log2(domain.upperBound).rounded(.down))
      guard first <= last else { return [] }
      let step = max(1, (last - first + count - 1) / max(count, 1))
      return stride(from: first, through: last, by: step).map { pow(2, Double($0)) }
    }
    let span = domain.upperBound - domain.lowerBound
    let rough = span / Double(max(count, 1))
    let power = pow(10, floor(log10(rough)))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? 10 * power
    let first = (domain.lowerBound / step).rounded(.up)
    return stride(from: first, through: (domain.upperBound / step + 1e-9).rounded(.down), by: 1)
      .map { $0 * step }
  }

  private func transform(_ value: Double) -> Double { isLogarithmic ? log2(value) : value }
}
