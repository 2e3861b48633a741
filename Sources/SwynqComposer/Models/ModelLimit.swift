// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// Something that a model requires of a block's parameters. What a block asks for beyond it is refused
/// by name.
struct ModelLimit {
  /// Why the model does not fit a block; nil if it does. A parameter that the handoff does not state has
  /// the core's default, which models have, too.
  let refusal: @Sendable (BlockDesign.Module) -> String?

  /// A parameter that has one of these values.
  ///
  /// - Parameter feature: What any other asks for, as in "has no scatter-gather".
  static func only(_ parameter: String, _ values: Int..., feature: String) -> ModelLimit {
    ModelLimit { module in
      guard let text = module.parameters[parameter] else { return nil }
      if let value = module.number(parameter), values.contains(value) { return nil }
      return "has no \(feature) (\(parameter) is \(text))"
    }
  }

  /// A parameter that is in a range.
  static func range(_ parameter: String, _ range: ClosedRange<Int>) -> ModelLimit {
    ModelLimit { module in
      guard let text = module.parameters[parameter] else { return nil }
      if let value = module.number(parameter), range.contains(value) { return nil }
      return "takes \(parameter) from \(range.lowerBound) to \(range.upperBound), not \(text)"
    }
  }

  /// A parameter that is a power of two in a range.
  static func powerOfTwo(_ parameter: String, _ range: ClosedRange<Int>) -> ModelLimit {
    ModelLimit { module in
      guard let text = module.parameters[parameter] else { return nil }
      if let value = module.number(parameter), range.contains(value), value & (value - 1) == 0 {
        return nil
      }
      return
        "takes powers of two from \(range.lowerBound) to \(range.upperBound) for \(parameter), not \(text)"
    }
  }

  /// A parameter that is a number of whole bytes, at most so many bits.
  static func bytes(_ parameter: String, upTo most: Int) -> ModelLimit {
    ModelLimit { module in
      guard let text = module.parameters[parameter] else { return nil }
      if let value = module.number(parameter), (8...most).contains(value), value % 8 == 0 {
        return nil
      }
      return "takes multiples of 8 up to \(most) for \(parameter), not \(text)"
    }
  }

  /// Parameters that are equal, as far as they are stated.
  ///
  /// - Parameter condition: A parameter that is not 0 if the others count.
  static func equal(_ parameters: String..., if condition: String? = nil) -> ModelLimit {
    ModelLimit { module in
      if let condition, module.number(condition) == 0 { return nil }
      let values = parameters.compactMap { name in module.parameters[name].map { (name, $0) } }
      guard let first = values.first,
        let other = values.first(where: {
          module.number($0.0) == nil || module.number($0.0) != module.number(first.0)
        })
      else { return nil }
      return
        "takes one value for \(first.0) and \(other.0), not \(first.1) and \(other.1)"
    }
  }

  /// Another limit, for blocks that have a parameter that is not 0.
  func `if`(_ condition: String) -> ModelLimit {
    ModelLimit { module in module.number(condition) == 0 ? nil : refusal(module) }
  }
}
