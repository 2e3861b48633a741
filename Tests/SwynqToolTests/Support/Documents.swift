// SPDX-License-Identifier: Apache-2.0

import SwynqResizer

/// The JSON that `resize` and `demo` promise. Null keys are null on a board
/// alone.
struct SummaryDocument: Decodable {
  struct File: Decodable, Equatable {
    let path: String
    let format: String
    let width: Int
    let height: Int
  }
  let version: Int
  let input: File
  let output: File
  let device: String
  let variant: String?
  let seed: UInt64?
  let clocks: UInt64?
  let clockFrequency: UInt64
  let seconds: Double
  let simulationSeconds: Double?
  let clocksPerSecond: Double?
  let bytesRead: Int
  let bytesWritten: Int
  let verified: Bool
  let waveform: String?
}

/// The JSON that `info` promises.
struct InfoDocument: Decodable {
  struct Block: Decodable {
    let name: String
    let type: String
    let address: UInt64
    let size: UInt64
    let interrupts: [Interrupt]
    let parameters: [String: Int]
    let registers: [Register]
  }
  struct Interrupt: Decodable {
    let port: String
    let line: Int
  }
  struct Register: Decodable {
    let name: String
    let summary: String
    let address: UInt64
    let offset: Int
    let resetValue: UInt32
    let readHasSideEffects: Bool
    let value: UInt32?
    let fields: [Field]
  }
  struct Field: Decodable {
    let name: String
    let summary: String
    let lowBit: Int
    let width: Int
    let access: String
    let value: UInt32?
  }
  let version: Int
  let overlay: String
  let device: String
  let verilatorVersion: String?
  let clockFrequency: UInt64
  let dataWidth: Int?
  let blocks: [Block]
}

/// The JSON that `verify` promises.
struct VerifyDocument: Decodable {
  struct Case: Decodable {
    let name: String
    let source: String
    let destination: String
    let difference: Difference?
    let measure: String
    let clocks: UInt64?
    let referenceClocks: UInt64?
    let seconds: Double?
    let referenceSeconds: Double?
    let ratio: Double?
  }
  struct Difference: Decodable {
    let kind: String
    let place: String
    let found: String
    let expected: String
    let byteOffset: Int?
    let row: Int?
    let column: Int?
    let channel: Int?
    let byteCount: Int?
  }
  let version: Int
  let seed: UInt64
  let device: String
  let reference: String
  let isEqual: Bool
  let cases: [Case]
  let notCompared: [String]
}

/// The JSON that `replay` promises.
struct ReplayDocument: Decodable {
  struct Difference: Decodable {
    let kind: String
    let call: Int
    let place: String
    let expected: String
    let found: String
    let register: String?
    let buffer: Int?
    let byteOffset: Int?
    let row: Int?
    let column: Int?
    let channel: Int?
  }
  let version: Int
  let recording: String
  let recordedDevice: String
  let device: String
  let isEqual: Bool
  let calls: Int
  let comparedBytes: Int
  let earlierAnswers: Int
  let recordedClocks: UInt64?
  let clocks: UInt64?
  let recordedSeconds: Double
  let seconds: Double
  let difference: Difference?
}

/// The JSON that `doctor` promises.
struct DoctorDocument: Decodable {
  struct Finding: Decodable {
    let subject: String
    let verdict: String
    let message: String
    let advice: String?
  }
  let version: Int
  let device: String
  let isReady: Bool
  let findings: [Finding]
}
