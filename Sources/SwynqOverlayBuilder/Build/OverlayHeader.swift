// SPDX-License-Identifier: Apache-2.0

/// `overlay.h`: what the harness must know of the overlay and cannot find out in C++. See sim/src/model.h.
struct OverlayHeader {
  let text: String

  init(
    _ build: OverlayBuild, _ model: Verilation, _ map: PortMap, version: String,
    directories: [String], description: String
  ) {
    func list(_ names: [String]) -> String { names.map { " apply(\($0))" }.joined() }
    let events = model.events
    let fallingEdges =
      events.isEmpty
      || map.clocks.contains { clock in
        ["negedge", "edge"].contains { events.contains("@(\($0) \(clock.port.name))") }
      }
    let instrumented = build.variant.isInstrumented ? 1 : 0
    text = """
      // Made by swynq-overlay-build.
      #define SWYNQ_SIM_MODEL \(model.prefix)
      #define SWYNQ_SIM_OVERLAY \(CText.literal(build.top))
      #define SWYNQ_SIM_VERILATOR_VERSION \(CText.literal(version))
      #define SWYNQ_SIM_INSTRUMENTED \(instrumented)
      #define SWYNQ_SIM_DESCRIPTION \(CText.literal(description))
      #define SWYNQ_SIM_FALLING_EDGES \(fallingEdges ? 1 : 0)
      #define SWYNQ_SIM_IRQ_COUNT \(map.interruptCount)
      #define SWYNQ_SIM_REGISTERED_OUTPUTS \(build.hasRegisteredOutputs ? 1 : 0)
      #define SWYNQ_SIM_UNDRIVEN(apply)\(list((map.inputs + map.ignored).map(\.member)))
      #define SWYNQ_SIM_OUTPUTS(apply)\(list(map.observed.map(\.member)))
      #define SWYNQ_SIM_DATA_DIRECTORIES \(directories.map(CText.literal).joined(separator: ", "))

      """
  }
}
