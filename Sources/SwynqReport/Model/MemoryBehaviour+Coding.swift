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
    stalls = memory.stalls
  }

  var memory: MemoryBehaviour {
    MemoryBehaviour(
      readLatency: readLatency, writeLatency: writeLatency, outstandingReads: outstandingReads,
      outstandingWrites: outstandingWrites, stalls: stalls)
  }
}
