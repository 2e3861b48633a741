// The Verilated model, by the name the build gives it.
//
// Nothing in this folder knows the overlay: SWYNQ_SIM_MODEL is the class that Verilator made of
// it, and its ports are bound by name. The build script passes
//   SWYNQ_SIM_MODEL                  class name, such as Vresizer_overlay
//   SWYNQ_SIM_OVERLAY                name of the top module, a string
//   SWYNQ_SIM_VERILATOR_VERSION      version that made the class, a string
//   SWYNQ_SIM_INSTRUMENTED           1: waveforms, assertions, per-clock bus checks; 0: none
//   SWYNQ_SIM_IRQ_COUNT              width of irq; the C++ type of the port does not tell
//   SWYNQ_SIM_EVALUATE               function of the model's logic, if it may be called directly
//   SWYNQ_SIM_RISING_EDGE            the logic of a rising edge of `root`, if that is all that a clock
//                                    of this overlay takes
//   SWYNQ_SIM_REGISTER_ADDRESS_BITS  width of s_axi_awaddr, for the same reason
#ifndef SWYNQ_SIM_SRC_MODEL_H
#define SWYNQ_SIM_SRC_MODEL_H

#include <verilated.h>

#define SWYNQ_SIM_QUOTE_(text) #text
#define SWYNQ_SIM_QUOTE(text) SWYNQ_SIM_QUOTE_(text)
#include SWYNQ_SIM_QUOTE(SWYNQ_SIM_MODEL.h)

namespace swynq {

using Model = SWYNQ_SIM_MODEL;

// Lets the model's logic follow its inputs. SWYNQ_SIM_EVALUATE is the function in which Verilator
// put that logic: what is left out is bookkeeping of threads, dynamic objects and queued messages,
// of which the fast variant has none, and whose locks cost 7 % of the time.
inline void evaluate(Model& model) {
#ifdef SWYNQ_SIM_EVALUATE
  SWYNQ_SIM_EVALUATE(model.rootp);
#else
  model.eval();
#endif
}

#ifdef SWYNQ_SIM_RISING_EDGE
// No output of this overlay follows an input within a clock, and nothing in it acts on the falling
// edge. So outputs are what the last rising edge made of them, and the model need not look for it:
// its clock stands still.
inline void falling_edge(Model&) {}

inline void rising_edge(Model& model) {
  auto* const root = model.rootp;
  SWYNQ_SIM_RISING_EDGE
}
#else
inline void falling_edge(Model& model) {
  model.aclk = 0;
  evaluate(model);
}

inline void rising_edge(Model& model) {
  model.aclk = 1;
  evaluate(model);
}
#endif

inline constexpr bool kInstrumented = SWYNQ_SIM_INSTRUMENTED != 0;
inline constexpr uint32_t kIrqCount = SWYNQ_SIM_IRQ_COUNT;
inline constexpr uint32_t kRegisterAddressBits = SWYNQ_SIM_REGISTER_ADDRESS_BITS;

static_assert(kIrqCount <= 32, "irq: the overlay's port is wider than 32 bits, the most supported");

}  // namespace swynq

#endif
