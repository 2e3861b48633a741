// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// A memory's behaviour as an object in JSON.
struct CodableMemory: Codable {
  let readLatency: UInt32
  let writeLatency: UInt32
  let outstandingReads: UInt32
  let outstandingWrites: UInt32
  let stalls: [String: UInt32]

  init(_ memory: MemoryBehaviour) {
    readLatency = memory.readLatency
    writeLatency = memory.writeLatency
    outstandingReads = memory.outstandingReads
    outstandingWrites = memory.outstandingWrites
    stalls = memory.stalls.byChannel
  }

  var memory: MemoryBehaviour {
    var memory = MemoryBehaviour()
    memory.readLatency = readLatency
    memory.writeLatency = writeLatency
    memory.outstandingReads = outstandingReads
    memory.outstandingWrites = outstandingWrites
    memory.stalls.byChannel = stalls
    return memory
  }
}
