// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// One duty of a device: a sentence, and the code that sees whether it holds.
///
/// ``general(for:)`` has the duties of every device. A package adds those that its own cores allow
/// to check, such as that a known input gives a known output on all devices:
///
/// ```swift
/// let filter = ConformanceCheck("the filter keeps a constant") { run in
///   let core = try HLSCore(run.device, named: "filter_0")
///   // ...
///   run.check(output.elements() == expected, "the output differs")
/// }
/// ```
///
/// A test target runs each check on a device of its own, with Swift Testing:
///
/// ```swift
/// @Test(arguments: ConformanceCheck.general(for: subject) + [filter])
/// func `The simulator conforms`(check: ConformanceCheck) throws {
///   try check.run { try SimulatedDevice(libraryPath: library) }
/// }
/// ```
///
/// or in a loop over the checks with XCTest.
public struct ConformanceCheck: Sendable {
  /// The duty as a sentence.
  public let name: String
  /// Whether it waits for interrupts by name, which a device without them cannot do.
  public let needsInterrupts: Bool
  private let body: @Sendable (ConformanceRun) throws -> Void

  /// A duty.
  ///
  /// - Parameters:
  ///   - name: The duty as a sentence.
  ///   - needsInterrupts: Whether it waits for interrupts.
  ///   - body: Does something with the run's device and tells the run what was wrong. An error that it
  ///     throws is a failure, too.
  public init(
    _ name: String, needsInterrupts: Bool = false,
    _ body: @escaping @Sendable (ConformanceRun) throws -> Void
  ) {
    self.name = name
    self.needsInterrupts = needsInterrupts
    self.body = body
  }

  /// Runs the check.
  ///
  /// - Parameter makeDevice: Makes a device fresh out of reset.
  /// - Throws: ``ConformanceFailure``, naming everything that was wrong; or the error that ended the
  ///   check early.
  public func run(_ makeDevice: () throws -> some Device) throws {
    let run = ConformanceRun(AnyDevice(try makeDevice()))
    try body(run)
    if !run.problems.isEmpty { throw ConformanceFailure(name: name, problems: run.problems) }
  }
}

extension ConformanceCheck: CustomStringConvertible {
  /// The duty as a sentence.
  public var description: String { name }
}

/// A device that does not do its duty.
public struct ConformanceFailure: Error, CustomStringConvertible {
  /// The check that found it.
  public let name: String
  /// All that was wrong.
  public let problems: [String]

  /// The check, and all problems, a line for each.
  public var description: String { "\(name):\n  " + problems.joined(separator: "\n  ") }
}

/// A device under check, and what was found wrong with it.
public final class ConformanceRun {
  /// The device.
  public let device: AnyDevice
  /// All that was wrong so far.
  public private(set) var problems: [String] = []

  init(_ device: AnyDevice) { self.device = device }

  /// Notes a problem unless `condition` holds.
  public func check(_ condition: Bool, _ problem: @autoclosure () -> String) {
    if !condition { problems.append(problem()) }
  }

  /// Notes a problem unless `body` throws an error with this code.
  ///
  /// - Parameters:
  ///   - code: The code that is due.
  ///   - what: What `body` does, for the note.
  ///   - body: The call that has to fail.
  /// - Returns: The error; nil if there was none.
  @discardableResult
  public func check(
    throws code: DeviceError.Code, _ what: String, _ body: () throws(DeviceError) -> Void
  ) -> DeviceError? {
    do throws(DeviceError) {
      try body()
      problems.append("\(what): no error, though \(code) was due")
      return nil
    } catch {
      check(error.code == code, "\(what): \(error.code) instead of \(code): \(error)")
      return error
    }
  }
}
