// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The seed of everything random in the tests; `SWYNQ_SEED` replays another one.
public enum Seeds {
  /// The seed; printed when it is first asked for.
  public static let base: UInt64 = {
    let environment = ProcessInfo.processInfo.environment["SWYNQ_SEED"]
    let seed = environment.flatMap { UInt64($0) } ?? 20_160_104
    print("random sizes, pixels and stalls from seed \(seed); replay with SWYNQ_SEED=\(seed)")
    return seed
  }()
}
