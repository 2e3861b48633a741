// SPDX-License-Identifier: Apache-2.0
public import Swynq
import SwynqResizer

/// The duties of every ``Swynq/Device`` with the resizer overlay, whatever it is made of.
///
/// A test target runs each check on its own device:
///
/// ```swift
/// @Test(arguments: ConformanceCheck.allCases)
/// func conforms(_ check: ConformanceCheck) throws {
///   try check.run { () throws(DeviceError) in try SimulatedDevice(overlay: .resizer) }
/// }
/// ```
public enum ConformanceCheck: String, CaseIterable, Sendable {
  case registersHaveTheirResetValues
  case registersHaveTheirAccessKinds
  case interruptBitsClearOneByOne
  case doneAndReadyClearOnRead
  case startStaysUntilTaken
  case softResetResetsBothChannels
  case unmappedAddressesAreReported
  case buffersAreZeroAndApart
  case memoryRunsOutCleanly
  case notebookFlow
  case oneCallByInterruptAndByPolling
  case cacheableBuffers
  case transfersAtAnyByte
  case framesInAQueue
  case tinyFramesInAQueue
  case framesOfOtherSizesInAQueue
  case automaticRestart
  case interruptsOfTheCore
  case impossibleSizesFinishAtOnce
  case unreachableMemory
  case packetLongerThanTheBuffer
  case silenceTimesOut
  case resetInTheMiddleOfAFrame
  case stoppedChannelsStartAgain
  case busyChannelRefuses

  /// Runs the check.
  ///
  /// - Parameter makeDevice: Makes a device fresh out of reset, whose overlay is the resizer.
  /// - Throws: ``ConformanceFailure``, naming everything that was wrong; or the error that ended the
  ///   check early.
  public func run<Bus: Device>(_ makeDevice: () throws -> Bus) throws {
    let checks = Checks(device: try makeDevice())
    try checks.run(self)
    if !checks.problems.isEmpty {
      throw ConformanceFailure(check: self, problems: checks.problems)
    }
  }
}

/// A failure of a device.
public struct ConformanceFailure: Error, CustomStringConvertible {
  /// The check that found it.
  public let check: ConformanceCheck
  /// All that was wrong.
  public let problems: [String]

  /// All problems, a line for each.
  public var description: String {
    "\(check.rawValue):\n  " + problems.joined(separator: "\n  ")
  }
}

/// One device under check, and what was found wrong with it.
final class Checks<Bus: Device> {
  let device: Bus
  var problems: [String] = []

  init(device: Bus) { self.device = device }

  /// Notes a problem unless `condition` holds.
  func check(_ condition: Bool, _ problem: @autoclosure () -> String) {
    if !condition { problems.append(problem()) }
  }

  /// Notes a problem unless `body` throws an error with this code; returns the error.
  @discardableResult
  func check(
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

  func run(_ check: ConformanceCheck) throws {
    switch check {
    case .registersHaveTheirResetValues: try registersHaveTheirResetValues()
    case .registersHaveTheirAccessKinds: try registersHaveTheirAccessKinds()
    case .interruptBitsClearOneByOne: try interruptBitsClearOneByOne()
    case .doneAndReadyClearOnRead: try doneAndReadyClearOnRead()
    case .startStaysUntilTaken: try startStaysUntilTaken()
    case .softResetResetsBothChannels: try softResetResetsBothChannels()
    case .unmappedAddressesAreReported: unmappedAddressesAreReported()
    case .buffersAreZeroAndApart: try buffersAreZeroAndApart()
    case .memoryRunsOutCleanly: try memoryRunsOutCleanly()
    case .notebookFlow: try notebookFlow()
    case .oneCallByInterruptAndByPolling: try oneCallByInterruptAndByPolling()
    case .cacheableBuffers: try cacheableBuffers()
    case .transfersAtAnyByte: try transfersAtAnyByte()
    case .framesInAQueue: try framesInAQueue(size: .init(width: 64, height: 48), count: 5)
    case .tinyFramesInAQueue: try framesInAQueue(size: .init(width: 2, height: 1), count: 12)
    case .framesOfOtherSizesInAQueue: try framesOfOtherSizesInAQueue()
    case .automaticRestart: try automaticRestart()
    case .interruptsOfTheCore: try interruptsOfTheCore()
    case .impossibleSizesFinishAtOnce: try impossibleSizesFinishAtOnce()
    case .unreachableMemory: try unreachableMemory()
    case .packetLongerThanTheBuffer: try packetLongerThanTheBuffer()
    case .silenceTimesOut: try silenceTimesOut()
    case .resetInTheMiddleOfAFrame: try resetInTheMiddleOfAFrame()
    case .stoppedChannelsStartAgain: try stoppedChannelsStartAgain()
    case .busyChannelRefuses: try busyChannelRefuses()
    }
  }
}
