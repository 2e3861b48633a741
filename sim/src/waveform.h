// SPDX-License-Identifier: Apache-2.0
// The waveform that is being written, if one is. The fast variant has none; its Waveform is empty and
// costs nothing.
#ifndef SWYNQ_SIM_SRC_WAVEFORM_H
#define SWYNQ_SIM_SRC_WAVEFORM_H

#include "model.h"
#include "swynq_sim.h"

#if SWYNQ_SIM_INSTRUMENTED
#include <verilated_fst_c.h>

#include <cinttypes>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "fork.h"
#include "fst_files.h"
#include "waveform_file.h"
#endif

#include "failure.h"

namespace swynq {

#if SWYNQ_SIM_INSTRUMENTED

class Waveform {
 public:
  bool running() const { return writer_ != nullptr; }

  // Whether the clock after this one is shown, if a waveform is running.
  bool shows(uint64_t clock) const { return clock >= first_ && clock < end_; }
  // Whether this clock is the last one shown.
  bool ends_after(uint64_t clock) const { return clock == end_; }

  // clock: the one that has just passed.
  void start(Model& model, const char* path, const swynq_sim_waveform_options& options,
             uint64_t clock) {
    if (running()) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "a waveform is being written already; stop it first");
    }
    failure_.reset();
    first_ = options.first_clock > clock ? options.first_clock : clock;
    const bool is_endless = options.clocks == 0 || options.clocks > UINT64_MAX - options.first_clock;
    end_ = is_endless             ? UINT64_MAX
           : options.first_clock != 0 ? options.first_clock + options.clocks
                                      : clock + options.clocks;
    if (end_ <= clock) {
      fail(SWYNQ_SIM_BAD_ARGUMENT,
           "the waveform would end at clock %" PRIu64 ", but clock %" PRIu64 " has passed", end_,
           clock);
    }
    open(model, path, options.depth);
  }

  // Shows the model as it is. A waveform that failed is not written further.
  void dump(uint64_t nanoseconds) {
    if (failed_) return;
    (void)take_fst_fault();  // files of the RTL's own
    try {
      writer_->dump(nanoseconds);
    } catch (const Failure&) {
      failed_ = true;
    }
    note_failure();
  }

  // Completes the file. A failure is kept for stop().
  void finish() {
    const std::lock_guard lock(runtime_lock());
    release();
    (void)take_fst_fault();
    try {
      writer_->close();
      writer_.reset();
    } catch (const Failure&) {
      // It would fail again when it is deleted.
      (void)writer_.release();
      failed_ = true;
    }
    failed_ |= take_fst_fault();
    try {
      file_->publish(!failed_);
    } catch (const Failure& failure) {
      failure_ = failure;
    }
    file_.reset();
  }

  // Throws what went wrong since start(), once.
  void stop() {
    if (running()) finish();
    if (!failure_) return;
    const Failure failure = *failure_;
    failure_.reset();
    throw failure;
  }

  // In a child process: forgets the waveform, which stays the parent's.
  void abandon() {
    (void)writer_.release();
    opened_.clear();
    file_.reset();
  }

 private:
  void open(Model& model, const char* path, uint32_t depth) {
    const std::lock_guard lock(runtime_lock());
    file_ = std::make_unique<WaveformFile>(path);
    writer_ = std::make_unique<VerilatedFstC>();
    failed_ = false;
    (void)take_fst_files();
    try {
      // The ports are a level above the top module.
      if (depth != 0) writer_->dumpvars(static_cast<int>(depth) + 1, "TOP");
      model.trace(writer_.get(), 0);
      writer_->open(file_->name().c_str());
      opened_ = take_fst_files();
      for (std::FILE* file : opened_) keep_from_children(fileno(file));
      if (!writer_->isOpen()) {
        fail(SWYNQ_SIM_IO_ERROR, "%s: Verilator's writer could not open the waveform", path);
      }
    } catch (...) {
      release();
      writer_.reset();
      file_.reset();
      throw;
    }
  }

  void note_failure() {
    failed_ |= take_fst_fault();
    for (std::FILE* file : opened_) failed_ |= std::ferror(file) != 0;
  }

  void release() {
    for (std::FILE* file : opened_) give_to_children(fileno(file));
    opened_.clear();
  }

  uint64_t first_ = 0;
  uint64_t end_ = 0;
  bool failed_ = false;
  std::vector<std::FILE*> opened_;  // the writer's
  std::unique_ptr<WaveformFile> file_;
  std::unique_ptr<VerilatedFstC> writer_;
  std::optional<Failure> failure_;
};

#else

class Waveform {
 public:
  static constexpr bool running() { return false; }
  static constexpr bool shows(uint64_t) { return false; }
  static constexpr bool ends_after(uint64_t) { return false; }
  void start(Model&, const char*, const swynq_sim_waveform_options&, uint64_t) { refuse(); }
  void dump(uint64_t) {}
  void finish() {}
  void stop() { refuse(); }
  void abandon() {}

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
