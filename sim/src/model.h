// SPDX-License-Identifier: Apache-2.0
// The Verilated model, by the name the build gives it.
//
// Nothing in this folder knows the overlay: SWYNQ_SIM_MODEL is the class that Verilator made of it. The
// build writes overlay_ports.h (see ports.h) and overlay.h, which defines
//   SWYNQ_SIM_MODEL               class name, such as Vresizer_overlay
//   SWYNQ_SIM_OVERLAY             name of the top module, a string
//   SWYNQ_SIM_DESCRIPTION         the overlay as swynq_sim_description() tells it, a string
//   SWYNQ_SIM_VERILATOR_VERSION   version that made the class, a string
//   SWYNQ_SIM_INSTRUMENTED        1: waveforms, assertions, per-clock bus checks; 0: none
//   SWYNQ_SIM_IRQ_COUNT           number of interrupt lines; the C++ type of a port does not tell
//   SWYNQ_SIM_FALLING_EDGES       1: something waits for a clock's falling edge
//   SWYNQ_SIM_REGISTERED_OUTPUTS  1: no output follows an input within a clock, and the model waits
//                                 for nothing but the rising edges of its clocks
//   SWYNQ_SIM_UNDRIVEN(apply)     apply(member) for each input that no bus drives
//   SWYNQ_SIM_OUTPUTS(apply)      apply(member) for each output that the harness reads
//   SWYNQ_SIM_DATA_DIRECTORIES    strings: where $readmemh looks for its file
#ifndef SWYNQ_SIM_SRC_MODEL_H
#define SWYNQ_SIM_SRC_MODEL_H

#include <verilated.h>

#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include "overlay.h"

#define SWYNQ_SIM_QUOTE_(text) #text
#define SWYNQ_SIM_QUOTE(text) SWYNQ_SIM_QUOTE_(text)
#include SWYNQ_SIM_QUOTE(SWYNQ_SIM_MODEL.h)

// The function of the model's logic that Verilator calls `name`.
#define SWYNQ_SIM_LOGIC_(model, name) model##___024root___##name
#define SWYNQ_SIM_LOGIC__(model, name) SWYNQ_SIM_LOGIC_(model, name)
#define SWYNQ_SIM_LOGIC(name) SWYNQ_SIM_LOGIC__(SWYNQ_SIM_MODEL, name)

namespace swynq {

using Model = SWYNQ_SIM_MODEL;

inline constexpr bool kInstrumented = SWYNQ_SIM_INSTRUMENTED != 0;
inline constexpr uint32_t kIrqCount = SWYNQ_SIM_IRQ_COUNT;
inline constexpr uint64_t kIrqLines = kIrqCount == 64 ? ~uint64_t{0} : (uint64_t{1} << kIrqCount) - 1;
inline constexpr bool kFallingEdges = SWYNQ_SIM_FALLING_EDGES != 0;
inline constexpr bool kRegisteredOutputs = SWYNQ_SIM_REGISTERED_OUTPUTS != 0;

// The functions that a model is made of differ between Verilator's versions, and between overlays:
// one without logic between an input and a register has no eval_ico. Each is used if it is there.
template <class Root>
concept HasEval = requires(Root* root) { SWYNQ_SIM_LOGIC(eval)(root); };

template <class Root>
concept HasInputLogic = requires(Root* root) {
  SWYNQ_SIM_LOGIC(eval_ico)(root);
  root->__VicoTriggered;
};

template <class Root>
concept HasClockedLogic = requires(Root* root) {
  SWYNQ_SIM_LOGIC(eval_nba)(root);
  root->__VnbaTriggered;
};

// Lets the model's logic follow its inputs. eval() of the class does some bookkeeping of threads,
// dynamic objects and queued messages around that, of which the fast variant has none, and whose locks
// cost 7 % of the time.
template <class M>
inline void evaluate(M& model) {
  if constexpr (!kInstrumented && HasEval<std::remove_pointer_t<decltype(model.rootp)>>) {
    if (model.threads() == 1) return SWYNQ_SIM_LOGIC(eval)(model.rootp);
  }
  model.eval();
}

// Makes the one event happen that a part of the model waits for, and lets that part act on it.
template <class Triggers, class Act>
[[gnu::always_inline]] inline void trigger(Triggers& triggers, Act&& act) {
  const auto set = [&](bool value) {
    if constexpr (requires { triggers.at(0U) = true; }) {
      triggers.at(0U) = value;
    } else {
      triggers[0U] = value;
    }
  };
  set(true);
  act();
  set(false);
}

// Inputs that nothing drives would start from random values.
template <class M>
inline void clear_undriven(M& model) {
#define SWYNQ_SIM_CLEAR(port) std::memset(&model.port, 0, sizeof model.port);
  SWYNQ_SIM_UNDRIVEN(SWYNQ_SIM_CLEAR)
#undef SWYNQ_SIM_CLEAR
}

}  // namespace swynq

#endif
