public import Swynq

extension SimulatedDevice: SelfDescribingDevice {
  /// The library, the memory as the options made it, and the seed.
  public var facts: DeviceFacts {
    let stalls = options.stalls
    return DeviceFacts(
      kind: "simulator",
      logic: information.path.split(separator: "/").last.map(String.init) ?? information.path,
      verilatorVersion: information.verilatorVersion, dataWidth: information.dataWidth,
      memory: MemoryBehaviour(
        readLatency: options.readLatency, writeLatency: options.writeLatency,
        outstandingReads: options.outstandingReads, outstandingWrites: options.outstandingWrites,
        stalls: [
          "AR": stalls.readAddress, "R": stalls.readData, "AW": stalls.writeAddress,
          "W": stalls.writeData, "B": stalls.writeResponse, "registers": stalls.registers,
        ]),
      seed: options.seed)
  }
}
