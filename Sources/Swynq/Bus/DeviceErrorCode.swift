// SPDX-License-Identifier: Apache-2.0
extension DeviceError {
  /// The kind of a ``DeviceError``. A struct, not an enum, so that a device of another package can
  /// add its own: `extension DeviceError.Code { static let tooHot = Self(rawValue: 1000) }`.
  /// Numbers below 1000 belong to Swynq.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The number of the code.
    public var rawValue: Int

    /// The code with this number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// An argument is out of range, misaligned or contradicts another. Nothing happened.
    public static let invalidArgument = Code(rawValue: 1)
    /// A buffer's shape or size does not fit the operation. Nothing happened.
    public static let invalidShape = Code(rawValue: 2)
    /// The overlay has no block of that name, or the file that was asked for is not there.
    public static let notFound = Code(rawValue: 3)
    /// The deadline passed before the awaited event.
    public static let timeout = Code(rawValue: 4)
    /// The interconnect answered DECERR: nothing is mapped at the address.
    public static let decodeError = Code(rawValue: 5)
    /// The addressed block answered SLVERR.
    public static let subordinateError = Code(rawValue: 6)
    /// A register access never completed.
    public static let busHang = Code(rawValue: 7)
    /// The device has too little free memory.
    public static let outOfMemory = Code(rawValue: 8)
    /// The hardware is still at work on something else.
    public static let busy = Code(rawValue: 9)
    /// The channel was not started, or nothing was.
    public static let notRunning = Code(rawValue: 10)
    /// A core reported an error of a transfer, such as a DMA's DMASlvErr; only a reset clears that.
    public static let transferFailed = Code(rawValue: 11)
    /// The hardware delivered something other than what was asked for.
    public static let unexpectedResult = Code(rawValue: 12)
    /// This device cannot do that.
    public static let unsupported = Code(rawValue: 13)
    /// A library or core has a version that this one does not know.
    public static let incompatible = Code(rawValue: 14)
    /// A file could not be read or written.
    public static let inputOutput = Code(rawValue: 15)
    /// The overlay broke a rule of AXI.
    public static let protocolViolation = Code(rawValue: 16)
    /// An assertion in the RTL failed.
    public static let assertionFailed = Code(rawValue: 17)
    /// A fault inside the device's own software.
    public static let internalError = Code(rawValue: 18)
    /// The task that waited was cancelled.
    public static let cancelled = Code(rawValue: 19)
    /// A file does not hold what it should: a hardware handoff or a bitstream that is none.
    public static let malformedFile = Code(rawValue: 20)
  }
}

extension DeviceError.Code: CustomStringConvertible {
  /// The code's name, such as `timeout`.
  public var description: String {
    switch self {
    case .invalidArgument: "invalidArgument"
    case .invalidShape: "invalidShape"
    case .notFound: "notFound"
    case .timeout: "timeout"
    case .decodeError: "decodeError"
    case .subordinateError: "subordinateError"
    case .busHang: "busHang"
    case .outOfMemory: "outOfMemory"
    case .busy: "busy"
    case .notRunning: "notRunning"
    case .transferFailed: "transferFailed"
    case .unexpectedResult: "unexpectedResult"
    case .unsupported: "unsupported"
    case .incompatible: "incompatible"
    case .inputOutput: "inputOutput"
    case .protocolViolation: "protocolViolation"
    case .assertionFailed: "assertionFailed"
    case .internalError: "internalError"
    case .cancelled: "cancelled"
    case .malformedFile: "malformedFile"
    default: "code \(rawValue)"
    }
  }
}
