// SPDX-License-Identifier: Apache-2.0
#include "failure.h"

#include <cstdarg>
#include <cstdio>

namespace swynq {

void fail(swynq_sim_status status, const char* format, ...) {
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  throw Failure{status, text,
                status == SWYNQ_SIM_PROTOCOL_ERROR || status == SWYNQ_SIM_ASSERTION_FAILED};
}

}  // namespace swynq
