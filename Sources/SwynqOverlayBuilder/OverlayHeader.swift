// SPDX-License-Identifier: Apache-2.0

/// `overlay.h`: what the harness must know of the overlay and cannot find out in C++. See sim/src/model.h.
struct OverlayHeader {
  let text: String

  init(_ build: OverlayBuild, _ model: Verilation, version: String, directories: [String]) {
    func list(_ names: [String]) -> String { names.map { " apply(\($0))" }.joined() }
    let instrumented = build.variant == .instrumented ? 1 : 0
    text = """
      // Made by swynq-overlay-build.
      #define SWYNQ_SIM_MODEL \(model.prefix)
      #define SWYNQ_SIM_OVERLAY \(Self.literal(build.top))
      #define SWYNQ_SIM_VERILATOR_VERSION \(Self.literal(version))
      #define SWYNQ_SIM_INSTRUMENTED \(instrumented)
      #define SWYNQ_SIM_IRQ_COUNT \(model.ports.width("irq") ?? 0)
      #define SWYNQ_SIM_REGISTER_ADDRESS_BITS \(model.ports.width("s_axi_awaddr") ?? 0)
      #define SWYNQ_SIM_REGISTERED_OUTPUTS \(build.hasRegisteredOutputs ? 1 : 0)
      #define SWYNQ_SIM_UNDRIVEN(apply)\(list(model.ports.undriven))
      #define SWYNQ_SIM_OUTPUTS(apply)\(list(model.ports.observed))
      #define SWYNQ_SIM_DATA_DIRECTORIES \(directories.map(Self.literal).joined(separator: ", "))

      """
  }

  private static func literal(_ text: String) -> String {
    "\"" + text.flatMap { "\\\"".contains($0) ? ["\\", $0] : [$0] } + "\""
  }
}
