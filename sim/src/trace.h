// The waveform file. The fast variant has none; its Trace is empty and costs nothing.
#ifndef SWYNQ_SIM_SRC_TRACE_H
#define SWYNQ_SIM_SRC_TRACE_H

#include "model.h"

#if SWYNQ_SIM_INSTRUMENTED
#include <verilated_fst_c.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#endif

#include "failure.h"

namespace swynq {

#if SWYNQ_SIM_INSTRUMENTED

class Trace {
 public:
  bool running() const { return file_ != nullptr; }

  void start(Model& model, const char* path) {
    if (running()) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "a waveform is being written already; stop it first");
    }
    // The FST writers do not all report a file that they cannot create.
    std::FILE* probe = std::fopen(path, "wb");
    if (probe == nullptr) fail(SWYNQ_SIM_IO_ERROR, "%s: %s", path, std::strerror(errno));
    std::fclose(probe);
    file_ = std::make_unique<VerilatedFstC>();
    try {
      model.trace(file_.get(), kDepth);
      file_->open(path);
    } catch (...) {
      file_.reset();
      throw;
    }
    if (!file_->isOpen()) {
      file_.reset();
      fail(SWYNQ_SIM_IO_ERROR, "%s: the waveform could not be opened", path);
    }
  }

  void stop() {
    if (!running()) return;
    file_->close();
    file_.reset();
  }

  void dump(uint64_t nanoseconds) { file_->dump(nanoseconds); }

 private:
  static constexpr int kDepth = 99;  // levels of hierarchy: all
  std::unique_ptr<VerilatedFstC> file_;
};

#else

class Trace {
 public:
  static constexpr bool running() { return false; }
  void start(Model&, const char*) { refuse(); }
  void stop() { refuse(); }
  void dump(uint64_t) {}

 private:
  [[noreturn]] static void refuse() {
    fail(SWYNQ_SIM_UNSUPPORTED,
         "this is the fast variant of the overlay, which writes no waveforms; load the "
         "instrumented one");
  }
};

#endif

}  // namespace swynq

#endif
