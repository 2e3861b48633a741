// SPDX-License-Identifier: Apache-2.0
// How a call fails inside the library: an exception that carries the status and the sentence.
// It is thrown on cold paths only and never leaves the C ABI (abi.cpp catches it).
#ifndef SWYNQ_SIM_SRC_FAILURE_H
#define SWYNQ_SIM_SRC_FAILURE_H

#include <string>

#include "swynq_sim.h"

namespace swynq {

struct Failure {
  swynq_sim_status status;
  std::string message;
  // The RTL stopped in the middle of an evaluation, or what it did cannot be trusted any more.
  bool ends_model = false;
};

// Throws. format: as for printf().
[[noreturn, gnu::cold, gnu::noinline, gnu::format(printf, 2, 3)]] void fail(
    swynq_sim_status status, const char* format, ...);

}  // namespace swynq

#endif
