// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The cycle monitor. It only watches, and its counters are never twice the same.
  public static var cycleMonitor: Core {
    Core(
      CoreType(CycleMonitorRegisters.ipType),
      behaviour: { _ in
        var behaviour = RegisterBehaviour()
        behaviour.volatile = .max
        return behaviour
      }
    ) { _ in CycleMonitorRegisters.registers }
  }
}
