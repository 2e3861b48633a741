// SPDX-License-Identifier: Apache-2.0
// Whether outputs that are declared to be registered are: for the instrumented variant, which evaluates
// both edges, what the fast one takes for granted.
#ifndef SWYNQ_SIM_SRC_REGISTERED_OUTPUTS_H
#define SWYNQ_SIM_SRC_REGISTERED_OUTPUTS_H

#include <cinttypes>
#include <cstring>
#include <type_traits>
#include <utility>

#include "failure.h"
#include "model.h"

namespace swynq {

class RegisteredOutputs {
 public:
  // Notes the outputs just after a rising edge.
  void note(const Model& model) {
#define SWYNQ_SIM_NOTE(port) std::memcpy(&port##_, &model.port, sizeof port##_);
    SWYNQ_SIM_OUTPUTS(SWYNQ_SIM_NOTE)
#undef SWYNQ_SIM_NOTE
  }

  // They are still the same just before the edge of clock `edge`, whatever the inputs have become.
  void check(const Model& model, uint64_t edge) const {
#define SWYNQ_SIM_COMPARE(port) \
  if (std::memcmp(&port##_, &model.port, sizeof port##_) != 0) changed(#port, edge);
    SWYNQ_SIM_OUTPUTS(SWYNQ_SIM_COMPARE)
#undef SWYNQ_SIM_COMPARE
  }

 private:
  [[noreturn]] static void changed(const char* port, uint64_t edge) {
    fail(SWYNQ_SIM_PROTOCOL_ERROR,
         "%s, clock %" PRIu64 ": follows an input or the falling edge, but the overlay is declared to "
         "have registered outputs",
         port, edge);
  }

#define SWYNQ_SIM_MEMBER(port) std::remove_cvref_t<decltype(std::declval<Model&>().port)> port##_{};
  SWYNQ_SIM_OUTPUTS(SWYNQ_SIM_MEMBER)
#undef SWYNQ_SIM_MEMBER
};

}  // namespace swynq

#endif
