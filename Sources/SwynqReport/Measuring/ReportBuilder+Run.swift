// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores
internal import SwynqResizer

extension ReportBuilder {
  /// Describes the run and the device.
  func run(_ counters: [CycleCounters]) -> RunDescription {
    let result = windows[0].results[0]
    return RunDescription(
      source: result.source, destination: result.destination,
      frameCount: windows.reduce(0) { $0 + $1.results.count }, isQueued: isQueued,
      device: facts.kind, overlay: overlay.name, dataWidth: dataWidth(counters),
      burstLength: burstLength(counters), clockFrequency: clockFrequency, clockSource: source,
      memory: facts.memory, seed: facts.seed,
      versions: SoftwareVersions(overlay: facts.logic, verilator: facts.verilatorVersion))
  }

  /// The width that the monitor states, else the device, else the overlay's description.
  private func dataWidth(_ counters: [CycleCounters]) -> Int? {
    counters.first.map { $0.bytesPerBeat * 8 } ?? facts.dataWidth
      ?? dma?.parameter("c_m_axi_mm2s_data_width")
  }

  /// The length that the overlay's description states, else the longest measured.
  private func burstLength(_ counters: [CycleCounters]) -> Int? {
    if let stated = dma?.parameter("c_mm2s_burst_size") { return stated }
    let bursts = counters.reduce(0) { $0 + $1.reads.bursts }
    let beats = counters.reduce(0) { $0 + $1[.readData].beats }
    return bursts == 0 ? nil : Int((beats + bursts - 1) / bursts)
  }

  /// The overlay's DMA; nil if it has none.
  var dma: IPBlock? { overlay.blocks(ofType: AXIDMARegisters.ipType).first }

  /// The facts that could not be known, and why.
  func unknowns(_ counters: [CycleCounters], phasesAreKnown: Bool) -> [UnknownFact] {
    var unknowns: [UnknownFact] = []
    if let absence = monitor.absence {
      unknowns += ["phases", "channels", "bursts"].map { UnknownFact($0, reason: absence) }
    } else if !phasesAreKnown {
      unknowns.append(
        UnknownFact("phases", reason: "the cycle monitor saw no read, or no write"))
    } else if isQueued {
      unknowns.append(
        UnknownFact(
          "phases of each frame",
          reason: "queued frames overlap; the phases are those of the whole run"))
    }
    let queued = windows.map(\.results.count).max() ?? 0
    if !counters.isEmpty, queued > monitor.framesKept {
      unknowns.append(
        UnknownFact(
          "passage of the first \(queued - monitor.framesKept) frames",
          reason: "the cycle monitor keeps the last \(monitor.framesKept)"))
    }
    if source != .device {
      unknowns.append(
        UnknownFact(
          "clocks of the driver's calls",
          reason: "the device does not count clocks; calls are counted, not timed"))
    }
    if dataWidth(counters) == nil {
      unknowns.append(
        UnknownFact("floor", reason: "neither monitor nor device states the memory port's width"))
    }
    if facts.memory == nil {
      unknowns.append(
        UnknownFact(
          "memory's settings",
          reason: "nobody set how the memory of this device behaves; what it did is measured"))
    }
    return unknowns
  }
}
