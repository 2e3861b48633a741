// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

extension SimulatedDevice {
  /// Prefixes of the memory ports' signals, such as `m_axi_gmem_`.
  public var memoryPorts: [String] { library.memoryPorts() }

  /// Gives one memory port latencies, limits and stalls of its own, from the next clock on.
  ///
  /// - Parameters:
  ///   - port: The prefix of its signals, one of ``memoryPorts``.
  ///   - behaviour: As in ``SimulationOptions/memory``; stalls of registers do not matter.
  /// - Throws: `notFound`; `invalidArgument`.
  public func setMemory(_ port: String, _ behaviour: MemoryBehaviour) throws(DeviceError) {
    let known = memoryPorts
    guard let number = known.firstIndex(where: { $0 == port || $0 == port + "_" }) else {
      throw notFound("memory port", port, known)
    }
    var raw = swynq_sim_memory_options()
    let size = UInt32(MemoryLayout<swynq_sim_memory_options>.size)
    var status = library.ports.defaultMemoryOptions(&raw, size)
    guard status == 0 else { throw error(status) }
    raw.read_latency = behaviour.readLatency
    raw.write_latency = behaviour.writeLatency
    raw.max_outstanding_reads = behaviour.outstandingReads
    raw.max_outstanding_writes = behaviour.outstandingWrites
    raw.stall_aw = behaviour.stalls.writeAddress
    raw.stall_w = behaviour.stalls.writeData
    raw.stall_b = behaviour.stalls.writeResponse
    raw.stall_ar = behaviour.stalls.readAddress
    raw.stall_r = behaviour.stalls.readData
    status = library.ports.setMemoryOptions(handle, UInt32(number), &raw)
    guard status == 0 else { throw error(status) }
  }

  /// Bounds what all memory ports move together: what the DDR carries.
  ///
  /// - Parameter bytesPer1000Clocks: Bytes, reads and writes alike, per 1000 clocks of the first clock; nil
  ///   for no bound.
  /// - Throws: `invalidArgument`.
  public func limitBandwidth(bytesPer1000Clocks: UInt64?) throws(DeviceError) {
    let status = library.ports.limitBandwidth(handle, bytesPer1000Clocks ?? 0)
    guard status == 0 else { throw error(status) }
  }
}
