// SPDX-License-Identifier: Apache-2.0
#include "runtime_hooks.h"

#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

#include "failure.h"

namespace {

// The text of the last error that the RTL printed on this thread. A handle runs on one thread at
// a time and the hook that consumes the text follows within the same evaluation.
thread_local std::string error_text;

// "file.sv:12: Assertion failed in TOP.dma: text" of "[140] %Error: file.sv:12: ...".
std::string_view without_prefix(std::string_view text) {
  for (std::string_view mark : {"%Error: ", "%Fatal: "}) {
    const size_t at = text.find(mark);
    if (at != std::string_view::npos) return text.substr(at + mark.size());
  }
  return text;
}

[[noreturn, gnu::cold]] void stop(const char* what, const char* file, int line) {
  std::string text;
  text.swap(error_text);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  const std::string_view said = without_prefix(text);
  if (said.empty()) {
    swynq::fail(SWYNQ_SIM_ASSERTION_FAILED, "%s:%d: %s", file, line, what);
  }
  swynq::fail(SWYNQ_SIM_ASSERTION_FAILED, "%.*s", static_cast<int>(said.size()), said.data());
}

}  // namespace

int swynq_sim_print(const char* format, ...) {
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  const int length = std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  const std::string_view view = text;
  if (view.find("%Error: ") != view.npos || view.find("%Fatal: ") != view.npos) {
    error_text = view;
  } else {
    std::fputs(text, stderr);
  }
  return length;
}

[[noreturn]] void swynq_sim_waveform_failed(const char* check) {
  swynq::fail(SWYNQ_SIM_IO_ERROR, "the waveform's writer failed: %s", check);
}

// These replace functions of the same names in verilated.cpp. They throw through generated code,
// which is compiled with exceptions; the model is not evaluated again, only destroyed.

void vl_finish(const char* file, int line, const char*) {
  stop("the RTL called $finish", file, line);
}

void vl_stop(const char* file, int line, const char*) { stop("the RTL called $stop", file, line); }

void vl_stop_maybe(const char* file, int line, const char*, bool) {
  stop("the RTL called $stop", file, line);
}

void vl_fatal(const char* file, int line, const char*, const char* message) {
  stop(message, file, line);
}

void vl_warn(const char* file, int line, const char*, const char* message) {
  if (std::strcmp(message, "$readmem file not found") == 0) {
    const int error = access(file, R_OK) == 0 ? EIO : errno;
    throw swynq::Failure{
        SWYNQ_SIM_IO_ERROR,
        std::string(file) + ": the RTL's $readmemh or $readmemb cannot read this file: " +
            std::strerror(error) + "; a relative path counts from the working directory",
        true};
  }
  std::fprintf(stderr, "%%Warning: %s:%d: %s\n", file, line, message);
}
