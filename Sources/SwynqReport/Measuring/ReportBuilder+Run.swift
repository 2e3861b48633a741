// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

extension ReportBuilder {
  /// Describes the run and the device.
  func run(_ counters: [CycleCounters]) -> RunDescription {
    RunDescription(
      work: windows[0].works[0].work, frameCount: windows.reduce(0) { $0 + $1.works.count },
      isQueued: isQueued,
      device: facts.kind, overlay: overlay.name, dataWidth: dataWidth(counters),
      burstLength: burstLength(counters), clockFrequency: clockFrequency, clockSource: source,
      memory: facts.memory, seed: facts.seed,
      versions: SoftwareVersions(overlay: facts.logic, verilator: facts.verilatorVersion))
  }

  /// The width that the monitor states, else the device, else the overlay's description.
  private func dataWidth(_ counters: [CycleCounters]) -> Int? {
    counters.first { counter.statesWidth || $0.reads.bursts + $0.writes.bursts > 0 }
      .map { $0.bytesPerBeat * 8 } ?? facts.dataWidth
      ?? overlay.onlyDMA?.parameter("c_m_axi_mm2s_data_width")
  }

  /// Whether something crossed a stream at the overlay's top, which then has a floor.
  private func movesStreams(_ counters: [CycleCounters]) -> Bool {
    counters.contains { $0[.source].beats + $0[.destination].beats > 0 }
  }

  /// The length that the overlay's description states, else the longest measured.
  private func burstLength(_ counters: [CycleCounters]) -> Int? {
    if let stated = overlay.onlyDMA?.parameter("c_mm2s_burst_size") { return stated }
    let bursts = counters.reduce(0) { $0 + $1.reads.bursts }
    let beats = counters.reduce(0) { $0 + $1[.readData].beats }
    return bursts == 0 ? nil : Int((beats + bursts - 1) / bursts)
  }

  /// The facts that could not be known, and why.
  func unknowns(_ counters: [CycleCounters], phasesAreKnown: Bool) -> [UnknownFact] {
    var unknowns: [UnknownFact] = []
    if let absence = counter.absence {
      unknowns += ["phases", "channels", "bursts"].map { UnknownFact($0, reason: absence) }
    } else if !phasesAreKnown {
      unknowns.append(
        UnknownFact(
          "phases",
          reason: "nothing was read from memory or written to it, or too much for the log"))
    } else if isQueued {
      unknowns.append(
        UnknownFact(
          "phases of each frame",
          reason: "queued frames overlap; the phases are those of the whole run"))
    }
    if let absence = counter.streamsAbsence {
      unknowns.append(UnknownFact("streams", reason: absence))
    }
    let queued = windows.map(\.works.count).max() ?? 0
    if counter.framesKept > 0, queued > counter.framesKept {
      unknowns.append(
        UnknownFact(
          "passage of the first \(queued - counter.framesKept) frames",
          reason: "the cycle monitor keeps the last \(counter.framesKept)"))
    }
    if source != .device {
      unknowns.append(
        UnknownFact(
          "clocks of the driver's calls",
          reason: "the device does not count clocks; calls are counted, not timed"))
    }
    if dataWidth(counters) == nil, !movesStreams(counters) {
      unknowns.append(
        UnknownFact(
          "floor", reason: "neither a cycle monitor nor the device states the memory port's width"))
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

extension OverlayDescription {
  /// The overlay's DMA; nil if it has none, or several.
  var onlyDMA: IPBlock? {
    let found = blocks(ofType: AXIDMARegisters.ipType)
    return found.count == 1 ? found[0] : nil
  }
}
